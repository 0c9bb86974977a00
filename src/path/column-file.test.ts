import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { StringList } from '../link/index.ts';
import { forgetColumns, leaveColumns, type NamedColumn, takeColumns, type TakenColumns } from './column-file.ts';

let [dir, file] = ['', ''];
const tie = Buffer.alloc(32, 7);
const lists = {
  none: [],
  empty: ['', '', ''],
  mixed: ['plain', '', '受害者', '😀', 'é', '\u0000\u001f'],
  // Half a character, as a name cut after its eighth unit has.
  halves: ['\ud83d', '\ude00', 'whole 😀'],
  many: Array.from({ length: 10_000 }, (_, i) => `${'値'.repeat(i % 3)}${i}`),
} as const;
const columns: NamedColumn[] = [
  ['bytes', Uint8Array.of(1, 2, 3)],
  ['shorts', Uint16Array.of(65_535)],
  ['signed', Int16Array.of(-1, 5)],
  ['shared', new Int32Array(new SharedArrayBuffer(12)).fill(-7)],
  ['part', Int32Array.of(1, 2, 3, 4).subarray(1, 3)],
  ['times', Float64Array.of(Number.NaN, -0, Number.MAX_VALUE)],
  ['nothing', new Int32Array(0)],
  ...Object.entries(lists),
];

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'clew-columns-'));
  file = join(dir, 'columns');
});
afterAll(async () => await rm(dir, { recursive: true }));
const taken = (): TakenColumns | undefined => takeColumns(file, tie);
const arrayOf = (list: StringList): (string | undefined)[] => Array.from({ length: list.length }, (_, i) => list.at(i));

it('gives back numbers and strings to the bit, and nothing beyond their ends', () => {
  leaveColumns(file, tie, columns);
  const found = taken()!;
  expect(found.numbers('bytes', 'Uint8Array')).toEqual(Uint8Array.of(1, 2, 3));
  expect(found.numbers('shorts', 'Uint16Array')).toEqual(Uint16Array.of(65_535));
  expect(found.numbers('signed', 'Int16Array')).toEqual(Int16Array.of(-1, 5));
  expect(found.numbers('shared', 'Int32Array')).toEqual(Int32Array.of(-7, -7, -7));
  expect(found.numbers('part', 'Int32Array')).toEqual(Int32Array.of(2, 3));
  expect(found.numbers('times', 'Float64Array')).toEqual(Float64Array.of(Number.NaN, -0, Number.MAX_VALUE));
  expect(found.numbers('nothing', 'Int32Array')).toHaveLength(0);
  for (const [name, list] of Object.entries(lists)) {
    expect(arrayOf(found.strings(name)), name).toEqual(list);
    expect(found.strings(name).at(list.length), name).toBeUndefined();
  }
});

it('gives nothing when a byte is another, or the file is shorter or longer', async () => {
  leaveColumns(file, tie, columns.slice(0, 10));
  const whole = await readFile(file);
  for (let at = 0; at < whole.length; at++) {
    const other = Buffer.from(whole);
    other[at]! ^= 1 << (at % 8);
    await writeFile(file, other);
    expect(taken(), `byte ${at}`).toBeUndefined();
  }
  for (let length = 0; length < whole.length; length += 7) {
    await writeFile(file, whole.subarray(0, length));
    expect(taken(), `${length} bytes`).toBeUndefined();
  }
  await writeFile(file, Buffer.concat([whole, Buffer.alloc(8)]));
  expect(taken()).toBeUndefined();
  await writeFile(file, whole);
  expect(taken()).toBeDefined();
  expect(takeColumns(file, Buffer.alloc(32, 8))).toBeUndefined();
});

it('leaves what was there when the new one does not come to its end, and no part of it', async () => {
  leaveColumns(file, tie, columns);
  leaveColumns(
    file,
    tie,
    (function* (): Generator<NamedColumn> {
      yield ['bytes', Uint8Array.of(4)];
      throw new Error('no more');
    })(),
  );
  expect(taken()!.numbers('bytes', 'Uint8Array')).toEqual(Uint8Array.of(1, 2, 3));
  expect(await readdir(dir)).toEqual(['columns']);
  leaveColumns(join(dir, 'none', 'columns'), tie, columns);
  forgetColumns(file);
  forgetColumns(file);
  expect(taken()).toBeUndefined();
  expect(await readdir(dir)).toEqual([]);
});
