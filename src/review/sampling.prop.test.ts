import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Sampling } from '../model/index.ts';
import { draw, type Drawable } from './sampling.ts';

const seed = '2026-05-01 临澜';
const population: Drawable[] = Array.from({ length: 23 }, (_, i) => ({
  id: `r${String(i + 1).padStart(2, '0')}`,
  stratum: 'ABC'[(i * i) % 3]!,
}));
const quarter = { population: 'reports', seed, share: 0.25 } as const;

describe('a sample', () => {
  // Drawn by a script of another language (Python, hashlib and fractions) from the algorithm's description alone.
  it.each<[Sampling, readonly string[]]>([
    [{ ...quarter, method: 'random' }, ['r08', 'r09', 'r14', 'r15', 'r16', 'r22']],
    [{ ...quarter, method: 'systematic' }, ['r03', 'r06', 'r10', 'r14', 'r18', 'r22']],
    [{ ...quarter, method: 'stratified', by: 'agency' }, ['r08', 'r09', 'r14', 'r15', 'r16', 'r22']],
  ])('is what anybody draws who follows the description: %j', (sampling, drawn) => {
    const sample = draw(population, sampling);
    expect(sample.drawn).toEqual(drawn);
    expect(sample).toMatchObject({ size: 23, digest: '143ddf3334edd7f057ea14e9ed949fe77f51be06fb9e9a6d23bcf3fa8e0d0500' });
  });

  const made = fc.record({
    ids: fc.uniqueArray(fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme' }), { minLength: 1, maxLength: 120 }),
    sampling: fc.record({
      population: fc.constant('reports' as const),
      method: fc.constantFrom('random' as const, 'systematic' as const, 'stratified' as const),
      seed: fc.string({ minLength: 1, maxLength: 20 }),
      share: fc.double({ min: 0.000_001, max: 1, noNaN: true }),
    }),
  });
  const strata = (ids: readonly string[]): Drawable[] => ids.map((id) => ({ id, stratum: String(id.length % 4) }));

  it('is the same whatever order the population comes in, of those there are, none twice, as many as the share says', () => {
    fc.assert(
      fc.property(made, ({ ids, sampling }) => {
        const sample = draw(strata(ids), sampling);
        expect(draw(strata(ids.toReversed()), sampling)).toEqual(sample);
        expect(new Set(sample.drawn).size).toBe(sample.drawn.length);
        expect(sample.drawn.every((id) => ids.includes(id))).toBe(true);
        const wanted = ids.length * sampling.share;
        if (sampling.method === 'stratified') {
          const drawn = new Set(sample.drawn.map((id) => id.length % 4));
          expect(drawn).toEqual(new Set(ids.map((id) => id.length % 4)));
          expect(sample.drawn.length).toBeGreaterThanOrEqual(Math.floor(wanted));
        } else {
          expect(sample.drawn.length - wanted).toBeGreaterThan(-0.001);
          expect(sample.drawn.length - wanted).toBeLessThan(1.001);
        }
      }),
    );
  });

  it('of everything is everything; another seed is another sample', () => {
    const whole = (method: Sampling['method']): number => draw(population, { ...quarter, method, share: 1 }).drawn.length;
    expect([whole('random'), whole('systematic'), whole('stratified')]).toEqual([23, 23, 23]);
    const other = draw(population, { ...quarter, method: 'random', seed: 'another' });
    expect(other.drawn).not.toEqual(draw(population, { ...quarter, method: 'random' }).drawn);
    expect(other.id).not.toBe(draw(population, { ...quarter, method: 'random' }).id);
  });

  it('of nothing there is none', () => {
    expect(() => draw([], { ...quarter, method: 'random' })).toThrow('nothing to draw');
  });
});
