import type { ReportQuery } from '../../../src/model/index.ts';
import type { Params } from '../../app/api.ts';
import { minorDigits } from '../../../src/model/currency.ts';
import type { Asked } from '../../app/ways.ts';

/** What narrows the list of reports, as it stands in the address: amounts in whole units of their currency, days in ISO 8601. */
export interface Filters {
  readonly q?: string;
  readonly agency?: string;
  readonly language?: string;
  readonly category?: string;
  readonly channel?: string;
  readonly currency?: string;
  readonly amountFrom?: string;
  readonly amountTo?: string;
  readonly from?: string;
  readonly to?: string;
  readonly place?: string;
  readonly inRing?: string;
  readonly ring?: string;
  /** `kind:value`. */
  readonly indicator?: string;
  readonly sort?: string;
  readonly order?: string;
}
export type FilterName = Exclude<keyof Filters, 'sort' | 'order'>;

export const filterNames: readonly FilterName[] = [
  'q',
  'agency',
  'language',
  'category',
  'channel',
  'currency',
  'amountFrom',
  'amountTo',
  'from',
  'to',
  'place',
  'inRing',
  'ring',
  'indicator',
];

/** What the list can be sorted by. */
const sorts: readonly ReportQuery['sort'][] = ['reportedAt', 'lossAt', 'amount', 'ref', 'agency', 'category'];

export const isDay = (text: string): boolean => /^\d{4}-\d\d-\d\d$/u.test(text) && !Number.isNaN(Date.parse(text));
const isAmount = (text: string): boolean => /^\d+(?:\.\d+)?$/u.test(text);

/** What an address may say of a filter; anything else in it is passed over. */
const sound: Readonly<Partial<Record<keyof Filters, (text: string) => boolean>>> = {
  from: isDay,
  to: isDay,
  amountFrom: isAmount,
  amountTo: isAmount,
  indicator: (text) => /^[a-z]+:./u.test(text),
  inRing: (text) => text === 'yes' || text === 'no',
  order: (text) => text === 'asc' || text === 'desc',
  sort: (text) => (sorts as readonly string[]).includes(text),
};

export function readFilters(asked: Asked): Filters {
  const found: Record<string, string> = {};
  for (const name of [...filterNames, 'sort', 'order'] as const) {
    const text = asked[name]?.trim() ?? '';
    if (text !== '' && (sound[name]?.(text) ?? true)) found[name] = text.slice(0, 500);
  }
  return found;
}

/** The filters of a list whose address was kept. */
export const filtersOf = (search: string): Filters => readFilters(Object.fromEntries(new URLSearchParams(search)));

/** The address of a list; the order that is usual anyway is left out. */
export function searchOf(filters: Filters): string {
  const search = new URLSearchParams();
  for (const name of filterNames) if (filters[name] !== undefined) search.set(name, filters[name]);
  if (filters.sort !== undefined && !(filters.sort === 'reportedAt' && filters.order !== 'asc')) {
    search.set('sort', filters.sort);
    search.set('order', filters.order ?? 'desc');
  }
  return search.toString();
}

/** Midnight at which a day begins where the reader is. */
export function dayBegins(day: string, later = 0): number {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date + later).getTime();
}

/** What the server is asked with: minor units, and times from the beginning of the first day to the end of the last. */
export function paramsOf(filters: Filters): Params {
  const { amountFrom, amountTo, from, to, sort, order, currency, ...same } = filters;
  const minor = (amount: string): number => Math.round(Number(amount) * 10 ** minorDigits(currency ?? 'CNY'));
  return {
    ...same,
    currency,
    amountFrom: amountFrom === undefined ? undefined : minor(amountFrom),
    amountTo: amountTo === undefined ? undefined : minor(amountTo),
    from: from === undefined ? undefined : dayBegins(from),
    to: to === undefined ? undefined : dayBegins(to, 1),
    sort: sort ?? 'reportedAt',
    order: order ?? 'desc',
  };
}

/** Without these filters; an amount means nothing without its currency, and goes with it. */
export function without(filters: Filters, ...names: readonly FilterName[]): Filters {
  const left: Record<string, string> = { ...filters };
  for (const name of names) delete left[name];
  return left;
}

/** Filters as they are shown, one chip each, with the names that go together. */
export const chips = {
  q: ['q'],
  agency: ['agency'],
  language: ['language'],
  category: ['category'],
  channel: ['channel'],
  amount: ['currency', 'amountFrom', 'amountTo'],
  date: ['from', 'to'],
  place: ['place'],
  inRing: ['inRing'],
  ring: ['ring'],
  indicator: ['indicator'],
} as const satisfies Readonly<Record<string, readonly FilterName[]>>;
export type Chip = keyof typeof chips;

export function setChips(filters: Filters): Chip[] {
  return (Object.keys(chips) as Chip[]).filter((chip) => chips[chip].some((name) => filters[name] !== undefined));
}
