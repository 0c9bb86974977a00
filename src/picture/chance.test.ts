import { expect, it } from 'vitest';
import { binomialTail } from './chance.ts';

it('gives the upper tail of the binomial distribution', () => {
  // R: pbinom(k - 1, n, q, lower.tail = FALSE)
  expect(binomialTail(1, 1, 0.25)).toBeCloseTo(0.25, 12);
  expect(binomialTail(3, 5, 0.5)).toBeCloseTo(0.5, 12);
  expect(binomialTail(8, 10, 0.2) / 7.79264e-5).toBeCloseTo(1, 4);
  expect(binomialTail(0, 10, 0.2)).toBe(1);
  expect(binomialTail(11, 10, 0.2)).toBe(0);
  expect(binomialTail(5, 10, 1)).toBe(1);
});

it('adds up to one with the lower tail, also where counts are large', () => {
  for (const [k, n, q] of [
    [3, 40, 0.1],
    [300, 1000, 0.3],
    [2000, 5000, 0.4],
  ] as const) {
    expect(binomialTail(k, n, q) + binomialTail(n - k + 1, n, 1 - q)).toBeCloseTo(1, 9);
  }
});
