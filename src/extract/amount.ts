import { type Amount, minorDigits } from '../model/index.ts';
import { type Currency, currencies } from './currencies.ts';
import { type Decimal, numberWords, numeralCharacters, readChinese, readEnglish, toUnits } from './numerals.ts';
import { firstMatch } from './match.ts';
import type { Source } from './source.ts';

function alternatives(of: (currency: Currency) => string | undefined): string {
  const words = currencies.flatMap((currency) => of(currency)?.split(' ') ?? []).filter(Boolean);
  return words
    .sort((a, b) => b.length - a.length)
    .map(escaped)
    .join('|');
}

function escaped(text: string): string {
  return text.replaceAll(/[$.*+?()[\]{}|\\^]/g, '\\$&');
}

const figures = String.raw`(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?`;
/** 5万3千, 三万五, 3.5 万, 十多万, 壹拾贰万元整. */
const chinese = String.raw`(?:${figures}|[${numeralCharacters}])(?:[ ]{0,2}(?:[${numeralCharacters}多余餘几幾来点]|\d+(?:\.\d+)?(?=[ ]?[千百十万萬亿億]))){0,30}`;
const magnitude = String.raw`(?:[ -]?(?:hundred|thousand|million|billion|trillion|grand|lakh|crore|mil|mn|mm|bn|[kmb])(?![a-z]))`;
const english = String.raw`(?:${figures}${magnitude}?|${numberWords}(?:[ -](?:and[ ])?${numberWords}){0,12})`;
const symbols = alternatives((currency) => currency.symbols);
const spacedSymbols = '(?:us|u\\.s\\.?|hk|nt|c) \\$';
/** Symbols of one character, which stand after the number in many countries. */
const signs = currencies.flatMap(({ symbols }) => symbols?.split(' ').filter((each) => each.length === 1) ?? []).join('');
const chineseWords = alternatives((currency) => currency.zh);
const englishWords = currencies
  .map((currency) => currency.en)
  .filter(Boolean)
  .join('|');

const anyWord = new RegExp(`[a-z][ -](?:${englishWords}|cents?|pence|penny)(?![a-z])`, 'i');

/** One amount: symbol and number, or number and word; groups: sign, symbol, number, word. */
const pattern = new RegExp(
  [
    String.raw`(?<![A-Za-z\d])(?<symbol>${spacedSymbols}|${symbols})[ :：]{0,2}(?<after>${figures}(?:${magnitude}|[ ]?[千百十]?[万萬亿億千])?|[${numeralCharacters}]{1,20})(?<extra>[ ]?(?:${chineseWords}))?`,
    String.raw`(?<![A-Za-z\d.,])(?<number>${figures}[kKmM]?|${chinese})[ ]?(?:个(?=比特|以太|泰达|U|u))?(?<zh>${chineseWords})(?<small>[ ]?(?:\d{1,2}|[一二三四五六七八九壹贰叁肆伍陆柒捌玖])[角毛分](?:[ ]?(?:\d|[一二三四五六七八九壹贰叁肆伍陆柒捌玖])分)?)?`,
    String.raw`(?<![A-Za-z\d.,])(?<words>${english}|${figures}[ ]?[千百十]?[万萬亿億千])(?:[ -]|(?<=[\d万亿千kKmMbB])|(?= ))(?<en>${englishWords}|cents?|pence|penny|pennies)(?![A-Za-z])`,
    String.raw`(?<![A-Za-z\d.,])(?<counted>${figures})[ ]?(?<sign>[${signs}])`,
    String.raw`(?<![A-Za-z\d.,])(?<u>${figures}(?:[ ]?[千百十]?[万萬千])?)[ ]?U(?![A-Za-z\d])`,
    String.raw`(?<![A-Za-z\d.,])(?<bare>(?:${figures}|[${numeralCharacters}]{1,12})[ ]?[多余几]?[千百十]?[万萬亿億](?:[一二三四五六七八九\d](?![\d年月日号]))?)(?![个個人名条條次位张張户戶家只件台部股公里米平份种多元块美港泰日欧英台${numeralCharacters}\d])`,
  ].join('|'),
  'giu',
);

const losing =
  /损失|損失|被骗|被騙|骗走|騙走|骗了|骗取|诈骗|詐騙|转了|转账|转帐|轉帳|转出|转给|转走|汇|匯|打款|打了|付|充值|充了|投入|投资|投了|追加|共|合计|总计|总共|交了|缴|存入|入金|垫|贷|借|买|lost|los(?:e|ing)|loss|paid|pay(?:ing)?|sent|send|transferr?(?:ed)?|wired|deposited|invested|topped|total|out of|swindled|defrauded|scammed|stolen|took|handed/gi;
const gaining =
  /返|提现|提現|提出|收益|盈利|利润|佣金|赚|到账|余额|餘額|工资|月薪|日薪|奖励|奖金|退款|退还|收入|每股|价格|市值|protected|return(?:s|ed)?|profits?|earn(?:ed|ings)?|commissions?|balance|salary|refund(?:ed)?|withdr[ae]w(?:n|al)?|received|bonus|price|worth|offered|promised|per share|reward/gi;

/** Every amount of money in a text, in minor units, with its role as the words before it tell. */
export function findAmounts(source: Source): Amount[] {
  const amounts: Amount[] = [];
  if (source.digits === 0 && source.numerals === 0 && !anyWord.test(source.folded)) return amounts;
  const text = source.folded;
  for (let match = firstMatch(pattern, text); match !== null; match = pattern.exec(text)) {
    const read = readMatch(source, match);
    if (read === undefined) continue;
    let start = match.index;
    const end = start + match[0].length;
    const before = amounts.at(-1);
    const whole = before && isContinued(source.folded, before, match) ? before : undefined;
    if (whole !== undefined) {
      // 3 dollars and 50 cents is one amount.
      start = whole.start;
      amounts.pop();
    }
    const minor = whole === undefined ? read.minor : String(BigInt(whole.minor) + BigInt(read.minor));
    const { currency } = whole ?? read;
    amounts.push({ minor, currency, role: roleAt(source.folded, start, end), raw: source.text.slice(start, end), start, end });
  }
  return amounts;
}

/** Cents right after the whole they belong to. */
function isContinued(text: string, before: Amount, match: RegExpExecArray): boolean {
  const isMinor = /^(?:cents?|pence|penny|pennies)$/i.test(match.groups?.['en'] ?? '');
  return isMinor && /^[ ,]{0,2}(?:and )?$/.test(text.slice(before.end, match.index)) && before.minor.endsWith('00');
}

function readMatch(source: Source, match: RegExpExecArray): { minor: string; currency: string } | undefined {
  const { symbol, after, extra, number, zh, small, words, en, counted: figure, sign, u, bare } = match.groups!;
  if (symbol !== undefined) {
    // 新台币30万元: the 元 after the number only repeats that it is money.
    const named = extra === undefined ? undefined : byWord(extra.trim());
    const currency = named === undefined || named.code === 'CNY' ? bySymbol(symbol.replaceAll(/[ .](?=.*\$)/g, '')) : named;
    return counted(source, read(after!), currency);
  }
  if (zh !== undefined) {
    // 一块 is also a piece of something, and together.
    if (/^[一两兩几半]$/.test(number!) && /^[块塊]$/.test(zh)) return undefined;
    const value = read(number!);
    const minor = value && small ? withSmall(value, small) : value;
    return counted(source, minor, byWord(zh));
  }
  if (en !== undefined) {
    const isCent = /^(?:cents?|pence|penny|pennies)$/i.test(en);
    const currency = byEnglish(en);
    const value = read(words!);
    return counted(source, isCent && value ? { units: value.units, scale: value.scale + 2 } : value, currency);
  }
  if (sign !== undefined) return counted(source, read(figure!), bySymbol(sign));
  if (u !== undefined) return counted(source, read(u), byWord('泰达币'));
  // 五万, 3.5万: money only where the words before it speak of paying.
  const before = source.folded.slice(Math.max(0, match.index - 10), match.index);
  if (source.han && (before.match(losing) !== null || before.match(gaining) !== null))
    return counted(source, read(bare!), byWord('元'));
  return undefined;
}

function read(text: string): Decimal | undefined {
  const trimmed = text.trim();
  return /[a-z]/i.test(trimmed) ? readEnglish(trimmed) : readChinese(trimmed.replaceAll(/ /g, ''));
}

/** 三毛, 6角三分: tenths and hundredths after the whole. */
function withSmall(value: Decimal, small: string): Decimal | undefined {
  let fen = 0n;
  for (const match of small.matchAll(/(\d{1,2}|[^\d角毛分 ])([角毛分])/g)) {
    const digit = readChinese(match[1]!);
    if (digit === undefined) return undefined;
    fen += digit.units * (match[2] === '分' ? 1n : 10n);
  }
  const whole = BigInt(toUnits(value, 2));
  return { units: whole + fen, scale: 2 };
}

function index(of: (currency: Currency) => string | undefined): ReadonlyMap<string, Currency> {
  const found = new Map<string, Currency>();
  for (const currency of currencies) {
    for (const word of of(currency)?.toUpperCase().split(' ') ?? []) if (!found.has(word)) found.set(word, currency);
  }
  return found;
}

const symbolCurrency = index((currency) => currency.symbols);
const wordCurrency = index((currency) => currency.zh);
const englishCurrency = currencies.map(
  (currency) =>
    [new RegExp(`^(?:${[currency.en, currency.minor].filter(Boolean).join('|') || '(?!)'})$`, 'i'), currency] as const,
);

function bySymbol(symbol: string): Currency | undefined {
  return symbolCurrency.get(symbol.toUpperCase());
}

function byWord(word: string): Currency | undefined {
  return wordCurrency.get(word.toUpperCase());
}

function byEnglish(word: string): Currency | undefined {
  return englishCurrency.find(([words]) => words.test(word))?.[1];
}

/** Own dollar and own ¥ of the report's region. */
const dollars: Readonly<Record<string, string>> = { HK: 'HKD', TW: 'TWD', SG: 'SGD', AU: 'AUD', CA: 'CAD', NZ: 'NZD', JP: 'JPY' };

function counted(
  source: Source,
  value: Decimal | undefined,
  currency: Currency | undefined,
): { minor: string; currency: string } | undefined {
  if (value === undefined || currency === undefined) return undefined;
  const local = source.region === undefined ? undefined : dollars[source.region];
  const isOwn = currency === currencies.at(-2) || (currency.code === 'CNY' && (source.region === 'TW' || source.region === 'HK'));
  const code = isOwn && local !== undefined ? local : currency.code;
  return { minor: toUnits(value, minorDigits(code)), currency: code };
}

/** The nearest word on either side decides; an amount nobody speaks of paying is `other`. */
function roleAt(text: string, start: number, end: number): 'loss' | 'other' {
  const before = text.slice(Math.max(0, start - 24), start).replace(/^.*[。！？;；\n]/s, '');
  const lost = lastIndex(before, losing);
  const gained = lastIndex(before, gaining);
  if (lost === -1 && gained === -1)
    return /^[^。.;；]{0,8}(?:被骗|was stolen|gone|were stolen)/i.test(text.slice(end, end + 20)) ? 'loss' : 'other';
  return lost > gained ? 'loss' : 'other';
}

function lastIndex(text: string, words: RegExp): number {
  let last = -1;
  for (let match = firstMatch(words, text); match !== null; match = words.exec(text)) last = match.index;
  return last;
}
