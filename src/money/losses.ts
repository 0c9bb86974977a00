import type { Read } from '../casebook/index.ts';
import type { LossGroup, LossLine } from '../model/index.ts';
import { type Grouping, lossLines, lossOfAll } from './loss-lines.ts';
import type { LossScope } from './loss-reports.ts';
import { lostCases } from './lost-cases.ts';
import { DayRates } from './rates.ts';

/** What is asked of losses. */
export interface LossQuestion extends LossScope {
  readonly by: LossGroup;
  /** In which currency they are told besides their own, at the day's rates. */
  readonly currency?: string;
  /** UTC milliseconds, `to` not included: money moved in this time. */
  readonly from?: number;
  readonly to?: number;
}

/** What was lost, in lines, and all of it together: the lines add up to it. */
export interface Losses {
  readonly lines: readonly LossLine[];
  readonly whole: LossLine;
}

/** Adds up what victims lost: gross, what came back, net. The same rows give the same lines. */
export async function losses(read: Read, { by, currency, from, to, ...scope }: LossQuestion): Promise<Losses> {
  const cases = await lostCases(read, scope);
  const grouping: Grouping = {
    by,
    ...(currency === undefined ? {} : { in: { currency, rates: new DayRates(await read.rates()) } }),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
  };
  return { lines: lossLines(cases, grouping), whole: lossOfAll(cases, grouping) };
}
