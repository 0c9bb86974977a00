import { exactAmount, type Sentence, type Statistics, type StatTable } from '../model/index.ts';

/** What stands for a hidden figure. */
export const dot = '·';

type Column = StatTable['columns'][number];
type Row = StatTable['rows'][number];

/** In which currency a cell is; undefined: a count. */
export const currencyOf = ({ isMoney }: Column, { currency }: Row, whole: string | undefined): string | undefined =>
  isMoney === true ? (currency ?? whole) : undefined;

/** A figure as tables show it: whole units of a currency, thousands apart. */
export function figureText(value: number | undefined, currency: string | undefined): string {
  if (value === undefined) return dot;
  return currency === undefined ? value.toLocaleString('en-US') : wholeUnits(value, currency);
}

/** Whole units of a currency, half a unit rounded away from nought. */
function wholeUnits(minor: number, currency: string): string {
  const [units = '0', part = ''] = exactAmount(Math.abs(minor), currency).split('.');
  const whole = Number(units.replaceAll(',', '')) + (part !== '' && Number(`0.${part}`) >= 0.5 ? 1 : 0);
  return `${minor < 0 && whole > 0 ? '−' : ''}${whole.toLocaleString('en-US')}`;
}

/** A column's name with the currency of its sums. */
export function columnTitle(column: Column, lang: keyof Sentence, { currency }: Statistics, hasOwn: boolean): string {
  const name = column.title[lang];
  if (column.isMoney !== true || hasOwn || currency === undefined) return name;
  return lang === 'en' ? `${name}, ${currency}` : `${name}（${currency}）`;
}

/** Whether rows of a table are in currencies of their own. */
export const hasOwnCurrencies = ({ rows }: StatTable): boolean => rows.some(({ currency }) => currency !== undefined);

/** First and last day, both included. */
export function spanText({ from, to }: Pick<Statistics, 'from' | 'to'>, lang: keyof Sentence): string {
  const last = new Date(Date.parse(to) - 86_400_000).toISOString().slice(0, 10);
  if (from.endsWith('-01-01') && last === `${from.slice(0, 4)}-12-31`)
    return lang === 'en' ? from.slice(0, 4) : `${from.slice(0, 4)}年`;
  return lang === 'en' ? `${from} – ${last}` : `${from}至${last}`;
}
