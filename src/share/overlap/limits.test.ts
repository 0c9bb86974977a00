import { describe, expect, it } from 'vitest';
import { requireWithin } from './limits.ts';

const limits = { size: 50_000, ratio: 1000, runsPerMonth: 12 };
const codeOf = (ours: number, theirs?: number): string => {
  try {
    requireWithin(limits, ours, theirs);
    return '';
  } catch (error) {
    return (error as { readonly code: string }).code;
  }
};

describe('sizes of two sets', () => {
  it.each([
    ['nothing to compare', 0, undefined, 'overlap.empty'],
    ['the largest', 50_000, undefined, ''],
    ['one more', 50_001, undefined, 'overlap.large'],
    ['small ones, however unlike', 1, 1000, ''],
    ['a few guesses against many', 50, 50_000, ''],
    ['fewer', 49, 49_001, 'overlap.apart'],
    ['many guesses against a few', 49_001, 49, 'overlap.apart'],
    ['one against more than are compared whatever their ratio', 1, 1001, 'overlap.apart'],
  ])('%s: %i and %s', (_what, ours, theirs, code) => {
    expect(codeOf(ours, theirs)).toBe(code);
  });
});
