import type { Read } from '../casebook/index.ts';
import { type AccountPage, indicatorsOfAccount, type Service } from '../model/index.ts';
import { accountViews } from './accounts.ts';
import { reportsWithin } from './closed.ts';
import { namedAccount } from './named.ts';
import { transferViews } from './transfers.ts';

/** Reports that a page lists. */
const mostReports = 500;

/** Which part of an account's transfers, and what the reader may know of. */
export interface AccountPageOptions {
  /** Transfers of the page: from this one on (0), so many (100). */
  readonly offset?: number;
  readonly limit?: number;
  /** Rings that the reader must not learn of: their reports are as if they were not there. */
  readonly closed?: readonly string[];
  /** Services that the reader may know of, when not all. */
  readonly services?: readonly Service[];
}

/** Everything of one account. Throws `missing`, or `conflict` when the name means several. */
export async function accountPage(read: Read, name: string, options: AccountPageOptions = {}): Promise<AccountPage> {
  const { offset = 0, limit = 100, closed = [] } = options;
  const account = await namedAccount(read, name);
  const { number } = account;
  const [view, facts, statements, transfers] = [
    await accountViews(read, [number], options),
    await read.factsOf([number]),
    await read.statementsOf([number]),
    await read.transfersOf(number),
  ];
  const reports = await reportsOn(read, account, closed);
  const shown = transfers.slice(offset, offset + limit);
  const hidden = await reportsWithin(read, closed);
  const ends = await endsOf(read, number);
  return {
    account: view.get(number)!,
    facts: (facts.get(number) ?? []).map(({ fact, text, category, source, exhibit, row }) => ({
      fact,
      text,
      ...(category === undefined ? {} : { category }),
      ...(source === undefined ? {} : { source }),
      at: { exhibit, row },
    })),
    statements: (statements.get(number) ?? []).map(({ account: _account, ...statement }) => statement),
    reports: reports.slice(0, mostReports),
    reported: reports.length,
    sums: await sumsOf(read, number),
    ...ends,
    transfers: await transferViews(read, shown, { ...options, hidden: (report) => hidden.has(report) }),
    count: transfers.length,
  };
}

/** Reports that mention the account in any role and stand in none of the rings. */
async function reportsOn(
  read: Read,
  { kind, value }: { readonly kind: keyof typeof indicatorsOfAccount; readonly value: string },
  closed: readonly string[],
): Promise<AccountPage['reports']> {
  const numbers = new Set<number>();
  for (const indicator of indicatorsOfAccount[kind]) {
    for (const report of await read.reportsByIndicator(indicator, value, undefined, true)) numbers.add(report);
  }
  if (numbers.size === 0) return [];
  const rows = await read.sql<{ id: string; ref: string; ring: string | null }>(
    `SELECT r.id, r.ref, g.id AS ring FROM reports AS r
     LEFT JOIN ring_members AS m ON m.report = r.number LEFT JOIN rings AS g ON g.number = m.ring
     WHERE r.number IN (SELECT unnest(from_json(?::JSON, '["INTEGER"]'))) ORDER BY r.number`,
    [JSON.stringify([...numbers])],
  );
  const shut = new Set(closed);
  return rows
    .filter(({ ring }) => ring === null || !shut.has(ring))
    .map(({ id, ref, ring }) => ({ id, ...(ref === '' ? {} : { ref }), ...(ring === null ? {} : { ring }) }));
}

async function endsOf(read: Read, number: number): Promise<Pick<AccountPage, 'firstAt' | 'lastAt'>> {
  const [row] = await read.sql<{ first: number | null; last: number | null }>(
    `SELECT min(moved_at) AS first, max(moved_at) AS last FROM transfers
     WHERE number IN (SELECT transfer FROM transfer_ends WHERE account = ?)`,
    [number],
  );
  return row?.first === null || row === undefined ? {} : { firstAt: row.first, lastAt: row.last! };
}

/** What came and went by currency and month: what was received in another currency counts in that. A transfer to itself counts twice. */
async function sumsOf(read: Read, number: number): Promise<AccountPage['sums']> {
  const rows = await read.sql<{ currency: string; month: string; in: number; out: number; times_in: number; times_out: number }>(
    `WITH own AS (SELECT * FROM transfers WHERE number IN (SELECT transfer FROM transfer_ends WHERE account = ?)),
     sides AS (
       SELECT currency, moved_at, minor AS gone, 0 AS came, 1 AS times_out, 0 AS times_in FROM own WHERE source = ?
       UNION ALL
       SELECT CASE WHEN received_minor IS NULL THEN currency ELSE received_currency END, moved_at, 0, coalesce(received_minor, minor), 0, 1
       FROM own WHERE target = ?)
     SELECT w.word AS currency, strftime(make_timestamp(moved_at * 1000), '%Y-%m') AS month,
       sum(came)::BIGINT AS "in", sum(gone)::BIGINT AS "out", sum(times_in)::BIGINT AS times_in, sum(times_out)::BIGINT AS times_out
     FROM sides JOIN words AS w ON w.number = sides.currency GROUP BY ALL ORDER BY 1, 2`,
    [number, number, number],
  );
  const byCurrency = Map.groupBy(rows, ({ currency }) => currency);
  return [...byCurrency].map(([currency, list]) => {
    const months = list.map((row) => ({
      month: row.month,
      in: row.in,
      out: row.out,
      timesIn: row.times_in,
      timesOut: row.times_out,
    }));
    const sum = (of: (month: (typeof months)[number]) => number): number => months.reduce((all, month) => all + of(month), 0);
    return {
      currency,
      in: sum((month) => month.in),
      out: sum((month) => month.out),
      timesIn: sum((month) => month.timesIn),
      timesOut: sum((month) => month.timesOut),
      months,
    };
  });
}
