import type { Because, IndicatorKind, LegalBasis, Sentence } from '../model/index.ts';

export type Language = keyof Sentence;
export type TieKind = Because['kind'];

/** What each kind is called inside a sentence; English without article. */
export const nouns: Readonly<Record<TieKind, Sentence>> = {
  phone: { en: 'phone number', zh: '电话号码' },
  url: { en: 'web address', zh: '网址' },
  domain: { en: 'website', zh: '网站' },
  ip: { en: 'IP address', zh: 'IP地址' },
  email: { en: 'e-mail address', zh: '邮箱' },
  wallet: { en: 'crypto wallet', zh: '虚拟币钱包' },
  txid: { en: 'crypto transaction', zh: '链上交易' },
  card: { en: 'bank card', zh: '银行卡' },
  account: { en: 'bank account', zh: '银行账户' },
  iban: { en: 'bank account (IBAN)', zh: '银行账户（IBAN）' },
  handle: { en: 'chat account', zh: '聊天账号' },
  app: { en: 'app', zh: '应用程序' },
  idcard: { en: 'identity card number', zh: '身份证号' },
  passport: { en: 'passport number', zh: '护照号' },
  hash: { en: 'file (by its hash)', zh: '文件（哈希值）' },
  tracker: { en: 'web tracking id', zh: '网页统计代码' },
  platform: { en: 'platform', zh: '平台' },
  stem: { en: 'website name pattern', zh: '网站名称规律' },
  text: { en: 'wording', zh: '文字表述' },
  victim: { en: 'same victim', zh: '同一受害人' },
};

/** Headings of the reasons of a ring, one per group of kinds, in the order they are shown. */
export const groups: readonly { readonly title: Sentence; readonly kinds: readonly TieKind[] }[] = [
  {
    title: { en: 'Money: accounts, cards, wallets', zh: '资金：账户、银行卡、钱包' },
    kinds: ['account', 'card', 'iban', 'wallet', 'txid'],
  },
  {
    title: { en: 'Sites and apps', zh: '网站与应用' },
    kinds: ['domain', 'url', 'ip', 'app', 'hash', 'tracker', 'stem', 'platform'],
  },
  { title: { en: 'Phones, chat accounts, e-mail', zh: '电话、聊天账号、邮箱' }, kinds: ['phone', 'handle', 'email'] },
  { title: { en: 'Identity papers', zh: '身份证件' }, kinds: ['idcard', 'passport'] },
  { title: { en: 'Wording', zh: '文字表述' }, kinds: ['text', 'victim'] },
];

/** Names of the messenger and social services as they stand before the colon of a handle's value. */
const services: Readonly<Record<string, Sentence>> = {
  wechat: { en: 'WeChat account', zh: '微信号' },
  qq: { en: 'QQ number', zh: 'QQ号' },
  telegram: { en: 'Telegram account', zh: 'Telegram账号' },
  whatsapp: { en: 'WhatsApp account', zh: 'WhatsApp账号' },
  line: { en: 'LINE account', zh: 'LINE账号' },
  facebook: { en: 'Facebook account', zh: 'Facebook账号' },
  instagram: { en: 'Instagram account', zh: 'Instagram账号' },
  tiktok: { en: 'TikTok account', zh: 'TikTok账号' },
  douyin: { en: 'Douyin account', zh: '抖音号' },
  kuaishou: { en: 'Kuaishou account', zh: '快手号' },
  xiaohongshu: { en: 'Xiaohongshu account', zh: '小红书号' },
  weibo: { en: 'Weibo account', zh: '微博账号' },
  alipay: { en: 'Alipay account', zh: '支付宝账号' },
  skype: { en: 'Skype account', zh: 'Skype账号' },
  signal: { en: 'Signal account', zh: 'Signal账号' },
  discord: { en: 'Discord account', zh: 'Discord账号' },
  twitter: { en: 'X (Twitter) account', zh: 'X（推特）账号' },
  viber: { en: 'Viber account', zh: 'Viber账号' },
  kakao: { en: 'KakaoTalk account', zh: 'KakaoTalk账号' },
  zalo: { en: 'Zalo account', zh: 'Zalo账号' },
};
/** A handle of a group chat carries it in its service: `qq-group:123456`. */
const groupMark = /[-_.]?(group|channel|群)$/;
/** Invitations: `t.me/+…` with letters (digits alone are a telephone number), `chat.whatsapp.com/…` of 22 characters. */
const invitation = /^(telegram:\+(?=.*[a-z])[\w-]{10,}|whatsapp:(?=.*[a-z])\w{20,24})$/;

const grounds: Readonly<Partial<Record<IndicatorKind, LegalBasis>>> = {
  domain: 'site',
  url: 'site',
  ip: 'site',
  app: 'site',
  platform: 'site',
  account: 'fund_account',
  card: 'fund_account',
  iban: 'fund_account',
  wallet: 'fund_account',
};

export const legalGrounds: Readonly<Record<LegalBasis, Sentence>> = {
  site: { en: 'same site', zh: '同一网站' },
  chat_group: { en: 'same chat group', zh: '同一通讯群组' },
  fund_account: { en: 'same fund account', zh: '同一资金账户' },
  den: { en: 'same den', zh: '同一作案窝点' },
};

/**
 * Ground for joining cases that a shared indicator may give: Opinions (II) on telecom network fraud of the Supreme People's
 * Court, the Supreme People's Procuratorate and the Ministry of Public Security (2021), Art. 2: same website, chat group,
 * fund account or den. A likeness (stem, wording) is no ground, nor is the chat account of one person.
 */
export function legalBasisOf(kind: TieKind, value: string): LegalBasis | undefined {
  if (kind === 'stem' || kind === 'text' || kind === 'victim') return undefined;
  if (kind === 'handle') return isGroup(value) ? 'chat_group' : undefined;
  return grounds[kind];
}

const isGroup = (handle: string): boolean => groupMark.test(serviceOf(handle)) || invitation.test(handle);
const serviceOf = (handle: string): string => handle.slice(0, Math.max(0, handle.indexOf(':')));

/** Noun of an indicator, told more exactly by its value where the value says it (`telegram:…`). */
export function nounOf(kind: TieKind, value: string, lang: Language): string {
  if (kind !== 'handle') return nouns[kind][lang];
  const service = serviceOf(value);
  const base = service.replace(groupMark, '');
  const account = services[base]?.[lang];
  if (isGroup(value)) {
    const name = account?.replace(/ (account|number)$|账号$|号$/, '') ?? base;
    return lang === 'en' ? `${name} group`.trimStart() : `${name}群`;
  }
  return account ?? nouns.handle[lang];
}

const moneyKinds: ReadonlySet<TieKind> = new Set(['account', 'card', 'iban', 'wallet', 'txid', 'hash']);

/** Value as shown in a sentence: long numbers by their ends (the exact value stands beside, in `because`), handles by name. */
export function shortValue(kind: TieKind, value: string): string {
  const name = kind === 'handle' || kind === 'wallet' ? value.slice(value.indexOf(':') + 1) : value;
  if (moneyKinds.has(kind) && name.length > 12) {
    const head = /^\d+$/.test(name) ? 4 : 6;
    return `${name.slice(0, head)}…${name.slice(-4)}`;
  }
  if (kind === 'platform') return `“${name}”`;
  return name.length > 60 ? `${name.slice(0, 57)}…` : name;
}
