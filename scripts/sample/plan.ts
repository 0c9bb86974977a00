/** How long a gang keeps one value before it takes the next, in days. */
export const lifeDays: Readonly<Record<string, number>> = {
  url: 24,
  card: 11,
  phone: 26,
  wechat: 34,
  telegram: 34,
  wallet: 40,
  email: 45,
};

/** Where a gang sits for a while. */
export interface Stay {
  /** Day of work from which it sits there. */
  readonly from: number;
  /** Key of the place, for truth.csv. */
  readonly key: string;
  /** As its victims hear the name. */
  readonly zh: readonly string[];
  readonly en: readonly string[];
}

export interface RingPlan {
  /** Name in truth.csv. */
  readonly name: string;
  readonly size: number;
  /** Share of its victims who report in Chinese. */
  readonly zh: number;
  readonly script: Readonly<{ zh?: string; en?: string }>;
  /** Day of the first report and number of days the gang works, counted from the sample's first day. */
  readonly from: number;
  readonly days: number;
  /** How often a report of this ring tells an indicator of the kind. */
  readonly tells: Readonly<Record<string, number>>;
  /** Values of one kind in use at the same time: teams of a large gang have their own. */
  readonly teams?: number;
  /** How often the money goes to the mule desk that several gangs hire. */
  readonly desk?: number;
  /** How often victims name the white-label panel that several gangs rent. */
  readonly panel?: number;
  /** Where it sits; with more than one, it moves. After a move all values are new but those of the kinds in `keeps`. */
  readonly stays?: readonly Stay[];
  readonly keeps?: readonly string[];
  /** How often a victim heard where. */
  readonly heard?: number;
  /** Where its people say that they live, and how often: a lie. */
  readonly claims?: Readonly<{ zh: string; en: string; share: number }>;
  /** Loss of one victim in whole yuan or dollars, from and to. */
  readonly loss: readonly [number, number];
}

const stay = (key: string, zh: string, en: string, from = 0): Stay => ({ from, key, zh: zh.split('|'), en: en.split('|') });

/** Days without a victim before a gang moves. */
export const quietDays = 9;

export const rings: readonly RingPlan[] = [
  {
    name: 'S01',
    size: 230,
    zh: 0.7,
    script: { zh: 'invest', en: 'invest' },
    from: 0,
    days: 255,
    tells: { url: 0.75, card: 0.5, wechat: 0.5, phone: 0.2 },
    teams: 3,
    desk: 0.1,
    panel: 0.3,
    stays: [stay('laukkai', '缅甸老街|果敢老街', 'Laukkai in Myanmar|Laukkai')],
    heard: 0.08,
    loss: [12000, 900000],
  },
  {
    name: 'S02',
    size: 170,
    zh: 0.35,
    script: { zh: 'romance', en: 'romance' },
    from: 20,
    days: 230,
    tells: { url: 0.6, wallet: 0.6, telegram: 0.55, email: 0.1 },
    teams: 2,
    panel: 0.25,
    stays: [stay('tachileik', '大其力|缅甸大其力', 'Tachileik')],
    heard: 0.05,
    claims: { zh: '迪拜', en: 'Dubai', share: 0.2 },
    loss: [6000, 400000],
  },
  {
    name: 'S15',
    size: 150,
    zh: 0.5,
    script: { zh: 'invest', en: 'invest' },
    from: 15,
    days: 245,
    tells: { url: 0.7, card: 0.35, wallet: 0.45, telegram: 0.4, phone: 0.25 },
    teams: 2,
    panel: 0.15,
    stays: [
      stay('myawaddy', '妙瓦底|缅甸妙瓦底', 'Myawaddy|Myawaddy, across from Mae Sot'),
      stay('poipet', '波贝|柬埔寨波贝', 'Poipet|Poipet in Cambodia', 125),
    ],
    keeps: ['wallet'],
    heard: 0.3,
    loss: [9000, 600000],
  },
  {
    name: 'S03',
    size: 140,
    zh: 1,
    script: { zh: 'brush' },
    from: 30,
    days: 170,
    tells: { url: 0.55, card: 0.5, telegram: 0.5, wechat: 0.3 },
    teams: 3,
    desk: 0.3,
    stays: [stay('sihanoukville', '西哈努克|柬埔寨西港', 'Sihanoukville')],
    heard: 0.08,
    loss: [1500, 90000],
  },
  {
    name: 'S04',
    size: 110,
    zh: 1,
    script: { zh: 'refund' },
    from: 10,
    days: 210,
    tells: { phone: 0.7, card: 0.6, url: 0.2 },
    teams: 2,
    desk: 0.3,
    loss: [4000, 150000],
  },
  {
    name: 'S05',
    size: 100,
    zh: 1,
    script: { zh: 'police' },
    from: 45,
    days: 170,
    tells: { phone: 0.6, card: 0.55, url: 0.5, wechat: 0.2 },
    teams: 2,
    stays: [stay('panghsang', '佤邦的邦康|缅甸邦康', 'Panghsang')],
    heard: 0.08,
    loss: [20000, 1200000],
  },
  {
    name: 'S10',
    size: 95,
    zh: 0.5,
    script: { zh: 'recovery', en: 'recovery' },
    from: 190,
    days: 48,
    tells: { phone: 0.5, wallet: 0.4, wechat: 0.3, email: 0.6 },
    teams: 2,
    loss: [2000, 50000],
  },
  {
    name: 'S07',
    size: 85,
    zh: 0,
    script: { en: 'task' },
    from: 60,
    days: 150,
    tells: { url: 0.6, wallet: 0.55, telegram: 0.6, phone: 0.3 },
    teams: 2,
    stays: [stay('manila', '马尼拉', 'Manila')],
    heard: 0.1,
    loss: [900, 45000],
  },
  {
    name: 'S08',
    size: 80,
    zh: 0,
    script: { en: 'text' },
    from: 35,
    days: 120,
    tells: { url: 0.7, phone: 0.7, card: 0.3 },
    teams: 2,
    loss: [200, 18000],
  },
  {
    name: 'S06',
    size: 75,
    zh: 1,
    script: { zh: 'loan' },
    from: 0,
    days: 150,
    tells: { url: 0.5, card: 0.5, wechat: 0.5, phone: 0.3 },
    desk: 0.3,
    loss: [2000, 60000],
  },
  {
    name: 'S09',
    size: 50,
    zh: 1,
    script: { zh: 'gamble' },
    from: 70,
    days: 120,
    tells: { url: 0.6, card: 0.4, telegram: 0.5 },
    panel: 0.35,
    desk: 0.3,
    stays: [stay('golden-triangle-sez', '老挝金三角|金三角特区', 'the Golden Triangle in Laos')],
    heard: 0.14,
    loss: [3000, 250000],
  },
  {
    name: 'S11',
    size: 30,
    zh: 0,
    script: { en: 'rental' },
    from: 80,
    days: 90,
    tells: { email: 0.8, card: 0.6, phone: 0.4 },
    loss: [700, 6000],
  },
  {
    name: 'S16',
    size: 20,
    zh: 1,
    script: { zh: 'loan' },
    from: 150,
    days: 40,
    tells: { url: 0.6, card: 0.6, wechat: 0.4 },
    loss: [1500, 50000],
  },
  {
    name: 'S12',
    size: 16,
    zh: 0,
    script: { en: 'invoice' },
    from: 25,
    days: 90,
    tells: { email: 0.9, card: 0.8 },
    loss: [9000, 240000],
  },
  {
    name: 'S13',
    size: 12,
    zh: 1,
    script: { zh: 'shop' },
    from: 110,
    days: 40,
    tells: { wechat: 0.8, url: 0.6, card: 0.5 },
    loss: [600, 9000],
  },
  {
    name: 'S17',
    size: 8,
    zh: 1,
    script: { zh: 'brush' },
    from: 200,
    days: 25,
    tells: { url: 0.7, telegram: 0.7, card: 0.5 },
    loss: [1000, 40000],
  },
  {
    name: 'S18',
    size: 5,
    zh: 0,
    script: { en: 'romance' },
    from: 175,
    days: 30,
    tells: { wallet: 0.9, telegram: 0.8 },
    loss: [5000, 150000],
  },
  { name: 'S14', size: 3, zh: 0, script: { en: 'tech' }, from: 120, days: 15, tells: { phone: 1, url: 0.6 }, loss: [500, 12000] },
];

/** Reports that belong to no ring, and victims who told a second agency of the same loss. */
export const strangers = 571;
export const toldTwice = 50;
/** Share of reports that do not say how much was lost. */
export const withoutAmount = 0.05;
/** Days within which strangers are cheated. */
export const strangerDays = 265;

export interface Agency {
  readonly name: string;
  readonly channel: string;
  /** Start of its report numbers. */
  readonly prefix: string;
}

/** Invented agencies. */
export const agencies: Readonly<Record<'zh' | 'en', readonly Agency[]>> = {
  zh: [
    { name: '临澜市公安局反诈中心', channel: '窗口', prefix: 'LL' },
    { name: '青屿市公安局东港分局', channel: '电话', prefix: 'QY' },
    { name: '临澜市反诈网上报案平台', channel: '网上', prefix: 'LW' },
    { name: '澜江银行风险管理部', channel: '银行移送', prefix: 'YH' },
  ],
  en: [
    { name: 'Harrow Bay Police Department', channel: 'counter', prefix: 'HB' },
    { name: 'Northmere Fraud Desk', channel: 'hotline', prefix: 'NF' },
    { name: 'Northmere Fraud Desk (online)', channel: 'online', prefix: 'NO' },
    { name: 'Alderlake Mutual Bank', channel: 'bank referral', prefix: 'AM' },
  ],
};

/** The only values that exist: public hotlines and reporting sites, which a report may name and which must never link. */
export const hotlines: Readonly<Record<'zh' | 'en', readonly string[]>> = {
  zh: ['95588', '95533', '95566', '95599', '96110', '110'],
  en: ['reportfraud.ftc.gov', 'www.ic3.gov'],
};
