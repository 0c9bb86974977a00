import type { Born } from '../model/index.ts';
import { type Calendar, spanIn } from './calendar.ts';
import { readParts, type Told } from './date-parts.ts';
import { atOf, dayOf, isoDay } from './day.ts';
import { calendarOf, plainDigits } from './eras.ts';

export interface BornRules {
  /** UTC milliseconds: nobody is born after it. */
  readonly latest: number;
  /** Order of the numbers of 03/04/1988 in the list; absent: not known, and both readings are given. */
  readonly order?: 'ymd' | 'dmy' | 'mdy' | undefined;
  /** Years of two or three digits are those of the Republic (民國). */
  readonly minguo?: boolean | undefined;
  /** ISO day at which ages are told; absent: some day in the two years before `latest`. */
  readonly at?: string | undefined;
}

/** Why a cell gives no day of birth: it is empty or says "unknown", is not understood, or names a day that does not exist. */
export type NotBorn = 'none' | 'unread' | 'impossible';

/** The oldest that anybody in a list is, as a year. */
const earliest = 1880;
const longest = 300;
const nothing =
  /^(?:n\/?a|null|none|nil|nan|nat|unknown|[-—/.?*]+|-0-|无|無|不详|不詳|未知|不明|0+|0000[-/.]00[-/.]00|1900[-/.]0?1[-/.]0?1|9999.*)$/iu;
const separators = /[;；、|\n\u001F]|\s(?:or|and)\s|或(?:者)?/iu;

/**
 * Reads when somebody was born: one day, or the days between which it lies when only year, month or age are told. ISO 8601 and its
 * parts, 1988年3月5日 in digits or numerals, 农历 (also by 初五, 腊月), 民國77年, พ.ศ. 2531, Burmese and Islamic years, 5 March 1988,
 * 03/04/1988 (two readings when nothing tells its order), two-digit years, `circa 1963`, 1960-1965, ages (35岁, aged 35).
 * Several, with separators between them, are all given.
 */
export function readBorn(cell: string, rules: BornRules): Born[] | NotBorn {
  const fast = isoBorn(cell, rules);
  if (fast !== undefined) return fast;
  if (cell.length > longest) return cell.trim() === '' ? 'none' : 'unread';
  const whole = cell.trim();
  if (whole === '' || nothing.test(whole)) return 'none';
  const isRange = /^(?:between|from)\b/iu.test(whole);
  const parts = (isRange ? [whole] : whole.split(separators)).map((part) => part.trim()).filter((part) => part !== '');
  const found: Born[] = [];
  let [unread, impossible] = [0, 0];
  for (const part of parts) {
    const born = readOne(part, rules);
    if (born === 'impossible') impossible++;
    else if (born === 'unread') unread++;
    else if (born !== 'none') found.push(...born);
  }
  if (found.length > 0) return found.slice(0, 20);
  return impossible > 0 ? 'impossible' : unread > 0 ? 'unread' : 'none';
}

/** 1988-03-05 and 19880305, what nearly all rows of a large list have. */
function isoBorn(cell: string, { latest }: BornRules): Born[] | undefined {
  const match = /^(1[89]\d\d|20\d\d)([-/.]?)(\d\d)\2(\d\d)$/u.exec(cell);
  if (match === null) return undefined;
  const day = isoDay(Number(match[1]), Number(match[3]), Number(match[4]));
  if (day === undefined || day < String(earliest) || day === '1900-01-01' || atOf(day) > latest) return undefined;
  return [{ text: cell, from: day, to: day, calendar: 'gregorian' }];
}

function readOne(written: string, rules: BornRules): Born[] | NotBorn {
  const text = written.slice(0, 100);
  if (nothing.test(text)) return 'none';
  const digits = plainDigits(text.normalize('NFKC'));
  const { calendar: said, rest } = calendarOf(digits.text);
  const aged = readAge(rest, rules);
  if (aged !== undefined) return [{ text, ...aged, calendar: 'gregorian' }];
  const range = rangeOf(rest);
  if (range !== undefined) {
    const spans = range.map((year) => spanIn(said ?? calendarBy({ year }, digits.script, rules), { year }));
    if (range[0] > range[1] || spans.some((span) => span === undefined)) return 'impossible';
    return within(text, { from: spans[0]!.from, to: spans[1]!.to }, said ?? 'gregorian', rules);
  }
  const isAbout = /\b(?:circa|ca|c|about|approx(?:imately|\.)?|around|est(?:imated)?)\b\.?|^~|约|大约|左右|ประมาณ/iu.test(rest);
  // Day, month, year is the order of all countries that write these digits or count these years.
  const dayFirst = digits.script !== '' || said === 'buddhist' || /(?<!\d)2[45]\d\d$/u.test(rest);
  const told = readParts(
    rest
      .replaceAll(/\b(?:circa|ca|about|approx(?:imately|\.)?|around|est(?:imated)?|c)\b\.?|^~|大约|约|左右|ประมาณ/giu, ' ')
      .trim(),
    dayFirst && rules.order === undefined ? { ...rules, order: 'dmy' } : rules,
  );
  if (told === undefined) return 'unread';
  const found: Born[] = [];
  for (const parts of told) {
    const calendar = parts.isLunar === true ? 'lunar' : (said ?? calendarBy(parts, digits.script, rules));
    const span = spanIn(calendar, { ...parts, year: centuryOf(parts, calendar, rules) });
    if (span === undefined) continue;
    const wide = isAbout ? widened(span) : span;
    const born = within(text, wide, calendar, rules);
    if (born !== 'impossible') found.push(...born);
  }
  return found.length === 0 ? 'impossible' : found;
}

/** 1960-1965, 1960-65, between 1960 and 1965, 1960年至1965年. */
function rangeOf(text: string): readonly [number, number] | undefined {
  const match = /^(?:(?:between|from)\s+)?(\d{4})\s*年?\s*(?:-|–|—|~|至|到|to|and)\s*(\d{4}|\d{2})\s*年?$/iu.exec(text);
  if (match === null) return undefined;
  const [, from, to] = match;
  if (to!.length === 4) return [Number(from), Number(to)];
  // 1988-03 is a month.
  return Number(to) > 12 ? [Number(from), Number(from!.slice(0, 2) + to!)] : undefined;
}

/** The calendar of a year that nobody names: Thai years are 543 more than ours, Burmese and Islamic ones come in their own digits. */
function calendarBy(
  { year, yearDigits = 4 }: Pick<Told, 'year' | 'yearDigits'>,
  script: string,
  { minguo, latest }: BornRules,
): Calendar {
  if (year >= 2400 && year <= 2700) return 'buddhist';
  if (script === 'burmese' && year >= 1200 && year <= 1500) return 'burmese';
  if (script === 'arabic' && year >= 1250 && year <= 1500) return 'hijri';
  if (yearDigits <= 3 && minguo === true && year + 1911 <= new Date(latest).getUTCFullYear()) return 'minguo';
  return yearDigits === 3 ? 'minguo' : 'gregorian';
}

/** A year of two digits is the latest that has begun: 05 is 2005, 88 is 1988. */
function centuryOf({ year, yearDigits = 4 }: Told, calendar: Calendar, { latest }: BornRules): number {
  if (yearDigits > 2 || calendar === 'minguo') return year;
  if (calendar === 'buddhist') return year + 2500;
  return year + (year + 2000 <= new Date(latest).getUTCFullYear() ? 2000 : 1900);
}

function widened({ from, to }: { readonly from: string; readonly to: string }): { from: string; to: string } {
  const year = (day: string, by: number): string => String(Number(day.slice(0, 4)) + by).padStart(4, '0');
  return { from: `${year(from, -1)}-01-01`, to: `${year(to, 1)}-12-31` };
}

function within(
  text: string,
  { from, to }: { readonly from: string; readonly to: string },
  calendar: Calendar,
  { latest }: BornRules,
): Born[] | 'impossible' {
  const today = dayOf(latest);
  if (from > today || to < String(earliest)) return 'impossible';
  return [{ text, from, to: to > today ? today : to, calendar }];
}

const ageForm =
  /^(?:age[ds]?|年龄|年齡|现年|อายุ|အသက်|tuổi|umur|usia)?[\s:：]*(?:about|approx\.?|approximately|约|大约)?\s*(\d{1,3})\s*(周岁|虚岁|虛歲|岁|歲|years?\s*old|yrs?\.?(?:\s*old)?|y\/?o|ปี|နှစ်|tuổi|tahun)?(?:左右)?$/iu;

/** An age, told by its words; a bare number is one only where a column says so (`readBornByAge`). */
function readAge(text: string, rules: BornRules): { from: string; to: string } | undefined {
  const match = ageForm.exec(text);
  if (match === null) return undefined;
  const isSaid = match[2] !== undefined || !/^\d/u.test(text.trim());
  return isSaid ? ageSpan(Number(match[1]), /虚|虛/u.test(match[2] ?? ''), rules) : undefined;
}

/** Days of birth of somebody whose age in completed years is told; 虚岁 counts the year of birth as one and each new year as another. */
function ageSpan(age: number, isNominal: boolean, { latest, at }: BornRules): { from: string; to: string } | undefined {
  if (age < 0 || age > 120) return undefined;
  const last = at ?? dayOf(latest);
  const first = at ?? dayOf(latest - 2 * 365 * 86_400_000);
  return { from: yearsBefore(first, age + 1, 1), to: yearsBefore(last, isNominal ? Math.max(0, age - 2) : age, 0) };
}

function yearsBefore(day: string, years: number, more: number): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const at = Date.UTC(year - years, month - 1, month === 2 && date === 29 ? 28 : date);
  return dayOf(at + more * 86_400_000);
}

/** Reads a column of ages: 35, 35岁. */
export function readBornByAge(cell: string, rules: BornRules): Born[] | NotBorn {
  const text = cell.trim().slice(0, 100);
  if (text === '' || nothing.test(text)) return 'none';
  const digits = plainDigits(text.normalize('NFKC')).text;
  const bare = /^\d{1,3}(?:\.0)?$/u.test(digits) ? ageSpan(Number(digits), false, rules) : undefined;
  const span = bare ?? readAge(digits, rules);
  return span === undefined ? 'unread' : [{ text, ...span, calendar: 'gregorian' }];
}
