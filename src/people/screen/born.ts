import type { Born } from '../../model/index.ts';
import { best, type Said, silent, slipsBetween } from './part.ts';
import { ratio } from './setting.ts';

/** Days of birth that a person may have, as day numbers; `digits` (YYYYMMDD) where it is one day. */
export interface BornRange {
  readonly from: number;
  readonly to: number;
  readonly digits: string | undefined;
}

const dayMs = 86_400_000;

/** Days among which people of a list are born: thirty years. */
const spread = 30 * 365;

export function bornRange({ from, to }: Pick<Born, 'from' | 'to'>): BornRange {
  const [first, last] = [Date.parse(from) / dayMs, Date.parse(to) / dayMs];
  return { from: Math.min(first, last), to: Math.max(first, last), digits: from === to ? from.replaceAll('-', '') : undefined };
}

/** Two records' days of birth. Where a source gives several, the two that are nearest count. */
export function compareBorn(a: readonly BornRange[], b: readonly BornRange[]): Said {
  return best(a.flatMap((one) => b.map((other) => compareOne(one, other)))) ?? silent();
}

const said = (says: Said['says'], weight: number, en: string, zh: string): Said => ({ says, weight, sentence: { en, zh } });

/**
 * Ratios: how often two records of one person stand so (m) against two persons born within thirty years (u). m as the bench's made
 * records and published linkage of registers have it: nine in ten the same day, some per cent each slip.
 */
const sameDay = said('agrees', ratio(0.88, 1 / spread), 'born on the same day', '出生日期相同');
const sameNewYear = said(
  'agrees',
  ratio(0.88, 1 / 20),
  'both born on 1 January of one year, which lists write when they know the year alone',
  '均记为同年1月1日（常为只知年份时的填法）',
);
const swapped = said('close', ratio(0.02, 1 / spread), 'day and month are changed over', '月、日互换');
const slip = said('close', ratio(0.04, 30 / spread), 'days of birth differ by one digit', '出生日期相差一位数字');
const sameMonth = said('close', ratio(0.01, 30 / spread), 'born in the same month, on another day', '同年同月，日不同');
const otherYear = said('close', ratio(0.008, 30 / spread), 'the same day of another year', '月日相同，年份不同');
const near = said(
  'close',
  ratio(0.03, 120 / spread),
  'born within two months, as far as lunar and solar days of one birth lie apart',
  '相差两个月以内（农历、公历之差）',
);
const twoSlips = said('differs', ratio(0.03, 400 / spread), 'days of birth differ by two digits', '出生日期相差两位数字');
const yearSlip = said(
  'differs',
  ratio(0.02, (12 * 120) / spread),
  'years of birth differ by one digit, the days by less than two months',
  '年份相差一位数字，月日相近',
);
const sameYear = said('differs', ratio(0.015, 1 / 30), 'born in one year, on another day', '同年，月日不同');

function compareOne(a: BornRange, b: BornRange): Said {
  if (a.digits !== undefined && b.digits !== undefined) return compareDays(a.digits, b.digits, Math.abs(a.from - b.from));
  const gap = Math.max(a.from, b.from) - Math.min(a.to, b.to);
  if (gap > 0) return apart(gap);
  const days = a.to - a.from + (b.to - b.from) + 1;
  const weight = Math.max(0.05, Math.min(ratio(0.95, days / spread), sameDay.weight));
  return said('agrees', weight, 'what is known of both days of birth agrees', '已知出生时间相符');
}

function compareDays(a: string, b: string, gap: number): Said {
  const [yearA, yearB] = [a.slice(0, 4), b.slice(0, 4)];
  const isNewYear = (digits: string): boolean => digits.endsWith('0101');
  if (a === b) return isNewYear(a) ? sameNewYear : sameDay;
  if (yearA === yearB && (isNewYear(a) || isNewYear(b))) {
    return { ...sameNewYear, says: 'close', weight: ratio(0.7, 1 / 30) };
  }
  if (yearA === yearB && a.slice(4, 6) === b.slice(6) && a.slice(6) === b.slice(4, 6)) return swapped;
  const slips = slipsBetween(a, b, 2);
  if (slips === 1) return slip;
  if (yearA === yearB && a.slice(4, 6) === b.slice(4, 6)) return sameMonth;
  if (a.slice(4) === b.slice(4)) return otherYear;
  if (gap <= 60) return near;
  if (slips === 2) return twoSlips;
  if (yearA === yearB) return sameYear;
  return slipsBetween(yearA, yearB, 1) === 1 && daysBetween(a, b) <= 60 ? yearSlip : apart(gap);
}

/** Days between two days of the year, whatever the years. */
function daysBetween(a: string, b: string): number {
  const day = (digits: string): number => (Number(digits.slice(4, 6)) - 1) * 30.4 + Number(digits.slice(6));
  const days = Math.abs(day(a) - day(b));
  return Math.min(days, 365 - days);
}

/** Up to two years: lunar years, years of age counted from one, papers made younger; then hardly one person's, then not. */
function apart(days: number): Said {
  const years = days / 365.25;
  const how = years.toFixed(years < 3 ? 1 : 0);
  const weight = years < 2 ? -0.8 : years < 5 ? -2 : years < 10 ? -2.8 : years < 20 ? -3.5 : -4.5;
  return said('differs', weight, `born ${how} years apart`, `出生时间相差约${how}年`);
}
