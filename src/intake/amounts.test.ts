import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { headerMoney, readAmount, readCurrency } from './amounts.ts';

describe('readAmount', () => {
  test.each([
    ['32225', 3_222_500, 'CNY'],
    ['32225.5', 3_222_550, 'CNY'],
    ['1,234.50', 123_450, 'CNY'],
    ['1.234,50', 123_450, 'CNY'],
    ['1 234 567', 123_456_700, 'CNY'],
    ['12.5万', 12_500_000, 'CNY'],
    ['12.5萬元', 12_500_000, 'CNY'],
    ['３，０００元', 300_000, 'CNY'],
    ['¥3,000.00元整', 300_000, 'CNY'],
    ['1.2亿', 12_000_000_000, 'CNY'],
    ['约5000余元', 500_000, 'CNY'],
    ['USDT 1200', 1_200_000_000, 'USDT'],
    ['1200 usdt', 1_200_000_000, 'USDT'],
    ['NT$30,000', 3_000_000, 'TWD'],
    ['新臺幣30000元', 3_000_000, 'TWD'],
    ['$1,500', 150_000, 'USD'],
    ['€99,90', 9990, 'EUR'],
    ['JPY 12000', 12_000, 'JPY'],
    ['3k', 300_000, 'CNY'],
    ['0', 0, 'CNY'],
  ])('%s', (cell, minor, currency) => {
    expect(readAmount(cell, 'CNY')).toEqual({ minor, currency });
  });

  test.each([
    ['', 'none'],
    ['不详', 'none'],
    ['N/A', 'none'],
    ['-500', 'negative'],
    ['(500)', 'negative'],
    ['−1,000元', 'negative'],
    ['99999999999', 'absurd'],
    ['9'.repeat(40), 'absurd'],
    ['1e30', 'unread'],
    ['a lot', 'unread'],
    ['12,34', { minor: 1234, currency: 'CNY' }],
    ['1,2345', 'unread'],
    ['500-800', 'unread'],
  ])('%s is %j', (cell, expected) => {
    expect(readAmount(cell, 'CNY')).toEqual(expected);
  });

  test('a currency whose unit is small may have large amounts', () => {
    expect(readAmount('50,000,000,000', 'VND')).toEqual({ minor: 50_000_000_000, currency: 'VND' });
  });

  test('law: an integer amount comes back in minor units, however it is grouped', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9_999_999 }), (value) => {
        const grouped = value.toLocaleString('en-US');
        for (const cell of [String(value), grouped, `${grouped}元`, `￥${value}`]) {
          expect(readAmount(cell, 'CNY')).toEqual({ minor: value * 100, currency: 'CNY' });
        }
      }),
    );
  });

  test('law: any text gives an answer, and never a negative or inexact amount', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const amount = readAmount(text, 'CNY');
        if (typeof amount === 'object') expect(Number.isSafeInteger(amount.minor) && amount.minor >= 0).toBe(true);
      }),
    );
  });
});

test('headers name units and currencies', () => {
  expect(headerMoney('涉案金额（万元）')).toEqual({ times: 10_000 });
  expect(headerMoney('损失金额(人民币)')).toEqual({ currency: 'CNY' });
  expect(headerMoney('loss_usd')).toEqual({ currency: 'USD' });
  expect(headerMoney('amount')).toEqual({});
});

test('currencies as forms spell them', () => {
  expect(['CNY', 'rmb', '人民币', '元', '新台幣', '泰达币', 'usdt', 'pounds sterling', 'N/A'].map(readCurrency)).toEqual([
    'CNY',
    'CNY',
    'CNY',
    'CNY',
    'TWD',
    'USDT',
    'USDT',
    undefined,
    undefined,
  ]);
});
