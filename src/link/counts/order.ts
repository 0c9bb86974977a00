import type { Pairs } from '../candidates.ts';

/** Rows of pairs as an engine gives them back. */
export interface Candidates {
  readonly opener: Int32Array;
  readonly a: Int32Array;
  readonly b: Int32Array;
  readonly pattern: Uint16Array;
  readonly states: Int32Array;
}

/** Positions of rows in ascending order of the keys, the first before the others; keys are from 0 on. Linear. */
export function orderOf(keys: readonly Int32Array[]): Int32Array {
  const count = keys[0]!.length;
  let order = new Int32Array(count).map((_, i) => i);
  for (const key of [...keys].reverse()) {
    const next = new Int32Array(count);
    const at = starts(key);
    for (let i = 0; i < count; i++) next[at[key[order[i]!]!]!++] = order[i]!;
    order = next;
  }
  return order;
}

/** For each value of a key the number of rows with a smaller one. */
function starts(key: Int32Array): Int32Array {
  let top = 0;
  for (const value of key) if (value > top) top = value;
  const at = new Int32Array(top + 2);
  for (const value of key) at[value + 1]!++;
  for (let value = 1; value < at.length; value++) at[value]! += at[value - 1]!;
  return at;
}

/** Pairs in the order of `candidatePairs`, so that sums over them come out the same to the last bit. */
export function pairsInOrder({ opener, a, b, pattern, states }: Candidates): Pairs {
  const order = orderOf([opener, a, b]);
  return {
    count: order.length,
    x: order.map((i) => opener[i]!),
    pattern: Uint16Array.from(order, (i) => pattern[i]!),
    states: order.map((i) => states[i]!),
  };
}
