import type { Read, StoredStatement } from '../../casebook/index.ts';
import { type FreezeCandidate, transferSides } from '../../model/index.ts';

export type Balance = NonNullable<FreezeCandidate['balance']>;

/** What an account's own statement says it held at its end. */
export interface LastBalance extends Balance {
  /** The statement's rows do not add up. */
  readonly isBroken: boolean;
}

/**
 * The newest balance by account and currency (`number currency`), as statements end, with the row that shows it; row 0 when the
 * source tells it of the statement as a whole.
 */
export async function lastBalances(read: Read, accounts: readonly number[]): Promise<Map<string, LastBalance>> {
  const newest = new Map<string, StoredStatement & { readonly closing: number }>();
  for (const statements of (await read.statementsOf(accounts)).values()) {
    for (const statement of statements) {
      const { account, currency, closing, to } = statement;
      if (closing === undefined) continue;
      const key = `${account} ${currency}`;
      const known = newest.get(key);
      if (known === undefined || to >= known.to) newest.set(key, { ...statement, closing });
    }
  }
  const rows = await rowsOf(read, [...newest.values()]);
  return new Map(
    [...newest].map(([key, { closing, currency, to, exhibit, broken }]) => [
      key,
      { minor: closing, currency, at: to, source: { exhibit, row: rows.get(key) ?? 0 }, isBroken: broken !== undefined },
    ]),
  );
}

/** The rows that these statements end with: of the account's own side, at the last moment, with the closing balance. */
async function rowsOf(
  read: Read,
  ends: readonly (StoredStatement & { readonly closing: number })[],
): Promise<Map<string, number>> {
  if (ends.length === 0) return new Map();
  const asked = ends.map(({ account, currency, exhibit, to, closing }) => ({ account, currency, exhibit, ends: to, closing }));
  const shape = '[{"account":"INTEGER","currency":"VARCHAR","exhibit":"VARCHAR","ends":"BIGINT","closing":"BIGINT"}]';
  const side = (name: (typeof transferSides)[number]): number => transferSides.indexOf(name);
  const rows = await read.sql<{ account: number; currency: string; row: number }>(
    `WITH asked AS (
       SELECT e.account, e.ends, e.closing, e.currency, c.number AS coin, x.number AS exhibit
       FROM (SELECT unnest(from_json(?::JSON, '${shape}'), recursive := true)) AS e
       JOIN words AS c ON c.word = e.currency JOIN words AS x ON x.word = e.exhibit)
     SELECT a.account, a.currency, max(t.source_row) AS "row" FROM transfers AS t JOIN asked AS a
       ON t.moved_at = a.ends AND t.balance = a.closing AND t.exhibit = a.exhibit
       AND ((t.side = ${side('paid')} AND t.source = a.account AND t.currency = a.coin)
         OR (t.side = ${side('got')} AND t.target = a.account AND coalesce(t.received_currency, t.currency) = a.coin))
     GROUP BY ALL`,
    [JSON.stringify(asked)],
  );
  return new Map(rows.map(({ account, currency, row }) => [`${account} ${currency}`, row]));
}
