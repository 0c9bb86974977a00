import type { Read } from '../casebook/index.ts';
import { lostCases, type Moved } from '../money/index.ts';

/** Money that a case paid or got back, in columns: a million cases are no million objects. */
export interface Cases {
  /** Of each case the number of the report that stands for it, and how many tell it again. */
  readonly report: readonly number[];
  readonly again: readonly number[];
  /** Where the payments of each case end in the columns below; they begin where those of the one before end. */
  readonly end: readonly number[];
  /** Minor units; of which currency; UTC milliseconds, NaN where it is not told; whether it came back. */
  readonly minor: readonly number[];
  readonly currency: readonly string[];
  readonly at: readonly number[];
  readonly isBack: readonly boolean[];
}

/** What reports state, by their numbers: minor units (NaN: nothing), the number of the currency's word, and when it was lost. */
export interface Stated {
  readonly minor: Float64Array;
  readonly currency: Int32Array;
  readonly at: Float64Array;
}

/** ISO 4217 code for "no currency": the amount was told without one. */
export const unknownCurrency = 'XXX';

/**
 * Cases of the whole casebook that `isAsked` takes, as `lostCases` tells them. Without transfers each case lost what the first of its
 * reports with an amount states: that is read off the columns.
 */
export async function casesOf(
  read: Read,
  again: ReadonlyMap<number, number>,
  stated: Stated,
  isAsked: (report: number) => boolean,
): Promise<Cases> {
  const columns = new Columns();
  const { transfers } = await read.counts();
  if (transfers > 0) {
    for (const { number, reports, paid, back } of await lostCases(read, { again })) {
      if (isAsked(number)) columns.add(number, reports.length - 1, paid, back);
    }
    return columns;
  }
  const words = new Map<number, string>();
  for (const { number, word } of await read.sql<{ number: number; word: string }>(
    'SELECT number, word FROM words WHERE number IN (SELECT DISTINCT currency FROM reports)',
  )) {
    words.set(number, word || unknownCurrency);
  }
  const told = toldTogether(again);
  for (let report = 0; report < stated.minor.length; report++) {
    const root = again.get(report) ?? report;
    const group = told.get(root);
    if (group !== undefined && group[0] !== report) continue;
    if (!isAsked(report)) continue;
    const first = group === undefined ? report : (group.find((each) => !Number.isNaN(stated.minor[each]!)) ?? report);
    columns.report.push(report);
    columns.again.push(group === undefined ? 0 : group.length - 1);
    if (!Number.isNaN(stated.minor[first]!)) {
      columns.move(stated.minor[first]!, words.get(stated.currency[first]!) ?? unknownCurrency, stated.at[first]!, false);
    }
    columns.end.push(columns.minor.length);
  }
  return columns;
}

/** Reports that tell one case, in the order of their numbers, by the one that the linker names; cases told once are left out. */
function toldTogether(again: ReadonlyMap<number, number>): ReadonlyMap<number, readonly number[]> {
  const told = new Map<number, number[]>();
  for (const [report, root] of again) {
    const group = told.get(root);
    if (group === undefined) told.set(root, again.has(root) ? [report] : [root, report]);
    else group.push(report);
  }
  for (const group of told.values()) group.sort((a, b) => a - b);
  return told;
}

class Columns implements Cases {
  readonly report: number[] = [];
  readonly again: number[] = [];
  readonly end: number[] = [];
  readonly minor: number[] = [];
  readonly currency: string[] = [];
  readonly at: number[] = [];
  readonly isBack: boolean[] = [];

  add(report: number, again: number, paid: readonly Moved[], back: readonly Moved[]): void {
    this.report.push(report);
    this.again.push(again);
    for (const { minor, currency, at } of paid) this.move(minor, currency, at ?? Number.NaN, false);
    for (const { minor, currency, at } of back) this.move(minor, currency, at ?? Number.NaN, true);
    this.end.push(this.minor.length);
  }

  move(minor: number, currency: string, at: number, isBack: boolean): void {
    this.minor.push(minor);
    this.currency.push(currency);
    this.at.push(at);
    this.isBack.push(isBack);
  }
}
