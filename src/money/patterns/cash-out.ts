import type { Sentence } from '../../model/index.ts';
import { sums as inWords } from '../amounts.ts';
import { type Found, heed, lasting, period, type Sought, sumsOf } from './found.ts';
import type { RingsOf } from './rings.ts';
import { follow } from './follow.ts';
import { rowsOf, type Traffic } from './traffic.ts';

interface Brought {
  readonly ring: string;
  readonly rows: number[];
  /** Minor units by currency, as the account got them. */
  readonly sums: Map<number, number>;
}

/** Rows by which money of a ring enters: those that are followed, and those of accounts that other rings name as well. */
interface Starts {
  readonly rows: number[];
  readonly seen: number[];
}

/**
 * Where money of several rings comes together: followed from the payments that their reports are about, and from payments into accounts that
 * their reports name, over a few accounts and days. Of each account only as much goes on as came (traced money first), so that it never
 * becomes more. Strong when most of what the account receives is such money: a shop that everybody pays is none.
 */
export function cashOuts(sought: Sought, rings: RingsOf): Found[] {
  const { traffic, limits, signal } = sought;
  // Money of each ring by the account that it came to, with the rows that brought it.
  const brought = new Map<number, Brought[]>();
  for (const [ring, { rows, seen }] of startsOf(sought, rings)) {
    signal?.throwIfAborted();
    const bring = (row: number, amount: number): void => {
      const account = traffic.target[row]!;
      const list = brought.get(account) ?? [];
      if (list.length === 0) brought.set(account, list);
      const last = list.at(-1)?.ring === ring ? list.at(-1)! : { ring, rows: [], sums: new Map<number, number>() };
      if (last.rows.length === 0) list.push(last);
      last.rows.push(row);
      add(last.sums, traffic.gotCurrency[row]!, amount);
    };
    for (const row of seen) bring(row, traffic.got[row]!);
    follow(sought, rows, bring);
  }
  const found: Found[] = [];
  for (const account of [...brought.keys()].sort((a, b) => a - b)) {
    const list = brought.get(account)!;
    heed(signal, account);
    if (list.length < limits.rings) continue;
    const share = shareOf(traffic, account, list);
    const strength = (1 - 1 / (list.length + 1)) * Math.sqrt(share);
    if (strength < limits.strength && sought.isService[account] === 0) continue;
    const rows = [...new Set(list.flatMap((each) => each.rows))].sort((a, b) => a - b);
    const payers = new Set(rows.map((row) => traffic.source[row]!).filter((each) => each >= 0));
    found.push({
      kind: 'common-cash-out',
      accounts: [account, ...[...payers].sort((a, b) => a - b)],
      rows,
      strength,
      rings: list.map(({ ring }) => ring),
      why: said(sought, list.length, rows, payers.size, share),
    });
  }
  return found;
}

const add = (sums: Map<number, number>, currency: number, amount: number): void =>
  void sums.set(currency, (sums.get(currency) ?? 0) + amount);

/** How much of what an account received is such money: of each currency alike. */
function shareOf(traffic: Traffic, account: number, list: readonly Brought[]): number {
  const all = new Map<number, number>();
  for (const row of rowsOf(traffic.in, account)) add(all, traffic.gotCurrency[row]!, traffic.got[row]!);
  let shares = 0;
  for (const [currency, sum] of all) {
    // An account that several rings' reports name is brought the same money once for each of them.
    shares += Math.min(1, list.reduce((total, { sums }) => total + (sums.get(currency) ?? 0), 0) / sum);
  }
  return shares / all.size;
}

function said({ traffic, limits }: Sought, rings: number, rows: readonly number[], payers: number, share: number): Sentence {
  const [when, sum, time] = [period(traffic, rows), inWords(sumsOf(traffic, rows)), lasting(limits.follow)];
  const percent = Math.round(100 * share);
  return {
    en: `Money of ${rings} rings came together here ${when.en}: ${rows.length} payments of ${payers} accounts, ${sum.en}, each at most ${limits.hops} payments and ${time.en} an account from a victim or an account that reports name. It is ${percent} % of all that the account received.`,
    zh: `${when.zh}，${rings}个团伙的资金汇集于此：来自${payers}个账户的${rows.length}笔转账，共${sum.zh}，距被害人或报案所涉账户不超过${limits.hops}笔转账、每个账户停留不超过${time.zh}；占该账户全部入账的${percent}%。`,
  };
}

/**
 * Payments that reports of a ring are about, and all into accounts that only this ring's reports name. Where several rings name an account
 * no row tells whose money is whose: what came to it is seen there and followed no further.
 */
function startsOf({ traffic, isService }: Sought, { byAccount, byTransfer }: RingsOf): [string, Starts][] {
  const starts = new Map<string, Starts>();
  const of = (ring: string): Starts => {
    const known = starts.get(ring) ?? { rows: [], seen: [] };
    starts.set(ring, known);
    return known;
  };
  if (byTransfer.size > 0) {
    for (let row = 0; row < traffic.count; row++) {
      const ring = byTransfer.get(traffic.number[row]!);
      if (ring !== undefined && traffic.target[row]! >= 0) of(ring).rows.push(row);
    }
  }
  for (let account = 0; account < traffic.accounts.length; account++) {
    const rings = byAccount.get(traffic.accounts[account]!) ?? [];
    for (const ring of rings) {
      const rows = [...rowsOf(traffic.in, account)].filter((row) => !byTransfer.has(traffic.number[row]!));
      of(ring)[rings.length === 1 && isService[account] === 0 ? 'rows' : 'seen'].push(...rows);
    }
  }
  return [...starts].sort(([a], [b]) => (a < b ? -1 : 1));
}
