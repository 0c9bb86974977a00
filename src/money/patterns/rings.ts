import type { Read } from '../../casebook/index.ts';
import { type AccountKind, accountKinds, indicatorKinds, indicatorsOfAccount } from '../../model/index.ts';

/** What rings have to do with accounts and transfers: ids of rings by number of the account, and of the transfer. */
export interface RingsOf {
  readonly byAccount: ReadonlyMap<number, readonly string[]>;
  /** Transfers whose row names a report that stands in a ring. */
  readonly byTransfer: ReadonlyMap<number, string>;
  /** Transfers of reports of closed rings: as if no row named a report. */
  readonly closed: ReadonlySet<number>;
}

/**
 * Accounts that reports of a ring name as the suspects' or without saying whose, and transfers that are said to belong to such a report.
 * `closed`: rings that the reader must not learn of.
 */
export async function ringsOf(read: Read, closed: readonly string[] = []): Promise<RingsOf> {
  const shut = new Set(closed);
  const kinds = (Object.entries(indicatorsOfAccount) as [AccountKind, readonly (typeof indicatorKinds)[number][]][])
    .filter(([, indicators]) => indicators.length > 0)
    .map(
      ([kind, indicators]) =>
        `(a.kind = ${accountKinds.indexOf(kind)} AND i.kind IN (${indicators.map((each) => indicatorKinds.indexOf(each)).join(', ')}))`,
    );
  const named = await read.sql<{ account: number; ring: string }>(
    `SELECT DISTINCT a.number AS account, g.id AS ring
     FROM accounts AS a JOIN indicators AS i ON i.value = a.value AND (${kinds.join(' OR ')})
       JOIN postings AS p ON p.indicator = i.number AND p.links
       JOIN ring_members AS m ON m.report = p.report JOIN rings AS g ON g.number = m.ring
     ORDER BY a.number, g.id`,
  );
  const byAccount = new Map<number, string[]>();
  for (const { account, ring } of named) {
    if (!shut.has(ring)) byAccount.set(account, [...(byAccount.get(account) ?? []), ring]);
  }
  const told = await read.sql<{ transfer: number; ring: string }>(
    `WITH told AS (SELECT number, report FROM transfers WHERE report <> '')
     SELECT t.number AS transfer, min(g.id) AS ring
     FROM told AS t JOIN reports AS r ON r.ref = t.report OR r.id = t.report
       JOIN ring_members AS m ON m.report = r.number JOIN rings AS g ON g.number = m.ring GROUP BY t.number`,
  );
  return {
    byAccount,
    byTransfer: new Map(told.filter(({ ring }) => !shut.has(ring)).map(({ transfer, ring }) => [transfer, ring])),
    closed: new Set(told.filter(({ ring }) => shut.has(ring)).map(({ transfer }) => transfer)),
  };
}
