import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Casebook, createCasebook, openCasebook, rebuild } from '../casebook/index.ts';
import type { ListedPerson } from '../model/index.ts';
import { importFile, replayImport } from './index.ts';

let dir: string;
let casebook: Casebook;
const replay = { import: replayImport };

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'clew-lists-'));
  casebook = await createCasebook(join(dir, 'book'), { region: 'CN', language: 'zh' });
});
afterEach(async () => {
  await casebook.close();
  await rm(dir, { recursive: true, force: true });
});

async function file(name: string, lines: readonly string[]): Promise<string> {
  const path = join(dir, name);
  await writeFile(path, `${lines.join('\n')}\n`);
  return path;
}

async function people(exhibit: string): Promise<ListedPerson[]> {
  const all: ListedPerson[] = [];
  for await (const some of casebook.ctx.read.listed(exhibit)) all.push(...some);
  return all;
}

const header = '人员编号,姓名,性别,出生日期,国籍,护照号';

test('a roster becomes rows by one act that says so; a rebuild makes the same again', async () => {
  const path = await file('r.csv', [
    header,
    'A1,张伟,男,1990-03-05,中国,E12345678',
    'A2,KHUN Sa,男,1988,缅甸,MB123456',
    // Twice word for word: once kept. The same number and name with other papers: both kept.
    'A2,KHUN Sa,男,1988,缅甸,MB123456',
    'A1,张伟,男,1971-01-01,中国,E87654321',
    ',,,,,',
    'A5,,,,,',
  ]);
  const done = await importFile(casebook.ctx, path, { listVersion: '2026-11' });
  expect(done).toMatchObject({ content: 'roster', reports: 4, added: 3, duplicates: 1, rejected: 1 });
  const [list] = await casebook.ctx.read.personLists();
  expect(list).toEqual({ exhibit: done.exhibit, name: 'r.csv', side: 'roster', version: '2026-11', persons: 3, rejected: 1 });
  const before = await people(done.exhibit);
  expect(before.map(({ source, names }) => [source.row, names[0]!.text])).toEqual([
    [1, '张伟'],
    [2, 'KHUN Sa'],
    [4, '张伟'],
  ]);
  expect(new Set(before.map(({ id }) => id)).size).toBe(3);
  for (const { id } of before) expect(id).toMatch(/^p[0-9a-f]{20}$/u);
  const acts = [];
  for await (const act of casebook.ctx.read.acts('import')) acts.push(act.body);
  expect(acts).toMatchObject([{ content: 'roster', added: 3, rejected: 1, duplicates: 1 }]);

  await casebook.close();
  await rebuild(join(dir, 'book'), { replay });
  casebook = await openCasebook(join(dir, 'book'), { replay });
  expect(await people(done.exhibit)).toEqual(before);
  expect(await casebook.ctx.read.personLists()).toEqual([list]);
});

test('a list read again has nothing new; read with other columns it replaces what was read before', async () => {
  const path = await file('r.csv', [`${header},代号`, 'A1,张伟,男,1990-03-05,中国,E12345678,老K', ',,女,,,,']);
  const first = await importFile(casebook.ctx, path);
  const again = await importFile(casebook.ctx, path);
  expect(again).toMatchObject({ added: 0, duplicates: 1 });
  expect(await people(first.exhibit)).toHaveLength(1);
  await importFile(casebook.ctx, path, { as: 'wanted', map: { columns: { 代号: 'field' } } });
  const [person, ...rest] = await people(first.exhibit);
  expect(rest).toEqual([]);
  expect(person).toMatchObject({ id: expect.any(String), names: [{ text: '张伟' }], fields: { 代号: '老K' } });
  expect((await casebook.ctx.read.personLists()).map(({ side }) => side)).toEqual(['wanted']);
  const aside = [];
  for await (const each of casebook.ctx.read.rejected()) aside.push(each.row);
  expect(aside).toEqual([2]);
});

test('a person keeps the id from one edition to the next; two lists of one numbering are not one person', async () => {
  const one = await importFile(
    casebook.ctx,
    await file('1.csv', [header, '7,张伟,男,1990-03-05,中国,', 'T8,李娜,女,1991,中国,']),
  );
  const next = await importFile(
    casebook.ctx,
    await file('2.csv', [header, 'T8,李娜,女,1991-02-03,中国,E12345678', '7,王强,男,1980,中国,']),
  );
  const [a, b] = [await people(one.exhibit), await people(next.exhibit)];
  expect(b[0]!.id).toBe(a[1]!.id);
  expect(b[1]!.id).not.toBe(a[0]!.id);
  expect((await casebook.ctx.read.listedById([b[0]!.id])).get(b[0]!.id)).toHaveLength(2);
});

test('a large list goes through the threads and gives what one thread gives', async () => {
  const rows = Array.from(
    { length: 60_000 },
    (_, i) => `T${i},人员${i},男,19${60 + (i % 40)}-01-01,中国,E${10_000_000 + i},${'备'.repeat(20)}`,
  );
  const path = await file('big.csv', [`${header},备考栏`, ...rows]);
  const done = await importFile(casebook.ctx, path);
  expect(done).toMatchObject({ added: 60_000, duplicates: 0, rejected: 0 });
  const all = await people(done.exhibit);
  expect(all.map(({ source }) => source.row)).toEqual(Array.from({ length: 60_000 }, (_, i) => i + 1));
  expect(all[59_999]).toMatchObject({ ref: 'T59999', papers: [{ value: 'E10059999' }] });
});

test('what a list is not is said plainly', async () => {
  const path = await file('x.csv', ['a,b', '1,2']);
  await expect(importFile(casebook.ctx, path, { as: 'roster' })).rejects.toMatchObject({ code: 'intake.content', kind: 'input' });
});
