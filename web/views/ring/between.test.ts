import { describe, expect, it } from 'vitest';
import type { RingGraph } from '../../../src/model/index.ts';
import { strongestBetween } from './between.ts';

/** A ring from what each report names; `*` marks a service. */
function ringOf(name: string, reports: readonly (readonly string[])[], heaviest = 0): RingGraph {
  const values = [...new Set(reports.flat())];
  const shows = reports.flatMap((named, report) => named.map((value) => ({ report, indicator: values.indexOf(value) })));
  return {
    reports: {
      id: reports.map((_, i) => `${name}${i}`),
      ref: reports.map((_, i) => `${name}${i}`),
      at: reports.map(() => null),
      confidence: reports.map(() => 1),
    },
    indicators: {
      kind: values.map(() => 'phone'),
      value: values,
      reports: values.map(() => 2),
      service: values.map((value) => value.startsWith('*')),
    },
    shows: { report: shows.map(({ report }) => report), indicator: shows.map(({ indicator }) => indicator) },
    links: { a: [heaviest], b: [(heaviest + 1) % reports.length], weight: [3], confidence: [1], bridge: [false], judged: [''] },
    omitted: 0,
  };
}

describe('what two rings have in common', () => {
  it('is shown by the reports that share most', () => {
    const one = ringOf('a', [['p'], ['p', 'q'], ['x']]);
    const two = ringOf('b', [['y'], ['q', 'p']]);
    expect(strongestBetween(one, two)).toEqual({ a: 'a1', b: 'b1', shared: 2 });
  });

  it('does not count services, and falls back to the best rooted', () => {
    const one = ringOf('a', [['x'], ['*s']], 0);
    const two = ringOf('b', [['*s'], ['y'], ['z']], 1);
    expect(strongestBetween(one, two)).toEqual({ a: 'a0', b: 'b1', shared: 0 });
  });
});
