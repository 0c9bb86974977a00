import { expect, it } from 'vitest';
import { decoded, indicatorWay, reportWay, whyWay } from './ways.ts';

it.each(['https://x.example/a/b?c=d#e', '100%', 'a%2Fb', '客服/1', 'telegram:a b'])(
  'an address brings %j there and back',
  (value) => {
    const parts = indicatorWay('url', value).split('/').slice(1).map(decoded);
    expect(parts).toEqual(['indicators', 'url', value]);
  },
);

it('pages have addresses', () => {
  expect([reportWay('r1'), whyWay('a', 'b/c')]).toEqual(['/reports/r1', '/why/a/b%2Fc']);
});

it('what was typed by hand is taken as it stands', () => {
  expect(decoded('100%')).toBe('100%');
});
