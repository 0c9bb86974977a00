import { expect, it } from 'vitest';
import type { Board, BoardCell, ElementTemplate } from '../../../../src/model/index.ts';
import { gapsOf, keyOf, linesOf, makerOf, stepFrom } from './cells.ts';

const said = { en: 'x', zh: '某' };
const element = (id: string, per: 'suspect' | 'offence'): ElementTemplate['elements'][number] => ({
  id,
  title: said,
  asks: said,
  source: { id: 's' },
  per,
  gap: said,
});
const cell = (name: string, state: BoardCell['state'], suspect?: string): BoardCell => ({
  element: name,
  ...(suspect === undefined ? {} : { suspect }),
  state,
  sentence: said,
  grounds: [],
  count: 0,
});
const board: Board = {
  template: {
    id: 't',
    title: said,
    jurisdiction: 'CN',
    sources: [{ id: 's', title: said, date: '2016-12-19' }],
    reviewed: '2026-01-01',
    elements: [element('deceit', 'offence'), element('intent', 'suspect')],
    thresholds: [],
  },
  cells: [cell('deceit', 'supported'), cell('intent', 'missing', 'S1'), cell('intent', 'contested', 'S2')],
  figures: [],
  counts: { supported: 1, contested: 1, missing: 1, 'not-applicable': 0 },
};

it('draws an element of the offence once, and one of a person for each', () => {
  const lines = linesOf(board, ['S2', 'S1']);
  expect(lines.map(({ isWhole, cells }) => [isWhole, cells.map(keyOf)])).toEqual([
    [true, ['deceit']],
    [false, ['intent@S2', 'intent@S1']],
  ]);
  expect(gapsOf(lines).map((gap) => keyOf(gap.cell))).toEqual(['intent@S1']);
});

it('draws no cell for a person where nobody is suspected', () => {
  expect(linesOf(board, []).map(({ cells }) => cells.length)).toEqual([1, 0]);
});

it('tells who made a cell', () => {
  const ground = { ground: { kind: 'note' as const, ref: 'x' }, stance: 'for' as const, sentence: said };
  expect(makerOf({ grounds: [] })).toBe('nobody');
  expect(makerOf({ grounds: [ground] })).toBe('machine');
  expect(makerOf({ grounds: [{ ...ground, act: 7 }] })).toBe('person');
  expect(makerOf({ grounds: [ground, { ...ground, act: 7 }] })).toBe('both');
});

it('moves over the matrix, and never out of it', () => {
  const lines = linesOf(board, ['S1', 'S2']);
  const from = { row: 0, column: 0 };
  expect(stepFrom(lines, from, 'ArrowDown')).toEqual({ row: 1, column: 0 });
  expect(stepFrom(lines, from, 'ArrowUp')).toEqual(from);
  expect(stepFrom(lines, from, 'ArrowRight')).toEqual(from);
  expect(stepFrom(lines, { row: 1, column: 0 }, 'End')).toEqual({ row: 1, column: 1 });
  expect(stepFrom(lines, { row: 1, column: 1 }, 'ArrowRight')).toEqual({ row: 1, column: 1 });
  expect(stepFrom(lines, from, 'x')).toBeUndefined();
});
