import { describe, expect, it } from 'vitest';
import { applyIsotonic, fitIsotonic } from './confidence.ts';

describe('isotonic maps', () => {
  it('are linear between knots and flat outside', () => {
    const map = { x: [0, 1, 3], y: [0.2, 0.4, 0.8] };
    expect([-5, 0, 0.5, 2, 3, 9].map((x) => applyIsotonic(map, x))).toEqual([
      0.2, 0.2, 0.30000000000000004, 0.6000000000000001, 0.8, 0.8,
    ]);
  });

  it('are fitted by pooling what goes down', () => {
    const points = [0, 0, 1, 0, 1, 1, 0, 1, 1, 1].map((y, x): [number, number] => [x, y]);
    const { x, y } = fitIsotonic(points, 1);
    expect(y.every((value, i) => i === 0 || value >= y[i - 1]!)).toBe(true);
    expect(y[0]).toBe(0);
    expect(y.at(-1)).toBe(1);
    expect(x.length).toBe(y.length);
  });
});
