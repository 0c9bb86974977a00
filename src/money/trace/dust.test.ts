import { expect, it } from 'vitest';
import { leastFollowed } from './dust.ts';

it('follows less of a coin that is worth more', () => {
  expect(leastFollowed(1, 'CNY')).toBe(100);
  expect(leastFollowed(1, 'JPY')).toBe(1);
  expect(leastFollowed(1, 'USDT')).toBe(1_000_000);
  // A thousandth of a bitcoin is a hundred dollars, not a hundred thousand.
  expect(leastFollowed(1, 'BTC')).toBe(100_000);
  expect(leastFollowed(0, 'ETH')).toBe(0);
});
