import type { Sentence } from '../../model/index.ts';
import { asStriking, strengthOf } from './chance.ts';
import { amountOf, dayOf, type Found, heed, lasting, type Sought } from './found.ts';
import { Onward } from './onward.ts';

/** Chains of many lengths end with each payment: so many are tried. */
const lengths = 10;

/**
 * Layering (层层转移): one sum handed from account to account within a day each, so much alike in time and amount that chance does not do it. Each
 * payment keeps the most striking chain that ends with it; of those that share a payment only the most striking is told, and none that
 * shares one with a cycle, which is more: `round` gives those through some rows.
 */
export function chains(sought: Sought, round: (rows: readonly number[]) => readonly Found[]): Found[] {
  const { traffic, limits, near, signal } = sought;
  const surprise = new Float64Array(traffic.count);
  const limit = new Float64Array(traffic.count);
  const before = new Int32Array(traffic.count).fill(-1);
  const length = new Uint16Array(traffic.count).fill(1);
  const onward = new Onward(sought, limits.chainPause);
  const rows = near === undefined ? undefined : touching(sought, onward, near.rows);
  const all = rows?.length ?? traffic.count;
  for (let i = 0; i < all; i++) {
    heed(signal, i);
    const row = rows === undefined ? i : rows[i]!;
    if (traffic.source[row]! < 0) continue;
    onward.each(row, undefined, (later, near, most) => {
      const sum = surprise[row]! - near;
      if (traffic.target[later]! < 0 || sum <= surprise[later]!) return;
      surprise[later] = sum;
      limit[later] = limit[row]! + most;
      before[later] = row;
      length[later] = length[row]! + 1;
    });
  }
  const tries = Math.log10(lengths * traffic.count);
  const needed = tries - Math.log10(limits.chance);
  const ends: number[] = [];
  for (let i = 0; i < all; i++) {
    const row = rows === undefined ? i : rows[i]!;
    if (length[row]! >= limits.chain && surprise[row]! >= needed) ends.push(row);
  }
  ends.sort((a, b) => surprise[b]! - surprise[a]! || a - b);
  const taken = new Uint8Array(traffic.count);
  for (const { rows: of } of round(ends.flatMap((end) => backFrom(sought, before, end)))) for (const row of of) taken[row] = 1;
  const found: Found[] = [];
  for (const end of ends) {
    const chain = backFrom(sought, before, end);
    const first = chain[0]!;
    // Two coordinates for each hand-over: how soon, and how much alike.
    const expected = tries + asStriking(surprise[first]! - surprise[end]!, limit[end]! - limit[first]!, 2 * (chain.length - 1));
    if (chain.length < limits.chain || expected > Math.log10(limits.chance) || chain.some((row) => taken[row] === 1)) continue;
    for (const row of chain) taken[row] = 1;
    found.push(told(sought, chain, expected));
  }
  return found;
}

/** Rows that hang together with these by payments that may pass each other's money on, in order: chains elsewhere share none with them. */
function touching({ traffic, signal }: Sought, onward: Onward, seeds: readonly number[]): Int32Array {
  const seen = new Uint8Array(traffic.count);
  const found: number[] = [];
  const waiting = [...seeds];
  const wait = (row: number): void => {
    if (seen[row] === 0) waiting.push(row);
  };
  for (let row = waiting.pop(); row !== undefined; row = waiting.pop()) {
    if (seen[row] === 1) continue;
    seen[row] = 1;
    heed(signal, found.push(row));
    onward.each(row, undefined, wait);
    onward.before(row, wait);
  }
  return Int32Array.from(found).sort();
}

/** The chain that ends with a payment, as far back as no account comes twice: that would be a cycle. */
function backFrom({ traffic }: Sought, before: Int32Array, end: number): number[] {
  const rows: number[] = [];
  const seen = new Set([traffic.target[end]!]);
  for (let row = end; row !== -1; row = before[row]!) {
    if (seen.has(traffic.source[row]!)) break;
    seen.add(traffic.source[row]!);
    rows.push(row);
  }
  return rows.reverse();
}

function told({ traffic }: Sought, rows: readonly number[], expected: number): Found {
  const [first, last] = [rows[0]!, rows.at(-1)!];
  const amount = (row: number): Sentence => amountOf(traffic, traffic.currency[row]!, traffic.minor[row]!);
  const [from, to, time] = [amount(first), amount(last), lasting(traffic.at[last]! - traffic.at[first]!)];
  const when = dayOf(traffic.at[first]!);
  const accounts = [traffic.source[first]!, ...rows.map((row) => traffic.target[row]!)];
  return {
    kind: 'layering',
    accounts,
    rows,
    strength: strengthOf(expected),
    why: {
      en: `Layering: from ${when} on ${from.en} went through ${rows.length} payments and ${accounts.length} accounts within ${time.en}; ${to.en} arrived. These accounts seldom pay such amounts so soon after one came.`,
      zh: `层层转移：自${when}起，${from.zh}在${time.zh}内经${rows.length}笔转账、${accounts.length}个账户逐级划转，最终到账${to.zh}；这些账户平时很少在入账后如此迅速地转出相近金额。`,
    },
  };
}
