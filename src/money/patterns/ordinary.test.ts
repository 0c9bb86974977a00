import { expect, test } from 'vitest';
import { Ordinary } from './ordinary.ts';
import type { Traffic } from './traffic.ts';

const day = 86_400_000;

/** Payments of one account to another at these times. */
function paidAt(times: readonly number[]): Traffic {
  const count = times.length;
  const row = Int32Array.from(times, (_, i) => i);
  const column = (value: number): Int32Array => new Int32Array(count).fill(value);
  return {
    count,
    number: row,
    at: Float64Array.from(times),
    source: column(0),
    target: column(1),
    minor: new Float64Array(count).fill(100),
    currency: column(0),
    got: new Float64Array(count).fill(100),
    gotCurrency: column(0),
    isCash: new Uint8Array(count),
    isReported: new Uint8Array(count),
    accounts: Int32Array.of(0, 1),
    currencies: ['CNY'],
    out: { start: Int32Array.of(0, count, count), row },
    in: { start: Int32Array.of(0, 0, count), row },
  };
}

test('of payments told by the day, half of those of one day come after another of it', () => {
  // Two a day for twenty days: those of the day itself count once, those of each day after twice.
  const ordinary = new Ordinary(paidAt(Array.from({ length: 40 }, (_, i) => Math.floor(i / 2) * day)));
  const daily = 40 / 19;
  expect(ordinary.resolution).toBe(day);
  expect(ordinary.following(0, 0)).toBeCloseTo(daily / 2);
  expect(ordinary.following(0, 3 * day)).toBeCloseTo(3.5 * daily);
});

test('of payments told to the second that makes no difference', () => {
  const ordinary = new Ordinary(paidAt(Array.from({ length: 40 }, (_, i) => (i * day) / 2 + i * 1000)));
  expect(ordinary.resolution).toBe(60_000);
  expect(ordinary.following(0, 3 * day) / ordinary.payments(0, 3 * day)).toBeCloseTo(1, 3);
  expect(ordinary.following(0, 0)).toBeGreaterThan(0);
});
