import { closeSync, openSync, readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { replay, type Searched, SearchedCasebook } from '../../test/support/searched.ts';
import { rebuild } from '../casebook/index.ts';
import { ReportQuery } from '../model/index.ts';

const made = (from: number, count: number): Searched[] =>
  Array.from({ length: count }, (_, i) => {
    const n = from + i;
    return {
      id: `r${n}`,
      ref: `No ${(n * 7919) % 1000}`,
      agency: `agency ${n % 3}`,
      day: (n * 13) % 29,
      ...(n % 3 === 0 ? {} : { amount: (n * 37) % 50 }),
      text: `第${n}份：${n % 2 === 0 ? '刷单' : '贷款'} fee${n % 5} ${n % 4 === 0 ? '在妙瓦底' : ''}`,
      mentions: [{ kind: 'domain', value: `site${n % 6}.example` }],
    };
  });

let book: SearchedCasebook;
beforeEach(async () => {
  book = await SearchedCasebook.make();
});
afterEach(() => book.close());

const all = { closedRings: new Set<string>() };
/** Everything the index says: the file's rows, and lists in every order. */
async function told(): Promise<unknown> {
  const file = new DatabaseSync(book.file, { readOnly: true });
  const postings = file
    .prepare('SELECT segment, term, docs FROM postings')
    .all()
    .map(
      (row) => `${row['segment'] as number} ${row['term'] as string} ${Buffer.from(row['docs'] as Uint8Array).toString('hex')}`,
    );
  const segments = file.prepare('SELECT number, reports, rows, mentions, hex(places) AS places FROM segments').all();
  file.close();
  const lists = [];
  for (const sort of ['reportedAt', 'amount', 'ref', 'agency', 'lossAt', 'category'] as const)
    lists.push((await book.search.reports(ReportQuery.parse({ sort, limit: 200 }), all)).rows);
  return { postings, segments, lists, facets: await book.search.facets(all) };
}
const found = async (q: string): Promise<number> => (await book.search.reports(ReportQuery.parse({ q }), all)).total.count;

it('gives the same whether reports come at once or bit by bit, also over a restart', async () => {
  await book.add(made(0, 90));
  await book.search.catchUp();
  const atOnce = await told();
  await book.close();
  book = await SearchedCasebook.make();
  for (const [from, count] of [
    [0, 1],
    [1, 40],
    [41, 2],
  ] as const) {
    await book.add(made(from, count));
    await book.search.catchUp();
  }
  await book.reopen();
  await book.add(made(43, 47));
  expect(book.search.isBehind).toBe(true);
  await book.search.catchUp();
  expect(book.search.isBehind).toBe(false);
  expect(await told()).toEqual(atOnce);
});

it('counts what came while it was at work', async () => {
  await book.add(made(0, 20));
  const first = book.search.catchUp();
  await book.add(made(20, 20));
  await Promise.all([first, book.search.catchUp(), book.search.catchUp()]);
  expect(await found('刷单')).toBe(20);
});

it.each([
  ['missing', () => rmSync(book.file)],
  ['no database', () => writeFileSync(book.file, 'not a database, only words that fill some bytes')],
  ['empty', () => writeFileSync(book.file, '')],
  ['cut short', () => writeFileSync(book.file, readFileSync(book.file).subarray(0, 20_000))],
  ['of another version', () => change(`UPDATE about SET version = '0'`)],
  ['of another casebook', () => change(`UPDATE about SET casebook = 'another'`)],
  ['made from other reports', () => change(`UPDATE segments SET rows = '1'`)],
  ['made from other mentions', () => change(`DELETE FROM postings WHERE term LIKE '#%'; UPDATE segments SET mentions = '1'`)],
  ['ahead of the casebook', () => change(`UPDATE segments SET reports = 1000`)],
  ['with a stretch that is not the next', () => change(`UPDATE segments SET number = 3`)],
])('is made again when the file is %s', async (_what, harm) => {
  await book.add(made(0, 30));
  await book.search.catchUp();
  const before = await told();
  await book.reopen(harm);
  expect(await told()).toEqual(before);
});

it('is made again when the rows of the casebook are gone', async () => {
  await book.add(made(0, 30));
  await book.search.catchUp();
  // Their exhibit is not there: the rebuild brings none of them back.
  await book.reopen(() => rebuild(book.dir, { replay }));
  expect(await found('刷单')).toBe(0);
  expect((await book.search.reports(ReportQuery.parse({}), all)).total.count).toBe(0);
  await book.add(made(0, 3));
  await book.search.catchUp();
  expect(await found('刷单')).toBe(2);
});

it('says so when the file is damaged under its hands, and makes it again', async () => {
  await book.add(made(0, 3000));
  await book.search.catchUp();
  await book.reopen();
  const file = openSync(book.file, 'r+');
  for (let page = 2; page < 30; page++) writeSync(file, Buffer.alloc(8192, 0x5a), 0, 8192, page * 8192);
  closeSync(file);
  await expect(found('刷单')).rejects.toMatchObject({ kind: 'unavailable', code: 'search.damaged' });
  expect((await book.search.reports(ReportQuery.parse({}), all)).total.count).toBe(3000);
  await book.search.catchUp();
  expect(await found('刷单')).toBe(1500);
});

it('stops when asked to, and goes on from there the next time', async () => {
  await book.search.catchUp();
  await book.add(made(0, 30));
  await expect(book.search.catchUp({ signal: AbortSignal.abort() })).rejects.toThrow('aborted');
  expect(book.search.isBehind).toBe(true);
  await book.search.catchUp();
  expect(await found('贷款')).toBe(15);
});

it('follows rings that change', async () => {
  await book.add(made(0, 10));
  await book.link([{ id: 'G1', reports: [0, 1, 2] }]);
  await book.search.catchUp();
  const rows = async (): Promise<unknown> =>
    (await book.search.reports(ReportQuery.parse({ inRing: 'yes', sort: 'ref' }), all)).rows.map(({ id, ring }) => [
      id,
      ring?.id,
    ]);
  expect(await rows()).toHaveLength(3);
  await book.link([
    { id: 'G1', reports: [0, 1], status: 'confirmed' },
    { id: 'G2', reports: [4, 5] },
  ]);
  await book.search.catchUp();
  expect(await rows()).toHaveLength(4);
  expect(await book.search.ring('G1', all)).toMatchObject({ size: 2, status: 'confirmed' });
  await book.reopen();
  expect(await book.search.ring('G2', all)).toMatchObject({ size: 2 });
  await book.link([{ id: 'G1', reports: [0, 1, 4, 5] }], { G2: 'G1' });
  await book.search.catchUp();
  expect(await book.search.ring('G2', all)).toMatchObject({ id: 'G1', size: 4 });
  expect((await book.search.reports(ReportQuery.parse({ ring: 'G2' }), all)).total.count).toBe(4);
  const closed = { closedRings: new Set(['G1']) };
  expect(await book.search.ring('G2', closed)).toBeUndefined();
  expect((await book.search.reports(ReportQuery.parse({ ring: 'G2' }), closed)).total.count).toBe(0);
});

function change(sql: string): void {
  const file = new DatabaseSync(book.file);
  file.exec(sql);
  file.close();
}
