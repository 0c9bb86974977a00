import { expect, test } from 'vitest';
import { columnFromArray, int32, tableFromColumns, tableToIPC } from '@uwdata/flechette';
import { arrowStream, columnsOf, cuts, numbersOf, sent } from './arrow.ts';

const texts = ['', 'a\0b', '汇款 😀', 'x'.repeat(70_000), "o'b"];
const columns = [
  sent('i', Int32Array.from([1, -2, 2 ** 31 - 1, -(2 ** 31), 0])),
  sent('u', Uint32Array.from([0, 2 ** 32 - 1, 5, 6, 7])),
  sent('b', Uint8Array.from([0, 255, 1, 2, 3])),
  sent('d', Float64Array.from([1.5, Number.NaN, -0, Number.MAX_VALUE, Number.POSITIVE_INFINITY])),
  sent('f', Float32Array.from([0.5, 1, 2, 3, 4])),
  sent('n', [1, 2.5, 3, 4, 5]),
  sent('t', texts),
];

test('columns come back from Arrow as they went in, in parts too', () => {
  const parts = [arrowStream(columns, 0, 2), arrowStream(columns, 2, 2), arrowStream(columns, 2, 5)];
  expect(columnsOf(parts)).toEqual(
    Object.fromEntries(columns.map(({ name, column }) => [name, Array.from(column as ArrayLike<unknown>)])),
  );
});

test('numbers come back as typed arrays, from parts and with holes', () => {
  const numbers = numbersOf([arrowStream(columns, 0, 2), arrowStream(columns, 2, 5)], { i: Int32Array, d: Float64Array });
  expect(numbers).toEqual({ i: columns[0]!.column, d: columns[3]!.column });
  const holed = tableToIPC(tableFromColumns([['n', columnFromArray([1, null, 3], int32())]]), { format: 'stream' })!;
  expect(numbersOf([holed], { n: Float64Array })).toEqual({ n: Float64Array.of(1, Number.NaN, 3) });
  expect(numbersOf([holed], { n: Int32Array })).toEqual({ n: Int32Array.of(1, 0, 3) });
  expect(numbersOf([], { n: Int32Array })).toEqual({ n: new Int32Array() });
});

test('types are those of the other engine', () => {
  expect(columns.map(({ type }) => type)).toEqual(['BIGINT', 'BIGINT', 'BIGINT', 'DOUBLE', 'DOUBLE', 'DOUBLE', 'STRING']);
  expect(sent('none', []).type).toBe('STRING');
});

test('no columns and no rows are an answer too', () => {
  expect(columnsOf([])).toEqual({});
  expect(columnsOf([arrowStream([sent('t', []), sent('i', new Int32Array())], 0, 0)])).toEqual({ t: [], i: [] });
});

test('rows are cut so that no part is longer than asked, unless a row is', () => {
  const numbers = sent('n', new Float64Array(10));
  expect(cuts([numbers], 10, 32)).toEqual([4, 8, 10]);
  expect(cuts([numbers], 10, 1)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  expect(cuts([numbers], 0, 32)).toEqual([0]);
  const long = sent('t', ['a', 'b', 'x'.repeat(100), 'c']);
  expect(cuts([long], 4, 40)).toEqual([2, 3, 4]);
});
