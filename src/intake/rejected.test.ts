import { Readable } from 'node:stream';
import { readFile } from 'node:fs/promises';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { take } from '../../test/support/intake.ts';
import { blocks, contradictions, parse, plan, rejectedCsv, spool } from './index.ts';

async function written(rejected: Parameters<typeof rejectedCsv>[0]): Promise<string> {
  return (await Readable.from(rejectedCsv(rejected)).toArray()).join('');
}

const source =
  'report_id,reported_at,amount,text\nR1,2024-01-05,10,fine\nR2,0113-01-05,10,"old, ""very"" old"\nR3,2024-01-05,-10,negative\n';

test('rows set aside are written with where and why, corrected and imported again', async () => {
  const { rejected, reports } = await take('r.csv', source);
  const csv = await written(rejected);
  expect(csv.split('\r\n')[0]).toBe('report_id,reported_at,amount,text,clew_file,clew_row,clew_column,clew_reason');
  expect(csv).toContain('r.csv,2,reported_at,intake.impossible-date: ');
  const again = await take('rejected.csv', csv.replace('0113-01-05', '2024-01-05').replace(`,"'-10",`, ',10,'));
  expect(again.rejected).toEqual([]);
  const corrected = await take('r.csv', source.replace('0113-01-05', '2024-01-05').replace(',-10,', ',10,'));
  // The ids, parts and fields are those the rows would have had at once; nothing of our columns stays.
  expect(again.reports.map((report) => ({ ...report, source: undefined }))).toEqual(
    corrected.reports.slice(1).map((report) => ({ ...report, source: undefined })),
  );
  expect(reports.map((report) => report.ref)).toEqual(['R1']);
});

test('law: any record comes back as it was', async () => {
  const cell = fc.string({ unit: 'grapheme', maxLength: 12 }).filter((text) => !text.includes('\0') && text.trim() === text);
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 5 }), async (cells) => {
      const rejected = cells.map(([phone, note], at) => ({
        file: 'f',
        row: at + 1,
        code: 'intake.x',
        why: 'y',
        record: { report_id: `R${at}`, phone, note },
      }));
      const { reports } = await take('rejected.csv', await written(rejected), {
        map: { columns: { phone: 'field', note: 'field' } },
      });
      expect(reports.map(({ ref, fields }) => [ref, fields['phone'] ?? '', fields['note'] ?? ''])).toEqual(
        cells.map(([phone, note], at) => [`R${at}`, phone, note]),
      );
    }),
    { numRuns: 50 },
  );
});

test('law: a spreadsheet runs no cell of it, and each comes back as it was', async () => {
  const cell = fc.string({ unit: fc.constantFrom('=', '+', '-', '@', "'", '1', 'A'), minLength: 1, maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(fc.array(cell, { minLength: 1, maxLength: 6 }), async (cells) => {
      const rejected = cells.map((note, at) => {
        return { file: 'f', row: at + 1, code: 'intake.x', why: 'y', record: { report_id: `R${at}`, '=note': note } };
      });
      const csv = await written(rejected);
      for (const line of csv.split('\r\n')) for (const shown of line.split(',')) expect(shown).not.toMatch(/^"?[=+\-@]/u);
      const { reports } = await take('rejected.csv', csv, { map: { columns: { '=note': 'field' } } });
      expect(reports.map(({ fields }) => fields['=note'])).toEqual(cells);
    }),
    { numRuns: 100 },
  );
});

test('a stream is spooled, read and removed; numbers that contradict each other across blocks are found', async () => {
  const filler = 'x'.repeat(1000);
  const rows = Array.from({ length: 3000 }, (_, at) => `R${at},${filler}\n`);
  const copy = await spool(Readable.from(['report_id,text\n', ...rows, `R1,${filler}\n`, 'R2,something else\n']));
  const found = await plan(copy.path, { name: 'stdin' });
  const first = new Map<string, number>();
  const pairs: { first: number; row: number }[] = [];
  let count = 0;
  for await (const block of blocks(copy.path, found)) {
    count++;
    for (const {
      id,
      source: { row },
    } of parse(found, block).reports) {
      if (first.has(id)) pairs.push({ first: first.get(id)!, row });
      else first.set(id, row);
    }
  }
  expect(count).toBeGreaterThan(1);
  expect(pairs).toEqual([
    { first: 2, row: 3001 },
    { first: 3, row: 3002 },
  ]);
  expect(await contradictions(copy.path, found, pairs)).toEqual([
    expect.objectContaining({
      file: 'stdin',
      row: 3002,
      code: 'intake.duplicate-number',
      record: { report_id: 'R2', text: 'something else' },
    }),
  ]);
  await copy.remove();
  await expect(readFile(copy.path)).rejects.toMatchObject({ code: 'ENOENT' });
});
