import { expect, it } from 'vitest';
import { filtersOf } from './narrow.ts';

it('reads days to their end, and leaves out what is no date and no number', () => {
  const filters = filtersOf({ status: 'proposed', from: '2026-02-01', to: '2026-02-01', sizeFrom: '10', tab: 'x' });
  expect(filters).toMatchObject({ status: 'proposed', sizeFrom: '10' });
  expect(Number(filters['to']) - Number(filters['from'])).toBe(86_400_000);
  expect(filters).not.toHaveProperty('tab');
  expect(filtersOf({ from: 'soon', sizeFrom: 'many' })).toMatchObject({ from: undefined, sizeFrom: undefined });
});
