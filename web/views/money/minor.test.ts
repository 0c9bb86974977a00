import { describe, expect, it } from 'vitest';
import { minorOf, typedOf } from './minor.ts';

describe('an amount as people type it', () => {
  it.each([
    ['12000.50', 'CNY', 1_200_050],
    ['12,000.5', 'CNY', 1_200_050],
    ['１２０００', 'CNY', 1_200_000],
    ['1.5万', 'CNY', 1_500_000],
    ['0.0001万', 'CNY', 100],
    ['2亿', 'CNY', 20_000_000_000],
    ['5000', 'JPY', 5000],
    ['0.000001', 'USDT', 1],
    // More digits than the currency has, but nothing behind them.
    ['1.2300', 'CNY', 123],
  ])('%s %s', (typed, currency, minor) => {
    expect(minorOf(typed, currency)).toBe(minor);
  });

  it.each([
    ['0.001', 'CNY'],
    ['5.5', 'JPY'],
    ['0', 'CNY'],
    ['-5', 'CNY'],
    ['', 'CNY'],
    ['1e5', 'CNY'],
    ['999999999999999', 'USDT'],
    ['CNY 5', 'CNY'],
  ])('refused: %j %s', (typed, currency) => {
    expect(minorOf(typed, currency)).toBeUndefined();
  });

  it.each([
    [1_200_050, 'CNY', '12000.50'],
    [1_200_000, 'CNY', '12000'],
    [5, 'CNY', '0.05'],
    [5000, 'JPY', '5000'],
    [1_234_567, 'USDT', '1.234567'],
  ])('%s %s goes there and back', (minor, currency, text) => {
    expect(typedOf(minor, currency)).toBe(text);
    expect(minorOf(text, currency)).toBe(minor);
  });
});
