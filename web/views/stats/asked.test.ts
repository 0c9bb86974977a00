import { expect, it } from 'vitest';
import { statDimensions } from '../../../src/model/index.ts';
import { dimensions, paramsOf, reportPath } from './asked.ts';

it('offers every dimension', () => {
  expect(dimensions).toEqual(statDimensions);
});

it('asks with what an address says, fills in the rest, and passes over what means nothing', () => {
  const today = '2026-11-26';
  expect(paramsOf({}, today)).toMatchObject({ year: 2026, by: undefined, currency: undefined, k: undefined });
  expect(paramsOf({ year: '2025', by: 'type', currency: 'usd', small: 'yes' }, today)).toMatchObject({
    year: 2025,
    by: 'type',
    currency: 'USD',
    k: 1,
  });
  const days = paramsOf({ year: '2025', from: '2026-02-01', to: 'soon' }, today);
  expect(days).toMatchObject({ from: '2026-02-01', to: today });
  expect(days).not.toHaveProperty('year');
  expect(paramsOf({ to: '2024-06-30' }, today)).toMatchObject({ from: '2024-01-01', to: '2024-06-30' });
  expect(paramsOf({ by: 'type,age' }, today)['by']).toBe('type,age');
  expect(paramsOf({ by: 'type,type' }, today)['by']).toBe('type');
  expect(paramsOf({ by: 'nothing,age' }, today)['by']).toBeUndefined();
  expect(paramsOf({ by: 'age,nothing' }, today)['by']).toBe('age');
  expect(paramsOf({ currency: '<b>' }, today)['currency']).toBeUndefined();
});

it('leads to the same figures as a file', () => {
  expect(reportPath({ year: 2026, by: undefined, k: 1 }, 'pdf', 'zh')).toBe('/stats/report?format=pdf&lang=zh&year=2026&k=1');
});
