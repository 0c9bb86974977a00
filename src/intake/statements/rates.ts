import type { DayRate, Rejected } from '../../model/index.ts';
import { readCurrency } from '../amounts.ts';
import type { Builder, Trouble } from '../builder.ts';
import { readDate, type DateRules } from '../dates.ts';
import { readDecimal } from '../decimal.ts';
import type { Block, ColumnPlan, FilePlan } from '../file-plan.ts';
import { collect } from './collect.ts';
import { meanings, rateColumns } from './names.ts';
import { trouble } from './troubles.ts';

/** What one block of a table of rates gave. */
export interface ParsedRates {
  readonly rates: DayRate[];
  readonly rejected: Rejected[];
  readonly records: number;
  readonly blank: number;
}

/** Reads a block of a table of day rates, one a row or a column for each currency. Pure and synchronous, as `parseTransfers`. */
export function parseRates(plan: FilePlan, block: Block): ParsedRates {
  const rates: DayRate[] = [];
  const { rejected, records, blank } = collect(plan, block, {
    recognise: (name) => {
      const [first] = meanings(name, rateColumns);
      return first === undefined ? undefined : { part: first.part, sure: first.rank < 10 };
    },
    builder: (columns) => rateBuilder(plan, columns, rates),
  });
  return { rates, rejected, records, blank };
}

function rateBuilder(plan: FilePlan, columns: readonly ColumnPlan[], rates: DayRate[]): Builder<true> {
  const place = (part: string): number => columns.findIndex((column) => column.part === part);
  const at = { day: place('day'), from: place('from'), to: place('to'), source: place('source') };
  const told = columns.flatMap((column, place) => (column.part === 'rate' ? [place] : []));
  // A day is a day of the calendar, in no zone.
  const { order, minguo } = columns[at.day] ?? {};
  const rules: DateRules = { order, minguo, zone: 'UTC', latest: plan.latest };
  const from = readCurrency(plan.constants.base ?? '');
  return {
    build(cells, count, row) {
      const cell = (column: number): string => (column >= 0 && column < count ? cells[column]!.trim() : '');
      if (cells.slice(0, count).every((text) => text.trim() === '')) return undefined;
      const moment = readDate(cell(at.day), rules);
      const dayName = columns[at.day]?.name;
      if (moment === 'none') return trouble('no-date', dayName);
      if (moment === 'impossible') return trouble('impossible-date', dayName);
      if (moment === 'unread') return trouble('unread-date', dayName);
      const day = new Date(moment).toISOString().slice(0, 10);
      const source = cell(at.source) || (plan.constants.source ?? plan.name);
      const found: DayRate[] = [];
      for (const column of told) {
        const text = cell(column);
        if (text === '' && told.length > 1) continue;
        const rate = rateOf(text);
        if (rate === undefined) return trouble('no-rate', columns[column]!.name);
        const one = columns[column]!.currency === undefined ? readCurrency(cell(at.from)) : from;
        const other = columns[column]!.currency ?? readCurrency(cell(at.to));
        if (one === undefined) return trouble('unread-currency', columns[at.from]?.name);
        if (other === undefined) return trouble('unread-currency', columns[at.to]?.name);
        if (one !== other) found.push({ from: one, to: other, rate, day, source, row });
      }
      rates.push(...found);
      return true satisfies true | Trouble;
    },
  };
}

/** Major units of the one for one of the other: a number above zero. */
function rateOf(text: string): number | undefined {
  const decimal = readDecimal(text);
  if (decimal === undefined || decimal.negative) return undefined;
  const rate = Number(`${decimal.digits}e${-decimal.scale}`);
  return Number.isFinite(rate) && rate > 0 ? rate : undefined;
}
