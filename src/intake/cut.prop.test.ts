import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Chunk } from './chunks.ts';
import { splitRows } from './csv.ts';
import { cutBlocks, scanRecords } from './cut.ts';
import { recordLimit, type ByteBlock, type Dialect } from './file-plan.ts';

const dialect: Dialect = { delimiter: 44, quote: 34, newline: 10 };

/** Text made of little but what matters to the grammar. */
const nasty = fc.string({ unit: fc.constantFrom('a', 'b', '"', '""', ',', '\n', '\r\n', '报', ' '), maxLength: 60 });

function rowsOf(text: string): string[][] {
  const rows: string[][] = [];
  splitRows(text, dialect, (row) => rows.push(row.cells.slice(0, row.count)));
  return rows;
}

async function* inChunks(bytes: Uint8Array, size: number): AsyncGenerator<Chunk> {
  for (let at = 0; at < bytes.length; at += size) {
    yield { bytes: bytes.subarray(at, at + size), read: Math.min(bytes.length, at + size) };
  }
}

async function blocksOf(source: AsyncIterable<Chunk>, skip = 0): Promise<ByteBlock[]> {
  const out: ByteBlock[] = [];
  for await (const block of cutBlocks(source, dialect, skip)) out.push(block);
  return out;
}

describe('cutting and splitting agree', () => {
  test('records are counted alike', () => {
    fc.assert(
      fc.property(nasty, (text) => {
        expect(scanRecords(Buffer.from(text), dialect, 0, true).records).toBe(rowsOf(text).length);
      }),
      { numRuns: 3000 },
    );
  });

  test('wherever the text is cut at the end of a record, the parts give what the whole gives', () => {
    fc.assert(
      fc.property(nasty, fc.nat(60), (text, at) => {
        const bytes = Buffer.from(text);
        const { end } = scanRecords(bytes.subarray(0, at), dialect, 0, false);
        const parts = [...rowsOf(bytes.toString('utf8', 0, end)), ...rowsOf(bytes.toString('utf8', end))];
        expect(parts).toEqual(rowsOf(text));
      }),
      { numRuns: 3000 },
    );
  });

  test('skipping records leaves the rest, numbered from one', async () => {
    await fc.assert(
      fc.asyncProperty(nasty, fc.nat(3), fc.integer({ min: 1, max: 7 }), async (text, skip, size) => {
        const blocks = await blocksOf(inChunks(Buffer.from(text), size), skip);
        const rows = blocks.flatMap((block) => rowsOf(Buffer.from(block.bytes).toString()));
        expect(rows).toEqual(rowsOf(text).slice(skip));
        expect(blocks[0]?.firstRow ?? 1).toBe(1);
      }),
      { numRuns: 500 },
    );
  });

  test('what a writer quotes by RFC 4180 comes back', () => {
    const cell = fc.string({ unit: 'grapheme', maxLength: 12 }).map((text) => text.replaceAll('\0', ''));
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { maxLength: 6 }), (table) => {
        const text = table.map((row) => `${row.map((one) => `"${one.replaceAll('"', '""')}"`).join(',')}\r\n`).join('');
        expect(rowsOf(text)).toEqual(table);
      }),
    );
  });
});

describe('records that are too large', () => {
  const chunk = Buffer.alloc(1024 * 1024, 0x61);

  async function* large(head: string, megabytes: number, tail: string): AsyncGenerator<Chunk> {
    yield { bytes: Buffer.from(head), read: 0 };
    for (let i = 0; i < megabytes; i++) yield { bytes: chunk, read: 0 };
    yield { bytes: Buffer.from(tail), read: 0 };
  }

  test('a line of 200 MB is set aside and the lines around it are read', async () => {
    const blocks = await blocksOf(large('h,text\n1,x\n2,', 200, '\n3,y\n'), 1);
    const rows = blocks.flatMap((block) => rowsOf(Buffer.from(block.bytes).toString()));
    expect(rows).toEqual([
      ['1', 'x'],
      ['3', 'y'],
    ]);
    expect(blocks.flatMap((block) => block.aside).map(({ row, code }) => [row, code])).toEqual([[2, 'intake.record-too-large']]);
    expect(blocks.at(-1)!.firstRow).toBe(3);
    // Nothing near the line's size was ever handed on.
    expect(Math.max(...blocks.map((block) => block.bytes.buffer.byteLength))).toBeLessThan(2 * recordLimit);
  });

  test('a quote that swallows more than the limit costs its first line', async () => {
    const blocks = await blocksOf(large('h,text\n1,"open\n2,x\n3,', 20, '\n4,y\n'), 1);
    const aside = blocks.flatMap((block) => block.aside).map(({ row, code }) => [row, code]);
    expect(aside).toEqual([
      [1, 'intake.unclosed-quote'],
      [3, 'intake.record-too-large'],
    ]);
    expect(blocks.flatMap((block) => rowsOf(Buffer.from(block.bytes).toString()))).toEqual([
      ['2', 'x'],
      ['4', 'y'],
    ]);
  });

  test('a record just below the limit is read', async () => {
    const blocks = await blocksOf(large('1,', 15, '\n2,y\n'));
    expect(blocks.flatMap((block) => rowsOf(Buffer.from(block.bytes).toString())).map((row) => row[1]!.length)).toEqual([
      15 * 1024 * 1024,
      1,
    ]);
  });
});
