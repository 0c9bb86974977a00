/** A currency or token as people write it. Words are matched as given; `symbols` stand before the number. */
export interface Currency {
  readonly code: string;
  readonly zh?: string;
  readonly en?: string;
  readonly symbols?: string;
  /** Words for the minor unit itself. */
  readonly minor?: string;
}

/** Most specific spellings first: 港元 before 元, `australian dollars` before `dollars`, `US$` before `$`. */
export const currencies: readonly Currency[] = [
  {
    code: 'USD',
    zh: '美元 美金 美刀 刀',
    en: 'us dollars?|u\\.s\\. dollars?|american dollars?|united states dollars?|usd',
    symbols: 'US$ USD',
  },
  { code: 'HKD', zh: '港元 港币 港幣 港纸 港紙 元港币', en: 'hong kong dollars?|hkd', symbols: 'HK$ HKD' },
  {
    code: 'TWD',
    zh: '新台币 新臺幣 新台幣 台币 台幣 臺幣',
    en: 'new taiwan dollars?|taiwan dollars?|twd|ntd',
    symbols: 'NT$ NTD TWD 新台币 新台幣 新臺幣 台币 台幣',
  },
  { code: 'MOP', zh: '澳门元 澳门币', en: 'patacas?|mop', symbols: 'MOP$ MOP' },
  { code: 'SGD', zh: '新加坡元 新币 坡币', en: 'singapore dollars?|sgd', symbols: 'S$ SGD' },
  { code: 'AUD', zh: '澳元 澳币 澳大利亚元', en: 'australian dollars?|aud', symbols: 'A$ AU$ AUD' },
  { code: 'CAD', zh: '加元 加币 加拿大元', en: 'canadian dollars?|cad', symbols: 'C$ CA$ CAD' },
  { code: 'NZD', zh: '新西兰元 纽币 纽元', en: 'new zealand dollars?|nzd', symbols: 'NZ$ NZD' },
  { code: 'THB', zh: '泰铢 泰銖 铢', en: 'thai bahts?|bahts?|thb', symbols: '฿ THB' },
  { code: 'MMK', zh: '缅币 缅元 缅甸元', en: 'myanmar kyats?|kyats?|mmk', symbols: 'MMK' },
  { code: 'KHR', zh: '瑞尔', en: 'riels?|khr', symbols: '៛ KHR' },
  { code: 'LAK', zh: '老挝基普 基普', en: 'lao kip|kip|lak', symbols: '₭ LAK' },
  { code: 'VND', zh: '越南盾 越盾', en: 'vietnamese dongs?|dongs?|vnd', symbols: '₫ VND' },
  { code: 'PHP', zh: '菲律宾比索 比索', en: 'philippine pesos?|pesos?|php', symbols: '₱ PHP' },
  { code: 'MYR', zh: '马来西亚令吉 令吉 马币', en: 'malaysian ringgits?|ringgits?|myr', symbols: 'RM MYR' },
  { code: 'IDR', zh: '印尼盾 印尼卢比', en: 'indonesian rupiahs?|rupiahs?|idr', symbols: 'Rp IDR' },
  { code: 'INR', zh: '印度卢比 卢比 ரூ रुपये रुपए रु', en: 'indian rupees?|rupees?|inr', symbols: '₹ Rs INR' },
  { code: 'JPY', zh: '日元 日圆 日币 円', en: 'japanese yen|yen|jpy', symbols: 'JPY JP¥' },
  { code: 'KRW', zh: '韩元 韩币 韩圆', en: 'korean won|won|krw', symbols: '₩ KRW' },
  { code: 'EUR', zh: '欧元 歐元', en: 'euros?|eur', symbols: '€ EUR', minor: 'euro cents?' },
  {
    code: 'GBP',
    zh: '英镑 英鎊 镑',
    en: 'british pounds?|pounds?(?: sterling)?|sterling|quid|gbp',
    symbols: '£ GBP',
    minor: 'pence|penny|pennies',
  },
  { code: 'CHF', zh: '瑞士法郎 瑞郎', en: 'swiss francs?|chf', symbols: 'CHF' },
  { code: 'RUB', zh: '俄罗斯卢布 卢布', en: 'russian roubles?|roubles?|rubles?|rub', symbols: '₽ RUB' },
  { code: 'TRY', zh: '土耳其里拉', en: 'turkish liras?|try', symbols: '₺ TRY' },
  { code: 'BRL', zh: '巴西雷亚尔 雷亚尔', en: 'brazilian reals?|reais|brl', symbols: 'R$ BRL' },
  { code: 'ZAR', zh: '南非兰特 兰特', en: 'south african rands?|rands?|zar', symbols: 'ZAR' },
  { code: 'AED', zh: '迪拉姆', en: 'dirhams?|aed', symbols: 'AED' },
  { code: 'SAR', zh: '沙特里亚尔', en: 'saudi riyals?|riyals?|sar', symbols: 'SAR' },
  { code: 'NGN', zh: '奈拉', en: 'nairas?|ngn', symbols: '₦ NGN' },
  { code: 'MXN', zh: '墨西哥比索', en: 'mexican pesos?|mxn', symbols: 'MX$ MXN' },
  { code: 'SEK', zh: '瑞典克朗', en: 'swedish kron(?:a|or)|sek', symbols: 'SEK' },
  { code: 'CRC', symbols: '₡' },
  { code: 'GEL', symbols: '₾' },
  { code: 'FIM', en: 'finnish mark(?:kaa?|s)' },
  { code: 'NLG', en: '(?:dutch )?guilders?' },
  { code: 'DEM', en: 'deutsche? ?marks?|marks' },
  { code: 'ESP', en: 'pesetas?' },
  { code: 'ITL', en: 'lire' },
  { code: 'USDT', zh: '泰达币 泰達幣 U币 个U 个u', en: 'usdt(?:[- ](?:trc|erc)-?20)?|tether', symbols: 'USDT ₮' },
  { code: 'USDC', en: 'usdc', symbols: 'USDC' },
  { code: 'BTC', zh: '比特币 比特幣', en: 'bitcoins?|btc', symbols: 'BTC ₿' },
  { code: 'ETH', zh: '以太坊 以太币', en: 'ethereum|ether|eth', symbols: 'ETH' },
  { code: 'TRX', zh: '波场币', en: 'trx', symbols: 'TRX' },
  { code: 'BNB', en: 'bnb', symbols: 'BNB' },
  { code: 'SOL', en: 'sol(?=\\b)', symbols: '' },
  { code: 'XMR', zh: '门罗币', en: 'monero|xmr', symbols: 'XMR' },
  {
    code: 'CNY',
    zh: '元人民币 元人民幣 块钱人民币 人民币 人民幣 元整 元 圆整 圆 圓 块钱 塊錢 块 塊',
    en: 'chinese yuan|yuan|renminbi|rmb|cny',
    symbols: '人民币 人民幣 RMB CNY CN¥ ¥ ￥',
    minor: '角|毛|分',
  },
  // Alone, a dollar is the report's own; the reader takes the region's.
  { code: 'USD', en: 'dollars?|bucks', symbols: '$', minor: 'cents?' },
  // ISO 4217 code for "no currency": franc of one of several countries.
  { code: 'XXX', en: 'francs?' },
];
