import { expect, it } from 'vitest';
import { trendsOf } from './trends.ts';

it('tells each type with its last spans and those before, most reports first, the unsure last', () => {
  const types = [
    { type: 'unsure' as const, counts: [50, 0, 0, 0, 0, 0, 0, 0, 0] },
    { type: 'loan' as const, counts: [9, 1, 1, 1, 1, 2, 2, 2, 2] },
    { type: 'task' as const, counts: [0, 0, 0, 0, 0, 0, 0, 0, 30] },
    { type: 'game' as const, counts: [0, 0, 0, 0, 0, 0, 0, 0, 0] },
  ];
  expect(trendsOf({ types }).map(({ type, total, late, before }) => [type, total, late, before])).toEqual([
    ['task', 30, 30, 0],
    ['loan', 21, 8, 4],
    ['unsure', 50, 0, 0],
  ]);
  expect(trendsOf({ types: [{ type: 'loan', counts: [3, 4] }] })[0]).toMatchObject({ late: 7, before: 0 });
});
