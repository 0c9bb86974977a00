/**
 * The part of the ledger that a trace can reach, in columns and in order: by time, then as `order.ts` says. Accounts and currencies are
 * positions in `accounts` and `currencies`. Amounts in minor units, times in UTC milliseconds (negated when a trace goes back).
 */
export interface Slice {
  readonly count: number;
  /** Numbers of the transfers. */
  readonly number: Int32Array;
  readonly at: Float64Array;
  /** -1 where the row names nobody. */
  readonly source: Int32Array;
  readonly target: Int32Array;
  readonly minor: Float64Array;
  readonly currency: Int32Array;
  /** What the target got: the same as was paid unless the row says otherwise. */
  readonly receivedMinor: Float64Array;
  readonly receivedCurrency: Int32Array;
  /** Position in `transferForms`. */
  readonly form: Uint8Array;
  /** Balances after the row that the statements of both sides tell; NaN where they do not. */
  readonly sourceBalance: Float64Array;
  readonly targetBalance: Float64Array;
  /** Numbers of accounts by position; all transfers are there of the first `touched`. */
  readonly accounts: Int32Array;
  readonly touched: number;
  readonly currencies: readonly string[];
  /** By touched account: 0, or position in `stopReasons` why no money is followed beyond it. */
  readonly ends: Uint8Array;
  /** By touched account and currency: until when a statement tells of it; -Infinity where none does, and until it is asked for. */
  readonly covered: Float64Array;
}

/** The same money seen from its end: time runs backwards, who was paid pays. */
export function reversed(slice: Slice): Slice {
  const back = <T extends Int32Array | Float64Array | Uint8Array>(list: T): T => list.slice().reverse() as T;
  const { count, minor, receivedMinor, sourceBalance, targetBalance } = slice;
  // After the row, in reversed time, is before it.
  const paidBefore = Float64Array.from({ length: count }, (_, i) => sourceBalance[i]! + minor[i]!);
  const gotBefore = Float64Array.from({ length: count }, (_, i) => targetBalance[i]! - receivedMinor[i]!);
  return {
    ...slice,
    number: back(slice.number),
    at: back(slice.at.map((at) => -at)),
    source: back(slice.target),
    target: back(slice.source),
    minor: back(receivedMinor),
    currency: back(slice.receivedCurrency),
    receivedMinor: back(minor),
    receivedCurrency: back(slice.currency),
    form: back(slice.form),
    sourceBalance: back(gotBefore),
    targetBalance: back(paidBefore),
  };
}
