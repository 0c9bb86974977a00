import type { Read } from '../../casebook/index.ts';

/** Accounts up to which their transfers are looked up one by one; from there on one pass over the table is quicker. */
const fewAccounts = 500;

/** Ends of the transfers that these accounts paid (`source`) or got (`target`), -1 for nobody. */
export async function rowsOf(
  read: Read,
  accounts: readonly number[],
  side: 'source' | 'target',
  until: number | undefined,
): Promise<{ readonly source: Int32Array; readonly target: Int32Array; readonly at: Float64Array }> {
  return await read.numbers(
    `SELECT coalesce(source, -1) AS source, coalesce(target, -1) AS target, moved_at::DOUBLE AS at FROM transfers
     WHERE twin IS NULL ${before(until)} AND ${side} IN (${listed(accounts)}) ${sought(accounts)}`,
    { source: Int32Array, target: Int32Array, at: Float64Array },
  );
}

/** All transfers of these accounts, both sides, and those with these numbers; in order of time. */
export async function slicedRows(read: Read, accounts: readonly number[], numbers: readonly number[], until: number | undefined) {
  const list = listed(accounts.length === 0 ? [-1] : accounts);
  return await read.numbers(
    `SELECT number, coalesce(source, -1) AS source, coalesce(target, -1) AS target, moved_at::DOUBLE AS at, minor::DOUBLE AS minor, currency,
       coalesce(received_minor, minor)::DOUBLE AS receivedMinor,
       CASE WHEN received_minor IS NULL THEN currency ELSE received_currency END AS receivedCurrency, form, side, balance::DOUBLE AS balance
     FROM transfers
     WHERE twin IS NULL ${before(until)} AND (source IN (${list}) OR target IN (${list})
       ${numbers.length === 0 ? '' : `OR number IN (${listed(numbers)})`}) ${sought(accounts, numbers)}
     ORDER BY moved_at, id`,
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

/** What the other side's statement says the balance was after a transfer of these accounts. */
export async function twinBalances(read: Read, accounts: readonly number[], until: number | undefined) {
  const list = listed(accounts);
  return await read.numbers(
    `SELECT twin, side, balance::DOUBLE AS balance FROM transfers
     WHERE twin IS NOT NULL AND balance IS NOT NULL ${before(until)} AND (source IN (${list}) OR target IN (${list}))`,
    { twin: Int32Array, side: Uint8Array, balance: Float64Array },
  );
}

const before = (until: number | undefined): string => (until === undefined ? '' : `AND moved_at <= ${until}`);

const listed = (accounts: readonly number[]): string =>
  accounts.length <= fewAccounts ? accounts.join(', ') : `SELECT unnest(from_json('[${accounts.join(',')}]', '["INTEGER"]'))`;

const sought = (accounts: readonly number[], numbers: readonly number[] = []): string =>
  accounts.length <= fewAccounts
    ? `AND number IN (SELECT transfer FROM transfer_ends WHERE account IN (${[-1, ...accounts].join(', ')})
        ${numbers.length === 0 ? '' : `UNION ALL SELECT unnest([${numbers.join(', ')}]::INTEGER[])`})`
    : '';
