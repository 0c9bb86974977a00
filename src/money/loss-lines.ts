import type { LossGroup, LossLine, RowSource, Sums, UsedDayRate } from '../model/index.ts';
import type { DayRates, UsedRate } from './rates.ts';

/** Money that a victim paid or got back. */
export interface Moved {
  /** Minor units, positive. */
  readonly minor: number;
  readonly currency: string;
  /** UTC milliseconds. */
  readonly at?: number;
  /** Number of the transfer; absent: a report states it. */
  readonly transfer?: number;
  readonly rows: readonly RowSource[];
}

/** One case of one victim: what a report tells, and every report that tells it again. */
export interface LostCase {
  /** Ids of the reports; the first stands for the case. */
  readonly reports: readonly string[];
  /** Of the first, in the casebook. */
  readonly number: number;
  /** Number that the source gave the first. */
  readonly name?: string;
  readonly ring?: string;
  /** Suspects whose indicators the reports name. */
  readonly suspects: readonly string[];
  /** UTC milliseconds of the loss, else of the report. */
  readonly at?: number;
  readonly paid: readonly Moved[];
  readonly back: readonly Moved[];
  readonly stated?: { readonly minor: number; readonly currency: string };
}

export interface Grouping {
  readonly by: LossGroup;
  /** In which currency the lines are told besides their own. */
  readonly in?: { readonly currency: string; readonly rates: DayRates };
  /** UTC milliseconds, `to` not included: only money moved in this time, and cases that began in it. */
  readonly from?: number;
  readonly to?: number;
}

/**
 * Losses by report, ring, suspect or period. By period each payment counts when it was made and each return when it came; the case
 * itself is counted when it began. Lines in order of their names, by report in the order of the cases.
 */
export function lossLines(cases: readonly LostCase[], grouping: Grouping): LossLine[] {
  const { by } = grouping;
  const lines = grouped(cases, grouping, (each, at) => keyOf(by, each, at));
  return by === 'report' ? lines : lines.sort((a, b) => (a.of < b.of ? -1 : 1));
}

/** What the whole lost: the lines of any grouping add up to it. */
export function lossOfAll(cases: readonly LostCase[], grouping: Omit<Grouping, 'by'> = {}): LossLine {
  const [line] = grouped(cases, grouping, () => '');
  return line ?? new Line('', grouping.in).told();
}

function grouped(
  cases: readonly LostCase[],
  { in: told, from = -Infinity, to = Infinity }: Omit<Grouping, 'by'>,
  keyAt: (each: LostCase, at: number | undefined) => string,
): LossLine[] {
  const lines = new Map<string, Line>();
  const isAllTime = from === -Infinity && to === Infinity;
  const isWithin = (at: number | undefined): boolean => isAllTime || (at !== undefined && at >= from && at < to);
  const lineAt = (each: LostCase, at: number | undefined): Line | undefined => {
    if (!isWithin(at)) return undefined;
    const key = keyAt(each, at);
    const known = lines.get(key);
    if (known !== undefined) return known;
    const line = new Line(key, told);
    lines.set(key, line);
    return line;
  };
  for (const each of cases) {
    lineAt(each, beginning(each))?.count(each);
    for (const paid of each.paid) lineAt(each, paid.at)?.add(paid, 1);
    for (const back of each.back) lineAt(each, back.at)?.add(back, -1);
  }
  return [...lines.values()].map((line) => line.told());
}

const beginning = ({ paid, at }: LostCase): number | undefined =>
  paid.reduce<number | undefined>((first, each) => {
    if (each.at === undefined) return first;
    return first === undefined ? each.at : Math.min(first, each.at);
  }, undefined) ?? at;

function keyOf(by: LossGroup, { reports, ring, suspects }: LostCase, at: number | undefined): string {
  switch (by) {
    case 'report':
      return reports[0]!;
    case 'ring':
      return ring ?? '';
    case 'suspect':
      return suspects.join('+');
    case 'month':
    case 'day':
      return at === undefined ? '' : new Date(at).toISOString().slice(0, by === 'month' ? 7 : 10);
  }
}

/** One line being added up. */
class Line {
  readonly #of: string;
  readonly #in: Grouping['in'];
  readonly #gross = new Map<string, number>();
  readonly #returned = new Map<string, number>();
  readonly #stated = new Map<string, number>();
  readonly #left = new Map<string, number>();
  readonly #worth = { gross: 0, returned: 0 };
  readonly #rates = new Map<string, UsedDayRate>();
  readonly #how = { transfers: 0, stated: 0 };
  readonly #transfers = new Set<number>();
  readonly #rows = new Map<string, RowSource>();
  #name: string | undefined;
  #unknown = 0;
  #cases = 0;
  #again = 0;

  constructor(of: string, told: Grouping['in']) {
    this.#of = of;
    this.#in = told;
  }

  count({ reports, name, paid, stated }: LostCase): void {
    if (reports[0] === this.#of) this.#name = name;
    this.#cases++;
    this.#again += reports.length - 1;
    if (paid.length === 0) this.#unknown++;
    else if (paid.some(({ transfer }) => transfer !== undefined)) this.#how.transfers++;
    else this.#how.stated++;
    if (stated !== undefined) add(this.#stated, stated.currency, stated.minor);
  }

  add({ minor, currency, at, transfer, rows }: Moved, sign: 1 | -1): void {
    add(sign === 1 ? this.#gross : this.#returned, currency, minor);
    if (transfer !== undefined) this.#transfers.add(transfer);
    for (const row of rows) this.#rows.set(`${row.exhibit} ${row.row}`, row);
    if (this.#in === undefined) return;
    const worth = this.#in.rates.worth(minor, currency, this.#in.currency, at);
    if (worth === undefined) return add(this.#left, currency, sign * minor);
    this.#worth[sign === 1 ? 'gross' : 'returned'] += worth.minor;
    for (const rate of worth.by) this.#rates.set(`${rate.day} ${rate.exhibit} ${rate.row}`, usedOf(rate));
  }

  told(): LossLine {
    const net = new Map(this.#gross);
    for (const [currency, minor] of this.#returned) add(net, currency, -minor);
    const { gross, returned } = this.#worth;
    return {
      of: this.#of,
      ...(this.#name === undefined ? {} : { name: this.#name }),
      gross: sumsOf(this.#gross),
      returned: sumsOf(this.#returned),
      net: sumsOf(net),
      stated: sumsOf(this.#stated),
      ...(this.#in === undefined
        ? {}
        : {
            in: {
              currency: this.#in.currency,
              gross,
              returned,
              net: gross - returned,
              left: sumsOf(this.#left),
              rates: [...this.#rates].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, rate]) => rate),
            },
          }),
      how: this.#how,
      unknown: this.#unknown,
      reports: this.#cases,
      again: this.#again,
      transfers: [...this.#transfers].sort((a, b) => a - b),
      rows: [...this.#rows.values()].sort((a, b) => (a.exhibit < b.exhibit ? -1 : a.exhibit > b.exhibit ? 1 : a.row - b.row)),
    };
  }
}

function add(sums: Map<string, number>, currency: string, minor: number): void {
  sums.set(currency, (sums.get(currency) ?? 0) + minor);
}

const sumsOf = (sums: ReadonlyMap<string, number>): Sums => Object.fromEntries([...sums].sort(([a], [b]) => (a < b ? -1 : 1)));

const usedOf = ({ from, to, rate, isInverse, day, source, exhibit, row }: UsedRate): UsedDayRate => ({
  from,
  to,
  rate,
  ...(isInverse === true ? { isInverse } : {}),
  day,
  source,
  row: { exhibit, row },
});
