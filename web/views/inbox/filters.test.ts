import { expect, it } from 'vitest';
import { dayBegins, paramsOf, filtersOf, searchOf, setChips, without } from './filters.ts';

it('reads an address and writes it again', () => {
  const search = 'q=%E7%90%86%E8%B4%A2&agency=Harrow+Bay&currency=CNY&amountFrom=5000&from=2026-01-01&sort=amount&order=asc';
  expect(searchOf(filtersOf(search))).toBe(search);
  expect(searchOf({ sort: 'reportedAt', order: 'desc' })).toBe('');
});

it('passes over what an address cannot mean', () => {
  expect(filtersOf('from=tomorrow&amountTo=lots&sort=secret&inRing=maybe&order=up&nonsense=1&agency=+')).toEqual({});
});

it('asks with minor units and whole days', () => {
  expect(paramsOf({ currency: 'CNY', amountFrom: '5000.5' })).toMatchObject({ currency: 'CNY', amountFrom: 500_050 });
  expect(paramsOf({ currency: 'JPY', amountTo: '5000' })).toMatchObject({ amountTo: 5000 });
  const { from, to } = paramsOf({ from: '2026-02-28', to: '2026-02-28' });
  expect([from, to]).toEqual([dayBegins('2026-02-28'), dayBegins('2026-03-01')]);
});

it('shows one chip for filters that go together, and takes them away together', () => {
  const filters = filtersOf('currency=USD&amountFrom=1&from=2026-01-01&to=2026-02-01&inRing=no');
  expect(setChips(filters)).toEqual(['amount', 'date', 'inRing']);
  expect(without(filters, 'currency', 'amountFrom', 'amountTo')).toEqual({ from: '2026-01-01', to: '2026-02-01', inRing: 'no' });
});
