import type { DateOrder } from './file-plan.ts';
import { zoneOffset } from './zones.ts';

export interface DateRules {
  readonly order?: DateOrder | undefined;
  /** Three-digit years are years of the Republic (民國). */
  readonly minguo?: boolean | undefined;
  readonly zone: string;
  readonly latest: number;
}

/** A cell that names no moment, and why: `none` means "not given", `unread` not understood, `impossible` no such day. */
export type NoDate = 'none' | 'unread' | 'impossible';

/** Reports before it are mistakes of a form or an export: organised phone fraud is younger. */
const earliest = Date.UTC(1990, 0, 1);
const dayMs = 86_400_000;
const longest = 80;

/** What databases and spreadsheets write when they have no date. */
const nullDates =
  /^(?:0000[-/]00[-/]00|000?1[-/]0?1[-/]0?1|1900[-/]0?1[-/]0?[01]|1899[-/]12[-/]3[01]|1970[-/]0?1[-/]0?1|9999[-/]12[-/]31)(?:[ T]0?0:00(?::00(?:\.0+)?)?)?Z?$/;
const nothing = /^(?:n\/?a|null|none|nan|nat|unknown|-+|—+|\?+|无|無|不详|不詳|未知|不明)$/i;

/**
 * Reads a date in the spellings of exports and forms: ISO 8601, 2024/3/5 14:30, 2024年3月5日 下午2点30分, 民國113年3月5日,
 * 113/03/05 in columns of Taiwan, 20240305143000, epoch seconds and milliseconds, spreadsheet serials, RFC 5322.
 *
 * @returns UTC milliseconds, or why there is none.
 */
export function readDate(cell: string, rules: DateRules): number | NoDate {
  const fast = readIso(cell, rules);
  if (fast !== undefined) return fast;
  // No date is so long, and the patterns below need not be proof against a megabyte of spaces.
  if (cell.length > longest) return cell.trim() === '' ? 'none' : 'unread';
  const text = cell.normalize('NFKC').trim();
  if (text === '' || nothing.test(text) || nullDates.test(text)) return 'none';
  if (/^\d+(?:\.\d+)?$/.test(text)) return readNumber(text, rules);
  return readNumeric(text, rules) ?? readWords(text, rules);
}

/** The common case without a regular expression: `2024-01-01`, `2024-01-01T00:09:00Z`, `2024-01-01 00:09[:00]`. */
function readIso(cell: string, rules: DateRules): number | NoDate | undefined {
  const { length } = cell;
  if (length < 10 || length > 20 || cell.charCodeAt(4) !== 45 || cell.charCodeAt(7) !== 45) return undefined;
  const year = two(cell, 0) * 100 + two(cell, 2);
  const month = two(cell, 5);
  const day = two(cell, 8);
  // NaN, from anything that is no digit, fails every comparison below.
  if (!(year >= 1990 && year < 9999 && month >= 1 && month <= 12 && day >= 1 && day <= (monthDays[month] ?? 0))) return undefined;
  if (length === 10) return place(Date.UTC(year, month - 1, day), rules);
  const gap = cell.charCodeAt(10);
  if ((gap !== 84 && gap !== 32) || cell.charCodeAt(13) !== 58 || length === 18) return undefined;
  const hour = two(cell, 11);
  const minute = two(cell, 14);
  const seconds = length >= 19;
  if (seconds && cell.charCodeAt(16) !== 58) return undefined;
  const second = seconds ? two(cell, 17) : 0;
  if (!(hour <= 23 && minute <= 59 && second <= 59)) return undefined;
  const at = Date.UTC(year, month - 1, day, hour, minute, second);
  if (length === 16 || length === 19) return place(at, rules);
  return cell.charCodeAt(length - 1) === 90 && (length === 17 || length === 20) ? within(at, rules) : undefined;
}

/** By month from 1; 29 February takes the slow path. */
const monthDays = [0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function two(text: string, at: number): number {
  const tens = text.charCodeAt(at) - 48;
  const ones = text.charCodeAt(at + 1) - 48;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Number.NaN;
}

const timePart =
  '(?:[T ,]*(凌晨|清晨|早上|上午|中午|下午|傍晚|晚上|晚间|晚間|夜里|AM|PM)? ?(\\d{1,2})(?:[:点點时時](\\d{1,2})?(?:[:分](\\d{1,2})(?:[.,]\\d{1,9})?秒?)?分?)? ?(AM|PM|a\\.m\\.|p\\.m\\.)?)?';
const zonePart = '\\s*(Z|UTC|GMT|[+-]\\d{2}:?\\d{2})?';
const yearFirst = new RegExp(
  `^(民国|民國|中华民国|中華民國|公元|西元)? ?(\\d{1,4})(?:[-/.]|年 ?)(\\d{1,2})(?:[-/.]|月 ?)(\\d{1,2})(?:日|号|號)?(?: ?[(（]?(?:周|週|星期|礼拜|禮拜).[)）]?)?${timePart}${zonePart}$`,
  'i',
);
const yearLast = new RegExp(`^(\\d{1,2})([-/.])(\\d{1,2})[-/.](\\d{4}|\\d{2})${timePart}${zonePart}$`, 'i');

function readNumeric(text: string, rules: DateRules): number | NoDate | undefined {
  const first = yearFirst.exec(text);
  if (first !== null) {
    const [, era, digits, b, c, ...rest] = first;
    // 12/05/24 also fits; only a stated order makes its first number a day or a month.
    const shortYear = digits!.length <= 2 && era === undefined && !text.includes('年');
    if (!shortYear || rules.order === 'ymd') return moment(fullYear(digits!, era, rules), Number(b), Number(c), rest, rules);
  }
  const last = yearLast.exec(text);
  if (last === null) return undefined;
  const [, a, mark, b, digits, ...rest] = last;
  const order = rules.order ?? orderOf(Number(a), Number(b), mark!);
  if (order === undefined || order === 'ymd') return 'unread';
  const [day, month] = order === 'dmy' ? [Number(a), Number(b)] : [Number(b), Number(a)];
  return moment(fullYear(digits!, undefined, rules), month, day, rest, rules);
}

function orderOf(a: number, b: number, mark: string): DateOrder | undefined {
  if (mark === '.' || a > 12) return 'dmy';
  return b > 12 ? 'mdy' : undefined;
}

function fullYear(digits: string, era: string | undefined, rules: DateRules): number {
  const year = Number(digits);
  if (era !== undefined && !/公元|西元/.test(era)) return year + 1911;
  if (digits.length === 3 && rules.minguo === true) return year + 1911;
  return digits.length <= 2 ? year + (year < 70 ? 2000 : 1900) : year;
}

function moment(
  year: number,
  month: number,
  day: number,
  rest: readonly (string | undefined)[],
  rules: DateRules,
): number | NoDate {
  const [before, h, m, s, after, zone] = rest;
  let hour = Number(h ?? 0);
  const half = (before ?? after ?? '').replaceAll('.', '').toLowerCase();
  if (/^(?:pm|下午|傍晚|晚上|晚间|晚間|夜里|中午)$/.test(half) && hour < 12) {
    if (half !== '中午' || hour < 6) hour += 12;
  } else if (/^(?:am|凌晨|上午|清晨|早上)$/.test(half) && hour === 12) hour = 0;
  const minute = Number(m ?? 0);
  const second = Number(s ?? 0);
  if (month < 1 || month > 12 || day < 1 || day > 31 || hour > 24 || minute > 59 || second > 60) return 'impossible';
  const at = Date.UTC(year, month - 1, day, hour, minute, second);
  // Date.UTC rolls 31 February over, and reads years below 100 as 19xx.
  if (year < 100 || new Date(Date.UTC(year, month - 1, day)).getUTCDate() !== day) return 'impossible';
  if (zone === undefined) return place(at, rules);
  if (/^(?:Z|UTC|GMT)$/i.test(zone)) return within(at, rules);
  return within(at - zoneOffset(zone, at), rules);
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const dayMonth = new RegExp(
  `^(?:[a-z]{3,9},? )?(\\d{1,2})(?:st|nd|rd|th)?[ -]([a-z]{3,9})\\.?,?[ -](\\d{4})${timePart}${zonePart}(?: \\([A-Z ]+\\))?$`,
  'i',
);
const monthDay = new RegExp(
  `^(?:[a-z]{3,9},? )?([a-z]{3,9})\\.? (\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4})${timePart}${zonePart}$`,
  'i',
);

/** English months (`5 March 2024`, RFC 5322 §3.3) and ISO 8601 with fractions. */
function readWords(text: string, rules: DateRules): number | NoDate {
  const one = dayMonth.exec(text);
  const [day, name, year, ...rest] = one === null ? swap(monthDay.exec(text)) : one.slice(1);
  const month = name === undefined ? -1 : months.indexOf(name.slice(0, 3).toLowerCase());
  return month < 0 ? 'unread' : moment(Number(year), month + 1, Number(day), rest, rules);
}

function swap(match: RegExpExecArray | null): (string | undefined)[] {
  if (match === null) return [];
  const [, name, day, ...rest] = match;
  return [day, name, ...rest];
}

/** Digits alone: yyyymmdd[hhmm[ss]], epoch seconds or milliseconds, or a spreadsheet's day count. */
function readNumber(text: string, rules: DateRules): number | NoDate {
  const compact = /^(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2})(\d{2})?)?$/.exec(text);
  if (compact !== null) {
    const [, year, month, day, hour, minute, second] = compact;
    if (/^(?:19|20)/.test(year!) && Number(month) <= 12) {
      return moment(Number(year), Number(month), Number(day), [undefined, hour, minute, second], rules);
    }
  }
  const republic = rules.minguo === true ? /^(1\d\d|\d\d)(\d{2})(\d{2})$/.exec(text) : null;
  if (republic !== null) return moment(Number(republic[1]) + 1911, Number(republic[2]), Number(republic[3]), [], rules);
  const value = Number(text);
  if (value === 0) return 'none';
  if (value >= 1e11 && value < 1e13) return within(value, rules);
  if (value >= 6e8 && value < 1e10) return within(Math.round(value * 1000), rules);
  // Day 25569 is 1970-01-01 in the 1900 date system (ECMA-376 Part 1, 18.17.4.1).
  if (value >= 20_000 && value < 100_000) return place(Math.round((value - 25_569) * 86_400) * 1000, rules);
  return 'unread';
}

function place(local: number, rules: DateRules): number | NoDate {
  return within(local - zoneOffset(rules.zone, local), rules);
}

function within(at: number, rules: DateRules): number | NoDate {
  return at >= earliest - dayMs && at <= rules.latest ? at : 'impossible';
}
