import type { Read } from '../../casebook/index.ts';

/** Columns of transfers; accounts and currencies by their numbers, -1 for nobody. */
export type Rows = Awaited<ReturnType<typeof rowsOf>>;

/** What the other side's record says the balance was after a transfer, that one's number in `twin`. */
export interface TwinRow {
  readonly twin: number;
  readonly side: number;
  readonly balance: number;
}

/** All transfers of these accounts, both sides. */
export async function rowsOf(read: Read, accounts: readonly number[], until: number | undefined) {
  return await selected(read, `number IN (SELECT transfer FROM transfer_ends WHERE account IN (${listed(accounts)}))`, until);
}

export async function rowsAt(read: Read, numbers: readonly number[], until: number | undefined): Promise<Rows> {
  return await selected(read, `number IN (${listed(numbers)})`, until);
}

async function selected(read: Read, condition: string, until: number | undefined) {
  return await read.numbers(
    `SELECT number, coalesce(source, -1) AS source, coalesce(target, -1) AS target, moved_at::DOUBLE AS at, minor::DOUBLE AS minor, currency,
       coalesce(received_minor, minor)::DOUBLE AS receivedMinor,
       CASE WHEN received_minor IS NULL THEN currency ELSE received_currency END AS receivedCurrency, form, side, balance::DOUBLE AS balance
     FROM transfers WHERE twin IS NULL ${before(until)} AND ${condition}`,
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

/** Ids of these transfers. */
export async function idsOf(read: Read, numbers: readonly number[]): Promise<{ readonly number: number; readonly id: string }[]> {
  return await read.sql(`SELECT number, id FROM transfers WHERE number IN (${listed(numbers)})`);
}

/** Whether any row tells a transfer again, with a balance. */
export async function hasTwins(read: Read): Promise<boolean> {
  return (await read.sql('SELECT 1 FROM transfers WHERE twin IS NOT NULL AND balance IS NOT NULL LIMIT 1')).length > 0;
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

/** Numbers that are written out: few of them, DuckDB looks for in the parts of a table that can hold them. */
const few = 500;

const listed = (numbers: readonly number[]): string =>
  numbers.length <= few ? numbers.join(', ') : `SELECT unnest(from_json('[${numbers.join(',')}]', '["INTEGER"]'))`;
