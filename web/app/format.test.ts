import { describe, expect, it } from 'vitest';
import { countOf, exactAmount, share, shortAmount, size } from './format.ts';

describe('exactAmount', () => {
  it.each([
    [129_800_000, 'CNY', 'CNY 1,298,000.00'],
    [5, 'USD', 'USD 0.05'],
    [-1250, 'EUR', 'EUR -12.50'],
    // A currency without a minor unit, and a token in millionths.
    [5000, 'JPY', 'JPY 5,000'],
    [1_500_000, 'USDT', 'USDT 1.50'],
    [1_234_567, 'USDT', 'USDT 1.234567'],
  ])('%s of %s', (minor, currency, text) => {
    expect(exactAmount(minor, currency)).toBe(text);
  });
});

describe('shortAmount', () => {
  it.each([
    [129_800_000, 'CNY', '129.8万元'],
    [12_345_678_900, 'CNY', '1.23亿元'],
    [999_900, 'CNY', '9,999元'],
    [1_000_000, 'CNY', '1万元'],
    [129_800_000, 'USD', '129.8万 USD'],
    // Rounding never makes 10,000万 where one says 1亿.
    [999_999_999_999, 'CNY', '100亿元'],
    [-5_000_000, 'CNY', '-5万元'],
  ])('in Chinese, %s of %s', (minor, currency, text) => {
    expect(shortAmount(minor, currency, 'zh')).toBe(text);
  });

  it.each([
    [129_800_000, 'CNY', 'CNY 1.3M'],
    [129_800, 'USD', 'USD 1.3K'],
    [12_345, 'USD', 'USD 123.5'],
  ])('in English, %s of %s', (minor, currency, text) => {
    expect(shortAmount(minor, currency, 'en')).toBe(text);
  });

  it('goes over to 亿 where the rounded figure would', () => {
    expect(shortAmount(9_999_999_999, 'CNY', 'zh')).toBe('1亿元');
    expect(shortAmount(999_999, 'CNY', 'zh')).toBe('9,999.99元');
  });
});

describe('share', () => {
  it.each([
    [0.873, '87 %'],
    [0, '0 %'],
    // What is there is never shown as nothing.
    [0.0003, '<1 %'],
    [0.005, '1 %'],
    // What is not certain is never shown as certain.
    [0.9999, '99 %'],
    [1, '99 %'],
  ])('%s', (part, text) => {
    expect(share(part)).toBe(text);
  });
});

it('counts and sizes are grouped', () => {
  expect(countOf(1_234_567, 'en')).toBe('1,234,567');
  expect([size(0, 'en'), size(999, 'en'), size(682_200, 'en'), size(1.5e9, 'zh')]).toEqual([
    '0 B',
    '999 B',
    '682.2 kB',
    '1.5 GB',
  ]);
});
