import { describe, expect, it } from 'vitest';
import { madeTracks, type MadeTrack, steadyRing } from '../../../test/support/made-tracks.ts';
import { type Found, leastConfidence } from './find.ts';
import { movementsOf } from './movements.ts';
import { staysOf } from './stays.ts';

const never = (): boolean => false;

describe('moves of rings', () => {
  it('finds a planted move: a pause, indicators given up together, another town', () => {
    const made = steadyRing({ days: 160, movesAt: 80, pause: 12, places: ['laukkai', 'myawaddy'] });
    const known = movementsOf(madeTracks([made]));
    const [move, ...more] = known.found.get('G0')!;
    expect(more).toEqual([]);
    const cut = known.weighed.cuts[0]![move!.cut]!;
    expect([cut.from <= 80, cut.to >= 90, move!.confidence > 0.8]).toEqual([true, true, true]);
    expect(move!.signs).toMatchObject({ place: true, pause: true, turnover: true });
    expect(staysOf(known, 'G0', never).map(({ place }) => place)).toEqual(['laukkai', 'myawaddy']);
    expect(staysOf(known, 'G0', () => true)).toHaveLength(1);
  });

  it('finds it without a town where indicators agree with a long pause, not with a short one', () => {
    // How long indicators live is learned from all rings.
    const others = Array.from({ length: 6 }, (_, i) => steadyRing({ days: 160, seed: i + 1 }));
    const foundAfter = (pause: number): readonly Found[] =>
      movementsOf(madeTracks([steadyRing({ days: 160, movesAt: 80, pause, seed: 100 }), ...others])).found.get('G0')!;
    const [move, ...more] = foundAfter(24);
    expect(more).toEqual([]);
    expect(move!.signs).toMatchObject({ place: false, pause: true, turnover: true, wave: false });
    expect(foundAfter(12)).toEqual([]);
  });

  it('says the weeks that indicators and pause agree on, and takes reports that come in the pause all the same for doubt', () => {
    const others = Array.from({ length: 6 }, (_, i) => steadyRing({ days: 160, seed: i + 1 }));
    const made = steadyRing({ days: 160, movesAt: 80, pause: 24, seed: 100 });
    const confidenceOf = (ring: readonly MadeTrack[]): { readonly most: number; readonly found: readonly Found[] } => {
      const found = movementsOf(madeTracks([ring, ...others]), Infinity, { many: 0.05, few: 0.05 }).found.get('G0')!;
      return { most: Math.max(0, ...found.map(({ confidence }) => confidence)), found };
    };
    const silent = confidenceOf(made);
    const [move] = silent.found;
    expect([move!.day > 70 && move!.day < 110, move!.between[0] <= move!.day && move!.day <= move!.between[1]]).toEqual([
      true,
      true,
    ]);
    const strays = [86, 92, 98].map((at): MadeTrack => ({ at, indicators: ['100 0 new 2'] }));
    const broken = [...made, ...strays].sort((a, b) => a.at - b.at);
    expect(confidenceOf(broken).most).toBeLessThan(silent.most);
  });

  it('asks more of a ring with few reports', () => {
    const others = Array.from({ length: 6 }, (_, i) => steadyRing({ days: 160, seed: i + 1 }));
    const made = steadyRing({ days: 100, movesAt: 50, pause: 28, seed: 100 });
    const near = made.filter(({ at }) => Math.abs(at - 64) < 24);
    const all = madeTracks([near, ...others]);
    const [found] = movementsOf(all, Infinity, { many: 1, few: 0.05 }).found.get('G0')!;
    expect([near.length < 20, found !== undefined]).toEqual([true, true]);
    const { confidence } = found!;
    const at = (few: number): number => movementsOf(all, Infinity, { many: 0.05, few }).found.get('G0')!.length;
    expect([at(confidence - 0.01), at(confidence + 0.01)]).toEqual([1, 0]);
    expect(leastConfidence.few).toBeGreaterThan(leastConfidence.many);
  });

  it('takes no holiday for a move: after a pause a steady ring shows what it showed before', () => {
    const known = movementsOf(madeTracks([steadyRing({ days: 160, pausesAt: 80, pause: 12 })]));
    expect(known.found.get('G0')).toEqual([]);
  });

  it('takes no turnover of each indicator in its own time for a move', () => {
    const known = movementsOf(madeTracks([steadyRing({ days: 200 })]));
    expect(known.found.get('G0')).toEqual([]);
  });

  it('says nothing of rings without times, or with few reports', () => {
    expect(movementsOf(madeTracks([])).found.size).toBe(0);
    expect(movementsOf(madeTracks([steadyRing({ days: 4 })])).found.size).toBe(0);
  });

  it('never takes the victim’s home, a bank or the country of a number for the gang’s place', () => {
    const made = steadyRing({ days: 100, places: ['laukkai', 'laukkai'] });
    for (const role of ['home', 'bank', 'number'] as const) {
      const told = made.map((report) => ({ ...report, role }));
      expect(staysOf(movementsOf(madeTracks([told])), 'G0', never), role).toEqual([]);
    }
    expect(staysOf(movementsOf(madeTracks([made])), 'G0', never)).toHaveLength(1);
  });

  it('knows on a day only what was reported by then', () => {
    const tracks = madeTracks([steadyRing({ days: 160, movesAt: 80, pause: 12, places: ['laukkai', 'myawaddy'] })]);
    expect(movementsOf(tracks, 85).found.get('G0')).toEqual([]);
    expect(movementsOf(tracks, 120).found.get('G0')).toHaveLength(1);
  });

  it('takes leaving in the days when others of the place left for a sign', () => {
    const rings = Array.from({ length: 8 }, (_, i) =>
      steadyRing({
        days: 160,
        movesAt: 78 + (i % 4),
        pause: 12,
        places: ['laukkai', i % 2 === 0 ? 'tangyan' : 'poipet'],
        seed: i,
      }),
    );
    const alone = Array.from({ length: 12 }, (_, i) => steadyRing({ days: 160, places: ['dubai', 'dubai'], seed: 20 + i }));
    const known = movementsOf(madeTracks([...rings, ...alone]));
    expect(rings.filter((_, i) => known.found.get(`G${i}`)![0]?.signs.wave).length).toBeGreaterThan(4);
    expect(alone.flatMap((_, i) => known.found.get(`G${8 + i}`)!)).toEqual([]);
  });
});
