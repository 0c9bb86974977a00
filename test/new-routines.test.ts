import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createCasebook } from '../src/casebook/index.ts';
import { type ErrorView, NewRoutine } from '../src/model/index.ts';
import { newRoutines } from '../src/picture/index.ts';
import { openWorkbench } from '../src/workbench.ts';
import { openProtectedPeople, people } from './support/protected-people.ts';
import { openServer } from './support/server.ts';

const usual = [
  'they asked for a deposit',
  'my account was frozen',
  'support stopped answering',
  'a stranger added me',
  'I topped up twice',
  'the site went offline',
];
const novel = [
  'a parking notice stuck under the wiper',
  'scan the printed barcode',
  'the council emblem looked genuine',
  'my licence plate was entered',
];

/** 900 ordinary reports of 2025 and, with `more` in each, 12 of its last days that tell something new. */
function csv(more = ''): string {
  const row = (id: string, at: number, amount: number, told: readonly string[]): string =>
    `${id},${new Date(at).toISOString()},${amount},USD,en,"${told.join('. ')}."`;
  const start = Date.UTC(2025, 0, 1);
  const day = 86_400_000;
  const old = Array.from({ length: 900 }, (_, i) =>
    row(`O-${i}`, start + Math.floor((i * 300) / 900) * day, 100 + i, [
      usual[i % 6]!,
      usual[(i + 1 + (i % 5)) % 6]!,
      usual[(i * 5 + 2) % 6]!,
    ]),
  );
  const fresh = Array.from({ length: 12 }, (_, i) =>
    row(`F-${i}`, start + (285 + i) * day, 9000 + i, [
      ...novel.filter((_part, at) => at !== i % 4),
      ...(more === '' ? [] : [more]),
      usual[i % 6]!,
    ]),
  );
  return ['report_id,reported_at,amount,currency,language,text', ...old, ...fresh].join('\n');
}

it('lists new routines by the API, takes decisions on them and takes them back', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'clew-routines-'));
  await (await createCasebook(join(dir, 'casebook'), { region: 'US', language: 'en' })).close();
  const workbench = await openWorkbench(join(dir, 'casebook'));
  await writeFile(join(dir, 'reports.csv'), csv());
  await workbench.importFile(join(dir, 'reports.csv'));
  await workbench.close();
  const opened = await openServer(join(dir, 'casebook'));
  try {
    const owner = await opened.owner();
    const seen = async (query = ''): Promise<NewRoutine[]> => {
      const { status, body } = await owner.get<{ rows: unknown[] }>(`/picture/routines${query}`);
      expect(status).toBe(200);
      return body.rows.map((row) => NewRoutine.parse(row));
    };
    const [found, ...others] = await seen();
    expect(others).toEqual([]);
    expect(found).toMatchObject({ rank: 1, reports: 12 });
    expect(await seen('?asOf=2025-09-01')).toEqual([]);
    expect((await owner.get('/picture/routines?asOf=yesterday')).status).toBe(400);

    const said = { about: 'routine', routine: found!.key, reason: 'eight desks report it' };
    const past = await owner.post<ErrorView>('/picture/judgements?asOf=2025-09-01', { ...said, verdict: 'new' });
    expect([past.status, past.body.error.code]).toEqual([404, 'picture.routine']);
    expect((await owner.post('/picture/judgements', { ...said, verdict: 'new', name: 'stuck notices' })).status).toBe(200);
    expect((await seen())[0]!.judged).toMatchObject({ verdict: 'new', name: 'stuck notices', by: 'local' });
    expect((await owner.post('/picture/judgements', { ...said, verdict: 'open' })).status).toBe(200);
    expect((await seen())[0]!.judged).toBeUndefined();
    const type = { about: 'type', report: 'F-1', verdict: 'phishing', reason: 'read' };
    expect((await owner.post('/picture/judgements', type)).status).toBe(200);
    expect((await owner.post('/picture/judgements', { ...type, report: 'F-99' })).status).toBe(404);
    expect((await owner.post('/picture/judgements', { ...type, reason: '' })).status).toBe(400);
  } finally {
    await opened.close();
    await rm(dir, { recursive: true });
  }
});

it('names nobody in new wording whom protection holds', async () => {
  const made = await openProtectedPeople();
  try {
    const file = join(made.home, 'more.csv');
    await writeFile(file, csv(`${people.byId.name} wrote to me`));
    await made.workbench.importFile(file);
    const told = async (): Promise<string> =>
      JSON.stringify(await newRoutines(made.workbench.ctx, { asOf: Date.UTC(2025, 9, 30) }));
    expect(await told()).toMatch(/protecta idname/iu);
    await made.hold();
    expect(await told()).toContain('barcode');
    expect(await told()).not.toMatch(/protecta|idname/iu);
  } finally {
    await made.close();
  }
});
