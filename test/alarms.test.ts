import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createCasebook } from '../src/casebook/index.ts';
import { openWorkbench, rebuildWorkbench } from '../src/workbench.ts';

let folder: string;

beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'clew-alarms-'))));
afterEach(async () => await rm(folder, { recursive: true, force: true }));

const rows = [
  '编号,案情描述,类别,备注',
  'A1,我在平台投资被骗三万元。,投资理财,',
  'A2,弟弟被关在园区里，每天被电棍电击。请救救他。,其他,',
  'A3,转账后骗子失联。,刷单,"家属补充：儿子被人绑架了，要求付赎金。"',
  'A4,三月去了泰国。,人员失踪,',
];

it('raises alarms of new reports, once, and rebuild raises the same', async () => {
  const file = join(folder, 'reports.csv');
  await writeFile(file, rows.join('\n'));
  const casebook = join(folder, 'casebook');
  await (await createCasebook(casebook, { region: 'CN', language: 'zh' })).close();
  const workbench = await openWorkbench(casebook);
  const { alarms } = await workbench.importFile(file);
  expect(alarms?.reports).toBe(3);
  const told = Object.fromEntries(alarms!.first.map(({ ref, kinds, sentence }) => [ref, { kinds, sentence }]));
  expect(told['A2']).toEqual({ kinds: ['detention', 'injury'], sentence: '弟弟被关在园区里，每天被电棍电击。' });
  expect(told['A3']?.kinds).toEqual(['kidnapping', 'ransom']);
  expect(told['A4']).toEqual({ kinds: ['missing'], sentence: '三月去了泰国。' });

  const stored = await workbench.ctx.read.alarms();
  expect(stored.map(({ report, kind, field }) => [report, kind, field])).toEqual([
    [1, 'detention', undefined],
    [1, 'injury', undefined],
    [2, 'kidnapping', '备注'],
    [2, 'ransom', '备注'],
    [3, 'missing', undefined],
  ]);

  await writeFile(file, [...rows, 'A5,女儿被绑架，要赎金。,其他,'].join('\n'));
  expect((await workbench.importFile(file)).alarms?.first.map(({ ref }) => ref)).toEqual(['A5']);
  const all = await workbench.ctx.read.alarms();
  await workbench.close();

  await rebuildWorkbench(casebook);
  const again = await openWorkbench(casebook);
  expect(await again.ctx.read.alarms()).toEqual(all);
  await again.close();
});
