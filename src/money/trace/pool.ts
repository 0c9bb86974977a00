import type { Read } from '../../casebook/index.ts';
import { accountViews } from '../accounts.ts';
import { endOf } from './ends.ts';
import { hasTwins, idsOf, rowsAt, rowsOf, type Rows, type TwinRow, twinsOf } from './rows.ts';
import { settleRun } from './ties.ts';

/** Rows and accounts that a trace has had to look at so far, each loaded once. */
export class Pool {
  private readonly read: Read;
  private readonly until: number | undefined;
  /** Accounts whose transfers are all here, by number. */
  readonly open = new Set<number>();
  /** Services, at which nothing is followed further: position in `stopReasons`. */
  readonly ends = new Map<number, number>();
  private readonly known = new Set<number>();
  private readonly parts: Rows[] = [];
  readonly twins: TwinRow[] = [];
  private hasTwins: boolean | undefined;
  /** Of transfers that share their moment with another. */
  private readonly ids = new Map<number, string>();

  constructor(read: Read, until: number | undefined) {
    this.read = read;
    this.until = until;
  }

  /** Rows that must be here whether or not either side is reached. */
  async addRows(numbers: readonly number[]): Promise<void> {
    const missing = numbers.filter((number) => !this.known.has(number));
    if (missing.length > 0 || this.parts.length === 0) this.keep(await rowsAt(this.read, [-1, ...missing], this.until));
  }

  /** Accounts that money has come to: all their transfers, unless they are services. */
  async addAccounts(accounts: readonly number[]): Promise<void> {
    const views = await accountViews(this.read, accounts);
    const open: number[] = [];
    for (const account of accounts) {
      const view = views.get(account);
      const end = view === undefined ? undefined : endOf(view);
      if (end !== undefined) this.ends.set(account, end);
      else if (!this.open.has(account)) open.push(account);
    }
    if (open.length === 0) return;
    for (const account of open) this.open.add(account);
    this.keep(await rowsOf(this.read, open, this.until));
    this.hasTwins ??= await hasTwins(this.read);
    if (this.hasTwins) this.twins.push(...(await twinsOf(this.read, open, this.until)));
  }

  /** All rows in order. */
  async rows(): Promise<Rows> {
    const rows = joined(this.parts);
    this.parts.splice(0, this.parts.length, rows);
    return await this.inOrder(rows);
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
    const order = Array.from(at, (_, row) => row).sort((a, b) => at[a]! - at[b]!);
    const runs: { from: number; to: number }[] = [];
    for (let from = 0; from < order.length;) {
      let to = from + 1;
      while (to < order.length && at[order[to]!] === at[order[from]!]) to++;
      if (to > from + 1) runs.push({ from, to });
      from = to;
    }
    await this.learnIds(runs.flatMap(({ from, to }) => order.slice(from, to).map((row) => number[row]!)));
    const idOf = (row: number): string => this.ids.get(number[row]!)!;
    for (const { from, to } of runs) {
      const run = order.slice(from, to).sort((a, b) => (idOf(a) < idOf(b) ? -1 : 1));
      settleRun(run, source, target).forEach((row, i) => (order[from + i] = row));
    }
    return picked(rows, order);
  }

  private async learnIds(numbers: readonly number[]): Promise<void> {
    const missing = numbers.filter((number) => !this.ids.has(number));
    if (missing.length === 0) return;
    for (const { number, id } of await idsOf(this.read, missing)) this.ids.set(number, id);
  }
}

function picked(rows: Rows, places: readonly number[]): Rows {
  const columns = Object.entries(rows).map(([name, list]) => {
    const Columns = list.constructor as new (length: number) => typeof list;
    const into = new Columns(places.length);
    places.forEach((place, i) => (into[i] = list[place]!));
    return [name, into];
  });
  return Object.fromEntries(columns) as Rows;
}

function joined(parts: readonly Rows[]): Rows {
  const count = parts.reduce((sum, { number }) => sum + number.length, 0);
  const columns = Object.entries(parts[0]!).map(([name, first]) => {
    const Columns = first.constructor as new (length: number) => typeof first;
    const into = new Columns(count);
    let place = 0;
    for (const part of parts) {
      const list = part[name as keyof Rows];
      into.set(list, place);
      place += list.length;
    }
    return [name, into];
  });
  return Object.fromEntries(columns) as Rows;
}
