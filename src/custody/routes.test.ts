import { appendFile, chmod, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Client, openServer, type Opened } from '../../test/support/server.ts';
import { createCasebook } from '../casebook/index.ts';
import type { ErrorView, JobView, LogEntryRows, LogView, UploadView, VerificationView } from '../model/index.ts';

let dir = '';
let opened: Opened;
let owner: Client;
beforeAll(async () => {
  dir = join(await mkdtemp(join(tmpdir(), 'clew-custody-routes-')), 'casebook');
  await (await createCasebook(dir, { region: 'CN', language: 'en' })).close();
  opened = await openServer(dir);
  owner = await opened.owner();
  const { body: upload } = await owner.upload<UploadView>('r.csv', '单号,案情\nR1,a\nR2,b\n');
  const { body: job } = await owner.post<JobView>(`/uploads/${upload.upload}/import`, {});
  await owner.done(job);
});
afterAll(async () => {
  await opened.close();
  await rm(join(dir, '..'), { recursive: true });
});

const consults = async (count: number, by: string): Promise<void> => {
  const { commit } = opened.workbench.casebook.ctxFor({ actor: by });
  for (let i = 0; i < count; i++)
    await commit([{ kind: 'consult', body: { subject: 'report', ref: `R${i}`, records: 1, purpose: 'case' } }]);
};
const verified = async (): Promise<VerificationView> => {
  const { body: job } = await owner.post<JobView>('/log/verify');
  const done = await owner.done(job);
  expect(done.error).toBeUndefined();
  return done.result as VerificationView;
};

it('says where the log stands', async () => {
  const { body } = await owner.get<LogView>('/log');
  const { log } = opened.workbench.casebook;
  expect(body).toMatchObject({
    origin: log.origin,
    size: log.size,
    root: log.head.root.toString('hex'),
    protectedBy: 'folder',
    witnesses: { names: [], quorum: true, witnessed: 0 },
    timestamps: [],
  });
  expect(body.checkpoint.split('\n').slice(0, 2)).toEqual([log.origin, String(log.size)]);
});

it('lists acts newest first, page by page and by filter, and says what was erased', async () => {
  await consults(600, 'ann');
  await consults(3, 'bob');
  const { commit } = opened.workbench.casebook.ctx;
  await commit([{ kind: 'erase', body: { acts: [opened.workbench.casebook.log.size], reason: 'law' } }]);
  const { size } = opened.workbench.casebook.log;

  const all: number[] = [];
  let path = '/log/entries?limit=100';
  for (;;) {
    const { body } = await owner.get<LogEntryRows>(path);
    all.push(...body.rows.map(({ seq }) => seq));
    if (body.next === undefined) break;
    path = `/log/entries?limit=100&before=${body.next}`;
  }
  expect(all).toEqual(Array.from({ length: size }, (_, i) => size - i));

  const { body: bobs } = await owner.get<LogEntryRows>('/log/consults?by=bob');
  expect(bobs.rows.map(({ by, act }) => `${by} ${act}`)).toEqual(['bob consult', 'bob consult', 'bob consult']);
  expect(bobs.rows[0]).toMatchObject({ seq: size - 1, erased: size });
  expect(bobs.rows[0]!.body).toBeUndefined();
  expect(bobs.rows[1]!.body).toMatchObject({ ref: 'R1' });
  const { body: made } = await owner.get<LogEntryRows>('/log/entries?act=casebook.create');
  expect(made.rows.map(({ seq }) => seq)).toEqual([1]);
  const { body: none } = await owner.get<LogEntryRows>('/log/entries?to=1000');
  expect(none).toEqual({ rows: [] });
  expect((await owner.get<ErrorView>('/log/entries?act=nonsense')).status).toBe(400);
  expect((await owner.get<ErrorView>('/log/entries?limit=100000')).status).toBe(400);
});

it('verifies while others write, and then finds what was changed', { timeout: 60_000 }, async () => {
  let isBusy = true;
  const writing = (async () => {
    while (isBusy) await consults(1, 'ann');
  })();
  const sound: VerificationView[] = [];
  for (let i = 0; i < 5; i++) sound.push(await verified());
  isBusy = false;
  await writing;
  expect(sound.flatMap(({ checks }) => checks.filter(({ outcome }) => outcome === 'failed'))).toEqual([]);

  const [shelf = ''] = await readdir(join(dir, 'exhibits'));
  const [hash = ''] = await readdir(join(dir, 'exhibits', shelf));
  const path = join(dir, 'exhibits', shelf, hash);
  await chmod(path, 0o600);
  await appendFile(path, 'R3,c\n');
  const { ok, checks } = await verified();
  expect(ok).toBe(false);
  const failed = checks.filter(({ outcome }) => outcome === 'failed');
  expect(failed.map(({ code }) => code)).toEqual(['custody.exhibits']);
  expect(failed[0]!.sentence.zh).toMatch(/\p{Script=Han}/u);
  expect(failed[0]!.found[0]!.en).toContain(hash);
});
