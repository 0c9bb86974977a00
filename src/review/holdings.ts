import type { Ctx, StoredCase } from '../casebook/index.ts';
import { exhibitFactsOf } from './members.ts';

type Reading = Pick<Ctx, 'read'>;

/** Originals that reports of the case came from. */
const sources = `SELECT DISTINCT w.word AS exhibit FROM reports AS r
  JOIN ring_members AS m ON m.report = r.number JOIN rings AS g ON g.number = m.ring JOIN words AS w ON w.number = r.exhibit
  WHERE g.id IN (SELECT unnest(from_json(?::JSON, '["VARCHAR"]')))`;

/** SHA-256 of each exhibit of a case in the order of sealing: what its reports came from, and what people put to it. */
export async function exhibitIdsOf({ read }: Reading, stored: StoredCase): Promise<string[]> {
  const rows = await read.sql<{ exhibit: string }>(sources, [JSON.stringify(stored.rings)]);
  const own = new Set([...rows.map(({ exhibit }) => exhibit), ...exhibitFactsOf(stored).keys()]);
  return (await read.exhibits()).flatMap(({ sha256 }) => (own.delete(sha256) ? [sha256] : []));
}

/** Exhibits by the number they go by in the case: E1, E2 … */
export async function numbersOf(ctx: Reading, stored: StoredCase): Promise<Map<string, string>> {
  return new Map((await exhibitIdsOf(ctx, stored)).map((sha256, i) => [`E${i + 1}`, sha256]));
}

/** How many reports stand in the rings of a case. */
export async function reportCount({ read }: Reading, { rings }: StoredCase): Promise<number> {
  const [row] = await read.sql<{ count: number }>(
    `SELECT count(*) AS count FROM ring_members AS m JOIN rings AS g ON g.number = m.ring
     WHERE g.id IN (SELECT unnest(from_json(?::JSON, '["VARCHAR"]')))`,
    [JSON.stringify(rings)],
  );
  return row!.count;
}
