import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { minorOf, plainMinor, readDecimal } from './decimal.ts';

/** The rule in whole numbers: digits × 10^(shift - places), cut toward zero. */
function exact(digits: bigint, places: number, shift: number): bigint {
  const move = shift - places;
  return move >= 0 ? digits * 10n ** BigInt(move) : digits / 10n ** BigInt(-move);
}

const parts = fc.record({
  whole: fc.bigInt({ min: 0n, max: 10n ** 14n }),
  fraction: fc.stringMatching(/^\d{0,20}$/u),
  negative: fc.boolean(),
  shift: fc.integer({ min: 0, max: 9 }),
});

const most = BigInt(Number.MAX_SAFE_INTEGER);

test('minor units are exactly those of the digits, cut toward zero, or there are none', () => {
  fc.assert(
    fc.property(parts, ({ whole, fraction, negative, shift }) => {
      const text = `${negative ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`;
      const wanted = exact(BigInt(`${whole}${fraction}`), fraction.length, shift);
      const decimal = readDecimal(text)!;
      const minor = minorOf(decimal, shift);
      if (wanted > most) expect(minor).toBeUndefined();
      else expect(BigInt(minor!)).toBe(negative ? -wanted : wanted);
      const quick = plainMinor(text, shift);
      if (!Number.isNaN(quick)) expect(BigInt(quick)).toBe(negative ? -wanted : wanted);
    }),
    { numRuns: 2000 },
  );
});

test('the quick way reads nearly every amount there is', () => {
  for (const text of ['0', '7', '12.5', '12.50', '-3.01', '99999999999.99', '1458', '0.000001']) {
    expect(plainMinor(text, 2), text).not.toBeNaN();
  }
  for (const text of ['', '-', '.', '1.', '1,000', '1e3', '１２', ' 5', '5 ', '1.2.3'])
    expect(plainMinor(text, 2), text).toBeNaN();
});

test('marks of thousands change nothing', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 9_999_999_999 }), fc.integer({ min: 0, max: 99 }), (whole, cents) => {
      const grouped = String(whole).replaceAll(/\B(?=(?:\d{3})+$)/gu, ',');
      const end = String(cents).padStart(2, '0');
      const minor = whole * 100 + cents;
      expect(minorOf(readDecimal(`${grouped}.${end}`)!, 2)).toBe(minor);
      expect(minorOf(readDecimal(`${grouped.replaceAll(',', '.')},${end}`, true)!, 2)).toBe(minor);
      expect(minorOf(readDecimal(`${grouped.replaceAll(',', ' ')},${end}`)!, 2)).toBe(minor);
      if (whole > 999) expect(minorOf(readDecimal(grouped)!, 2)).toBe(whole * 100);
    }),
  );
});

test.each([
  ['1,234', false, 123_400],
  ['1,23', false, 123],
  ['1.234', true, 123_400],
  ['1.234', false, 123],
  ["1'234.50", false, 123_450],
  ['12,34,567.89', false, 123_456_789],
  ['1.5E+05', false, 15_000_000],
  ['5e-7', false, 0],
  ['.5', false, 50],
  ['−12.30', false, -1230],
])('%s (comma %s) is %d', (text, comma, minor) => {
  expect(minorOf(readDecimal(text, comma)!, 2)).toBe(minor);
});

test.each(['', 'abc', '1,2345', '1.2,3.4', '--5', '12 34a', '6.22E+9999'])('%j is no number, or no sum', (text) => {
  const decimal = readDecimal(text);
  expect(decimal === undefined || minorOf(decimal, 2) === undefined).toBe(true);
});
