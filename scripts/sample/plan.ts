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
  /** How often the money goes to the mule desk that several gangs hire. */
  readonly desk?: number;
  /** How often victims name the white-label panel that several gangs rent. */
  readonly panel?: number;
  /** Loss of one victim in whole yuan or dollars, from and to. */
  readonly loss: readonly [number, number];
}

export const rings: readonly RingPlan[] = [
  {
    name: 'S01',
    size: 60,
    zh: 0.7,
    script: { zh: 'invest', en: 'invest' },
    from: 0,
    days: 150,
    tells: { url: 0.75, card: 0.5, wechat: 0.5, phone: 0.2 },
    panel: 0.3,
    loss: [12_000, 900_000],
  },
  {
    name: 'S02',
    size: 42,
    zh: 0.35,
    script: { zh: 'romance', en: 'romance' },
    from: 20,
    days: 140,
    tells: { url: 0.6, wallet: 0.6, telegram: 0.55, email: 0.1 },
    panel: 0.3,
    loss: [6000, 400_000],
  },
  {
    name: 'S03',
    size: 36,
    zh: 1,
    script: { zh: 'brush' },
    from: 30,
    days: 90,
    tells: { url: 0.55, card: 0.5, telegram: 0.5, wechat: 0.3 },
    desk: 0.3,
    loss: [1500, 90_000],
  },
  {
    name: 'S04',
    size: 30,
    zh: 1,
    script: { zh: 'refund' },
    from: 10,
    days: 100,
    tells: { phone: 0.7, card: 0.6, url: 0.2 },
    desk: 0.3,
    loss: [4000, 150_000],
  },
  {
    name: 'S05',
    size: 26,
    zh: 1,
    script: { zh: 'police' },
    from: 45,
    days: 80,
    tells: { phone: 0.6, card: 0.55, url: 0.5, wechat: 0.2 },
    loss: [20_000, 1_200_000],
  },
  {
    name: 'S06',
    size: 22,
    zh: 1,
    script: { zh: 'loan' },
    from: 0,
    days: 75,
    tells: { url: 0.5, card: 0.5, wechat: 0.5, phone: 0.3 },
    desk: 0.3,
    loss: [2000, 60_000],
  },
  {
    name: 'S07',
    size: 20,
    zh: 0,
    script: { en: 'task' },
    from: 60,
    days: 80,
    tells: { url: 0.6, wallet: 0.55, telegram: 0.6, phone: 0.3 },
    loss: [900, 45_000],
  },
  {
    name: 'S08',
    size: 18,
    zh: 0,
    script: { en: 'text' },
    from: 35,
    days: 60,
    tells: { url: 0.7, phone: 0.7, card: 0.3 },
    loss: [200, 18_000],
  },
  {
    name: 'S09',
    size: 15,
    zh: 1,
    script: { zh: 'gamble' },
    from: 70,
    days: 70,
    tells: { url: 0.6, card: 0.4, telegram: 0.5 },
    panel: 0.35,
    desk: 0.3,
    loss: [3000, 250_000],
  },
  {
    name: 'S10',
    size: 14,
    zh: 0.5,
    script: { zh: 'recovery', en: 'recovery' },
    from: 90,
    days: 70,
    tells: { phone: 0.5, wallet: 0.4, wechat: 0.3, email: 0.6 },
    loss: [2000, 50_000],
  },
  {
    name: 'S11',
    size: 12,
    zh: 0,
    script: { en: 'rental' },
    from: 80,
    days: 50,
    tells: { email: 0.8, card: 0.6, phone: 0.4 },
    loss: [700, 6000],
  },
  {
    name: 'S12',
    size: 8,
    zh: 0,
    script: { en: 'invoice' },
    from: 25,
    days: 60,
    tells: { email: 0.9, card: 0.8 },
    loss: [9000, 240_000],
  },
  {
    name: 'S13',
    size: 6,
    zh: 1,
    script: { zh: 'shop' },
    from: 110,
    days: 30,
    tells: { wechat: 0.8, url: 0.6, card: 0.5 },
    loss: [600, 9000],
  },
  {
    name: 'S14',
    size: 3,
    zh: 0,
    script: { en: 'tech' },
    from: 120,
    days: 15,
    tells: { phone: 1, url: 0.6 },
    loss: [500, 12_000],
  },
];

/** Reports that belong to no ring, and victims who told a second agency of the same loss. */
export const strangers = 76;
export const toldTwice = 12;

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
