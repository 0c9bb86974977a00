import type { Sentence } from '../../model/index.ts';
import { asStriking, strengthOf } from './chance.ts';
import { amountOf, dayOf, type Found, heed, lasting, type Sought } from './found.ts';
import { Onward } from './onward.ts';

/** Chains of many lengths end with each payment: so many are tried. */
const lengths = 10;

/**
 * Layering (层层转移): one sum handed from account to account within a day each, so much alike in time and amount that chance does not do it. Each
 * payment keeps the most striking chain that ends with it; of those that share a payment only the most striking is told, and none that
 * shares one with a cycle (`round`), which is more.
 */
export function chains(sought: Sought, round: readonly Found[]): Found[] {
  const { traffic, limits, signal } = sought;
  const surprise = new Float64Array(traffic.count);
  const limit = new Float64Array(traffic.count);
  const before = new Int32Array(traffic.count).fill(-1);
  const length = new Uint16Array(traffic.count).fill(1);
  const onward = new Onward(sought, limits.chainPause);
  for (let row = 0; row < traffic.count; row++) {
    heed(signal, row);
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
  for (let row = 0; row < traffic.count; row++) if (length[row]! >= limits.chain && surprise[row]! >= needed) ends.push(row);
  ends.sort((a, b) => surprise[b]! - surprise[a]! || a - b);
  const taken = new Uint8Array(traffic.count);
  for (const { rows } of round) for (const row of rows) taken[row] = 1;
  const found: Found[] = [];
  for (const end of ends) {
    const rows = backFrom(sought, before, end);
    const first = rows[0]!;
    // Two coordinates for each hand-over: how soon, and how much alike.
    const expected = tries + asStriking(surprise[first]! - surprise[end]!, limit[end]! - limit[first]!, 2 * (rows.length - 1));
    if (rows.length < limits.chain || expected > Math.log10(limits.chance) || rows.some((row) => taken[row] === 1)) continue;
    for (const row of rows) taken[row] = 1;
    found.push(told(sought, rows, expected));
  }
  return found;
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
