import type { Ctx } from '../../casebook/index.ts';
import { indicatorKinds, type MatchRow } from '../../model/index.ts';
import type { Reading } from './reading.ts';

/** Indicators asked about in one question. */
const atOnce = 20_000;

/**
 * What we have of indicators that came: those that reports here name, most reports first, and how many nobody here has named. Rings
 * that are closed to the reader, and their reports, are as if they were not there.
 */
export async function matchesOf(
  { read }: Pick<Ctx, 'read'>,
  indicators: Reading['indicators'],
  closed: ReadonlySet<string> = new Set(),
): Promise<{ readonly matches: MatchRow[]; readonly fresh: number }> {
  const byKey = new Map(indicators.map((each) => [keyOf(each), each]));
  const keys = [...byKey.keys()];
  const matches: MatchRow[] = [];
  for (let i = 0; i < keys.length; i += atOnce) {
    const rows = await read.sql<{ key: string; reports: number; rings: string | null }>(
      `WITH named AS (
         SELECT concat(i.kind, chr(9), i.value) AS key, p.report, g.id AS ring
         FROM indicators AS i JOIN postings AS p ON p.indicator = i.number
         LEFT JOIN ring_members AS m ON m.report = p.report LEFT JOIN rings AS g ON g.number = m.ring
         WHERE concat(i.kind, chr(9), i.value) IN (SELECT unnest(from_json(?::JSON, '["VARCHAR"]'))))
       SELECT key, count(DISTINCT report) AS reports, string_agg(DISTINCT ring, ' ' ORDER BY ring) AS rings FROM named
       WHERE ring IS NULL OR ring NOT IN (SELECT unnest(from_json(?::JSON, '["VARCHAR"]')))
       GROUP BY key ORDER BY reports DESC, key`,
      [JSON.stringify(keys.slice(i, i + atOnce)), JSON.stringify([...closed])],
    );
    for (const { key, reports, rings } of rows) {
      matches.push({ ...byKey.get(key)!, reports, rings: rings === null ? [] : rings.split(' ') });
    }
  }
  return { matches: matches.sort((a, b) => b.reports - a.reports), fresh: byKey.size - matches.length };
}

/** Kinds are stored by their place in the model's list. */
const keyOf = ({ kind, value }: Reading['indicators'][number]): string => `${indicatorKinds.indexOf(kind)}\t${value}`;
