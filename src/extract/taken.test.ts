import { describe, expect, it } from 'vitest';
import { Taken } from './taken.ts';

describe('Taken', () => {
  it('knows overlaps across the borders of its places', () => {
    const taken = new Taken();
    taken.add(60, 70);
    const asked = [
      [69, 80],
      [70, 80],
      [0, 60],
      [0, 61],
      [64, 65],
    ] as const;
    expect(asked.map(([start, end]) => taken.overlaps(start, end))).toEqual([true, false, false, true, true]);
  });
});
