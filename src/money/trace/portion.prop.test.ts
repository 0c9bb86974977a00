import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mulDiv } from './portion.ts';

const exact = (amount: number, part: number, whole: number): number => Number((BigInt(amount) * BigInt(part)) / BigInt(whole));
/** Small and large alike, and what lies beside a power of two. */
const number = fc.oneof(
  fc.integer({ min: 1, max: 1000 }),
  fc.integer({ min: 1, max: 2 ** 50 + 1000 }),
  fc.maxSafeInteger().map((each) => Math.max(1, Math.abs(each))),
  fc.tuple(fc.integer({ min: 1, max: 52 }), fc.integer({ min: -3, max: 3 })).map(([bits, more]) => Math.max(1, 2 ** bits + more)),
);

test('a portion is cut off to the whole number below, whatever the sizes', () => {
  fc.assert(
    fc.property(number, number, number, (amount, one, other) => {
      const [part, whole] = [Math.min(one, other), Math.max(one, other)];
      expect(mulDiv(amount, part, whole)).toBe(exact(amount, part, whole));
    }),
    { numRuns: 200_000 },
  );
});

test('what divides without a rest is not cut below itself, nor what lies one below raised', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2 ** 24 }), fc.integer({ min: 1, max: 2 ** 24 }), number, (a, b, quotient) => {
      const q = quotient % 2 ** 26;
      // a·b·q / (a·b) and its neighbours.
      for (const more of [-1, 0, 1]) {
        const [amount, part, whole] = [a * q, b, a];
        if (amount > 2 ** 50 || part + more < 0) continue;
        expect(mulDiv(amount, part + more, whole)).toBe(exact(amount, part + more, whole));
      }
    }),
    { numRuns: 100_000 },
  );
});
