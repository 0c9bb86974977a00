import type { Read } from '../../casebook/index.ts';
import { accountViews } from '../accounts.ts';
import { endOf } from './ends.ts';
import { hasTwins, numbersOf, rowsAt, rowsOf, type Rows, type TwinRow, twinsOf } from './rows.ts';

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
  /** Whether two rows are of the same moment, so that the order of their ids counts. */
  hasTies = false;

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

  /** All rows in order; `isExact`: rows of the same moment in that of their ids, which has to be asked for. */
  async rows(isExact: boolean): Promise<Rows> {
    const rows = joined(this.parts);
    this.parts.splice(0, this.parts.length, rows);
    return await this.inOrder(rows, isExact);
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

  /** By time; rows of the same moment in the order of their ids, which does not hang on the order of imports. */
  private async inOrder(rows: Rows, isExact: boolean): Promise<Rows> {
    const { at, number } = rows;
    const order = Array.from(at, (_, i) => i).sort((a, b) => at[a]! - at[b]! || number[a]! - number[b]!);
    const tied = new Set<number>();
    for (let i = 1; i < order.length; i++) {
      if (at[order[i - 1]!] === at[order[i]!]) tied.add(order[i - 1]!).add(order[i]!);
    }
    this.hasTies = tied.size > 0;
    if (this.hasTies && isExact) {
      const places = [...tied];
      const ranked = await numbersOf(
        this.read,
        places.map((place) => number[place]!),
      );
      const rank = new Map(ranked.map((each, i) => [each, i]));
      order.sort((a, b) => at[a]! - at[b]! || (rank.get(number[a]!) ?? 0) - (rank.get(number[b]!) ?? 0));
    }
    return picked(rows, order);
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
