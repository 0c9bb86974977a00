/** A day of the Gregorian calendar as ISO 8601 text; undefined when there is no such day. */
export function isoDay(year: number, month: number, day: number): string | undefined {
  if (!(year >= 1 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 && day <= lengthOf(year, month))) return undefined;
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
}

/** Days of a month. */
function lengthOf(year: number, month: number): number {
  if (month !== 2) return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
}

/** First and last day that a year, a month of it or a day of it may mean; undefined when there is no such. */
export function spanOf(year: number, month?: number, day?: number): { from: string; to: string } | undefined {
  const from = isoDay(year, month ?? 1, day ?? 1);
  const to = isoDay(year, month ?? 12, day ?? (month === undefined || month < 1 || month > 12 ? 31 : lengthOf(year, month)));
  return from === undefined || to === undefined ? undefined : { from, to };
}

const two = (value: number): string => (value < 10 ? `0${value}` : String(value));

/** UTC milliseconds of the beginning of an ISO day. */
export const atOf = (day: string): number => Date.parse(`${day}T00:00:00Z`);
/** ISO day of UTC milliseconds. */
export const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);
