import type { Born } from '../model/index.ts';
import { dayOf, isoDay, spanOf } from './day.ts';
import { lunarSpan } from './lunar.ts';

export type Calendar = Born['calendar'];

/** Parts of a date in some calendar, as far as they are told. */
export interface DateParts {
  readonly year: number;
  readonly month?: number | undefined;
  readonly day?: number | undefined;
  readonly isLeap?: boolean | undefined;
}

interface Span {
  readonly from: string;
  readonly to: string;
}

/** Years between an era and the Gregorian one: Thai Buddhist era since 1941, Republic of China, Myanmar era at its new year in April. */
const buddhistYears = 543;
const minguoYears = 1911;
const burmeseYears = 638;
const dayMs = 86_400_000;

/** The Gregorian days that a date of a calendar may mean; undefined when the calendar has no such date. */
export function spanIn(calendar: Calendar, { year, month, day, isLeap }: DateParts): Span | undefined {
  switch (calendar) {
    case 'buddhist':
      return year < 2484 ? oldThai(year, month, day) : spanOf(year - buddhistYears, month, day);
    case 'minguo':
      return spanOf(year + minguoYears, month, day);
    case 'lunar':
      return lunarSpan(year, month, day, isLeap);
    case 'burmese':
      // Its months are of the moon and go by two calendars: the year alone is kept. New year falls between 13 and 18 April.
      return { from: isoDay(year + burmeseYears, 4, 13)!, to: isoDay(year + burmeseYears + 1, 4, 18)! };
    case 'hijri':
      return hijri(year, month, day);
    default:
      return spanOf(year, month, day);
  }
}

/** Before 1941 the Thai year began on 1 April: its January to March stand in the Gregorian year after. */
function oldThai(year: number, month?: number, day?: number): Span | undefined {
  const gregorian = year - buddhistYears;
  if (month === undefined) return { from: `${gregorian}-04-01`, to: `${gregorian + 1}-03-31` };
  return spanOf(month <= 3 ? gregorian + 1 : gregorian, month, day);
}

/** Day 1 of Muharram of year 1 in the civil tabular calendar, 19 July 622 of the proleptic Gregorian calendar. */
const hijriEpoch = Date.UTC(2000, 0, 1) - 503_105 * dayMs;

/**
 * The tabular Islamic calendar: 30 years with eleven leap days. The months that people count begin with the moon seen, so a day may be
 * one earlier or later.
 */
function hijri(year: number, month?: number, day?: number): Span | undefined {
  const start = (y: number, m: number): number =>
    hijriEpoch + (354 * (y - 1) + Math.floor((3 + 11 * y) / 30) + Math.ceil(29.5 * (m - 1))) * dayMs;
  if (month !== undefined && (month < 1 || month > 12)) return undefined;
  if (day !== undefined && (day < 1 || day > 30)) return undefined;
  const from = start(year, month ?? 1) + ((day ?? 1) - 1) * dayMs;
  const next = month === undefined ? start(year + 1, 1) : month === 12 ? start(year + 1, 1) : start(year, month + 1);
  const to = day === undefined ? next - dayMs : from;
  return { from: dayOf(from - dayMs), to: dayOf(to + dayMs) };
}
