import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openServer } from '../../test/support/server.ts';
import { createCasebook, syntheticAgency } from '../casebook/index.ts';
import { verify } from '../custody/index.ts';
import type { CasebookView, ErrorView, JobView, SessionView, UploadView } from '../model/index.ts';

let root = '';
let dir = '';
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'clew-reopen-'));
  dir = join(root, 'book');
});
afterEach(async () => await rm(root, { recursive: true, force: true }));

async function opened(agency: string): ReturnType<typeof openServer> {
  await (await createCasebook(dir, { region: 'CN', language: 'zh', agency })).close();
  const server = await openServer(dir);
  const owner = await server.owner();
  const rows = Array.from({ length: 8 }, (_, i) => `R${i},对方让我打开 evil-pay${i % 2}.example 付款 第${i}次`);
  const { body: upload } = await owner.upload<UploadView>('r.csv', ['单号,案情', ...rows, ''].join('\n'));
  const { body: job } = await owner.post<JobView>(`/uploads/${upload.upload}/import`, { link: true });
  expect((await owner.done(job)).state).toBe('done');
  return server;
}

it('makes the rows again while people judge, and loses none of what they say', { timeout: 120_000 }, async () => {
  const server = await opened('Test');
  try {
    const owner = await server.owner();
    const before = await owner.get<CasebookView>('/casebook');
    const { body: job } = await owner.post<JobView>('/rebuild');
    const acts: number[] = [];
    const outcomes = new Set<number>();
    let isOver = false;
    const judging = (async () => {
      for (let i = 0; !isOver; i++) {
        const judgement = { verdict: 'different', a: 'R0', b: `R${1 + (i % 7)}`, reason: `time ${i}` };
        const { status, body } = await owner.post<{ act: number }>('/judgements', judgement);
        outcomes.add(status);
        if (status === 200) acts.push(body.act);
      }
    })();
    const done = await owner.done(job);
    isOver = true;
    await judging;
    expect(done.error).toBeUndefined();
    expect(done.result).toMatchObject({ reports: 8 });
    expect([...outcomes]).toEqual([200]);
    const stored = (await server.workbench.casebook.ctx.read.judgements()).map(({ act }) => act);
    expect(stored).toEqual(acts);
    expect(acts.length).toBeGreaterThan(0);
    const after = await owner.get<CasebookView>('/casebook');
    expect(after.body.reports).toEqual(before.body.reports);
    expect((await verify(dir)).ok).toBe(true);
    // The last acts may still be on their way into the published log: nothing stays behind, it need not be gone this moment.
    await expect.poll(async () => await readdir(join(dir, 'state', 'staging')), { timeout: 20_000 }).toEqual([]);
  } finally {
    await server.close();
  }
});

it(
  'puts an empty casebook in place of the sample, the sample beside it, and keeps who is signed in',
  { timeout: 120_000 },
  async () => {
    const server = await opened(syntheticAgency);
    try {
      const owner = await server.owner();
      expect((await owner.get<SessionView>('/session')).body.casebook?.synthetic).toBe(true);
      const { body: job } = await owner.post<JobView>('/empty');
      const done = await owner.done(job);
      expect(done.error).toBeUndefined();
      const { aside } = done.result as { aside: string };
      expect((await readdir(root)).sort()).toEqual(['book', aside].sort());
      expect((await verify(join(root, aside))).ok).toBe(true);
      const { body: session } = await owner.get<SessionView>('/session');
      expect(session.user?.name).toBe('local');
      expect(session.casebook).toMatchObject({ region: 'CN', language: 'zh', synthetic: false });
      const { body } = await owner.get<CasebookView>('/casebook');
      expect(body).toMatchObject({ reports: { count: 0 }, rings: { count: 0 }, exhibits: 0, acts: 1 });
      const again = await owner.post<ErrorView>('/empty');
      expect([again.status, again.body.error.code]).toEqual([409, 'casebook.real']);
      expect(await readdir(root)).toHaveLength(2);
    } finally {
      await server.close();
    }
  },
);

it('empties no real casebook', { timeout: 120_000 }, async () => {
  const server = await opened('Test');
  try {
    const { status, body } = await (await server.owner()).post<ErrorView>('/empty');
    expect([status, body.error.code]).toEqual([409, 'casebook.real']);
    expect(await readdir(root)).toEqual(['book']);
  } finally {
    await server.close();
  }
});
