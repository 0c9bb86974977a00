import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { StoredRate } from '../casebook/index.ts';
import { minorDigits } from '../model/index.ts';
import { converted, DayRates, money } from './index.ts';

const currencies = ['CNY', 'USD', 'JPY', 'USDT', 'KWD', 'BTC'] as const;
const at = (day: string): number => Date.parse(`${day}T12:00:00Z`);
const rate = (from: string, to: string, value: number, day: string, row = 1): StoredRate => ({
  from,
  to,
  rate: value,
  day,
  source: 'made',
  row,
  exhibit: 'e',
});

describe('an amount', () => {
  it('is never overstated by a rate, and loses less than one unit', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1_000_000_000_00 }),
        fc.integer({ min: 1, max: 99_999_999 }),
        (minor, tenThousandths) => {
          const exact = (BigInt(minor) * BigInt(tenThousandths)) / 10_000n;
          expect(BigInt(converted(minor, 'USD', 'CNY', { rate: tenThousandths / 10_000 }))).toBe(exact);
        },
      ),
    );
  });

  it('times a rate and divided by it is what it was, but for what one unit of the other currency is worth', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1e12 }),
        fc.integer({ min: 1, max: 1e9 }),
        fc.constantFrom(...currencies),
        fc.constantFrom(...currencies),
        (minor, millionths, from, to) => {
          const factor = { rate: millionths / 1e6 };
          fc.pre(from !== to);
          const there = converted(minor, from, to, factor);
          fc.pre(Number.isSafeInteger(there));
          const back = converted(there, to, from, { ...factor, isInverse: true });
          const oneUnit = converted(1, to, from, { ...factor, isInverse: true });
          expect(back).toBeLessThanOrEqual(minor);
          expect(minor - back).toBeLessThanOrEqual(oneUnit + 1);
        },
      ),
    );
  });

  it('is written so that it reads back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }), fc.constantFrom(...currencies), (minor, currency) => {
        const [, whole = '', part = ''] = /^\S+ ([\d,]+)(?:\.(\d+))?$/u.exec(money(minor, currency).en) ?? [];
        // Of a token the digits that say nothing are left out.
        expect(BigInt(whole.replaceAll(',', '') + part.padEnd(minorDigits(currency), '0'))).toBe(BigInt(minor));
      }),
    );
  });

  it('in yen becomes fen without a slip of the point, and a large rate keeps its last digit', () => {
    expect(converted(1_000, 'JPY', 'CNY', { rate: 0.05 })).toBe(50_00);
    expect(converted(1_000_000, 'USDT', 'CNY', { rate: 7.1 })).toBe(7_10);
    expect(converted(1e8, 'BTC', 'USD', { rate: 67_123.45 })).toBe(6_712_345);
    expect(converted(100_00, 'VND', 'CNY', { rate: 2.7e-7 })).toBe(0);
    expect(money(1_000, 'JPY')).toEqual({ en: 'JPY 1,000', zh: '1,000日元' });
    expect(money(5, 'CNY')).toEqual({ en: 'CNY 0.05', zh: '0.05元' });
  });
});

describe('the rate of a day', () => {
  it('is that of the day, else the nearest before it, up to a week', () => {
    const rates = new DayRates([rate('USD', 'CNY', 7, '2026-01-05'), rate('USD', 'CNY', 8, '2026-01-09')]);
    const worth = (day: string): number | undefined => rates.worth(100, 'USD', 'CNY', at(day))?.minor;
    expect(['2026-01-04', '2026-01-05', '2026-01-08', '2026-01-09', '2026-01-16', '2026-01-17'].map(worth)).toEqual([
      undefined,
      700,
      700,
      800,
      800,
      undefined,
    ]);
    expect(rates.worth(100, 'USD', 'CNY', undefined)).toBeUndefined();
    expect(rates.worth(100, 'CNY', 'CNY', undefined)).toEqual({ minor: 100, by: [] });
  });

  it('is taken the other way round, and by way of one other currency, where the table has no better', () => {
    const rates = new DayRates([
      rate('USD', 'CNY', 8, '2026-01-05'),
      rate('USD', 'THB', 32, '2026-01-03'),
      rate('EUR', 'THB', 40, '2026-01-05'),
    ]);
    expect(rates.worth(800, 'CNY', 'USD', at('2026-01-06'))?.minor).toBe(100);
    const crossed = rates.worth(3200, 'THB', 'CNY', at('2026-01-06'))!;
    expect(crossed.minor).toBe(800);
    expect(crossed.by.map(({ from, to, isInverse }) => [from, to, isInverse])).toEqual([
      ['USD', 'THB', true],
      ['USD', 'CNY', undefined],
    ]);
    // Two other currencies lie between.
    expect(rates.worth(100, 'EUR', 'CNY', at('2026-01-06'))).toBeUndefined();
  });

  it('that was imported last is the one that counts, and a direct one goes before an inverse one', () => {
    const twice = new DayRates([rate('USD', 'CNY', 7, '2026-01-05'), rate('USD', 'CNY', 7.5, '2026-01-05', 2)]);
    expect(twice.worth(100, 'USD', 'CNY', at('2026-01-05'))?.minor).toBe(750);
    for (const rates of [
      [rate('USD', 'CNY', 7, '2026-01-05'), rate('CNY', 'USD', 0.125, '2026-01-05')],
      [rate('CNY', 'USD', 0.125, '2026-01-05'), rate('USD', 'CNY', 7, '2026-01-05')],
    ]) {
      expect(new DayRates(rates).worth(100, 'USD', 'CNY', at('2026-01-05'))?.minor).toBe(700);
    }
  });
});
