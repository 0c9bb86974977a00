import type { Read } from '../../casebook/index.ts';

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
  const found = { account: [] as number[], transfer: [] as number[] };
  for (const list of lists(accounts)) {
    const sql = `SELECT account, transfer FROM transfer_ends WHERE account IN (${list})`;
    const { account, transfer } = await read.numbers(sql, { account: Int32Array, transfer: Int32Array });
    for (const each of account) found.account.push(each);
    for (const each of transfer) found.transfer.push(each);
  }
  return found;
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
  const parts: Rows[] = [];
  for (const list of lists(numbers)) parts.push(await rowsIn(read, list, until));
  return joined(parts);
}

async function rowsIn(read: Read, list: string, until: number | undefined) {
  return await read.numbers(
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
  const sql = "SELECT number, ref FROM transfers WHERE ref <> '' AND number IN";
  const found: { readonly number: number; readonly ref: string }[] = [];
  for (const list of lists(numbers)) found.push(...(await read.sql<{ number: number; ref: string }>(`${sql} (${list})`)));
  return found;
}

/** Ids of these transfers. */
export async function idsOf(read: Read, numbers: readonly number[]): Promise<{ readonly number: number; readonly id: string }[]> {
  const found: { readonly number: number; readonly id: string }[] = [];
  for (const list of lists(numbers)) {
    found.push(...(await read.sql<{ number: number; id: string }>(`SELECT number, id FROM transfers WHERE number IN (${list})`)));
  }
  return found;
}

/** Whether any row tells a transfer again. */
export async function hasTwins(read: Read): Promise<boolean> {
  // A comparison, not IS NOT NULL: of a column without any value DuckDB then reads nothing.
  return (await read.sql('SELECT 1 FROM transfers WHERE twin >= 0 LIMIT 1')).length > 0;
}

/** Rows that tell transfers of these accounts again, with a balance. */
export async function twinsOf(read: Read, accounts: readonly number[], until: number | undefined): Promise<TwinRow[]> {
  const list = listed(accounts);
  const { twin, side, balance } = await read.numbers(
    `SELECT twin, side, balance::DOUBLE AS balance FROM transfers
     WHERE twin IS NOT NULL AND balance IS NOT NULL ${before(until)} AND (source IN (${list}) OR target IN (${list}))`,
    { twin: Int32Array, side: Uint8Array, balance: Float64Array },
  );
  return Array.from(twin, (number, i) => ({ twin: number, side: side[i]!, balance: balance[i]! }));
}

const before = (until: number | undefined): string => (until === undefined ? '' : `AND moved_at <= ${until}`);

/**
 * Numbers of one statement, and how many are asked for so: of few that lie near each other DuckDB looks only into the parts of the table
 * that can hold them; for more than some hundreds one pass over the table is faster.
 */
const nearby = 100;
const mostWritten = 300;

const written = (numbers: readonly number[]): string => `SELECT unnest(from_json('[${numbers.join(',')}]', '["INTEGER"]'))`;
const listed = (accounts: readonly number[]): string => (accounts.length <= nearby ? accounts.join(', ') : written(accounts));

function lists(numbers: readonly number[]): string[] {
  if (numbers.length > mostWritten) return [written(numbers)];
  const sorted = numbers.toSorted((a, b) => a - b);
  const count = Math.ceil(sorted.length / nearby);
  return Array.from({ length: count }, (_, i) => sorted.slice(i * nearby, (i + 1) * nearby).join(', '));
}

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
