import { expect, test } from 'vitest';
import { allMethods, claimsByPlace, type MadeRow, sliceOf, startsIn, walkBy } from '../../../../test/support/made-slice.ts';
import { settleRun } from '../ties.ts';

// The examples of docs/reference/money.md. Account 0 is the victim, 1 the mixed account, 2 and 3 whom it pays, 4 who paid money of its own in.
const left = (rows: readonly MadeRow[]): Record<string, Record<string, number>> =>
  Object.fromEntries(allMethods.map((method) => [method, claimsByPlace(walkBy(method, sliceOf(rows, 5), startsIn(rows)))]));

test('own 1000, then the victim’s 2000, then 1500 out', () => {
  const rows = [
    { at: 1, source: 4, target: 1, minor: 1000 },
    { at: 2, source: 0, target: 1, minor: 2000 },
    { at: 3, source: 1, target: 2, minor: 1500 },
  ];
  expect(left(rows)).toEqual({
    fifo: { 'held 1': 1500, 'unseen 2': 500 },
    'pro-rata': { 'held 1': 1000, 'unseen 2': 1000 },
    poison: { 'held 1': 500, 'unseen 2': 1500 },
    'first-in-balance': { 'held 1': 1500, 'unseen 2': 500 },
  });
});

test('Clayton: the victim’s 2000 first, own 1000 after, then 1500 out', () => {
  const rows = [
    { at: 1, source: 0, target: 1, minor: 2000 },
    { at: 2, source: 4, target: 1, minor: 1000 },
    { at: 3, source: 1, target: 2, minor: 1500 },
  ];
  expect(left(rows)).toEqual({
    fifo: { 'held 1': 500, 'unseen 2': 1500 },
    'pro-rata': { 'held 1': 1000, 'unseen 2': 1000 },
    poison: { 'held 1': 500, 'unseen 2': 1500 },
    'first-in-balance': { 'held 1': 1500, 'unseen 2': 500 },
  });
});

test('Roscoe v Winder: no more than the lowest balance since, whatever is paid in later', () => {
  const rows = [
    { at: 1, source: 0, target: 1, minor: 45_500 },
    { at: 2, source: 1, target: 2, minor: 42_900 },
    { at: 3, source: 4, target: 1, minor: 33_300 },
    { at: 4, source: 1, target: 3, minor: 100 },
  ];
  expect(left(rows)['first-in-balance']).toEqual({ 'held 1': 2600, 'unseen 2': 42_900 });
});

test('shares are whole, and none is lost', () => {
  const rows = [
    { at: 1, source: 4, target: 1, minor: 1 },
    { at: 2, source: 0, target: 1, minor: 1 },
    { at: 3, source: 0, target: 1, minor: 1 },
    { at: 4, source: 1, target: 2, minor: 1 },
    { at: 5, source: 1, target: 3, minor: 1 },
  ];
  const sums = Object.values(left(rows)['pro-rata']!).reduce((sum, each) => sum + each, 0);
  expect(sums).toBe(2);
});

test('what was there before is told by the first balance', () => {
  const rows = [
    { at: 1, source: 0, target: 1, minor: 2000 },
    { at: 2, source: 1, target: 2, minor: 1500, sourceBalance: 1500 },
  ];
  // 1000 were there before: 3000 less 1500.
  expect(left(rows)['fifo']).toEqual({ 'held 1': 1500, 'unseen 2': 500 });
});

test('of one moment, what comes in is before what goes out', () => {
  const order = (rows: readonly MadeRow[]): number[] =>
    settleRun(
      rows.map((_, i) => i),
      Int32Array.from(rows, ({ source }) => source),
      Int32Array.from(rows, ({ target }) => target),
    );
  const row = (source: number, target: number): MadeRow => ({ at: 0, source, target, minor: 1 });
  expect(order([row(2, 3), row(1, 2), row(0, 1)])).toEqual([2, 1, 0]);
  expect(order([row(5, 6), row(0, 1), row(3, 4)])).toEqual([0, 1, 2]);
  expect(order([row(1, 2), row(2, 1), row(1, 1)])).toEqual([0, 1, 2]);
  expect(order([row(1, -1), row(0, 1)])).toEqual([1, 0]);
});
