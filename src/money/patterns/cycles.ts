import type { Sentence } from '../../model/index.ts';
import { asStriking, strengthOf } from './chance.ts';
import { amountOf, dayOf, type Found, heed, lasting, type Sought } from './found.ts';
import { Onward } from './onward.ts';
import { rowsOf, type Traffic } from './traffic.ts';

/** A payment that chance explains so well (log10) leads nowhere: this also bounds the search. */
const dullest = Math.log10(0.25);

/**
 * Cycles (资金回流): a sum that comes back, through at least three payments in order of time, to the account that paid it. Searched from the
 * first payment of each, over accounts that money both reaches and leaves. `through`: only those through one of these rows, and whatever
 * shares a payment with them; absent: all.
 */
export function cycles(sought: Sought, through: readonly number[] | undefined = sought.near?.rows): Found[] {
  const { traffic, limits, signal } = sought;
  const [fewest, most] = limits.cycle;
  const isAlive = between(traffic);
  const onward = new Onward(sought, limits.cyclePause);
  // One try for each payment that could begin a cycle at all. Half of the chance for the shortest cycles, a quarter for the next, and so
  // on: the long ones need it least.
  let begins = 0;
  for (let row = 0; row < traffic.count; row++) if (isOpen(row)) begins++;
  const tries = (payments: number): number => Math.log10(begins) + (payments - fewest + 1) * Math.log10(2);
  const closed: { readonly rows: readonly number[]; readonly expected: number }[] = [];
  const search = (first: number): void => {
    const home = traffic.source[first]!;
    if (!isOpen(first)) return;
    const path: number[] = [first];
    const passed = new Set([traffic.target[first]!]);
    const go = (near: number, within: number): void => {
      const [before, paid] = [path.at(-2), path.at(-1)!];
      const rate = before === undefined ? undefined : traffic.minor[paid]! / traffic.got[before]!;
      onward.each(paid, rate, (row, more, limit) => {
        const [source, target] = [traffic.source[row]!, traffic.target[row]!];
        if (target === home) {
          const back = returning(traffic, source, home);
          // Two coordinates for each hand-over: how soon, and how much alike.
          const expected = tries(path.length + 1) + asStriking(near + more + back, within + limit + back, 2 * path.length);
          if (path.length + 1 >= fewest && expected <= Math.log10(limits.chance)) closed.push({ rows: [...path, row], expected });
        } else if (more <= dullest && path.length + 1 < most && target >= 0 && isAlive[target] === 1 && !passed.has(target)) {
          passed.add(target);
          path.push(row);
          go(near + more, within + limit);
          path.pop();
          passed.delete(target);
        }
      });
    };
    go(0, 0);
  };
  if (through === undefined) {
    for (let first = 0; first < traffic.count; first++) {
      heed(signal, first);
      search(first);
    }
  } else back(through);
  closed.sort((a, b) => a.expected - b.expected || a.rows[0]! - b.rows[0]! || a.rows.length - b.rows.length);
  const taken = new Set<number>();
  return closed.flatMap(({ rows, expected }) => {
    if (rows.some((row) => taken.has(row))) return [];
    for (const row of rows) taken.add(row);
    return [told(sought, rows, expected)];
  });

  /** Searches from all payments that may lead to these, and then to those of what was found: of cycles that share one, one is told. */
  function back(rows: readonly number[]): void {
    const seen = new Uint8Array(traffic.count);
    const waiting = [...rows];
    for (let row = waiting.pop(), i = 0; row !== undefined; row = waiting.pop()) {
      heed(signal, i++);
      const [source, target] = [traffic.source[row]!, traffic.target[row]!];
      if (seen[row] === 1 || source < 0 || target < 0 || isAlive[source] === 0 || isAlive[target] === 0) continue;
      seen[row] = 1;
      const before = closed.length;
      search(row);
      for (const found of closed.slice(before)) waiting.push(...found.rows);
      onward.before(row, (earlier) => void waiting.push(earlier));
    }
  }

  /** Whether money of the row may come back at all. */
  function isOpen(row: number): boolean {
    const [home, next] = [traffic.source[row]!, traffic.target[row]!];
    if (home < 0 || next < 0 || isAlive[home] === 0 || isAlive[next] === 0) return false;
    const back = rowsOf(traffic.in, home);
    return back.length > 0 && back.at(-1)! > row;
  }
}

/** To friends of those that one pays one may well pay, even if it was never seen: this part of a payment is taken for seen. */
const friends = 0.1;

/** How likely (log10) a payment of one account is to go to the other: what is usual between the two is no sign, nor what all pay. */
function returning(traffic: Traffic, source: number, home: number): number {
  const rows = rowsOf(traffic.out, source);
  const there = rows.reduce((count, row) => count + (traffic.target[row] === home ? 1 : 0), 0);
  const popular = rowsOf(traffic.in, home).length / traffic.count;
  return Math.log10(Math.min(1, (there - 1 + friends) / rows.length + popular));
}

/** Accounts left when those that money only reaches or only leaves are taken away, again and again: no others lie on a cycle. */
function between(traffic: Traffic): Uint8Array {
  const { source, target, count, accounts } = traffic;
  const isAlive = new Uint8Array(accounts.length).fill(1);
  const [into, out] = [new Int32Array(accounts.length), new Int32Array(accounts.length)];
  for (let row = 0; row < count; row++) {
    if (source[row]! < 0 || target[row]! < 0) continue;
    out[source[row]!]!++;
    into[target[row]!]!++;
  }
  const ended: number[] = [];
  const drop = (account: number): void => {
    if (isAlive[account] === 0 || (into[account]! > 0 && out[account]! > 0)) return;
    isAlive[account] = 0;
    ended.push(account);
  };
  for (let account = 0; account < accounts.length; account++) drop(account);
  for (let account = ended.pop(); account !== undefined; account = ended.pop()) {
    for (const row of rowsOf(traffic.out, account)) {
      if (target[row]! < 0) continue;
      into[target[row]!]!--;
      drop(target[row]!);
    }
    for (const row of rowsOf(traffic.in, account)) {
      if (source[row]! < 0) continue;
      out[source[row]!]!--;
      drop(source[row]!);
    }
  }
  return isAlive;
}

function told({ traffic }: Sought, rows: readonly number[], expected: number): Found {
  const [first, last] = [rows[0]!, rows.at(-1)!];
  const amount = (row: number): Sentence => amountOf(traffic, traffic.currency[row]!, traffic.minor[row]!);
  const [from, to, time] = [amount(first), amount(last), lasting(traffic.at[last]! - traffic.at[first]!)];
  const when = dayOf(traffic.at[first]!);
  return {
    kind: 'cycle',
    accounts: rows.map((row) => traffic.source[row]!),
    rows,
    strength: strengthOf(expected),
    why: {
      en: `Cycle: ${from.en} that it paid on ${when} came back as ${to.en} through ${rows.length} payments and ${rows.length - 1} other accounts within ${time.en}, in order of time and never growing.`,
      zh: `资金回流：${when}转出的${from.zh}在${time.zh}内经${rows.length}笔转账、${rows.length - 1}个其他账户后，以${to.zh}回到该账户，时间先后相承且金额不增。`,
    },
  };
}
