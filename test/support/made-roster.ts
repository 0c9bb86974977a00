import { csvCell } from '../../src/model/index.ts';
import { randomOf } from './made-laundering.ts';

/**
 * A made roster of people taken over in one day and a made list of wanted people: 69 stand in both, on the roster in another script or
 * spelling; 40 others tell that they were sold, held or beaten. All people are invented; readings follow Hanyu Pinyin, the spelling of
 * Hong Kong's identity cards, and common spellings in Latin letters of Thai, Burmese and Vietnamese names.
 */
export interface MadeRoster {
  readonly roster: string;
  readonly wanted: string;
  /** Numbers of the roster by number of the list, of those who stand in both. */
  readonly planted: ReadonlyMap<string, string>;
  /** Numbers of the roster whose rows tell signs of trafficking. */
  readonly trafficked: ReadonlySet<string>;
}

type Char = readonly [simplified: string, traditional: string, pinyin: string, hongKong: string];
const chars = (text: string): readonly Char[] =>
  text
    .trim()
    .split(/\s+/u)
    .map((each) => each.split('/') as unknown as Char);

const surnames =
  chars(`王/王/Wang/Wong 李/李/Li/Lee 张/張/Zhang/Cheung 刘/劉/Liu/Lau 陈/陳/Chen/Chan 杨/楊/Yang/Yeung 黄/黃/Huang/Wong
  赵/趙/Zhao/Chiu 吴/吳/Wu/Ng 周/周/Zhou/Chow 徐/徐/Xu/Tsui 孙/孫/Sun/Suen 马/馬/Ma/Ma 朱/朱/Zhu/Chu 胡/胡/Hu/Wu 郭/郭/Guo/Kwok
  何/何/He/Ho 林/林/Lin/Lam 高/高/Gao/Ko 罗/羅/Luo/Law 郑/鄭/Zheng/Cheng 梁/梁/Liang/Leung 谢/謝/Xie/Tse 宋/宋/Song/Sung
  唐/唐/Tang/Tong 许/許/Xu/Hui 邓/鄧/Deng/Tang 冯/馮/Feng/Fung 韩/韓/Han/Hon 曹/曹/Cao/Cho 曾/曾/Zeng/Tsang 彭/彭/Peng/Pang
  萧/蕭/Xiao/Siu 蔡/蔡/Cai/Choi 潘/潘/Pan/Poon 田/田/Tian/Tin 董/董/Dong/Tung 袁/袁/Yuan/Yuen 叶/葉/Ye/Yip 蒋/蔣/Jiang/Cheung`);
const given =
  chars(`伟/偉/wei/wai 芳/芳/fang/fong 娜/娜/na/na 敏/敏/min/man 静/靜/jing/ching 丽/麗/li/lai 强/強/qiang/keung 磊/磊/lei/lui
  军/軍/jun/kwan 洋/洋/yang/yeung 勇/勇/yong/yung 艳/艷/yan/yim 杰/傑/jie/kit 涛/濤/tao/to 明/明/ming/ming 超/超/chao/chiu
  秀/秀/xiu/sau 霞/霞/xia/ha 平/平/ping/ping 刚/剛/gang/kong 桂/桂/gui/kwai 英/英/ying/ying 华/華/hua/wah 建/建/jian/kin
  文/文/wen/man 国/國/guo/kwok 志/志/zhi/chi 海/海/hai/hoi 东/東/dong/tung 龙/龍/long/lung 飞/飛/fei/fei 鹏/鵬/peng/pang
  云/雲/yun/wan 春/春/chun/chun 梅/梅/mei/mui 红/紅/hong/hung 玉/玉/yu/yuk 兰/蘭/lan/lan 斌/斌/bin/bun 波/波/bo/bo
  宇/宇/yu/yu 浩/浩/hao/ho 凯/凱/kai/hoi 健/健/jian/kin 俊/俊/jun/chun 辉/輝/hui/fai 峰/峰/feng/fung 光/光/guang/kwong
  天/天/tian/tin 少/少/shao/siu 家/家/jia/ka 嘉/嘉/jia/ka 永/永/yong/wing 成/成/cheng/shing 德/德/de/tak 祥/祥/xiang/cheung`);

/** On the list in the script of the land, on the roster in Latin letters; the first five of each stand in both. */
const foreign: Readonly<Record<'TH' | 'MM' | 'VN', readonly (readonly [string, string])[]>> = {
  TH: [
    ['สมชาย ใจดี', 'Somchai Jaidee'],
    ['ประเสริฐ ทองคำ', 'Prasert Thongkham'],
    ['วิชัย แสงทอง', 'Wichai Saengthong'],
    ['สุดา ศรีสุข', 'Suda Srisuk'],
    ['อนุชา บุญมี', 'Anucha Boonmee'],
    ['กิตติ พงษ์ไทย', 'Kitti Phongthai'],
    ['นภา จันทร์เพ็ญ', 'Napha Chanpen'],
    ['ธนา วงศ์สวัสดิ์', 'Thana Wongsawat'],
  ],
  MM: [
    ['အောင်ကျော်မင်း', 'Aung Kyaw Min'],
    ['ခင်မောင်ဝင်း', 'U Khin Maung Win'],
    ['သန်းထွန်းဦး', 'Than Tun Oo'],
    ['မြင့်စိုးလင်း', 'Myint Soe Lin'],
    ['ဇော်မိုးထက်', 'Ko Zaw Moe Htet'],
    ['နွယ်နွယ်အေး', 'Nwe Nwe Aye'],
    ['ကျော်စွာဝင်း', 'Kyaw Swar Win'],
    ['မင်းသူရိန်', 'Min Thurein'],
  ],
  VN: [
    ['Nguyễn Văn Hùng', 'NGUYEN VAN HUNG'],
    ['Trần Thị Mai', 'Mai Tran Thi'],
    ['Lê Quang Đức', 'Le Quang Duc'],
    ['Phạm Minh Tuấn', 'Tuan Minh Pham'],
    ['Vũ Đình Khoa', 'Vu Dinh Khoa'],
    ['Đặng Thu Hà', 'Dang Thu Ha'],
    ['Bùi Xuân Trường', 'Bui Xuan Truong'],
    ['Hồ Ngọc Lan', 'Ho Ngoc Lan'],
  ],
};
const others = [
  ['IN', 'Rajesh Kumar Sharma'],
  ['IN', 'Priya Nair'],
  ['IN', 'Mohammed Irfan Sheikh'],
  ['KE', 'Kevin Otieno Odhiambo'],
  ['KE', 'Mercy Wanjiru Kamau'],
  ['UG', 'Ivan Ssekandi'],
  ['ET', 'Bereket Tesfaye Alemu'],
  ['MY', 'Muhammad Faiz bin Abdullah'],
  ['ID', 'Agus Setiawan'],
  ['PH', 'Jose Miguel Santos'],
  ['NP', 'Bishal Gurung'],
  ['BD', 'Rafiqul Islam'],
] as const;

const narratives = [
  '中介说去泰国做客服，到了以后护照被收走，被转卖到园区，每天要完成业绩，完不成就挨打',
  '被骗过来的，关在宿舍楼里不让出门，家里交了赎金也不放人',
  '对方说高薪招聘，下飞机后手机和护照被没收，完不成指标就被电棍打',
  '偷渡过来后被老板卖了两次，说欠公司八万元赔付，不还清不能走',
  '我是被朋友骗来的，一直被锁在房间里，不干活就不给饭吃',
  'Was promised a job as a translator in Bangkok; passport taken on arrival, sold to another company and beaten when the quota was missed',
  'Answered an advert for a call centre. They locked us in a dormitory and demanded a ransom of 6,000 dollars from my parents',
  'Told he owes the company for his flight; not allowed to leave the building, guards hit him with a pipe',
  'She says she was sold twice between compounds and has never been paid',
  'Recruited on Facebook for data entry, phone and passport confiscated, confined for seven months',
] as const;
const plain = [
  '',
  '',
  '',
  '查获于二楼办公室',
  '现场查获手机两部',
  'Found in the office on floor 3',
  'No statement yet',
  '拒绝陈述',
  '已移交',
] as const;

interface Made {
  readonly list: string;
  readonly roster: string;
  readonly country: string;
}

export function madeRoster(seed: number, entries = 5000): MadeRoster {
  const random = randomOf(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const used = new Set<string>();
  const han = (): readonly Char[] => {
    for (;;) {
      const name = [pick(surnames), pick(given), ...(random() < 0.82 ? [pick(given)] : [])];
      const key = name.map(([simple]) => simple).join('');
      if (used.has(key) || name[1] === name[2]) continue;
      used.add(key);
      return name;
    }
  };
  const written = (name: readonly Char[], how: 'simple' | 'traditional' | 'pinyin' | 'hk'): string => {
    const [family, ...own] = name as readonly [Char, ...Char[]];
    if (how === 'simple') return name.map(([simple]) => simple).join('');
    if (how === 'traditional') return name.map(([, traditional]) => traditional).join('');
    if (how === 'hk') return `${family[3].toUpperCase()} ${own.map((each) => capital(each[3])).join(' ')}`;
    const joined = capital(own.map((each) => each[2]).join(''));
    return pick([
      `${family[2]} ${joined}`,
      `${family[2].toUpperCase()} ${joined.toUpperCase()}`,
      `${joined} ${family[2]}`,
      `${family[2].toUpperCase()}, ${joined}`,
      `${family[2]} ${own.map((each) => capital(each[2])).join('-')}`,
    ]);
  };
  const chinese = (how: 'traditional' | 'pinyin' | 'hk'): Made => {
    const name = han();
    return { list: written(name, 'simple'), roster: written(name, how), country: how === 'hk' ? 'HK' : 'CN' };
  };
  const day = (): string => {
    const year = 1966 + Math.floor(random() * 40);
    const [month, date] = [1 + Math.floor(random() * 12), 1 + Math.floor(random() * 28)];
    return `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
  };
  const planted = new Map<string, string>();
  const trafficked = new Set<string>();
  const made: Made[] = [
    ...Array.from({ length: 34 }, () => chinese('pinyin')),
    ...Array.from({ length: 12 }, () => chinese('hk')),
    ...Array.from({ length: 8 }, () => chinese('traditional')),
    ...(['TH', 'MM', 'VN'] as const).flatMap((land) =>
      foreign[land].slice(0, 5).map(([list, roster]) => ({ list, roster, country: land })),
    ),
  ];
  const rows: string[][] = [];
  const wanted: string[][] = [];
  const sexes = ['男', '女'] as const;
  for (const [i, { list, roster, country }] of made.entries()) {
    const born = day();
    const sex = pick(sexes);
    // Of most the whole day is told, of some the year alone.
    const told = random() < 0.85 ? born : born.slice(0, 4);
    const [number, ref] = [`R${1000 + i}`, `W${100_000 + i}`];
    planted.set(ref, number);
    rows.push([number, roster, sex, told, country, '', pick(plain)]);
    wanted.push([ref, list, sex, born, country === 'HK' ? 'CN' : country, '', '诈骗']);
  }
  while (rows.length < 1079) {
    const i = rows.length;
    const isChinese = i < 763 + 15;
    const land = pick(['TH', 'MM', 'VN', 'other', 'other'] as const);
    const [country, name] = isChinese
      ? (['CN', written(han(), pick(['simple', 'pinyin', 'pinyin'] as const))] as const)
      : land === 'other'
        ? pick(others)
        : ([land, pick(foreign[land].slice(5))[1]] as const);
    const isTrafficked = i % 25 === 3 && trafficked.size < 40;
    const number = `R${1000 + i}`;
    if (isTrafficked) trafficked.add(number);
    rows.push([number, name, pick(sexes), day(), country, '', isTrafficked ? pick(narratives) : pick(plain)]);
  }
  while (wanted.length < entries) {
    wanted.push([`W${100_000 + wanted.length}`, written(han(), 'simple'), pick(sexes), day(), 'CN', '', '诈骗']);
  }
  return {
    roster: csv(['编号', '姓名', '性别', '出生日期', '国籍', '护照号', '情况说明'], rows),
    wanted: csv(['在逃人员编号', '姓名', '性别', '出生日期', '国籍', '身份证号', '案由'], wanted),
    planted,
    trafficked,
  };
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const csv = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  `${[head, ...rows].map((row) => row.map((each) => csvCell(each)).join(',')).join('\n')}\n`;
