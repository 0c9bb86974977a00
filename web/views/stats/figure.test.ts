import { expect, it } from 'vitest';
import type { Statistics } from '../../../src/model/index.ts';
import { figureAt, figureOf } from './figure.ts';

const both = (text: string) => ({ en: text, zh: text });
const made: Statistics = {
  synthetic: false,
  from: '2026-01-01',
  to: '2027-01-01',
  offset: 480,
  currency: 'USD',
  k: 5,
  covers: 1,
  method: [],
  result: '',
  tables: [
    {
      table: 'type',
      title: both('Types'),
      head: both('Type'),
      columns: [
        { figure: 'complaints', title: both('Complaints') },
        { figure: 'loss', title: both('Loss'), isMoney: true },
      ],
      rows: [
        {
          row: 'task',
          title: both('Tasks'),
          currency: 'CNY',
          cells: [{ key: 'type/task/complaints', value: 7 }, { key: 'type/task/loss' }],
        },
        {
          row: 'all',
          title: both('All'),
          cells: [
            { key: 'type/all/complaints', value: 7 },
            { key: 'type/all/loss', value: 9 },
          ],
        },
      ],
      notes: [],
    },
  ],
};

it('names a figure by table, row and column, with the currency it is told in', () => {
  expect(figureAt(made, 'type/task/complaints')).toEqual({ title: both('Types · Tasks · Complaints'), currency: undefined });
  expect(figureAt(made, 'type/task/loss')?.currency).toBe('CNY');
  expect(figureAt(made, 'type/all/loss')?.currency).toBe('USD');
  expect(figureAt(made, 'type/none/loss')).toBeUndefined();
});

it('tells sums in their currency and counts by themselves', () => {
  expect(figureOf(129_800_000, 'CNY', 'zh')).toBe('CNY 1,298,000.00');
  expect(figureOf(1298, undefined, 'en')).toBe('1,298');
});
