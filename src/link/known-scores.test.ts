import fc from 'fast-check';
import { expect, it } from 'vitest';
import { KnownScores } from './known-scores.ts';

const clusters = 12;
const cluster = fc.nat(clusters - 1);

it('knows the score of a pair for as long as neither cluster changes', () => {
  const round = fc.record({
    asked: fc.array(fc.tuple(cluster, cluster), { maxLength: 40 }),
    changed: fc.array(cluster, { maxLength: 3 }),
  });
  fc.assert(
    fc.property(fc.array(round, { maxLength: 30 }), (rounds) => {
      const known = new KnownScores(clusters);
      const truth = new Map<string, number>();
      let last = 0;
      for (const { asked, changed } of rounds) {
        known.begin();
        for (const [owner, other] of asked) {
          known.hold(owner);
          const score = truth.get(`${owner} ${other}`);
          expect(known.recall(other)).toBe(score ?? NaN);
          if (score !== undefined) continue;
          // A pair that shares nothing scores -Infinity: that is known as well.
          const fresh = ++last % 5 === 0 ? -Infinity : last;
          known.keep(owner, other, fresh);
          truth.set(`${owner} ${other}`, fresh);
        }
        for (const c of changed) {
          known.forget(c);
          for (const key of truth.keys()) if (key.split(' ').includes(String(c))) truth.delete(key);
        }
      }
    }),
    { numRuns: 300 },
  );
});

it('uses the room of what it let go of again', () => {
  const known = new KnownScores(2);
  for (let round = 0; round < 20_000; round++) {
    known.begin();
    known.hold(0);
    known.keep(0, 1, round);
    known.hold(0);
    expect(known.recall(1)).toBe(round);
    known.forget(round % 2);
  }
  expect(known.bytes).toBeLessThan(100_000);
});
