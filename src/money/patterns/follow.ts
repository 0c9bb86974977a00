import type { Sought } from './found.ts';
import { placeAfter, type Traffic } from './traffic.ts';

/** An account that makes more payments than this while money is followed mixes too much to be followed through. */
const busiest = 200;

/** Followed money of one account in one currency. */
interface Purse {
  left: number;
  until: number;
  hops: number;
}

/**
 * Follows money from the payments that brought it, a few accounts and a few days far, in order of time; what was brought leaves an account
 * before its other money, and never more than was brought. Calls `bring` with each payment and how much of the money it carried, in
 * minor units of what the target got.
 */
export function follow(
  { traffic, limits, isService }: Sought,
  starts: readonly number[],
  bring: (row: number, amount: number) => void,
): void {
  const isStart = new Set(starts);
  const purses = new Map<number, Purse>();
  const waiting = new Heap();
  for (const row of isStart) waiting.push(row);
  let last = -1;
  for (let row = waiting.pop(); row !== undefined; row = waiting.pop()) {
    if (row === last) continue;
    last = row;
    const purse = isStart.has(row) ? undefined : purses.get(keyOf(traffic, traffic.source[row]!, traffic.currency[row]!));
    const [minor, got] = [traffic.minor[row]!, traffic.got[row]!];
    const carried = isStart.has(row)
      ? minor
      : purse === undefined || traffic.at[row]! > purse.until
        ? 0
        : Math.min(minor, purse.left);
    if (carried <= 0 || traffic.target[row]! < 0) continue;
    if (purse !== undefined) purse.left -= carried;
    const amount = carried === minor ? got : Math.floor(carried * (got / minor));
    bring(row, amount);
    const hops = (purse?.hops ?? 0) + 1;
    const account = traffic.target[row]!;
    if (hops > limits.hops || isService[account] === 1 || amount <= 0) continue;
    const key = keyOf(traffic, account, traffic.gotCurrency[row]!);
    const there = purses.get(key);
    const until = traffic.at[row]! + limits.follow;
    if (there === undefined) purses.set(key, { left: amount, until, hops });
    else {
      there.left = (traffic.at[row]! > there.until ? 0 : there.left) + amount;
      there.until = until;
      there.hops = Math.min(there.hops, hops);
    }
    // The account's payments that may carry it on.
    const first = placeAfter(traffic.out, account, row);
    const end = Math.min(traffic.out.start[account + 1]!, first + busiest);
    for (let i = first; i < end && traffic.at[traffic.out.row[i]!]! <= until; i++) waiting.push(traffic.out.row[i]!);
  }
}

const keyOf = (traffic: Traffic, account: number, currency: number): number => account * traffic.currencies.length + currency;

/** Whole numbers, the least first. */
class Heap {
  private readonly list: number[] = [];

  push(value: number): void {
    const { list } = this;
    let i = list.push(value) - 1;
    while (i > 0) {
      const above = (i - 1) >> 1;
      if (list[above]! <= value) break;
      list[i] = list[above]!;
      i = above;
    }
    list[i] = value;
  }

  pop(): number | undefined {
    const { list } = this;
    const first = list[0];
    const value = list.pop();
    if (first === undefined || value === undefined || list.length === 0) return first;
    let i = 0;
    for (;;) {
      let below = 2 * i + 1;
      if (below >= list.length) break;
      if (below + 1 < list.length && list[below + 1]! < list[below]!) below++;
      if (list[below]! >= value) break;
      list[i] = list[below]!;
      i = below;
    }
    list[i] = value;
    return first;
  }
}
