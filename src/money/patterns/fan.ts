import type { Sentence } from '../../model/index.ts';
import { sums as inWords } from '../amounts.ts';
import { atLeast, strengthOf } from './chance.ts';
import { amountOf, type Found, heed, lasting, period, type Sought, sumsOf } from './found.ts';
import { before } from './ordinary.ts';
import { rowsOf, type Traffic } from './traffic.ts';

/** Least part of the many who pay (or are paid) just once: employees and customers come again. */
const once = 0.8;
/** An account more of whose other amounts come from several payers has a list of prices. */
const priced = 0.2;
/** Bursts told of one account at most. */
const mostBursts = 5;

/**
 * Accounts into which many pay: as reports say, all the same amount, or as strangers within a short time. Fan-out is the same in mirrored
 * traffic: `sought.traffic` is then that, and so are its ordinary amounts.
 */
export function fans(sought: Sought, kind: 'fan-in' | 'fan-out'): Found[] {
  const { traffic, limits, isService, near, signal } = sought;
  const firsts = firstPayments(traffic);
  const found: Found[] = [];
  for (let account = 0; account < traffic.accounts.length; account++) {
    heed(signal, account);
    if (near?.isNear[account] === 0) continue;
    const rows = rowsOf(traffic.in, account).filter((row) => traffic.source[row]! >= 0);
    if (isService[account] === 1 || rows.length < limits.victims) continue;
    const ofAccount: Found[] = [];
    const told = new Set<number>();
    for (const next of [
      ...(kind === 'fan-in' ? reported(sought, account) : []),
      ...sameAmount(sought, account, rows, kind),
      ...bursts(sought, account, rows, firsts, kind),
    ]) {
      const known = next.rows.reduce((count, row) => count + (told.has(row) ? 1 : 0), 0);
      if (known * 2 > next.rows.length) continue;
      for (const row of next.rows) told.add(row);
      ofAccount.push(next);
    }
    found.push(...ofAccount);
  }
  return found;
}

/** Payments that reports are about, into one account. Nothing is guessed here. */
function reported({ traffic, limits }: Sought, account: number): Found[] {
  const rows = [...rowsOf(traffic.in, account)].filter((row) => traffic.isReported[row] === 1);
  const payers = new Set(rows.map((row) => (traffic.source[row]! >= 0 ? traffic.source[row]! : -1 - row)));
  if (payers.size < limits.victims) return [];
  const [when, sum] = [period(traffic, rows), inWords(sumsOf(traffic, rows))];
  const why: Sentence = {
    en: `Collection account: ${payers.size} accounts paid ${sum.en} into it ${when.en}, and reports say that all these payments were scams.`,
    zh: `归集账户：${when.zh}，${payers.size}个账户共向其转入${sum.zh}，上述转账均有报案。`,
  };
  return [{ kind: 'fan-in', accounts: [account, ...members(payers)], rows, strength: 1 - 1 / (payers.size + 1), why }];
}

/** Many different accounts, each just once, paid an amount that others hardly ever pay. */
function sameAmount({ traffic, ordinary, limits }: Sought, account: number, rows: Int32Array, kind: Found['kind']): Found[] {
  if (rows.length < limits.members) return [];
  const byAmount = Map.groupBy(rows, (row) => `${traffic.gotCurrency[row]!} ${traffic.got[row]!}`);
  const groups = [...byAmount.values()]
    .filter((list) => list.length > 1)
    .map((list) => {
      const [currency, amount] = [traffic.gotCurrency[list[0]!]!, traffic.got[list[0]!]!];
      const own = rows.reduce((count, row) => count + (traffic.gotCurrency[row] === currency ? 1 : 0), 0);
      const elsewhere = ordinary.howMany(currency, amount, amount) - list.length;
      const all = ordinary.howMany(currency, -Infinity, Infinity) - own;
      const payers = new Set(list.map((row) => traffic.source[row]!));
      return { list, currency, amount, own, elsewhere, all, payers, usual: (elsewhere + 1) / (all + 1) };
    });
  // Round sums come again everywhere; a price comes again here alone.
  const prices = groups.filter(({ payers, own, usual }) => payers.size > 1 && own * usual < 0.5);
  const repeated = prices.reduce((sum, { list }) => sum + list.length, 0);
  const found: Found[] = [];
  for (const group of groups) {
    const { list, payers, currency, amount, own, elsewhere, all, usual } = group;
    if (payers.size < limits.members || payers.size < once * list.length) continue;
    const others = rows.length - list.length;
    if (repeated - (prices.includes(group) ? list.length : 0) > priced * others) continue;
    const expected = Math.log10(traffic.count) + atLeast(payers.size, own, usual);
    if (expected > Math.log10(limits.chance)) continue;
    const [when, each] = [period(traffic, list), amountOf(traffic, currency, amount)];
    const why: Sentence =
      kind === 'fan-in'
        ? {
            en: `${payers.size} accounts each paid ${each.en} into it, ${when.en}; its ${others} other receipts do not repeat like that, and elsewhere the amount occurs ${elsewhere} times in ${all} payments.`,
            zh: `${when.zh}，${payers.size}个账户各向其转入${each.zh}；其余${others}笔入账无此规律，该金额在其他${all}笔交易中仅出现${elsewhere}次。`,
          }
        : {
            en: `It paid ${each.en} to each of ${payers.size} accounts, ${when.en}; its ${others} other payments do not repeat like that, and elsewhere the amount occurs ${elsewhere} times in ${all} payments.`,
            zh: `${when.zh}，该账户向${payers.size}个账户各转出${each.zh}；其余${others}笔出账无此规律，该金额在其他${all}笔交易中仅出现${elsewhere}次。`,
          };
    found.push({ kind, accounts: [account, ...members(payers)], rows: list, strength: strengthOf(expected), why });
  }
  return found.sort((a, b) => b.strength - a.strength || a.rows[0]! - b.rows[0]!);
}

/** First payments between two accounts, all of the traffic: whether a row is one, and their times in order. */
interface Firsts {
  readonly isFirst: Uint8Array;
  readonly times: Float64Array;
}

function firstPayments(traffic: Traffic): Firsts {
  const isFirst = new Uint8Array(traffic.count);
  // Whom each was last seen to pay: accounts are gone through one by one.
  const paidLast = new Int32Array(traffic.accounts.length).fill(-1);
  let count = 0;
  for (let account = 0; account < traffic.accounts.length; account++) {
    for (const row of rowsOf(traffic.in, account)) {
      const source = traffic.source[row]!;
      if (source < 0 || paidLast[source] === account) continue;
      paidLast[source] = account;
      isFirst[row] = 1;
      count++;
    }
  }
  const times = new Float64Array(count);
  let next = 0;
  isFirst.forEach((first, row) => {
    if (first === 1) times[next++] = traffic.at[row]!;
  });
  return { isFirst, times };
}

/**
 * Many who never paid it before, within a short time, and who do not come again. Held against when strangers first pay anybody in this
 * traffic, and against an even spread.
 */
function bursts(
  { traffic, limits }: Sought,
  account: number,
  rows: Int32Array,
  { isFirst, times }: Firsts,
  kind: Found['kind'],
): Found[] {
  const { at } = traffic;
  const strangers = rows.filter((row) => isFirst[row] === 1);
  if (strangers.length < limits.members) return [];
  const whole = at.at(-1)! - at[0]!;
  const found: Found[] = [];
  const taken = new Set<number>();
  const windows: { first: number; last: number; expected: number }[] = [];
  for (let first = 0, last = 0; first < strangers.length; first++) {
    while (last + 1 < strangers.length && at[strangers[last + 1]!]! - at[strangers[first]!]! <= limits.burst) last++;
    const size = last - first + 1;
    if (size < limits.members) continue;
    const [from, to] = [at[strangers[first]!]!, at[strangers[last]!]!];
    const near = before(times, to, true) - before(times, from, false) - size;
    const usual = Math.max((near + 1) / (times.length - strangers.length + 1), Math.min(1, limits.burst / Math.max(whole, 1)));
    const expected = Math.log10(times.length) + atLeast(size, strangers.length, usual);
    if (expected <= Math.log10(limits.chance)) windows.push({ first, last, expected });
  }
  windows.sort((a, b) => a.expected - b.expected || a.first - b.first);
  for (const { first, last, expected } of windows) {
    const [from, to] = [at[strangers[first]!]!, at[strangers[last]!]!];
    if (found.length === mostBursts) break;
    if (taken.has(first) || taken.has(last)) continue;
    const payers = new Set(Array.from(strangers.subarray(first, last + 1), (row) => traffic.source[row]!));
    const theirs = [...rows].filter((row) => payers.has(traffic.source[row]!));
    const again = new Set(theirs.filter((row) => at[row]! > to).map((row) => traffic.source[row]!));
    if (again.size > (1 - once) * payers.size) continue;
    for (let i = first; i <= last; i++) taken.add(i);
    const within = theirs.filter((row) => at[row]! >= from && at[row]! <= to);
    const others = strangers.length - payers.size;
    const [when, sum, time] = [period(traffic, within), inWords(sumsOf(traffic, within)), lasting(to - from)];
    const why: Sentence =
      kind === 'fan-in'
        ? {
            en: `${payers.size} accounts that had never paid it before paid ${sum.en} into it within ${time.en}, ${when.en}; ${again.size} of them came again. In all the rest of the time ${others} others paid it for the first time.`,
            zh: `${when.zh}，${payers.size}个此前从未向其转账的账户在${time.zh}内共转入${sum.zh}，其中${again.size}个之后再次转入；其余时间仅有${others}个账户首次转入。`,
          }
        : {
            en: `It paid ${sum.en} to ${payers.size} accounts that it had never paid before, within ${time.en}, ${when.en}; ${again.size} of them were paid again. In all the rest of the time it paid ${others} others for the first time.`,
            zh: `${when.zh}，该账户在${time.zh}内向${payers.size}个此前从未转过账的账户共转出${sum.zh}，其中${again.size}个之后再次收款；其余时间仅首次转给${others}个账户。`,
          };
    found.push({ kind, accounts: [account, ...members(payers)], rows: within, strength: strengthOf(expected), why });
  }
  return found;
}

/** Accounts in the order in which they appear in the traffic. */
const members = (payers: ReadonlySet<number>): number[] => [...payers].filter((each) => each >= 0).sort((a, b) => a - b);
