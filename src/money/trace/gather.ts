import { type StopReason, stopReasons } from '../../model/index.ts';
import type { Slice } from './slice.ts';
import type { Walked } from './walk.ts';

/** Parts of money that stopped at one place, by one transfer, for one reason; accounts, rows and currencies as positions. */
export interface Gathered {
  readonly reason: StopReason;
  readonly account: number;
  /** -1 where it is still there. */
  readonly row: number;
  readonly currency: number;
  /** Positions in the walk's stops. */
  readonly parts: number[];
  minor: number;
  /** Fewest. */
  hop: number;
  /** Latest. */
  at: number;
  /** The last that is known of the account. */
  readonly seenTo: number;
  /** Rows by which it may have gone. */
  readonly ways: readonly number[];
}

/** The stops of a walk, put together: all, or those for one reason. */
export function gatherStops(slice: Slice, { stops, unrated, lastAt }: Walked, of?: StopReason): Gathered[] {
  const byPlace = new Map<number, Gathered>();
  const width = slice.currencies.length;
  const wanted = of === undefined ? -1 : stopReasons.indexOf(of);
  for (let i = 0; i < stops.count; i++) {
    const [reason, account, row, currency] = [stops.reason[i]!, stops.account[i]!, stops.row[i]!, stops.currency[i]!];
    if (of !== undefined && reason !== wanted) continue;
    // Each place one number: a million accounts and transfers leave room below 2^53.
    const key = (((account + 1) * (slice.count + 1) + row + 1) * width + currency) * stopReasons.length + reason;
    let stop = byPlace.get(key);
    if (stop === undefined) {
      const purse = account * width + currency;
      stop = {
        reason: stopReasons[reason]!,
        account,
        row,
        currency,
        parts: [],
        minor: 0,
        hop: stops.hop[i]!,
        at: -Infinity,
        seenTo: account < 0 || account >= slice.touched ? -Infinity : Math.max(slice.covered[purse]!, lastAt[account]!),
        ways: stopReasons[reason] === 'no-rate' ? (unrated.get(purse) ?? []) : [],
      };
      byPlace.set(key, stop);
    }
    stop.parts.push(i);
    stop.minor += stops.amount[i]!;
    stop.hop = Math.min(stop.hop, stops.hop[i]!);
    stop.at = Math.max(stop.at, stops.at[i]!);
  }
  return [...byPlace.values()];
}
