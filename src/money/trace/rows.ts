import type { Read } from '../../casebook/index.ts';
import { numbersOf } from './answers.ts';

/** Columns of transfers; accounts and currencies by their numbers, -1 for nobody. */
export type Rows = Awaited<ReturnType<typeof rowsIn>>;

/** What the other side's record says the balance was after a transfer, that one's number in `twin`. */
export interface TwinRow {
  readonly twin: number;
  readonly side: number;
  readonly balance: number;
}

/** Which transfers each of these accounts has, both sides; in two columns. */
export async function endsOf(read: Read, accounts: readonly number[]): Promise<{ account: number[]; transfer: number[] }> {
  const sql = `SELECT account, transfer FROM transfer_ends WHERE account IN (${listed(accounts, mostAccounts)})`;
  const { account, transfer } = await numbersOf(read)(sql, { account: Int32Array, transfer: Int32Array });
  return { account: [...account], transfer: [...transfer] };
}

/** Those of these accounts that a source has put a label on. */
export async function labelledAmong(read: Read, accounts: readonly number[]): Promise<ReadonlySet<number>> {
  if (accounts.length === 0) return new Set();
  const sql = `SELECT account FROM account_facts WHERE fact = 'label' AND account IN (${listed(accounts, mostAccounts)})`;
  return new Set((await numbersOf(read)(sql, { account: Int32Array })).account);
}

/** How many different accounts this one paid or was paid by. */
export async function counterpartiesOf(read: Read, account: number): Promise<number> {
  const [row] = await read.sql<{ n: number }>(
    `SELECT count(DISTINCT CASE WHEN source = ${account} THEN target ELSE source END) AS n FROM transfers
     WHERE twin IS NULL AND (source = ${account} OR target = ${account})`,
  );
  return row!.n;
}

/** Transfers by their numbers, which are no rows that tell one again. */
export async function rowsAt(read: Read, numbers: readonly number[], until: number | undefined): Promise<Rows> {
  return numbers.length === 0 ? noRows() : await rowsIn(read, listed(numbers), until);
}

function noRows(): Rows {
  const [whole, double, small] = [new Int32Array(), new Float64Array(), new Uint8Array()];
  return {
    number: whole,
    source: whole,
    target: whole,
    at: double,
    minor: double,
    currency: whole,
    receivedMinor: double,
    receivedCurrency: whole,
    form: small,
    side: small,
    balance: double,
  };
}

async function rowsIn(read: Read, list: string, until: number | undefined) {
  return await numbersOf(read)(
    `SELECT number, coalesce(source, -1) AS source, coalesce(target, -1) AS target, moved_at::DOUBLE AS at, minor::DOUBLE AS minor, currency,
       coalesce(received_minor, minor)::DOUBLE AS receivedMinor,
       CASE WHEN received_minor IS NULL THEN currency ELSE received_currency END AS receivedCurrency, form, side, balance::DOUBLE AS balance
     FROM transfers WHERE number IN (${list}) ${before(until)}`,
    {
      number: Int32Array,
      source: Int32Array,
      target: Int32Array,
      at: Float64Array,
      minor: Float64Array,
      currency: Int32Array,
      receivedMinor: Float64Array,
      receivedCurrency: Int32Array,
      form: Uint8Array,
      side: Uint8Array,
      balance: Float64Array,
    },
  );
}

/** References of these transfers, of those that have one. */
export async function refsOf(
  read: Read,
  numbers: readonly number[],
): Promise<{ readonly number: number; readonly ref: string }[]> {
  return await read.sql(`SELECT number, ref FROM transfers WHERE ref <> '' AND number IN (${listed(numbers)})`);
}

/** Ids of these transfers. */
export async function idsOf(read: Read, numbers: readonly number[]): Promise<{ readonly number: number; readonly id: string }[]> {
  if (numbers.length === 0) return [];
  return await read.sql(`SELECT number, id FROM transfers WHERE number IN (${listed(numbers)})`);
}

/** Whether any row tells a transfer again. */
export async function hasTwins(read: Read): Promise<boolean> {
  // A comparison, not IS NOT NULL: of a column without any value DuckDB then reads nothing.
  return (await read.sql('SELECT 1 FROM transfers WHERE twin >= 0 LIMIT 1')).length > 0;
}

/** Rows that tell transfers of these accounts again, with a balance. */
export async function twinsOf(read: Read, accounts: readonly number[], until: number | undefined): Promise<TwinRow[]> {
  const list = listed(accounts, mostAccounts);
  const { twin, side, balance } = await numbersOf(read)(
    `SELECT twin, side, balance::DOUBLE AS balance FROM transfers
     WHERE twin IS NOT NULL AND balance IS NOT NULL ${before(until)} AND (source IN (${list}) OR target IN (${list}))`,
    { twin: Int32Array, side: Uint8Array, balance: Float64Array },
  );
  return Array.from(twin, (number, i) => ({ twin: number, side: side[i]!, balance: balance[i]! }));
}

const before = (until: number | undefined): string => (until === undefined ? '' : `AND moved_at <= ${until}`);

/**
 * How many numbers are written out one by one. DuckDB then looks only into the parts of a table that can hold one of them; of a list
 * given as a table it takes the least and the most, reads what lies between, and is quicker where that is wanted anyway: many transfers of
 * a gang lie near each other in time, its accounts lie anywhere.
 */
const mostTransfers = 100;
const mostAccounts = 5000;

const listed = (numbers: readonly number[], mostWritten = mostTransfers): string =>
  numbers.length <= mostWritten ? numbers.join(', ') : `SELECT unnest(from_json('[${numbers.join(',')}]', '["INTEGER"]'))`;

/** Rows at these positions. */
export function picked(rows: Rows, places: readonly number[]): Rows {
  const columns = Object.entries(rows).map(([name, list]) => {
    const Columns = list.constructor as new (length: number) => typeof list;
    const into = new Columns(places.length);
    places.forEach((place, i) => (into[i] = list[place]!));
    return [name, into];
  });
  return Object.fromEntries(columns) as Rows;
}

/** One after the other. */
export function joined(parts: readonly Rows[]): Rows {
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
