import { describe, expect, it } from 'vitest';
import type { RingGraph } from '../../../../src/model/index.ts';
import { sidesOf } from './sides.ts';

function ringOf(links: readonly (readonly [number, number, ('' | 'different')?])[]): RingGraph {
  const count = Math.max(...links.flatMap(([a, b]) => [a, b])) + 1;
  const all = Array.from({ length: count }, (_, i) => i);
  return {
    reports: { id: all.map((i) => `r${i}`), ref: all.map((i) => `R${i}`), at: all, confidence: all.map(() => 1) },
    indicators: { kind: [], value: [], reports: [], service: [] },
    shows: { report: [], indicator: [] },
    links: {
      a: links.map(([a]) => a),
      b: links.map(([, b]) => b),
      weight: links.map(() => 1),
      confidence: links.map(() => 1),
      bridge: links.map(() => false),
      judged: links.map(([, , judged]) => judged ?? ''),
    },
    omitted: 0,
  };
}

describe('cutting a ring', () => {
  it('parts it where the link is a bridge', () => {
    const ring = ringOf([
      [0, 1],
      [1, 2],
      [0, 2],
      [2, 3],
      [3, 4],
    ]);
    expect(sidesOf(ring, 'r2', 'r3')).toEqual({ a: ['R0', 'R1', 'R2'], b: ['R3', 'R4'], holds: false });
    expect(sidesOf(ring, 'r3', 'r2')).toEqual({ a: ['R3', 'R4'], b: ['R0', 'R1', 'R2'], holds: false });
  });

  it('says that other links still hold', () => {
    expect(
      sidesOf(
        ringOf([
          [0, 1],
          [1, 2],
          [0, 2],
        ]),
        'r0',
        'r1',
      ),
    ).toMatchObject({ holds: true });
  });

  it('counts no link that a person rejected', () => {
    const ring = ringOf([
      [0, 1],
      [1, 2],
      [0, 2, 'different'],
    ]);
    expect(sidesOf(ring, 'r0', 'r1')).toEqual({ a: ['R0'], b: ['R1', 'R2'], holds: false });
  });
});
