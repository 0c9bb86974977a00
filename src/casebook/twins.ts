import type { Session } from '../engine/index.ts';

/** How far apart two banks may book one movement, milliseconds. */
const mostApart = 10 * 60_000;

/**
 * Finds rows, numbered `first` and up, that tell a movement again which the other side's statement tells: same accounts, amount and
 * currency, one from who paid and one from who was paid, and the same number or nearly the same time. Each row has one twin at most, the
 * nearest in time first. Returns how many were found.
 */
export async function markTwins(session: Session, first: number, signal: AbortSignal): Promise<number> {
  // Only rows of statements have another side, and only where both sides' statements are there.
  const [one] = await session.rows('SELECT count(*) AS n FROM transfers WHERE number >= ? AND side < 2', [first], signal);
  if (one!['n'] === 0) return 0;
  await session.run(
    `CREATE OR REPLACE TEMP TABLE stage_pairs AS
     SELECT n.number, o.number AS other, abs(n.moved_at - o.moved_at) AS apart
     FROM transfers AS n JOIN transfers AS o
       ON o.source = n.source AND o.target = n.target AND o.minor = n.minor AND o.currency = n.currency AND o.side + n.side = 1
     WHERE n.number >= ${first} AND o.twin IS NULL AND o.number < n.number
       AND (abs(n.moved_at - o.moved_at) <= ${mostApart} OR (n.ref <> '' AND n.ref = o.ref))`,
    [],
    signal,
  );
  const { number, other } = await session.columns('SELECT number, other FROM stage_pairs ORDER BY apart, number, other');
  const taken = new Set<number>();
  const pairs: [number, number][] = [];
  (number as number[]).forEach((each, i) => {
    const its = (other as number[])[i]!;
    if (taken.has(each) || taken.has(its)) return;
    taken.add(each);
    taken.add(its);
    pairs.push([each, its]);
  });
  await session.run('DROP TABLE stage_pairs');
  if (pairs.length === 0) return 0;
  await session.run('CREATE OR REPLACE TEMP TABLE stage_twins (number INTEGER, twin INTEGER)');
  await session.append('stage_twins', pairs.length, [
    { type: 'INTEGER', at: (i) => pairs[i]![0] },
    { type: 'INTEGER', at: (i) => pairs[i]![1] },
  ]);
  await session.run('UPDATE transfers SET twin = s.twin FROM stage_twins AS s WHERE s.number = transfers.number', [], signal);
  await session.run('DROP TABLE stage_twins');
  return pairs.length;
}
