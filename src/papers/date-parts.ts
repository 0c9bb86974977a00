import type { DateParts } from './calendar.ts';

/** A date taken apart, its calendar not yet settled. */
export interface Told extends DateParts {
  /** Digits that its year was written with. */
  readonly yearDigits?: number;
  /** Its day or month is named as only the lunar calendar names them. */
  readonly isLunar?: boolean;
}

interface PartRules {
  readonly order?: 'ymd' | 'dmy' | 'mdy' | undefined;
  readonly minguo?: boolean | undefined;
}

const monthWords = new Map<string, number>();
for (const names of [
  'jan feb mar apr may jun jul aug sep oct nov dec',
  'january february march april may june july august september october november december',
  'ม.ค. ก.พ. มี.ค. เม.ย. พ.ค. มิ.ย. ก.ค. ส.ค. ก.ย. ต.ค. พ.ย. ธ.ค.',
  'มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน ธันวาคม',
  'ဇန်နဝါရီ ဖေဖော်ဝါရီ မတ် ဧပြီ မေ ဇွန် ဇူလိုင် သြဂုတ် စက်တင်ဘာ အောက်တိုဘာ နိုဝင်ဘာ ဒီဇင်ဘာ',
  'januari februari maret april mei juni juli agustus september oktober november desember',
]) {
  for (const [at, name] of names.split(' ').entries()) monthWords.set(name, at + 1);
}
monthWords.set('sept', 9).set('ဩဂုတ်', 8);

const numerals: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  '○': 0,
  一: 1,
  二: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};

/** A number in Chinese numerals below 100 (十二, 廿三, 七十七), or figure by figure (一九八八); undefined when it is none. */
function hanNumber(text: string): number | undefined {
  if (/^\d+$/u.test(text)) return Number(text);
  if (/^[零〇○一二三四五六七八九]+$/u.test(text)) return Number([...text].map((figure) => numerals[figure]).join(''));
  const tens = /^([二三四五六七八九])?([十廿卅])([一二三四五六七八九])?$/u.exec(text);
  if (tens === null) return undefined;
  const [, times, ten, ones] = tens;
  const base = ten === '廿' ? 20 : ten === '卅' ? 30 : 10 * (times === undefined ? 1 : numerals[times]!);
  return base + (ones === undefined ? 0 : numerals[ones]!);
}

const han = '[\\d零〇○一二三四五六七八九十廿卅]{1,4}';
const chinese = new RegExp(
  `^(元|${han})\\s*年\\s*(?:(闰|閏)?(正|冬|腊|臘|${han})\\s*月(?:份)?\\s*(?:初([一二三四五六七八九十])|(${han})\\s*(?:日|号|號)?)?)?$`,
  'u',
);
const clock = /[T\s]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:[ap]m|Z|[+-]\d{2}:?\d{2})?$/iu;

/** All ways to take a written date apart: none when it is no date, two when day and month may be either. */
export function readParts(written: string, rules: PartRules): Told[] | undefined {
  const text = written
    .replace(clock, '')
    .replace(/[\s,.]+$/u, '')
    .trim();
  if (text === '') return undefined;
  return fromChinese(text) ?? fromDigits(text, rules) ?? fromNumeric(text, rules) ?? fromWords(text);
}

function fromChinese(text: string): Told[] | undefined {
  const match = chinese.exec(text);
  if (match === null) return undefined;
  const [, year, leap, month, early, day] = match;
  const y = year === '元' ? 1 : hanNumber(year!);
  if (y === undefined) return undefined;
  const m =
    month === undefined ? undefined : month === '正' ? 1 : month === '冬' ? 11 : /[腊臘]/u.test(month) ? 12 : hanNumber(month);
  const d = early === undefined ? (day === undefined ? undefined : hanNumber(day)) : hanNumber(early);
  if ((month !== undefined && m === undefined) || (day !== undefined && d === undefined)) return undefined;
  const isLunar = leap !== undefined || early !== undefined || /^[正冬腊臘]$/u.test(month ?? '') || /[廿卅]/u.test(day ?? '');
  return [
    {
      year: y,
      yearDigits: year === '元' ? 3 : year!.length,
      month: m,
      day: d,
      ...(isLunar ? { isLunar } : {}),
      ...(leap === undefined ? {} : { isLeap: true }),
    },
  ];
}

/** Digits alone: a year, yyyymm, yyyymmdd, or what spreadsheets count days by (1900 date system, ECMA-376 part 1, 18.17.4.1). */
function fromDigits(text: string, { minguo }: PartRules): Told[] | undefined {
  const match = /^(\d{4})(?:(\d{2})(\d{2})?)?$/u.exec(text);
  if (match !== null && (match[2] === undefined || match[3] !== undefined || isYearMonth(match[1]!, match[2]))) {
    return [partial(Number(match[1]), 4, match[2], match[3])];
  }
  // yymmdd, and years of the Republic in two or three digits.
  const short = /^(\d{2,3})(\d{2})(\d{2})$/u.exec(text);
  if (short !== null && (short[1]!.length === 2 || minguo === true))
    return [partial(Number(short[1]), short[1]!.length, short[2], short[3])];
  if (!/^\d{5}(?:\.0)?$/u.test(text)) return undefined;
  const serial = Number(text);
  if (serial < 7000 || serial > 60_000) return undefined;
  const at = new Date((serial - 25_569) * 86_400_000);
  return [{ year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, day: at.getUTCDate() }];
}

const isYearMonth = (year: string, month: string): boolean =>
  Number(month) <= 12 && ((Number(year) >= 1880 && Number(year) <= 2100) || (Number(year) >= 2400 && Number(year) <= 2700));

/** Zeros stand for what is not known: 1988-00-00. */
function partial(year: number, yearDigits: number, month: string | undefined, day: string | undefined): Told {
  const [m, d] = [Number(month ?? 0), Number(day ?? 0)];
  return { year, yearDigits, ...(m === 0 ? {} : { month: m }), ...(m === 0 || d === 0 ? {} : { day: d }) };
}

function fromNumeric(text: string, { order }: PartRules): Told[] | undefined {
  const first = /^(\d{2,4})\s*[-/.]\s*(\d{1,2})(?:\s*[-/.]\s*(\d{1,2}))?$/u.exec(text);
  const [, year, month, day] = first ?? [];
  const isYearFirst = first !== null && (year!.length > 2 || (day !== undefined && (order === 'ymd' || Number(year) > 31)));
  if (isYearFirst) return [partial(Number(year), year!.length, month, day)];
  const monthYear = /^(\d{1,2})\s*[-/.]\s*(\d{4})$/u.exec(text);
  if (monthYear !== null) return [partial(Number(monthYear[2]), 4, monthYear[1], undefined)];
  const last = /^(\d{1,2})\s*([-/.])\s*(\d{1,2})\s*[-/.]\s*(\d{4}|\d{2})$/u.exec(text);
  if (last === null) return undefined;
  const [, a, mark, b, its] = last;
  const of = (d: string, m: string): Told => ({ year: Number(its), yearDigits: its!.length, month: Number(m), day: Number(d) });
  const [dayFirst, monthFirst] = [of(a!, b!), of(b!, a!)];
  if (order === 'dmy' || Number(a) > 12 || (order === undefined && mark === '.')) return [dayFirst];
  if (order === 'mdy' || Number(b) > 12) return [monthFirst];
  return a === b ? [dayFirst] : [dayFirst, monthFirst];
}

/** Months by name: 5 March 1988, March 5th, 1988, 05-MAR-88, March 1988, 5 มีนาคม 2531. */
function fromWords(text: string): Told[] | undefined {
  const plain = text
    .toLowerCase()
    .replaceAll(/(\d)(?:st|nd|rd|th)\b/gu, '$1')
    .replaceAll(',', ' ');
  const match = /^(?:(\d{1,2})[\s\-./]*)?([\p{L}\p{M}.]{2,20}?)\.?(?:[\s\-./]*(\d{1,2})(?=\s))?[\s\-./]*(\d{4}|\d{2})$/u.exec(
    plain,
  );
  if (match === null) return undefined;
  const [, before, word, after, year] = match;
  const month = monthWords.get(word!) ?? monthWords.get(`${word!}.`);
  if (month === undefined || (before !== undefined && after !== undefined)) return undefined;
  const day = before ?? after;
  return [{ year: Number(year), yearDigits: year!.length, month, ...(day === undefined ? {} : { day: Number(day) }) }];
}
