import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Client, openServer, type Opened } from '../../test/support/server.ts';
import { createCasebook } from '../casebook/index.ts';
import type { ErrorView, Happened, ImportResult, JobView, PreviewView, RejectedRows, UploadView } from '../model/index.ts';

let dir = '';
let opened: Opened;
let owner: Client;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'clew-intake-routes-'));
  await (await createCasebook(join(dir, 'casebook'), { region: 'CN', language: 'en', agency: 'Test' })).close();
  opened = await openServer(join(dir, 'casebook'), { mostUpload: 1 << 20 });
  owner = await opened.owner();
});
afterAll(async () => {
  await opened.close();
  await rm(dir, { recursive: true });
});

const good = [
  '单号,报案时间,案情,备注',
  'R1,2026-03-01,对方用 evil-pay.example 让我转账,a',
  'R2,2026-03-02,又是 evil-pay.example,b',
  'R3,0113-03-02,很久以前,=HYPERLINK(1)',
  '',
].join('\n');

const staged = async (): Promise<string[]> => await readdir(join(dir, 'casebook', 'state', 'staging', 'uploads')).catch(() => []);

it('hands a file in, shows how it is read, corrects that, imports and links it', async () => {
  const { status, body: upload } = await owner.upload<UploadView>('报案.csv', good);
  expect([status, upload.name, upload.bytes]).toEqual([200, '报案.csv', Buffer.byteLength(good)]);
  expect(upload.plan).toMatchObject({ format: 'csv', encoding: 'utf-8', region: 'CN', agency: 'Test' });
  const [table] = upload.plan.tables;
  expect(table!.columns.map(({ name, part, by }) => [name, part, by])).toEqual([
    ['单号', 'ref', 'name'],
    ['报案时间', 'reportedAt', 'name'],
    ['案情', 'text', 'name'],
    ['备注', 'field', 'none'],
  ]);
  expect(table!.columns[0]!.samples).toEqual(['R1', 'R2', 'R3']);

  const options = { columns: { 备注: 'channel' }, zone: '+08:00' };
  const path = `/uploads/${upload.upload}`;
  const { body: preview } = await owner.post<PreviewView>(`${path}/preview`, { options });
  expect(preview).toMatchObject({ read: 3, whole: true, accepted: 2, rejected: 1, known: 0 });
  expect(preview.plan.tables[0]!.columns[3]).toMatchObject({ name: '备注', part: 'channel', by: 'map' });
  expect(preview.first[0]).toMatchObject({
    row: 1,
    ref: 'R1',
    channel: 'a',
    reportedAt: Date.parse('2026-03-01T00:00:00+08:00'),
  });
  expect(preview.firstRejected[0]).toMatchObject({ row: 3, column: '报案时间', code: 'intake.impossible-date' });

  const { body: job } = await owner.post<JobView>(`${path}/import`, { options, link: true });
  const done = await owner.done(job);
  expect(done.state).toBe('done');
  expect(done.result as ImportResult).toMatchObject({
    name: '报案.csv',
    added: 2,
    duplicates: 0,
    rejected: 1,
    linked: { rings: 1 },
  });
  expect(await staged()).toEqual([]);
  expect((await opened.workbench.casebook.ctx.read.report('R1'))?.channel).toBe('a');
  const again = await owner.upload<UploadView>('报案.csv', good);
  const { body: second } = await owner.post<PreviewView>(`/uploads/${again.body.upload}/preview`, { options });
  expect(second).toMatchObject({ accepted: 2, known: 2 });
  expect((await owner.ask('DELETE', `/uploads/${again.body.upload}`)).status).toBe(204);

  const { body: rejected } = await owner.get<RejectedRows>(`/rejected?exhibit=${(done.result as ImportResult).exhibit}`);
  expect(rejected.rows).toMatchObject([{ row: 3, record: { 备注: '=HYPERLINK(1)' } }]);
  const { body: csv } = await owner.get<string>('/rejected.csv');
  expect(csv).toContain(`"'=HYPERLINK(1)"`);
  const corrected = csv.replace('0113-03-02', '2026-03-03');
  const third = await owner.upload<UploadView>('rejected.csv', corrected);
  const { body: last } = await owner.post<JobView>(`/uploads/${third.body.upload}/import`, {});
  expect((await owner.done(last)).result).toMatchObject({ added: 1, rejected: 0 });
  expect((await opened.workbench.casebook.ctx.read.report('R3'))?.fields['备注']).toBe('=HYPERLINK(1)');
});

it('turns the pages of rows set aside', async () => {
  const rows = Array.from({ length: 7 }, (_, i) => `Q${i},0113-01-0${i + 1},x`);
  const { body: upload } = await owner.upload<UploadView>('many.csv', ['单号,报案时间,案情', ...rows, ''].join('\n'));
  const { body: job } = await owner.post<JobView>(`/uploads/${upload.upload}/import`, {});
  const { exhibit } = (await owner.done(job)).result as ImportResult;
  const seen: string[] = [];
  let after = '';
  for (;;) {
    const { body } = await owner.get<RejectedRows>(`/rejected?exhibit=${exhibit}&limit=3${after}`);
    expect(body.total.count).toBe(7);
    seen.push(...body.rows.map(({ record }) => record['单号']!));
    if (body.next === undefined) break;
    after = `&after=${body.next}`;
  }
  expect(seen).toEqual(rows.map((row) => row.slice(0, 2)));
});

it('tells open pages what an import changed', async () => {
  const happened: Happened[] = [];
  const answer = await owner.request('GET', '/api/events');
  const reader = answer.body!.pipeThrough(new TextDecoderStream()).getReader();
  const { body: upload } = await owner.upload<UploadView>('told.csv', '单号,案情\nT1,一个新故事\n');
  await owner.post<JobView>(`/uploads/${upload.upload}/import`, {});
  let text = '';
  while (!/"what":\[[^\]]*"reports"/u.test(text)) text += (await reader.read()).value ?? '';
  await reader.cancel();
  for (const [, data = ''] of text.matchAll(/^data: (.+)$/gmu)) happened.push(JSON.parse(data) as Happened);
  expect(happened[0]).toMatchObject({ event: 'job', job: { kind: 'import', state: 'running' } });
  expect(happened.filter(({ event }) => event === 'changed').flatMap((each) => (each as { what: string[] }).what)).toEqual(
    expect.arrayContaining(['log', 'reports']),
  );
});

it('refuses what is too large, no form, no file of a kind it reads, or not there; nothing stays', async () => {
  const large = await owner.upload<ErrorView>('large.csv', 'x'.repeat((1 << 20) + 1));
  expect([large.status, large.body.error.code]).toEqual([413, 'intake.upload-large']);
  const none = await owner.ask<ErrorView>('POST', '/uploads', { body: '{}' });
  expect([none.status, none.body.error.code]).toEqual([400, 'intake.upload']);
  const binary = await owner.upload<ErrorView>(
    '../../../etc/secret.csv',
    new Uint8Array([0, 1, 2, 0, 3, 250, 251, 252, 0, 0, 9]),
  );
  expect(binary.status).toBe(400);
  expect(binary.body.error.message).toContain('secret.csv');
  expect(binary.body.error.message).not.toContain('/');
  const empty = await owner.upload<ErrorView>('empty.csv', '');
  expect(empty.body.error).toMatchObject({ code: 'intake.empty', message: 'empty.csv is empty' });
  expect(await staged()).toEqual([]);
  expect((await owner.post<ErrorView>('/uploads/none/preview', {})).status).toBe(404);
  const { body: upload } = await owner.upload<UploadView>('one.csv', '单号,案情\nO1,故事\n');
  const wrong = await owner.post<ErrorView>(`/uploads/${upload.upload}/preview`, { options: { columns: { 案情: 'nonsense' } } });
  expect([wrong.status, wrong.body.error.code]).toEqual([400, 'intake.map']);
  const zone = await owner.post<ErrorView>(`/uploads/${upload.upload}/preview`, { options: { zone: 'Nowhere/Land' } });
  expect(zone.status).toBe(400);
});

it('keeps the path of the staging folder to itself when an import fails', async () => {
  const { body: upload } = await owner.upload<UploadView>('gone.csv', '单号,案情\nG1,故事\n');
  await rm(join(dir, 'casebook', 'state', 'staging', 'uploads', upload.upload), { recursive: true });
  const { body: job } = await owner.post<JobView>(`/uploads/${upload.upload}/import`, {});
  const { state, error } = await owner.done(job);
  expect(state).toBe('failed');
  expect(error?.message).toBe('gone.csv does not exist');
});

it('stops an import when it is asked to, and leaves nothing of it', async () => {
  const before = await opened.workbench.casebook.ctx.read.counts();
  const rows = Array.from({ length: 6000 }, (_, i) => `C${i},对方用 pay${i}.example 骗我，第${i}次 ${'啊'.repeat(20)}`);
  const { body: upload } = await owner.upload<UploadView>('long.csv', ['单号,案情', ...rows, ''].join('\n'));
  const { body: job } = await owner.post<JobView>(`/uploads/${upload.upload}/import`, {});
  const { body: stopped } = await owner.ask<JobView>('DELETE', `/jobs/${job.id}`);
  expect(stopped.id).toBe(job.id);
  expect((await owner.done(job)).state).toBe('cancelled');
  expect(await opened.workbench.casebook.ctx.read.counts()).toEqual(before);
  // The file still waits: it can be imported after all.
  const { body: again } = await owner.post<JobView>(`/uploads/${upload.upload}/import`, {});
  expect((await owner.done(again)).result).toMatchObject({ added: 6000 });
});

it('keeps a file that holds no reports waiting, for whoever takes it', async () => {
  const { status, body } = await owner.upload<UploadView>('seal.jpg', new Uint8Array([0xff, 0xd8, 0, 1]), 'file');
  expect([status, body]).toEqual([200, { upload: body.upload, name: 'seal.jpg', bytes: 4 }]);
  expect((await owner.ask('DELETE', `/uploads/${body.upload}`)).status).toBe(204);
});

it('shows a statement by account, with its balances, and imports it without linking anything', async () => {
  const statement = [
    '交易卡号,交易时间,收付标志,交易金额,交易余额,交易对手账卡号,交易流水号',
    '6217000010009990018,2026-03-01 10:00:00,进,500.00,1500.00,6228480402560007771,1',
    '6217000010009990018,2026-03-01 11:00:00,出,200.00,1400.00,6228480402560007771,2',
    '',
  ].join('\n');
  const { body: upload } = await owner.upload<UploadView>('流水.csv', statement);
  expect(upload.plan.content).toBe('transfers');
  expect(upload.plan.parts).toContainEqual({ part: 'balance', name: { en: 'balance after', zh: '交易后余额' } });
  const path = `/uploads/${upload.upload}`;
  const { body: preview } = await owner.post<PreviewView>(`${path}/preview`, {});
  expect(preview).toMatchObject({ read: 2, whole: true, accepted: 2, rejected: 0, known: 0, first: [] });
  const account = 'bank:6217000010009990018';
  const checked = { account, currency: 'CNY', rows: 2, broken: { row: 2, expected: 130_000, found: 140_000 } };
  expect(preview.money!.statements).toMatchObject([{ ...checked, in: 50_000, out: 20_000, opening: 100_000 }]);
  expect(preview.money!.transfers[1]).toMatchObject({ row: 2, from: account, to: 'bank:6228480402560007771' });

  const done = await owner.done((await owner.post<JobView>(`${path}/import`, { link: true })).body);
  expect(done.result).toMatchObject({ content: 'transfers', added: 2, rejected: 0, transfers: { twins: 0 }, checks: [checked] });
  expect(done.result).not.toHaveProperty('linked');
  const again = await owner.upload<UploadView>('流水.csv', statement);
  const { body: second } = await owner.post<PreviewView>(`/uploads/${again.body.upload}/preview`, {});
  expect(second).toMatchObject({ accepted: 2, known: 2 });
  // Said to be reports, it is read as reports.
  const { body: other } = await owner.post<PreviewView>(`/uploads/${again.body.upload}/preview`, { options: { as: 'reports' } });
  expect(other.plan.content).toBeUndefined();
});
