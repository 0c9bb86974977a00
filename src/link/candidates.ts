import type { Comparer } from './compare.ts';
import { groupOf, mute, supporting } from './kinds.ts';
import type { LinkTable } from './input.ts';

/** Candidate pairs of reports, each opened by its most exclusive shared indicator. */
export interface Pairs {
  readonly count: number;
  /** The indicator that opens the pair; ascending. */
  readonly x: Int32Array;
  /** What the pair has in common besides indicators (`Comparer.pattern`), and what its other indicators say (`groupStates`). */
  readonly pattern: Uint16Array;
  readonly states: Int32Array;
}

/** Reports of one indicator are paired with this many following ones in time; hubs with fewer, so the cost is linear. */
export const reach = 8;
export const reachOfHub = 2;
export const hub = 200;

/** Whether an indicator is one of those, one in `every`, that open the pairs of a sample. */
export function isSampled(x: number, every: number): boolean {
  return every <= 1 || (Math.imul(x, 0x9e3779b1) >>> 8) % every === 0;
}

/** Most exclusive indicator two reports share (smallest number on a tie), -1 when they share none. */
export function bestShared(table: LinkTable, e: Float32Array, a: number, b: number): number {
  const { offset, indicator } = table;
  let i = offset[a]!;
  let j = offset[b]!;
  const iEnd = offset[a + 1]!;
  const jEnd = offset[b + 1]!;
  let best = -1;
  let high = -1;
  while (i < iEnd && j < jEnd) {
    const x = indicator[i]!;
    const y = indicator[j]!;
    if (x === y) {
      const kind = table.kind[x]!;
      if (e[x]! > high && mute[kind] === 0 && supporting[kind] === 0) {
        high = e[x]!;
        best = x;
      }
      i++;
      j++;
    } else if (x < y) i++;
    else j++;
  }
  return best;
}

/**
 * Pairs each report with the next few reports of each of its indicators, but not reports of one case (`primary`). With
 * `every` > 1 only a fixed part of the indicators opens pairs (chosen by a hash of their number), for a sample.
 * A pair is described as soon as it is found, while its reports are at hand. `high`: see `groupStates`.
 */
export function candidatePairs(
  table: LinkTable,
  comparer: Comparer,
  primary: Int32Array,
  e: Float32Array,
  high: number,
  every = 1,
): Pairs {
  const { postOffset, post, indicators, kind } = table;
  let room = 1 << 16;
  let opener = new Int32Array(room);
  let pattern = new Uint16Array(room);
  let states = new Int32Array(room);
  let count = 0;
  for (let x = 0; x < indicators; x++) {
    const from = postOffset[x]!;
    const to = postOffset[x + 1]!;
    if (to - from < 2 || mute[kind[x]!] === 1 || supporting[kind[x]!] === 1 || !isSampled(x, every)) continue;
    const window = to - from > hub ? reachOfHub : reach;
    for (let i = from; i < to; i++) {
      const a = post[i]!;
      for (let j = i + 1; j < to && j <= i + window; j++) {
        const b = post[j]!;
        if (primary[a] === primary[b] || bestShared(table, e, a, b) !== x) continue;
        if (count === room) {
          room *= 2;
          opener = widened(opener, new Int32Array(room));
          pattern = widened(pattern, new Uint16Array(room));
          states = widened(states, new Int32Array(room));
        }
        pattern[count] = comparer.pattern(a, b);
        states[count] = groupStates(table, e, a, b, x, high);
        opener[count++] = x;
      }
    }
  }
  return { count, x: opener, pattern, states };
}

function widened<T extends Int32Array | Uint16Array>(from: T, to: T): T {
  to.set(from);
  return to;
}

export const apart = 1;
const agreeLow = 2;
const agreeHigh = 3;

/** What the indicators of a pair other than its opener say: two bits a group (0 one side lacks it, or one of the above). */
export function groupStates(
  table: Pick<LinkTable, 'offset' | 'indicator' | 'kind' | 'parent'>,
  e: Float32Array,
  a: number,
  b: number,
  opener: number,
  high: number,
): number {
  const { offset, indicator, kind, parent } = table;
  let maskA = 0;
  let maskB = 0;
  let low = 0;
  let top = 0;
  let i = offset[a]!;
  let j = offset[b]!;
  const iEnd = offset[a + 1]!;
  const jEnd = offset[b + 1]!;
  const p1 = opener === -1 ? -1 : parent[opener]!;
  const p2 = p1 === -1 ? -1 : parent[p1]!;
  const p3 = p2 === -1 ? -1 : parent[p2]!;
  while (i < iEnd || j < jEnd) {
    const x = i < iEnd ? indicator[i]! : 0x7fffffff;
    const y = j < jEnd ? indicator[j]! : 0x7fffffff;
    const z = x < y ? x : y;
    if (x === z) i++;
    if (y === z) j++;
    if (z === opener || z === p1 || z === p2 || z === p3 || mute[kind[z]!] === 1) continue;
    const bit = 1 << groupOf[kind[z]!]!;
    if (x === z) maskA |= bit;
    if (y === z) maskB |= bit;
    if (x === y) {
      if (e[z]! > high) top |= bit;
      else low |= bit;
    }
  }
  let states = 0;
  // A kind in which they agree already does not speak against them: one ring has many numbers.
  const own = opener === -1 ? 0 : 1 << groupOf[kind[opener]!]!;
  const both = maskA & maskB;
  for (let g = 0, rest = both; rest !== 0; g++, rest >>>= 1) {
    if ((rest & 1) === 0) continue;
    const bit = 1 << g;
    const state = (top & bit) !== 0 ? agreeHigh : (low & bit) !== 0 ? agreeLow : (own & bit) !== 0 ? 0 : apart;
    states |= state << (2 * g);
  }
  return states;
}
