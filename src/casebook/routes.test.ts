import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Client, openServer, type Opened } from '../../test/support/server.ts';
import { verify } from '../custody/index.ts';
import type {
  BackupView,
  CasebookView,
  ErrorView,
  ExhibitRows,
  ImportResult,
  JobView,
  LogEntryRows,
  UploadView,
} from '../model/index.ts';
import { rebuildWorkbench } from '../workbench.ts';
import { createCasebook } from './index.ts';

let dir = '';
let opened: Opened;
let owner: Client;
let sha256 = '';
const content = '单号,案情\nR1,对方用 evil-pay.example 骗我\nR2,又是 evil-pay.example\n';
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'clew-casebook-routes-'));
  await mkdir(join(dir, 'backups'));
  await (await createCasebook(join(dir, 'casebook'), { region: 'CN', language: 'en' })).close();
  opened = await openServer(join(dir, 'casebook'), { backups: join(dir, 'backups') });
  owner = await opened.owner();
  const { body: upload } = await owner.upload<UploadView>('报案 "1".csv', content);
  const { body: job } = await owner.post<JobView>(`/uploads/${upload.upload}/import`, { link: true });
  sha256 = ((await owner.done(job)).result as ImportResult).exhibit;
});
afterAll(async () => {
  await opened.close();
  await rm(dir, { recursive: true });
});

it('says what the casebook is and how much of it the reader may see', async () => {
  const { status, body } = await owner.get<CasebookView>('/casebook');
  expect(status).toBe(200);
  expect(body).toMatchObject({
    region: 'CN',
    synthetic: false,
    exhibits: 1,
    rejected: 0,
    backups: true,
    reports: { count: 2 },
    rings: { count: 1 },
  });
  expect(body.acts).toBe(opened.workbench.casebook.log.size);
});

it('hands out an original once it is said what for, as it was sealed, and records the look', async () => {
  const { body: list } = await owner.get<ExhibitRows>('/exhibits');
  expect(list.rows).toMatchObject([{ sha256, name: '报案 "1".csv', bytes: Buffer.byteLength(content), by: 'local' }]);
  const refused = await owner.ask<ErrorView>('GET', `/exhibits/${sha256}`, { silent: true });
  expect([refused.status, refused.body.error.code]).toEqual([428, 'server.reason']);
  await owner.post('/consults', { subject: 'exhibit', ref: sha256, scope: sha256, purpose: 'case 7' });
  const answer = await owner.request('GET', `/api/exhibits/${sha256}`);
  expect(await answer.text()).toBe(content);
  expect(answer.headers.get('content-disposition')).toBe(
    `attachment; filename="____1_.csv"; filename*=UTF-8''%E6%8A%A5%E6%A1%88%20%221%22.csv`,
  );
  const { body: looks } = await owner.get<LogEntryRows>('/log/consults');
  expect(looks.rows[0]!.body).toMatchObject({ subject: 'exhibit', ref: sha256, purpose: 'case 7' });
  for (const name of ['../casebook.json', '..%2f..%2fkeys%2flog.key', 'x'.repeat(64), 'a'.repeat(64)]) {
    expect([400, 404]).toContain((await owner.get(`/exhibits/${name}`)).status);
  }
});

it('backs up the truth while others write: the copy verifies and its rows can be made again', { timeout: 60_000 }, async () => {
  let isBusy = true;
  const { commit } = opened.workbench.casebook.ctxFor({ actor: 'ann' });
  const writing = (async () => {
    while (isBusy) await commit([{ kind: 'consult', body: { subject: 'report', ref: 'R1', records: 1 } }]);
  })();
  const { body: job } = await owner.post<JobView>('/backup');
  const done = await owner.done(job);
  isBusy = false;
  await writing;
  expect(done.error).toBeUndefined();
  const { name, acts } = done.result as BackupView;
  const copy = join(dir, 'backups', name);
  expect(await readdir(join(dir, 'backups'))).toEqual([name]);
  expect(await readdir(join(copy, 'keys'))).toEqual(['log.vkey', 'policy']);
  const { checks } = await verify(copy);
  expect(checks.filter(({ outcome }) => outcome === 'failed')).toEqual([]);
  expect(acts).toBeGreaterThan(4);
  expect(await rebuildWorkbench(copy)).toEqual({ reports: 2, rings: 1 });
});

it('says that there is no folder for backups', async () => {
  await (await createCasebook(join(dir, 'second'), { region: 'CN', language: 'en' })).close();
  const second = await openServer(join(dir, 'second'));
  try {
    const { status, body } = await (await second.owner()).post<ErrorView>('/backup');
    expect([status, body.error.code]).toEqual([409, 'casebook.backups']);
  } finally {
    await second.close();
  }
});
