/**
 * Words of which every alarm holds one, in simplified characters and lower case, parted by spaces or bars. They only say where it
 * is worth to read.
 */
const alarmWords =
  '绑架 绑走 绑票 绑了 劫持 掳 拐走 拐卖 被拐 持枪 用枪 蒙眼 蒙住 蒙着 蒙上 拖上 押上 抓上 塞进 转卖 ' +
  '倒卖 贩卖 卖到 卖给 卖去 卖了 卖进 卖往 卖掉 卖至 赎金 赎身 赎人 赎回 放人 放他 放她 放我 放了 ' +
  '放回 释放 别想 休想 囚禁 软禁 拘禁 禁闭 关押 关进 关在 关了 关着 关起 锁在 锁起 锁进 扣在 ' +
  '扣留 扣押 看管 看守 人身 黑屋 水牢 身陷 滞留 出不来 出不去 回不来 逃不 跑不掉 跑不出 走不了 回不了国 ' +
  '脱不了身 拿枪 带枪 铁丝网 电网 毒打 殴打 暴打 痛打 拷打 吊打 抽打 电击 酷刑 挨打 挨揍 挨了 挨一顿 ' +
  '遍体鳞伤 皮开肉绽 鼻青脸肿 流血 性侵 强奸 轮奸 体罚 虐待 砍伤 刺伤 打伤 打残 烟头 打断 打折 敲断 ' +
  '打骨折 打到 打得 打我 打他 打她 打人 打了我 打了他 打了她 打了人 棍 铁管 皮带 鞭 刀 钢管 砖头 水管 ' +
  '撕票 灭口 活埋 硫酸 死亡威胁 灭门 杀我 杀你 杀他 杀她 杀了 杀掉 杀死 杀害 杀全 杀人 杀光 杀家 杀孩 ' +
  '杀儿 杀女 杀父 杀母 杀爸 杀妈 杀弟 杀妹 杀哥 杀姐 杀老 杀妻 杀丈 杀小 剁 弄死 整死 打死 枪杀 弄残 ' +
  '活摘 烧死 淹死 掐死 砍我 砍你 砍他 砍她 砍死 砍掉 砍断 砍手 砍脚 砍了 砍全 砍家 砍下 砍儿 砍女 ' +
  '砍人 捅 不利 性命 自杀 轻生 不想活 跳楼 跳河 跳江 跳桥 跳海 农药 服毒 割腕 烧炭 上吊 遗书 寻短见 ' +
  '了结自己 了结生命 结束生命 结束自己 失踪 下落不明 生死不明 生死未卜 走失 失联 失去联 联系不 联络不 ' +
  '没有消息 没消息 无消息 任何消息 音讯 音信 不知去向 人间蒸发 打不通 关机 未归 没回来 没回家 没有回来 ' +
  '没有回家 骗到 骗去 骗至 骗往 骗入 骗出 带走 拖走 押走 抓走 拖进 推上 带上车 拉上车 拉上一 绑在 ' +
  '限制自由 限制我 限制他 限制她 自由受 自由被 自由限 失去自由 没有自由 困在 困于 被困 控制在 控制住 有人看着 人看守 ' +
  '守门 巡逻 折磨 烫 吊起 被电 打成 打晕 打昏 伤害我 伤害他 伤害她 伤害家 伤害孩 伤害父 生命危险 生命受 ' +
  '生命安全 割我 割他 割她 割你 割掉 割下 割耳 割一 割肾 割手 卸你 卸我 卸他 卸一 卸条 卸腿 卸胳';

/** Phrases: one of the first list, then one of the second, and so on. An empty one may be left out. */
export type Phrases = readonly (readonly string[])[];

const whom = ['', '我', '他', '她', '我们', '他们', '她们', '人', '大家', '员工', '任何人', '随便', '随意'];

export const alarmHan: readonly Phrases[] = [
  [
    ['不让', '不许', '不准', '不放', '不允许', '禁止', '不给'],
    whom,
    ['离开', '回国', '回家', '出门', '出去', '出来', '外出', '走', '逃', '出园区'],
  ],
  [
    ['无法', '没法', '没办法', '不能', '不敢'],
    ['', '自行', '随意'],
    ['脱身', '逃脱', '逃出', '逃走', '离开'],
  ],
  [
    ['才', '再'],
    ['', '能', '可以', '让', '让我', '让他', '让她', '准', '肯', '会', '同意', '给', '答应'],
    ['放', '回国', '回家', '离开', '走人'],
  ],
  [
    ['被', '遭', '遭到', '受到'],
    [
      '',
      '人',
      '他',
      '她',
      '他们',
      '她们',
      '主管',
      '组长',
      '老板',
      '保安',
      '打手',
      '经理',
      '同伙',
      '对方',
      '公司的人',
      '园区的人',
      '一群人',
      '几个人',
      '两个人',
      '人用',
      '他们用',
      '当众',
      '轮流',
      '拖去',
      '叫去',
      '拉去',
    ],
    ['打'],
  ],
  [alarmWords.split(' ')],
];

const words =
  'kidnap|kidnaped|kidnapped|kidnaps|kidnapping|abduct|abducted|abducts|abducting|abduction|hostage|hostages|' +
  'snatched|grabbed|dragged|bundled|shoved|by force|van|car|truck|vehicle|minibus|taxi|sold|resold|trafficked|' +
  'ransom|ransoms|captive|captivity|prisoner|imprison|imprisoned|locked|confined|detained|trapped|chained|tied up|' +
  'guarded|guard|guards|barbed wire|allowed to|permitted to|allowed out|get out|escape|get away|armed|beating|' +
  'beatings|beaten|torture|tortured|tortures|torturing|electric|electrical|electrocuted|electrocution|shocked|' +
  'tased|tasered|whipped|stabbed|punched|slapped|choked|strangled|burned|burnt|scalded|raped|sexual assault|' +
  'sexual assaults|sexual abuse|sexually|molested|waterboarded|waterboarding|fractured|smashed|crushed|injuries|' +
  'bleeding|bruises|bruised|injured|wounded|kill|murder|shoot|harm|hurt|stab|behead|rape|strangle|burn|drown|bury|' +
  'maim|injure|execute|dismember|chop|cut|break|harvest|crush|smash|be shot|killed|murdered|dead|death|harmed|' +
  'set fire|threat|threats|threaten|threatens|threatened|threatening|killing|hang|hanged|harming|suicide|suicidal|' +
  'to live|be alive|missing|disappeared|vanished|unreachable|whereabouts|knows where|no contact|phone is off|' +
  'phone has been off|phone was off|mobile is off|mobile has been off|mobile was off|switched off|turned off|' +
  'last seen|no news|no word|no sign|be reached|in touch|lost touch|lured|enticed|tricked to|deceived to|' +
  'cheated to|tricked for|bắt cóc|bị bán|bị buôn bán|tiền chuộc|bị nhốt|bị giam|không cho về|không cho ra|' +
  'không cho rời|bị đánh|bị tra tấn|bị hành hạ|bị cưỡng|đánh đập|chích điện|dọa giết|doạ giết|dọa sẽ giết|' +
  'doạ sẽ giết|tự tử|tự sát|mất tích|mất liên lạc';

const them = ['me', 'him', 'her', 'us', 'them'];
const ours = ['my', 'our', 'his', 'her', 'their'];
const kin = [
  'son',
  'daughter',
  'child',
  'children',
  'husband',
  'wife',
  'brother',
  'sister',
  'mother',
  'father',
  'mum',
  'mom',
  'dad',
  'parents',
  'grandson',
  'granddaughter',
  'grandfather',
  'grandmother',
  'nephew',
  'niece',
  'cousin',
  'uncle',
  'aunt',
  'friend',
  'friends',
  'girlfriend',
  'boyfriend',
  'fiance',
  'fiancee',
  'partner',
  'family',
];
const theirs = ['my ', 'our '].flatMap((whose) => kin.map((one) => whose + one));

export const alarmLatin: readonly Phrases[] = [
  [
    ['let ', 'lets '],
    [...them, ...theirs, 'anyone', 'anybody', 'people', 'someone', 'others', 'everyone'],
    [' go', ' leave', ' out', ' free', ' return'],
  ],
  [
    ['release ', 'releases ', 'released ', 'releasing ', 'free ', 'frees ', 'freed '],
    [...them, ...theirs],
  ],
  [['set '], [...them, ...theirs], [' free']],
  [['for ', 'for safe '], ours, [' release', ' freedom', ' return', ' safe release', ' safe return']],
  [
    ['i ', 'we ', 'he ', 'she ', 'they '],
    ['can', 'could', 'may'],
    [' go', ' leave', ' return', ' come'],
  ],
  [
    ['hold ', 'holds ', 'held ', 'holding ', 'keep ', 'keeps ', 'kept ', 'keeping ', 'lock ', 'locks ', 'confine '],
    [...them, ...theirs, 'people', 'everyone'],
  ],
  [
    ['held ', 'kept ', 'stuck '],
    ['in', 'at', 'inside', 'by', 'to'],
  ],
  [['against '], ours, [' will']],
  [['broke ', 'broken '], ours],
  [
    ['shot ', 'hit ', 'kick ', 'kicks ', 'kicked ', 'punch ', 'hurt ', 'beat ', 'beats '],
    [...them, ...theirs, 'people', 'workers', 'others', 'anyone', 'everyone'],
  ],
  [
    [...ours, 'your', 'own'],
    [' life', ' lives'],
  ],
  [
    ['life ', 'lives '],
    ['is', 'are', 'was', 'were', 'may'],
  ],
  [
    ['not ', 'cannot ', "can't ", "couldn't ", 'unable to ', 'way to '],
    ['reach', 'contact', 'leave', 'get hold', 'get in touch'],
  ],
  [
    [
      'contact with ',
      'touch with ',
      'heard from ',
      'hear from ',
      'back from ',
      'anything from ',
      'news of ',
      'news from ',
      'word of ',
      'word from ',
      'sign of ',
      'hold of ',
    ],
    [...ours, 'the'],
  ],
  [['into '], ['going', 'travelling', 'traveling', 'flying', 'coming', 'crossing', 'leaving']],
  [
    ['never ', 'not ', "didn't ", "hasn't "],
    ['came', 'come', 'return', 'returned', 'got'],
    [' home', ' back'],
  ],
  [words.split('|')],
];

/** Thai and Burmese, which put no spaces between words. */
export const alarmOther: readonly string[] = (
  'ลักพาตัว ถูกอุ้มไป ตัวประกัน ถูกขาย โดนขาย ค้ามนุษย์ ค่าไถ่ กักขัง หน่วงเหนี่ยว ถูกขัง โดนขัง ไม่ให้ออก ไม่ให้กลับ ถูกซ้อม โดนซ้อม ถูกทำร้าย โดนทำร้าย ถูกทุบตี โดนทุบตี ถูกตี โดนตี ช็อตไฟฟ้า ทรมาน ข่มขืน ขู่ฆ่า ขู่จะฆ่า ฆ่าตัวตาย หายตัวไป คนหาย ขาดการติดต่อ ติดต่อไม่ได้ ' +
  'ပြန်ပေး ရောင်းစား ရောင်းခံ လူကုန်ကူး ရွေးငွေ ပိတ်လှောင် ချုပ်နှောင် ခွင့်မ ရိုက်နှက် နှိပ်စက် လျှပ်စစ် မုဒိမ်း သတ် ပျောက် အဆက်အသွယ်ပြတ်'
).split(' ');

/** Words of signs beside those of alarms. */
export const signHan: readonly string[] =
  '招聘 高薪 应聘 面试 找工作 打工 月薪 月入 工作 客服 务工 包吃包住 岗位 中介 上班 干活 护照 证件 身份证 欠 还清 还完 付清 还债 买我花了 买他花了 买她花了 背了 背上 卖身契 赔付 违约金 赔偿 路费 机票 工资 薪水 薪资 工钱 报酬 白干 业绩 不达标 不开单 没开单 打不完 聊不够 达不到 做不到 加不 完不成 没完成 未完成 不够 每天 每日 未成年 岁 送去 卖'.split(
    ' ',
  );

export const signLatin: readonly string[] = (
  "job|jobs|work|worked|working|hired|recruited|recruiter|recruit|advert|advertised|advertisement|position|salary|salaries|employ|employed|employer|employment|vacancy|promised|promises|promise|agent|lied|lies|lie|deceived|tricked|cheated|fooled|passport|passports|papers|travel document|travel documents|identity|sell|resell|owe|owed|debt|debts|pay|wage|wages|unpaid|paid|quota|quotas|target|targets|goal|goals|kpi|sales|every day|per day|a day|each day|every night|a night|per shift|a shift|minor|minors|under age|underage|underaged|under 18|below 18|under eighteen|below eighteen|the age of|years old|year old|year-old|years-old|aged|age|i was 1|he was 1|she was 1|i'm|he's|she's|i am|he is|she is|who is|who was|who's|i was|he was|she was|" +
  'hộ chiếu|nợ công ty|trả nợ|gán nợ|trả lương|nhận lương|quỵt lương|lừa|việc nhẹ|chỉ tiêu|doanh số|tuổi|vị thành niên'
).split('|');

export const signOther: readonly string[] =
  'ยึดพาสปอร์ต ยึดหนังสือเดินทาง พาสปอร์ต หนังสือเดินทาง ใช้หนี้ เป็นหนี้ เงินเดือน ค่าจ้าง หลอก ทำยอด อายุ ผู้เยาว์ ပတ်စပို့ နိုင်ငံကူးလက်မှတ် အကြွေး ကြွေးတင် လစာ လခ အလုပ် တာဂတ် အသက်'.split(
    ' ',
  );
