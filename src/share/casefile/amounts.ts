import { exactAmount } from '../../model/index.ts';

/** Exact amount with its currency, `CNY 1,298,000.00`. `minor` in minor units. */
export const amountOf = (minor: number, currency: string): string => `${currency} ${exactAmount(minor, currency)}`;

/** Amounts of several currencies, the currencies in the order of their names; never added up across them. */
export function amountsOf(loss: Readonly<Record<string, number>>): string[] {
  return Object.entries(loss)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([currency, minor]) => amountOf(minor, currency));
}

/** A whole number with thousands set apart. */
export const countOf = (count: number): string => new Intl.NumberFormat('en').format(count);

/** A number with its noun: `1 decision`, `2 decisions`. */
export const manyOf = (count: number, one: string, many = `${one}s`): string => `${countOf(count)} ${count === 1 ? one : many}`;

/** Bytes as people say them: 1.4 MB. */
export function sizeOf(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  let [value, step] = [bytes, 0];
  for (; value >= 1000 && step < units.length - 1; step++) value /= 1000;
  return `${new Intl.NumberFormat('en', { maximumFractionDigits: 1 }).format(value)} ${units[step]!}`;
}

/** Day of a UTC time, ISO 8601. */
export const dayOf = (at: number | undefined): string => (at === undefined ? '–' : new Date(at).toISOString().slice(0, 10));

/** Day and minute of a UTC time. */
export const momentOf = (at: number | undefined): string =>
  at === undefined ? '–' : new Date(at).toISOString().slice(0, 16).replace('T', ' ');
