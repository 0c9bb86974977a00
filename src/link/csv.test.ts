import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { cell, wordsCell, writeWhole } from './csv.ts';

let dir = '';
beforeEach(() => (dir = mkdtempSync(join(tmpdir(), 'clew-csv-'))));
afterEach(() => rmSync(dir, { recursive: true }));

/** The reading side of RFC 4180 for one cell. */
const uncell = (written: string): string => (written.startsWith('"') ? written.slice(1, -1).replaceAll('""', '"') : written);

it('a cell reads back as written, and a plain one is not quoted', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (value) => uncell(cell(value)) === value));
  expect(cell('R000001')).toBe('R000001');
  expect(cell('a,b')).toBe('"a,b"');
  expect(cell('a"b\n')).toBe('"a""b\n"');
});

it('words that a spreadsheet would run are defused, ids and phone numbers are left exact', () => {
  for (const start of ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'])
    expect(uncell(wordsCell(`${start}1+1`))).toBe(`'${start}1+1`);
  expect(wordsCell('两份报案')).toBe('两份报案');
  expect(cell('+8615412345678')).toBe('+8615412345678');
});

it('writes all pieces, leaves no temporary file', async () => {
  const pieces = Array.from({ length: 50_000 }, (_, i) => `第${i}行\n`);
  await writeWhole(join(dir, 'a.csv'), pieces);
  expect(readFileSync(join(dir, 'a.csv'), 'utf8')).toBe(pieces.join(''));
  expect(readdirSync(dir)).toEqual(['a.csv']);
});

it('a failure on the way leaves the earlier file whole', async () => {
  writeFileSync(join(dir, 'a.csv'), 'earlier');
  function* failing(): Generator<string> {
    yield 'x'.repeat(1 << 20);
    throw new Error('stopped');
  }
  await expect(writeWhole(join(dir, 'a.csv'), failing())).rejects.toThrow('stopped');
  expect(readFileSync(join(dir, 'a.csv'), 'utf8')).toBe('earlier');
  expect(readdirSync(dir)).toEqual(['a.csv']);
});

it('a folder that is not there is named in the error', async () => {
  await expect(writeWhole(join(dir, 'no', 'a.csv'), ['x'])).rejects.toMatchObject({
    kind: 'unavailable',
    code: 'link.unwritable',
  });
});

it('leaves nothing behind when it is stopped, and says that it was stopped', async () => {
  const stop = new AbortController();
  function* pieces(): Generator<string> {
    for (let i = 0; ; i++) {
      if (i === 3) stop.abort();
      yield 'x'.repeat(1 << 18);
    }
  }
  await expect(writeWhole(join(dir, 'rings.csv'), pieces(), stop.signal)).rejects.toMatchObject({ name: 'AbortError' });
  expect(readdirSync(dir)).toEqual([]);
});
