import type { Read, StoredStatement } from '../../casebook/index.ts';
import { accountKinds, type AccountView, indicatorsOfAccount, type Service, stopReasons } from '../../model/index.ts';
import { accountViews } from '../accounts.ts';
import { sharedAs } from '../services.ts';
import { endOf, isEnd } from './ends.ts';
import {
  counterpartiesOf,
  endsOf,
  hasTwins,
  idsOf,
  joined,
  labelledAmong,
  picked,
  refsOf,
  rowsAt,
  type Rows,
  type TwinRow,
  twinsOf,
} from './rows.ts';
import { withSwaps } from './swaps.ts';
import { settleRun } from './ties.ts';

/**
 * Accounts with more counterparties than this are services, whatever they are called: no person's account has so many, and through one that
 * has, whose money leaves is chance.
 */
const mostCounterparties = 20_000;

/** Kinds of indicator by which an account is an end as soon as many rings use it, whatever its label. */
const endsBySharing: ReadonlySet<string> = new Set(
  accountKinds.filter((kind) => isEnd(sharedAs[kind])).flatMap((kind) => indicatorsOfAccount[kind]),
);

/** Rows and accounts that a trace has had to look at so far, each loaded once. */
export class Pool {
  private readonly read: Read;
  private readonly until: number | undefined;
  private readonly crowd: number;
  /** Accounts whose transfers are all here, by number. */
  readonly open = new Set<number>();
  /** Services, at which nothing is followed further: position in `stopReasons`. */
  readonly ends = new Map<number, number>();
  /** Of those that are services by their size alone: how many accounts they deal with. */
  readonly crowds = new Map<number, number>();
  readonly twins: TwinRow[] = [];
  private readonly known = new Set<number>();
  private readonly parts: Rows[] = [];
  private readonly views = new Map<number, AccountView>();
  private readonly words = new Map<number, string>();
  private services: readonly Service[] | undefined;
  private hasTwins: boolean | undefined;
  /** Of transfers that share their moment with another. */
  private readonly ids = new Map<number, string>();
  private readonly refs = new Map<number, string | undefined>();
  /** Transfers that are here whether or not either side is reached. */
  private readonly asked = new Set<number>();
  private isByIds = false;
  /** Whether any rows share their moment. */
  private hasTies = false;

  constructor(read: Read, until: number | undefined, crowd = mostCounterparties) {
    this.read = read;
    this.until = until;
    this.crowd = crowd;
  }

  /** Rows that must be here whether or not either side is reached. */
  async addRows(numbers: readonly number[]): Promise<void> {
    for (const number of numbers) this.asked.add(number);
    await this.load(numbers);
  }

  private async load(numbers: readonly number[]): Promise<void> {
    const missing = [...new Set(numbers)].filter((number) => !this.known.has(number));
    if (missing.length > 0 || this.parts.length === 0) this.keep(await rowsAt(this.read, missing, this.until));
  }

  /** Accounts that money has come to: all their transfers, unless they are services. */
  async addAccounts(accounts: readonly number[]): Promise<void> {
    const views = await this.viewsOf(await this.likely(accounts));
    const fresh: number[] = [];
    for (const account of accounts) {
      const view = views.get(account);
      const end = view === undefined ? undefined : endOf(view);
      if (end !== undefined) this.ends.set(account, end);
      else if (!this.open.has(account) && !this.ends.has(account)) fresh.push(account);
    }
    if (fresh.length === 0) return;
    const ends = await endsOf(this.read, fresh);
    await this.noteCrowds(ends.account);
    const open = fresh.filter((account) => !this.ends.has(account));
    for (const account of open) this.open.add(account);
    await this.load(ends.transfer.filter((_, i) => !this.ends.has(ends.account[i]!)).sort((a, b) => a - b));
    this.hasTwins ??= await hasTwins(this.read);
    if (this.hasTwins && open.length > 0) this.twins.push(...(await twinsOf(this.read, open, this.until)));
  }

  /** Those of these accounts that can be services; what is known of the others is asked for when it is told. */
  private async likely(accounts: readonly number[]): Promise<readonly number[]> {
    this.services ??= await this.read.services();
    if (this.services.some(({ kind }) => endsBySharing.has(kind))) return accounts;
    const labelled = await labelledAmong(this.read, accounts);
    return accounts.filter((account) => labelled.has(account));
  }

  /** Of the accounts that are open, those that statements tell of. */
  async statementsOfOpen(): Promise<ReadonlyMap<number, readonly StoredStatement[]>> {
    return await this.read.statementsOf([...this.open]);
  }

  /** What is known of accounts, each asked for once. */
  async viewsOf(accounts: readonly number[]): Promise<ReadonlyMap<number, AccountView>> {
    const missing = accounts.filter((account) => !this.views.has(account));
    if (missing.length > 0) {
      this.services ??= await this.read.services();
      for (const [account, view] of await accountViews(this.read, missing, { services: this.services })) {
        this.views.set(account, view);
      }
    }
    return this.views;
  }

  /** Codes of currencies by their numbers. */
  async codesOf(numbers: Iterable<number>): Promise<ReadonlyMap<number, string>> {
    const missing = [...numbers].filter((number) => !this.words.has(number));
    if (missing.length > 0) {
      const sql = `SELECT number, word FROM words WHERE number IN (${missing.join(', ')})`;
      for (const { number, word } of await this.read.sql<{ number: number; word: string }>(sql)) this.words.set(number, word);
    }
    return this.words;
  }

  /** All rows in order: once settled, in an order that does not hang on that of the imports. */
  async rows(): Promise<Rows> {
    const rows = joined(this.parts);
    this.parts.splice(0, this.parts.length, rows);
    const its = await withSwaps(rows, this.open, this.asked, async (numbers) => await this.refsOf(numbers));
    return await this.inOrder(its);
  }

  /** From now on rows of one moment are told apart by their ids; false when they are already, or there are none. */
  settle(): boolean {
    if (this.isByIds || !this.hasTies) return false;
    this.isByIds = true;
    return true;
  }

  /** Finds out which of these accounts, named once for each of their transfers, are services by their size. */
  private async noteCrowds(named: readonly number[]): Promise<void> {
    const counts = new Map<number, number>();
    for (const account of named) counts.set(account, (counts.get(account) ?? 0) + 1);
    for (const [account, count] of counts) {
      const others = count > this.crowd ? await counterpartiesOf(this.read, account) : 0;
      if (others <= this.crowd) continue;
      this.ends.set(account, stopReasons.indexOf('mixed-service'));
      this.crowds.set(account, others);
    }
  }

  private keep(rows: Rows): void {
    const fresh: number[] = [];
    rows.number.forEach((number, i) => {
      if (this.known.has(number)) return;
      this.known.add(number);
      fresh.push(i);
    });
    this.parts.push(picked(rows, fresh));
  }

  /** By time; rows of one moment as money can have gone through them, then by their ids, which do not hang on the order of imports. */
  private async inOrder(rows: Rows): Promise<Rows> {
    const { at, number, source, target } = rows;
    const order = Array.from(at, (_, row) => row).sort((a, b) => at[a]! - at[b]! || number[a]! - number[b]!);
    const runs: { from: number; to: number }[] = [];
    for (let from = 0; from < order.length;) {
      let to = from + 1;
      while (to < order.length && at[order[to]!] === at[order[from]!]) to++;
      if (to > from + 1) runs.push({ from, to });
      from = to;
    }
    this.hasTies = runs.length > 0;
    if (this.isByIds) await this.learnIds(runs.flatMap(({ from, to }) => order.slice(from, to).map((row) => number[row]!)));
    const idOf = (row: number): string => this.ids.get(number[row]!)!;
    for (const { from, to } of runs) {
      const run = order.slice(from, to);
      if (this.isByIds) run.sort((a, b) => (idOf(a) < idOf(b) ? -1 : 1));
      // What an account changes it has before it pays it out.
      run.sort((a, b) => Number(source[b] === target[b]) - Number(source[a] === target[a]));
      settleRun(run, source, target).forEach((row, i) => (order[from + i] = row));
    }
    return picked(rows, order);
  }

  private async refsOf(numbers: readonly number[]): Promise<ReadonlyMap<number, string>> {
    const missing = numbers.filter((number) => !this.refs.has(number));
    for (const number of missing) this.refs.set(number, undefined);
    if (missing.length > 0) for (const { number, ref } of await refsOf(this.read, missing)) this.refs.set(number, ref);
    return new Map(
      numbers.flatMap((number) => {
        const ref = this.refs.get(number);
        return ref === undefined ? [] : [[number, ref] as const];
      }),
    );
  }

  private async learnIds(numbers: readonly number[]): Promise<void> {
    const missing = numbers.filter((number) => !this.ids.has(number));
    if (missing.length === 0) return;
    for (const { number, id } of await idsOf(this.read, missing)) this.ids.set(number, id);
  }
}
