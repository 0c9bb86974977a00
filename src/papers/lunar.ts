import { dayOf } from './day.ts';

const dayMs = 86_400_000;

/** First day of each month of a Chinese year, leap months as `5bis`; the day after its last under `end`. UTC milliseconds. */
type LunarYear = ReadonlyMap<string, number>;

const years = new Map<number, LunarYear | undefined>();
let reader: Intl.DateTimeFormat | undefined;

/** The lunar year that begins in a Gregorian year, by the calendar of the Unicode library that the runtime carries. */
function lunarYear(year: number): LunarYear | undefined {
  if (year < 1850 || year > 2100) return undefined;
  if (years.has(year)) return years.get(year);
  reader ??= new Intl.DateTimeFormat('en-u-ca-chinese', { year: 'numeric', month: 'numeric', day: 'numeric', timeZone: 'UTC' });
  const months = new Map<string, number>();
  // A lunar year begins between 21 January and 20 February, and has at most 385 days.
  for (let at = Date.UTC(year, 0, 20); at < Date.UTC(year, 0, 20) + 440 * dayMs; at += dayMs) {
    let [its, month, day] = ['', '', ''];
    for (const { type, value } of reader.formatToParts(at)) {
      // TypeScript's library does not know the part of calendars whose years have names.
      if ((type as string) === 'relatedYear') its = value;
      else if (type === 'month') month = value;
      else if (type === 'day') day = value;
    }
    if (Number(its) > year) {
      months.set('end', at);
      break;
    }
    if (Number(its) === year && day === '1') months.set(month, at);
  }
  const whole = months.has('end') ? months : undefined;
  years.set(year, whole);
  return whole;
}

/** Gregorian days of a lunar year, month or day, as ISO text; undefined when that year has no such month or day. */
export function lunarSpan(
  year: number,
  month?: number,
  day?: number,
  isLeap = false,
): { readonly from: string; readonly to: string } | undefined {
  const months = lunarYear(year);
  if (months === undefined) return undefined;
  if (month === undefined) return { from: dayOf(months.get('1')!), to: dayOf(months.get('end')! - dayMs) };
  const first = months.get(`${month}${isLeap ? 'bis' : ''}`);
  if (first === undefined) return undefined;
  const next = [...months.values()]
    .filter((at) => at > first)
    .reduce((least, at) => Math.min(least, at), Number.POSITIVE_INFINITY);
  if (day === undefined) return { from: dayOf(first), to: dayOf(next - dayMs) };
  const at = first + (day - 1) * dayMs;
  return day < 1 || at >= next ? undefined : { from: dayOf(at), to: dayOf(at) };
}
