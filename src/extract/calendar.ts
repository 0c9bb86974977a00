import type { DateMention } from '../model/index.ts';

export type Grain = DateMention['grain'];

/** A point in time read from a text. */
export interface Moment {
  readonly at: number;
  readonly grain: Grain;
}

/** What rules read dates with. */
export interface Reading {
  /** The report's own date, which relative and year-less dates count from. */
  readonly now: number | undefined;
  /** Whether 1/2/2024 is 2 January. */
  readonly isMonthFirst: boolean;
}

/** One way of writing a date. Groups are the pattern's own. */
export interface DateRule {
  readonly pattern: RegExp;
  /** One of these characters stands in every date written so; absent: no such character. */
  readonly needs?: string;
  readonly read: (groups: Readonly<Record<string, string | undefined>>, reading: Reading) => Moment | undefined;
}

export const dayMs = 86_400_000;

/** Midnight UTC of a calendar day, or undefined when there is no such day or the year is beyond any report's. */
export function dayOf(year: number, month: number, day: number): number | undefined {
  if (year < 1900 || year > 2100 || month < 1 || month > 12 || day < 1) return undefined;
  const at = Date.UTC(year, month - 1, day);
  return new Date(at).getUTCDate() === day ? at : undefined;
}

/** A year as written: four digits, two (the century that is nearest before `now`), or of the Republic of China (民國). */
export function fullYear(year: number, digits: number, now: number | undefined): number {
  if (digits === 3) return year + 1911;
  if (digits > 2) return year;
  const current = now === undefined ? 2050 : new Date(now).getUTCFullYear();
  return year + (2000 + year > current + 1 ? 1900 : 2000);
}

/** The last day with this month and day that does not lie after `now` (a day's grace for time zones). */
export function latest(month: number, day: number, now: number): number | undefined {
  const year = new Date(now).getUTCFullYear();
  // 29 February may be up to eight years back.
  for (let back = 0; back <= 8; back++) {
    const at = dayOf(year - back, month, day);
    if (at !== undefined && at <= now + dayMs) return at;
  }
  return undefined;
}

/** The last day of the month with this number that does not lie after `now`. */
export function latestDay(day: number, now: number): number | undefined {
  const today = new Date(now);
  for (let back = 0; back <= 2; back++) {
    const first = new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() - back, 1));
    const at = dayOf(first.getUTCFullYear(), first.getUTCMonth() + 1, day);
    if (at !== undefined && at <= now + dayMs) return at;
  }
  return undefined;
}

export function startOfDay(now: number): number {
  return Math.floor(now / dayMs) * dayMs;
}

/** Monday 0 … Sunday 6. */
export function weekday(at: number): number {
  return (new Date(at).getUTCDay() + 6) % 7;
}

/** The same day so many months away, at the month's end when it is shorter. */
export function addMonths(at: number, months: number): number {
  const date = new Date(at);
  const target = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1);
  const lastDay = new Date(Date.UTC(new Date(target).getUTCFullYear(), new Date(target).getUTCMonth() + 1, 0)).getUTCDate();
  return target + (Math.min(date.getUTCDate(), lastDay) - 1) * dayMs + (at - startOfDay(at));
}

/** Adds a time of day; undefined when the clock has no such time. */
export function withTime(day: number, hour: number, minute = 0, second?: number): Moment | undefined {
  if (hour > 24 || minute > 59 || (second ?? 0) > 59) return undefined;
  const at = day + ((hour * 60 + minute) * 60 + (second ?? 0)) * 1000;
  return { at, grain: second === undefined ? 'minute' : 'second' };
}
