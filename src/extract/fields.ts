import type { IndicatorKind, Role } from '../model/index.ts';

/** What a column's name says of its cells. */
export interface ColumnMeaning {
  /** Whose indicators its cells hold. */
  readonly role?: Role;
  /** Read each cell as this kind, even in a form that free text would not be trusted with. */
  readonly kind?: IndicatorKind;
  /** Messenger or social service of a handle column. */
  readonly service?: string;
  /** Dates, sums, names and reference numbers: nothing to find, much to mistake. */
  readonly skip?: true;
}

type Rule<T> = readonly [RegExp, T];

// English names are cut into words first (`suspectPhone`, `suspect_phone`, `Suspect phone no.`), so `\b` is enough.
// Chinese names are matched as they stand. The first rule that matches decides.
const services: readonly Rule<string>[] = [
  [/wechat|weixin|\bwx\b|微信|vx号/, 'wechat'],
  [/\bqq\b|扣扣|企鹅/, 'qq'],
  [/telegram|\btg\b|纸飞机|飞机号|电报|電報/, 'telegram'],
  [/whats ?app/, 'whatsapp'],
  [/^line\b|\bline id\b|line账号|line帳號|賴id/, 'line'],
  [/facebook|\bfb\b|脸书|臉書/, 'facebook'],
  [/instagram|\big\b/, 'instagram'],
  [/tik ?tok/, 'tiktok'],
  [/douyin|抖音/, 'douyin'],
  [/kuaishou|快手/, 'kuaishou'],
  [/小红书|xiaohongshu/, 'xiaohongshu'],
  [/twitter|推特/, 'twitter'],
  [/skype/, 'skype'],
  [/discord/, 'discord'],
  [/kakao/, 'kakao'],
  [/zalo/, 'zalo'],
  [/viber/, 'viber'],
  [/alipay|支付宝/, 'alipay'],
];

const kinds: readonly Rule<IndicatorKind>[] = [
  [/\bibans?\b/, 'iban'],
  [/\b(tx|txn|tx ?id|tx ?hash|transaction (id|hash))\b|交易哈希|交易hash/, 'txid'],
  [/\b(sha ?256|sha ?1|md5|file hash|hash)\b|文件哈希/, 'hash'],
  [/\b(app|apps|apk|bundle|package)( (name|file))? ?(id|package|bundle)?\b(?! name)|包名|安装包|apk/, 'app'],
  [/\bwallets?\b|\b(btc|bitcoin|eth|usdt|trx|tron|crypto) ?(wallet|address)?\b|钱包|錢包|虚拟币地址|充币地址|币地址/, 'wallet'],
  [/\be ?mails?\b|邮箱|郵箱|电子邮件|電子郵件|信箱/, 'email'],
  [/\b(phones?|mobiles?|tel|telephone|cell|cellphone|msisdn|hotline)\b|手机|手機|电话|電話|座机|来电号码/, 'phone'],
  [/\bid ?cards?\b|\bnational id\b|身份证|身分證/, 'idcard'],
  [/\bpassports?\b|护照|護照/, 'passport'],
  [/\b(bank ?cards?|cards?|debit card|credit card)( no| number)?\b|卡号|卡號|银行卡|銀行卡/, 'card'],
  [/(?:社交|聊天|通讯|社群)(?:账号|帐号|帳號)/, 'handle'],
  [/\b(accounts?|acct|acc)\b|账号|帐号|帳號|账户|帐户|帳戶|户头/, 'account'],
  [/\b(urls?|links?|websites?|webpage|web ?site address)\b|网址|網址|链接|鏈接|連結|网站地址/, 'url'],
  [/\b(domains?|hosts?|hostnames?|fqdn)\b|域名|網域/, 'domain'],
  [/\b(ips?|ip address|ipv4|ipv6)\b|ip地址/, 'ip'],
  [
    /\b(handles?|user ?names?|usernames?|screen ?names?|im id|social( media)?( id| account)?|messengers?)\b|社交账号|聊天账号|通讯账号/,
    'handle',
  ],
  [/\b(platforms?|brands?|company|site name|app name|website name)\b|平台|公司|网站名|網站名|app名|软件名/, 'platform'],
];

const owners: readonly Rule<Role>[] = [
  // Whoever hosts, routes, names or certifies a site serves thousands of others too.
  [
    /\b(name ?servers?|ns\d?|dns|mx|mail ?servers?|soa|registrars?|isp|asn|cdn|hosting|issuers?|certificate authority)\b|域名服务器|注册商|托管商|证书颁发/,
    'institution',
  ],
  [/\b(officer|police|station|branch|handler)\b|派出所|民警|承办|办案|经办/, 'institution'],
  [
    /\b(victims?|complainants?|reporters?|reporting|informants?|claimants?|applicants?|payers?|senders?|remitters?|originators?|debit|my|own)\b|受害|被害|报案|報案|报警|事主|举报人|本人|付款|转出|轉出|汇出|被骗人|联系人/,
    'victim',
  ],
  [
    /\b(suspects?|suspected|suspicious|scam|scams|scammers?|frauds?|fraudsters?|perpetrators?|offenders?|subjects?|beneficiary|beneficiaries|payees?|recipients?|receivers?|receiving|destination|counterparty|mules?|bad|malicious|reported (phone|url|account|number|site|wallet|domain))\b|嫌疑|涉案|涉诈|对方|對方|骗子|騙子|诈骗|詐騙|收款|收方|转入|轉入|汇入|被举报|可疑|作案|交易对手/,
    'suspect',
  ],
];

/** Names that end so hold no indicator, whatever stands before: 收款时间, `suspect_name`, `account_type`. */
const metadata =
  /(^|\b)(date|time|timestamp|at|on|day|year|month|agency|unit|amount|loss|sum|total|value|currency|count|number of .*|ref|reference|language|lang|channel|category|type|status|state|stage|country|province|city|district|region|town|age|gender|sex|nationality|occupation|(?<!site |app |user |screen |brand |website |platform |company |host |package |bundle )name|names|priority|score|label|labels|tags?|source|row|index|lat|lon|latitude|longitude)$|(时间|時間|日期|金额|金額|损失|損失|数量|數量|币种|幣別|编号|編號|案号|姓名|性别|性別|年龄|年齡|民族|职业|職業|地区|地區|省份|城市|区县|类型|類型|类别|類別|状态|狀態|渠道|语言|語言|单位|單位|机关|機關|备注类型|次数|件數|开户行|户名)$/;
const reference =
  /^((report|case|record|row|complaint|incident|ticket|victim|person|customer|reporter|agency|external|internal) )?(id|no|number|uuid|guid|key)$/;

const remembered = new Map<string, ColumnMeaning>();
/** Every finder asks about the same cell. */
let lastName: string | undefined;
let lastMeaning: ColumnMeaning = {};

/** Reads a column's name, English or Chinese. Answers are remembered: a file asks the same few names a million times. */
export function columnMeaning(name: string): ColumnMeaning {
  if (name === lastName) return lastMeaning;
  let meaning = remembered.get(name);
  if (meaning === undefined) {
    meaning = read(name);
    if (remembered.size > 4096) remembered.clear();
    remembered.set(name, meaning);
  }
  lastName = name;
  lastMeaning = meaning;
  return meaning;
}

function read(name: string): ColumnMeaning {
  const words = name
    .normalize('NFKC')
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  if (metadata.test(words) || reference.test(words)) return { skip: true };
  const service = first(services, words);
  const kind = service === undefined ? first(kinds, words) : 'handle';
  const role = first(owners, words);
  return {
    ...(role === undefined ? {} : { role }),
    ...(kind === undefined ? {} : { kind }),
    ...(service === undefined ? {} : { service }),
  };
}

function first<T>(rules: readonly Rule<T>[], words: string): T | undefined {
  return rules.find(([pattern]) => pattern.test(words))?.[1];
}

const nothing =
  /^(?:[-–—_/\\.?？*]*|n ?\/ ?a|n\.a\.|na|nil|null|none|nan|undefined|unknown|not (?:known|given|provided|available|applicable)|无|無|没有|沒有|暂无|不详|不詳|不明|未知|未提供|未填|不清楚|不知道|记不清)$/;

/** Whether a cell says only that there is nothing to say: `N/A`, 无, 不详, `-`. */
export function isEmptyCell(text: string): boolean {
  if (text.length > 16) return text.trim() === '';
  const first = text.charCodeAt(0);
  // Most cells begin with a figure or a plus, nothing of the list does.
  if ((first >= 0x30 && first <= 0x39) || first === 0x2b) return false;
  return nothing.test(text.trim().toLowerCase());
}
