import type { StatDimension } from '../../../src/model/index.ts';
import type { Params } from '../../app/api.ts';
import type { Language } from '../../app/format.ts';
import type { Asked } from '../../app/ways.ts';

/** By what complaints can be counted, as choosers offer it; a test holds it against the model. */
export const dimensions = [
  'type',
  'age',
  'place',
  'site',
  'channel',
  'agency',
  'language',
  'month',
] as const satisfies readonly StatDimension[];

const isDay = (text: string | undefined): text is string => /^\d{4}-\d\d-\d\d$/u.test(text ?? '');

/**
 * What the address asks of the statistics; what is no year, day, dimension or currency is passed over. `today`, as 2026-11-26, fills in
 * what is not said: this year, up to today. Days are the reader's.
 */
export function paramsOf(asked: Asked, today: string): Params {
  const [first, second] = (asked['by'] ?? '').split(',').map((name) => dimensions.find((each) => each === name));
  const by = [...new Set([first, first === undefined ? undefined : second])].filter((each) => each !== undefined);
  const [from, to] = [asked['from'], asked['to']].map((text) => (isDay(text) ? text : undefined));
  const year = Number(/^\d{4}$/u.test(asked['year'] ?? '') ? asked['year'] : today.slice(0, 4));
  const begins = from ?? `${to?.slice(0, 4) ?? year}-01-01`;
  const days = from === undefined && to === undefined ? { year } : { from: begins, to: to ?? today };
  const currency = (asked['currency'] ?? '').toUpperCase();
  return {
    ...days,
    by: by.length === 0 ? undefined : by.join(','),
    currency: /^[A-Z]{3,10}$/u.test(currency) ? currency : undefined,
    k: asked['small'] === 'yes' ? 1 : undefined,
    offset: -new Date(`${begins}T00:00`).getTimezoneOffset(),
  };
}

/** Address of the report as a file. */
export function reportPath(params: Params, format: 'html' | 'pdf' | 'csv', lang: Language): string {
  const query = new URLSearchParams({ format, lang });
  for (const [name, value] of Object.entries(params)) if (value !== undefined) query.set(name, String(value));
  return `/stats/report?${query.toString()}`;
}
