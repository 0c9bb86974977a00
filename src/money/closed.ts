import type { Read } from '../casebook/index.ts';

/**
 * What reports of these rings are called: Clew's ids and the sources' own numbers, by which a row of a statement or a trace may name
 * them.
 */
export async function reportsWithin(read: Read, rings: Iterable<string>): Promise<ReadonlySet<string>> {
  const ids = [...rings];
  if (ids.length === 0) return new Set();
  const rows = await read.sql<{ id: string; ref: string }>(
    `SELECT r.id, r.ref FROM reports AS r JOIN ring_members AS m ON m.report = r.number JOIN rings AS g ON g.number = m.ring
     WHERE g.id IN (SELECT unnest(from_json(?::JSON, '["VARCHAR"]')))`,
    [JSON.stringify(ids)],
  );
  return new Set(rows.flatMap(({ id, ref }) => (ref === '' ? [id] : [id, ref])));
}
