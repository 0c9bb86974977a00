import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createCasebook } from '../src/casebook/index.ts';
import { alarmsOf, changeAlarm } from '../src/people/alarms/alarms.ts';
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

it('lists what is open, newest first, and records who has seen and closed it', async () => {
  const file = join(folder, 'reports.csv');
  await writeFile(
    file,
    [
      '编号,案情描述,报案时间',
      'B1,弟弟被关在园区里。,2026-03-01',
      'B2,女儿被绑架了。,2026-03-05',
      'B3,被骗五百元。,2026-03-06',
    ].join('\n'),
  );
  const casebook = join(folder, 'casebook');
  await (await createCasebook(casebook, { region: 'CN', language: 'zh' })).close();
  const workbench = await openWorkbench(casebook);
  await workbench.importFile(file);
  const { ctx } = workbench;
  const refs = async (state: 'open' | 'seen' | 'closed' | 'all'): Promise<unknown[]> =>
    (await alarmsOf(ctx.read, { state })).rows.map(({ ref }) => ref);
  expect(await refs('open')).toEqual(['B2', 'B1']);
  await expect(changeAlarm(ctx, 'B3', { state: 'seen' })).rejects.toMatchObject({ code: 'people.alarm' });
  await expect(changeAlarm(ctx, 'B2', { state: 'closed' })).rejects.toMatchObject({ code: 'people.alarm-reason' });
  await changeAlarm(ctx, 'B2', { state: 'seen' });
  await changeAlarm(ctx, 'B1', { state: 'closed', reason: '已移送' });
  expect([await refs('open'), await refs('seen'), await refs('closed')]).toEqual([[], ['B2'], ['B1']]);
  const [row] = (await alarmsOf(ctx.read, { state: 'closed' })).rows;
  expect(row).toMatchObject({ kinds: ['detention'], state: 'closed', acts: [{ state: 'closed', reason: '已移送' }] });
  expect(row!.quotes).toEqual([{ kind: 'detention', text: '弟弟被关在园区里。', start: 0, end: 9 }]);

  // What stands in a ring that is closed to the reader is not there.
  const number = (await ctx.read.report('B2'))!.number;
  await ctx.commit(
    [
      {
        kind: 'link.run',
        body: { parameters: {}, engine: 'e', model: 'm', result: '0'.repeat(64), reports: 3, rings: 1, moved: [] },
      },
    ],
    async (write) =>
      await write.rings({
        all: true,
        rings: [
          {
            id: 'ring-1',
            status: 'proposed',
            tier: 'strong',
            confidence: 1,
            cohesion: 1,
            loss: [],
            services: [],
          } as never,
        ],
        members: { report: Int32Array.of(number), ring: Int32Array.of(0), confidence: Float64Array.of(1) },
        ended: [],
      }),
  );
  const closed = new Set(['ring-1']);
  expect((await alarmsOf(ctx.read, { closed })).rows.map(({ ref }) => ref)).toEqual(['B1']);
  await expect(changeAlarm(ctx, 'B2', { state: 'seen' }, closed)).rejects.toMatchObject({ code: 'people.alarm' });
  await workbench.close();
});
