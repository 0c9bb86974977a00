import { transferForms } from '../../model/index.ts';
import { mulDiv } from './portion.ts';
import { picked, type Rows } from './rows.ts';

/** How far the rows of one transaction may lie apart, milliseconds. */
const mostApart = 10 * 60_000;
const fee = transferForms.indexOf('fee');

/** A row as one account has it. */
interface Side {
  readonly row: number;
  readonly isOut: boolean;
  readonly currency: number;
  readonly at: number;
}

/**
 * Rows of which one transaction tells that an account paid in one currency and got another, as a chain's list of token transfers does: the
 * payment becomes one inside the account, of which it got the other currency, and the row by which that came is left out. `open`: accounts
 * whose rows are all here; `fixed`: transfers that stay as they are; `refsOf`: references by number of the transfer.
 */
export async function withSwaps(
  rows: Rows,
  open: ReadonlySet<number>,
  fixed: ReadonlySet<number>,
  refsOf: (numbers: readonly number[]) => Promise<ReadonlyMap<number, string>>,
): Promise<Rows> {
  const first = rows.currency[0];
  const isSame = (currency: number): boolean => currency === first;
  if (rows.currency.every(isSame) && rows.receivedCurrency.every(isSame)) return rows;
  const near = nearby(sidesOf(rows, open, fixed));
  const refs = await refsOf([...new Set([...near.values()].flat().map(({ row }) => rows.number[row]!))]);
  const changed = new Map<number, { account: number; minor: number; currency: number }>();
  const left = new Set<number>();
  for (const [account, sides] of near) {
    for (const [ref, its] of Map.groupBy(sides, ({ row }) => refs.get(rows.number[row]!))) {
      if (ref !== undefined) swap(account, its);
    }
  }
  if (changed.size === 0) return rows;
  return inPlace(rows, changed, left);

  /** What one account paid and got in one transaction: one currency against another, else nothing is known. */
  function swap(account: number, its: readonly Side[]): void {
    const [outs, ins] = [its.filter(({ isOut }) => isOut), its.filter(({ isOut }) => !isOut)];
    const [from, into] = [outs, ins].map((list) => [...new Set(list.map(({ currency }) => currency))]) as [number[], number[]];
    if (from.length !== 1 || into.length !== 1 || from[0] === into[0]) return;
    const times = its.map(({ at }) => at);
    if (Math.max(...times) - Math.min(...times) > mostApart) return;
    const sum = (list: readonly Side[], of: Float64Array): number => list.reduce((all, { row }) => all + of[row]!, 0);
    const [paid, got] = [sum(outs, rows.minor), sum(ins, rows.receivedMinor)];
    if (!Number.isSafeInteger(paid) || !Number.isSafeInteger(got)) return;
    // Shares of what came, cut off along the running sum, so that they add up.
    let [before, given] = [0, 0];
    for (const { row } of outs.toSorted((a, b) => a.at - b.at || rows.minor[a.row]! - rows.minor[b.row]!)) {
      before += rows.minor[row]!;
      const upTo = mulDiv(got, before, paid);
      changed.set(row, { account, minor: upTo - given, currency: into[0]! });
      given = upTo;
    }
    for (const { row } of ins) left.add(row);
  }
}

/** Rows by account, in order of time; fees, and what stays inside an account, are none. */
function sidesOf(rows: Rows, open: ReadonlySet<number>, fixed: ReadonlySet<number>): Map<number, Side[]> {
  const { number, source, target, at, currency, receivedCurrency, form } = rows;
  const sides = new Map<number, Side[]>();
  const put = (account: number, side: Side): void => {
    if (!open.has(account)) return;
    const list = sides.get(account);
    if (list === undefined) sides.set(account, [side]);
    else list.push(side);
  };
  for (const row of Array.from(at, (_, i) => i).sort((a, b) => at[a]! - at[b]!)) {
    if (form[row] === fee || source[row] === target[row] || fixed.has(number[row]!)) continue;
    put(source[row]!, { row, isOut: true, currency: currency[row]!, at: at[row]! });
    put(target[row]!, { row, isOut: false, currency: receivedCurrency[row]!, at: at[row]! });
  }
  return sides;
}

/** Of each account the rows that have one of another currency, the other way, at about the same time. */
function nearby(sides: ReadonlyMap<number, readonly Side[]>): Map<number, Side[]> {
  const found = new Map<number, Side[]>();
  for (const [account, its] of sides) {
    const near = new Set<Side>();
    for (const list of [its, its.toReversed()]) {
      // The newest of each currency and way, seen so far.
      const last = new Map<string, Side>();
      for (const side of list) {
        for (const other of last.values()) {
          const isSwap = other.isOut !== side.isOut && other.currency !== side.currency;
          if (isSwap && Math.abs(other.at - side.at) <= mostApart) near.add(side);
        }
        last.set(`${side.isOut} ${side.currency}`, side);
      }
    }
    if (near.size > 0) found.set(account, [...near]);
  }
  return found;
}

function inPlace(
  rows: Rows,
  changed: ReadonlyMap<number, { account: number; minor: number; currency: number }>,
  left: ReadonlySet<number>,
): Rows {
  const kept = Array.from(rows.number, (_, row) => row).filter((row) => changed.has(row) || !left.has(row));
  const into = picked(rows, kept);
  kept.forEach((row, i) => {
    const swap = changed.get(row);
    if (swap === undefined) return;
    into.source[i] = swap.account;
    into.target[i] = swap.account;
    into.receivedMinor[i] = swap.minor;
    into.receivedCurrency[i] = swap.currency;
  });
  return into;
}
