import fc from 'fast-check';
import { expect, it } from 'vitest';
import { madeTracks, type MadeTrack, steadyRing } from '../../../test/support/made-tracks.ts';
import { movementsOf } from './movements.ts';
import { placeRatio, placesOfRings } from './whereabouts.ts';
import { ringTracks } from './ring-track.ts';
import { turnover } from './turnover.ts';
import { livesOf } from './lives.ts';

const report = fc.record({
  at: fc.double({ min: 0, max: 120, noNaN: true }),
  indicators: fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), { maxLength: 3 }),
  place: fc.option(fc.constantFrom('laukkai', 'myawaddy', 'poipet'), { nil: undefined }),
  role: fc.constantFrom('site' as const, 'hint' as const, 'named' as const, 'home' as const),
});
const ring = fc
  .array(report, { minLength: 6, maxLength: 40 })
  .map((reports) => reports.map(({ place, ...rest }): MadeTrack => (place === undefined ? rest : { ...rest, place })));

it('says a move only with reports on both sides, with two signs or a place, and within its days', () => {
  fc.assert(
    fc.property(fc.array(ring, { minLength: 1, maxLength: 4 }), (rings) => {
      const { found, weighed, position } = movementsOf(madeTracks(rings), Infinity, { many: 0.1, few: 0.1 });
      for (const [id, moves] of found) {
        const { at, size } = weighed.rings[position.get(id)!]!;
        for (const { signs, confidence, cut, ring: r, day, between } of moves) {
          const { from, to } = weighed.cuts[r]![cut]!;
          expect(at[0]! < from && to < at[size - 1]! + 1 && from < to).toBe(true);
          expect(signs.place || Object.values(signs).filter(Boolean).length >= 2).toBe(true);
          expect(between[0] <= day && day <= between[1] && between[0] >= at[0]! && between[1] <= at[size - 1]!).toBe(true);
          expect(day >= at[0]! && day <= at[size - 1]!).toBe(true);
          expect(confidence).toBeGreaterThanOrEqual(0.1);
          expect(confidence).toBeLessThanOrEqual(1);
        }
      }
    }),
    { numRuns: 120 },
  );
});

it('finds the same in whatever order rings and reports come', () => {
  const made = [
    steadyRing({ days: 120, movesAt: 60, pause: 12, places: ['laukkai', 'myawaddy'] }),
    steadyRing({ days: 120, seed: 1 }),
    steadyRing({ days: 100, seed: 2, places: ['poipet', 'poipet'] }),
  ];
  const told = (rings: readonly MadeTrack[][], order: readonly number[]): unknown => {
    const { found, weighed } = movementsOf(madeTracks(rings));
    return order.map((original) => {
      const moves = found.get(`G${order.indexOf(original)}`) ?? [];
      return moves.map(({ cut, ring: r, confidence }) => [weighed.cuts[r]![cut]!.from, Number(confidence.toFixed(6))]);
    });
  };
  const as = told(made, [0, 1, 2]) as unknown[];
  fc.assert(
    fc.property(fc.shuffledSubarray([0, 1, 2], { minLength: 3 }), fc.gen(), (order, draw) => {
      const shuffled = order.map((i) => draw(fc.shuffledSubarray, made[i]!, { minLength: made[i]!.length }));
      expect(told(shuffled, order)).toEqual(order.map((i) => as[i]));
    }),
    { numRuns: 15 },
  );
});

it('reads a ring’s own signs from its own reports: others change how long indicators live and what is usual, no more', () => {
  const own = steadyRing({ days: 120, movesAt: 60, pause: 12, places: ['laukkai', 'myawaddy'] });
  fc.assert(
    fc.property(fc.array(ring, { maxLength: 3 }), (others) => {
      const [alone, among] = [
        madeTracks([own]),
        madeTracks([
          own,
          ...others.map((each, i) => each.map((one) => ({ ...one, indicators: one.indicators.map((name) => `${i} ${name}`) }))),
        ]),
      ];
      const [a, b] = [ringTracks(alone)[0]!, ringTracks(among)[0]!];
      expect([...b.at]).toEqual([...a.at]);
      expect(b.own.map(({ shown }) => [...shown])).toEqual(a.own.map(({ shown }) => [...shown]));
      const lives = livesOf([a]);
      expect([...turnover(b, lives, 0)]).toEqual([...turnover(a, lives, 0)]);
    }),
    { numRuns: 30 },
  );
});

it('weighs no move by places where one side tells none', () => {
  const tracks = madeTracks([steadyRing({ days: 100, places: ['laukkai', 'laukkai'] })]);
  const places = placesOfRings(tracks, ringTracks(tracks));
  expect(placeRatio(places, places.heard[0]!, [])).toBe(0);
  expect(placeRatio(places, [], places.heard[0]!)).toBe(0);
});
