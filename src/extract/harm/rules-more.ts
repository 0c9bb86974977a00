import type { Rule } from './rule.ts';

/**
 * Plain words in Thai, Vietnamese and Burmese, the languages of the towns and workers around the compounds. No grammar is read but a
 * negation right before them.
 */
export const rulesMore: readonly Rule[] = [
  { alarm: 'kidnapping', pattern: /ลักพาตัว|ถูกอุ้มไป|จับเป็นตัวประกัน|bắt cóc|ပြန်ပေးဆွဲ/g },
  {
    alarm: 'kidnapping',
    sign: 'sold',
    pattern: /(?:ถูก|โดน)ขาย(?:ต่อ|ให้)?|ค้ามนุษย์|bị bán (?:sang|cho|qua|vào)|bị buôn bán|ရောင်းစား|ရောင်းခံ|လူကုန်ကူး/g,
  },
  { alarm: 'ransom', sign: 'ransom', pattern: /ค่าไถ่|tiền chuộc|ပြန်ပေးငွေ|ရွေးငွေ/g },
  {
    alarm: 'detention',
    sign: 'confined',
    pattern:
      /กักขัง|หน่วงเหนี่ยว|(?:ถูก|โดน)ขัง|ไม่ให้(?:ออกไป|กลับบ้าน|ออกจาก)|bị (?:nhốt|giam giữ|giam lỏng|nhốt lại)|không cho (?:về|ra ngoài|rời)|ပိတ်လှောင်|ချုပ်နှောင်|အပြင်ထွက်ခွင့်မ|ပြန်ခွင့်မ/g,
    unless: /บัญชี|công an|cảnh sát|ตำรวจ|tài khoản/,
  },
  {
    alarm: 'injury',
    sign: 'violence',
    pattern:
      /(?:ถูก|โดน)(?:ซ้อม|ทำร้าย|ทุบตี|ตี)|ช็อตไฟฟ้า|ทรมาน|ข่มขืน|bị (?:đánh|tra tấn|hành hạ|cưỡng hiếp)|đánh đập|chích điện|ရိုက်နှက်|နှိပ်စက်|လျှပ်စစ်(?:နဲ့|ဖြင့်)တို့|မုဒိမ်း/g,
    unless: /đánh cắp|đánh mất|đánh lừa/,
  },
  {
    alarm: 'threat',
    sign: 'threats',
    conditional: true,
    pattern: /ขู่(?:จะ)?ฆ่า|(?:dọa|doạ|đe dọa|đe doạ) (?:sẽ )?giết|သတ်(?:ပစ်)?မယ်|သတ်ဖြတ်မယ်/g,
  },
  { alarm: 'threat', pattern: /ฆ่าตัวตาย|tự tử|tự sát|ကိုယ့်ကိုယ်ကို ?သတ်/g },
  {
    alarm: 'missing',
    pattern:
      /หายตัวไป|คนหาย|(?:ลูก|น้อง|พี่|แม่|พ่อ|สามี|ภรรยา|เพื่อน)[^.]{0,20}(?:ขาดการติดต่อ|ติดต่อไม่ได้)|mất tích|(?:con|chồng|vợ|em|anh|chị|bạn|cháu|bố|mẹ)[^.,]{0,30}mất liên lạc|ပျောက်ဆုံး|ပျောက်နေ|လူပျောက်|အဆက်အသွယ်ပြတ်/g,
    unless: /เงิน|พัสดุ|tiền|ပိုက်ဆံ/,
  },
  {
    sign: 'passport_held',
    pattern:
      /ยึด(?:พาสปอร์ต|หนังสือเดินทาง)|(?:พาสปอร์ต|หนังสือเดินทาง)[^.]{0,20}(?:ถูก|โดน)ยึด|(?:thu|giữ|tịch thu|lấy) (?:mất )?hộ chiếu|hộ chiếu[^.]{0,40}(?:bị|công ty|chúng) (?:thu|giữ|tịch thu|lấy)|(?:ပတ်စပို့|နိုင်ငံကူးလက်မှတ်)[^။]{0,20}သိမ်း/g,
  },
  { sign: 'debt', pattern: /ใช้หนี้|เป็นหนี้บริษัท|(?:nợ công ty|trả nợ|gán nợ)|အကြွေးဆပ်|ကြွေးတင်/g },
  {
    sign: 'no_pay',
    pattern:
      /ไม่(?:ได้)?(?:จ่าย|รับ)(?:เงินเดือน|ค่าจ้าง)|không (?:được )?(?:trả|nhận) lương|quỵt lương|(?:လစာ|လခ)[^။]{0,12}(?:မပေး|မရ)/g,
  },
  {
    sign: 'recruitment_lie',
    pattern: /หลอก(?:ไป|มา|ให้ไป|ให้มา)ทำงาน|lừa[^.,]{0,20}(?:sang|qua)[^.,]{0,20}làm|việc nhẹ lương cao|အလုပ်[^။]{0,20}လိမ်/g,
  },
  { sign: 'quota', pattern: /ทำยอดไม่(?:ถึง|ได้)|không đạt (?:chỉ tiêu|doanh số)|တာဂတ်(?:မပြည့်|မရ)/g },
  { sign: 'minor', pattern: /อายุ ?1[0-7] ?ปี|ผู้เยาว์|(?:^|\s)1[0-7] tuổi|vị thành niên|အသက် ?(?:1[0-7]|၁[၀-၇]) ?နှစ်|အသက်မပြည့်/g },
];
