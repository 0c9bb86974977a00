import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createCasebook } from '../src/casebook/index.ts';
import { openDatabase } from '../src/engine/index.ts';
import { ReportReading } from '../src/model/index.ts';
import { openWorkbench, rebuildWorkbench, type Workbench } from '../src/workbench.ts';
import { openServer } from './support/server.ts';

const told =
  '2026年3月2日我在云南昆明家中，对方让我做刷单任务，垫付本金5000元后返佣金，后来不能提现，还要我再交解冻费，对方说他们在缅甸妙瓦底';

let home = '';
let dir = '';
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'clew-reading-'));
  dir = join(home, 'book');
  await (await createCasebook(dir, { region: 'CN', language: 'zh' })).close();
  const file = join(home, 'reports.csv');
  await writeFile(file, `报案编号,报案时间,简要案情\nR-1,2026-03-05 10:00,${told}\nR-2,2026-03-06 10:00,今天天气很好\n`);
  await withBook(async (workbench) => await workbench.importFile(file));
});
afterEach(async () => await rm(home, { recursive: true, force: true }));

async function withBook<T>(run: (workbench: Workbench) => Promise<T>): Promise<T> {
  const workbench = await openWorkbench(dir);
  try {
    return await run(workbench);
  } finally {
    await workbench.close();
  }
}

const stored = async (): Promise<unknown> =>
  await withBook(async ({ ctx: { read } }) => ({
    readings: await read.sql('SELECT * FROM readings ORDER BY report'),
    places: await read.sql('SELECT * FROM report_places ORDER BY ALL'),
  }));

it('is answered over HTTP: type, its words, steps and places within the text, what was judged', async () => {
  const server = await openServer(dir);
  try {
    const owner = await server.owner();
    const [first] = await server.workbench.ctx.read.sql<{ id: string }>('SELECT id FROM reports ORDER BY number');
    const { id } = first!;
    const { status, body } = await owner.get(`/reports/${id}/reading`);
    expect(status).toBe(200);
    const reading = ReportReading.parse(body);
    expect(reading).toMatchObject({ type: 'task', likely: [{ type: 'task', confidence: reading.confidence }] });
    const quoted = (spans: readonly { readonly start: number; readonly end: number }[]): string[] =>
      spans.map(({ start, end }) => told.slice(start, end));
    expect(quoted(reading.words).join(' ')).toMatch(/刷单|垫付|佣金/u);
    for (const { start, end } of [...reading.words, ...reading.stages, ...reading.places]) {
      expect(start).toBeLessThan(end);
      expect(end).toBeLessThanOrEqual(told.length);
    }
    expect(reading.stages.map(({ stage }) => stage)).toEqual(expect.arrayContaining(['blocked', 'fee']));
    expect(quoted(reading.places).join(' ')).toMatch(/昆明.*妙瓦底/u);
    expect(reading.judged).toBeUndefined();

    const judgement = { about: 'type', report: id, verdict: 'loan', reason: 'a loan behind it' };
    expect((await owner.post('/picture/judgements', judgement)).status).toBeLessThan(300);
    expect((await owner.get(`/reports/${id}/reading`)).body).toMatchObject({
      type: 'task',
      judged: { type: 'loan', reason: 'a loan behind it' },
    });
    expect((await owner.get('/reports/no-such-report/reading')).status).toBe(404);
    expect((await server.stranger().get(`/reports/${id}/reading`)).status).toBe(401);
  } finally {
    await server.close();
  }
});

it('is there again after a rebuild of a casebook that lost what it had read', async () => {
  const before = await stored();
  const database = await openDatabase(join(dir, 'clew.duckdb'));
  const session = await database.session();
  await session.run('DELETE FROM readings');
  await session.run('DELETE FROM report_places');
  await database.close();
  expect(await stored()).toEqual({ readings: [], places: [] });
  await rebuildWorkbench(dir);
  const after = await stored();
  expect(after).toEqual(before);
  expect(after).toMatchObject({ readings: [{}, {}], places: [{}, {}] });
});
