import { describe, expect, it } from 'vitest';
import { madeReports } from '../../test/support/made-reports.ts';
import { madeWorld } from '../../test/support/made-world.ts';
import { Clusters } from './clusters.ts';
import { Comparer } from './compare.ts';
import { findDuplicates } from './duplicates.ts';
import { learn } from './em.ts';
import { MergeModel } from './merge.ts';
import { model } from './model.ts';
import { Scorers } from './scorers.ts';
import { buildTable } from './table.ts';
import { consideredIndicators } from './weigh.ts';

const threads = 3;

/** Clusters of a made world after some joins, and every pair of them that shares an indicator's neighbourhood. */
function scene(isShared: boolean) {
  const table = buildTable([madeReports(madeWorld(7, 1_500))]);
  const comparer = Comparer.of(table);
  const learned = learn(table, comparer, findDuplicates(table).primary, model);
  const clusters = new Clusters(table, consideredIndicators(table, learned.exclusivity, model), isShared);
  for (let x = 0; x < table.indicators; x += 3) {
    const [a, b] = [table.post[table.postOffset[x]!]!, table.post[table.postOffset[x + 1]! - 1]!].map((r) => clusters.find(r));
    if (a !== b && clusters.counts[x] === 1 && learned.exclusivity[x]! > 0.9) clusters.merge(a!, b!);
  }
  const pairs: [number, number][] = [];
  for (let x = 0; x < table.indicators; x++) {
    for (let i = table.postOffset[x]!; i + 1 < table.postOffset[x + 1]!; i++) {
      const [a, b] = [clusters.find(table.post[i]!), clusters.find(table.post[i + 1]!)];
      if (a !== b) pairs.push([a, b]);
    }
  }
  pairs.sort(([a], [b]) => a - b);
  const owner = Int32Array.from(pairs, ([a]) => a);
  const other = Int32Array.from(pairs, ([, b]) => b);
  return { clusters, comparer, learned, owner, other, scorer: () => new MergeModel(clusters, comparer, learned, model) };
}

describe('scores', () => {
  it('depend on the pair alone, not on what was scored before', () => {
    const { owner, other, scorer } = scene(false);
    const used = scorer();
    let finite = 0;
    for (const [i, a] of owner.entries()) {
      used.hold(a);
      const fresh = scorer();
      fresh.hold(a);
      const score = fresh.score(other[i]!);
      expect(used.score(other[i]!)).toBe(score);
      if (Number.isFinite(score)) finite++;
      if (i > 400) break;
    }
    expect(finite).toBeGreaterThan(100);
  });

  it('are the same from several threads, round after round, while clusters grow', () => {
    const { clusters, comparer, learned, owner, other, scorer } = scene(true);
    const scorers = new Scorers(clusters, scorer(), { comparer, learned, model, threads, worthThreads: 1 });
    const alone = scorer();
    try {
      for (let round = 0; round < 20; round++) {
        const live = Array.from(owner.keys()).filter(
          (i) => clusters.root[owner[i]!] === owner[i] && clusters.root[other[i]!] === other[i],
        );
        const [a, b] = [Int32Array.from(live, (i) => owner[i]!), Int32Array.from(live, (i) => other[i]!)];
        const scores = scorers.of(a, b, live.length).slice(0, live.length);
        const expected = Float64Array.from(live, (_, k) => {
          alone.hold(a[k]!);
          return alone.score(b[k]!);
        });
        expect(scores).toEqual(expected);
        const best = scores.reduce((top, score, k) => (score > scores[top]! && a[k] !== b[k] ? k : top), 0);
        clusters.merge(a[best]!, b[best]!);
      }
    } finally {
      scorers.close();
    }
  });
});
