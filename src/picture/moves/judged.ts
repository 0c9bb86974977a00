import type { Read } from '../../casebook/index.ts';
import type { Move } from '../../model/index.ts';
import type { Standing } from '../standing.ts';
import { dayMs } from './tracks.ts';

type Judged = Standing['moves'] extends ReadonlyMap<string, infer Each> ? Each : never;

const fortnight = 14 * dayMs;

/**
 * Moves with what people decided on them. New reports can shift the likeliest day: a decision counts for the same ring's move of its two
 * weeks, else for one of the two weeks beside. What somebody confirmed is shown also when reports no longer say it.
 */
export async function withJudgements(
  read: Read,
  moves: readonly Move[],
  judgements: readonly Judged[],
  shown: ReadonlySet<string>,
): Promise<Move[]> {
  const byKey = new Map(moves.map((move) => [move.key, move]));
  for (const judged of judgements) {
    const ring = (await read.ring(judged.body.ring))?.id;
    if (ring === undefined || !shown.has(ring)) continue;
    const { verdict, reason, move: key } = judged.body;
    const said = { verdict, act: judged.act, by: judged.by, at: judged.at, reason };
    const begins = Date.parse(key.slice(-10));
    const free = [...byKey.values()].filter((move) => move.ring === ring && move.judged === undefined);
    const meant =
      free.find((move) => move.key === key) ??
      free.find(({ at }) => !Number.isNaN(begins) && at >= begins - fortnight && at < begins + 2 * fortnight);
    if (meant !== undefined) byKey.set(meant.key, { ...meant, judged: said });
    else if (verdict === 'confirmed' && !Number.isNaN(begins)) {
      const between: [number, number] = [begins, begins + fortnight];
      const at = begins + fortnight / 2;
      byKey.set(key, { key, ring, at, between, confidence: 1, signs: [], because: [], reports: [], judged: said });
    }
  }
  return [...byKey.values()].sort((a, b) => a.at - b.at || (a.key < b.key ? -1 : 1));
}
