import { describe, expect, it } from 'vitest';
import type { RingGraph } from '../../../../src/model/index.ts';
import { begin, lay } from './layout.ts';

/** Reports in the order given by `at`; each names the indicators beside it; the last indicator is a service. */
function ringOf(at: readonly (number | null)[], names: readonly (readonly number[])[]): RingGraph {
  const indicators = Math.max(...names.flat()) + 1;
  const all = Array.from({ length: indicators }, (_, i) => i);
  const shows = names.flatMap((named, report) => named.map((indicator) => ({ report, indicator })));
  return {
    reports: { id: at.map((_, i) => `r${i}`), ref: at.map((_, i) => `R${i}`), at: [...at], confidence: at.map(() => 1) },
    indicators: {
      kind: all.map(() => 'phone'),
      value: all.map(String),
      reports: all.map(() => 2),
      service: all.map((i) => i === indicators - 1),
    },
    shows: { report: shows.map(({ report }) => report), indicator: shows.map(({ indicator }) => indicator) },
    links: { a: [], b: [], weight: [], confidence: [], bridge: [], judged: [] },
    omitted: 0,
  };
}

describe('where the picture begins', () => {
  const ring = ringOf([30, 10, null, 20], [[0], [0, 2], [1], [1, 2]]);

  it('is the same each time, with every node in a place of its own', () => {
    const at = begin(ring);
    expect([...begin(ring)]).toEqual([...at]);
    const places = new Set(Array.from({ length: at.length / 2 }, (_, node) => `${at[node * 2]},${at[node * 2 + 1]}`));
    expect(places.size).toBe(7);
  });

  it('winds reports outwards in the order that they came, those without a time last', () => {
    const at = begin(ring);
    const far = [0, 1, 2, 3].map((node) => Math.hypot(at[node * 2]!, at[node * 2 + 1]!));
    expect([1, 3, 0, 2].map((node) => far[node]!)).toEqual(far.toSorted((a, b) => a - b));
  });
});

describe('how it lies on the page', () => {
  it('turns the longest way across, fills a wide place, and puts services to the right of all', () => {
    const ring = ringOf([1, 2, 3], [[0, 1], [0], [1]]);
    // Upright: three reports under one another, an indicator beside them.
    const at = lay(ring, Float32Array.from([0, 0, 0, 10, 0, 20, 1, 10, 5, 5]), 3);
    const [xs, ys] = [0, 1].map((axis) => Array.from({ length: 5 }, (_, node) => at[node * 2 + axis]!)) as [number[], number[]];
    expect(Math.max(...xs.slice(0, 4)) - Math.min(...xs.slice(0, 4))).toBeGreaterThan(19);
    expect(Math.max(...ys.slice(0, 4)) - Math.min(...ys.slice(0, 4))).toBeLessThan(2);
    expect(xs[4]).toBeGreaterThan(Math.max(...xs.slice(0, 4)));
  });
});
