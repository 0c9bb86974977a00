import { expect, it } from 'vitest';
import { readAmount } from './amount.ts';

it.each([
  ['5000', '5000'],
  [' 5,000.50 ', '5000.5'],
  ['１２３４', '1234'],
  ['1.5万', '15000'],
  ['2亿', '200000000'],
  ['3k', '3000'],
  ['1.2M', '1200000'],
  ['0.000001', '0.000001'],
])('reads %s as people write it', (typed, amount) => {
  expect(readAmount(typed)).toBe(amount);
});

it.each(['', '-5', '5..2', 'lots', '1e9', '５万元'])('does not guess at %s', (typed) => {
  expect(readAmount(typed)).toBeUndefined();
});
