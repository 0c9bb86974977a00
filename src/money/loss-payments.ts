import type { Read } from '../casebook/index.ts';
import type { LossReport } from './loss-reports.ts';
import { reportOrigins } from './trace/from-report.ts';

/** A transfer by which a report's loss was paid, and how it is known to be. */
export interface Origin {
  readonly transfer: number;
  readonly how: 'reported' | 'txid' | 'matched';
}

/** Reports looked at together: their texts are read. */
const atOnce = 20_000;

/**
 * Transfers of each report, by its number: the starts of a trace, so that losses and traces begin with the same money. A report all of
 * whose transfers were given to another has those of the other.
 */
export async function paymentsOf(read: Read, reports: readonly LossReport[]): Promise<Map<number, Origin[]>> {
  const numberOf = new Map(reports.map(({ id, number }) => [id, number]));
  const payments = new Map<number, Origin[]>();
  for (let i = 0; i < reports.length; i += atOnce) {
    const ids = reports.slice(i, i + atOnce).map(({ id }) => id);
    const { origins, without } = await reportOrigins(read, ids, false, undefined);
    for (const { start } of origins) {
      if (start.how === 'stated' || start.how === 'account' || start.transfer === undefined) continue;
      const number = numberOf.get(start.report!)!;
      const known = payments.get(number);
      const origin = { transfer: start.transfer, how: start.how };
      if (known === undefined) payments.set(number, [origin]);
      else known.push(origin);
    }
    for (const { report, same } of without) {
      const theirs = same === undefined ? undefined : payments.get(numberOf.get(same)!);
      if (theirs !== undefined) payments.set(numberOf.get(report)!, theirs);
    }
  }
  return payments;
}
