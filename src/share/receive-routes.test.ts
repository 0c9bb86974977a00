import { readdir } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Client, openServer, type Opened } from '../../test/support/server.ts';
import { openTwoHouses, type TwoHouses } from '../../test/support/two-houses.ts';
import type { ErrorView, IndicatorView, UploadView, JobView, PackageRow, ReceivedView } from '../model/index.ts';
import { sendRecall, takeReceipt } from './index.ts';
import { tarOf } from './tar.ts';

let houses: TwoHouses;
let opened: Opened;
let owner: Client;
beforeAll(async () => {
  houses = await openTwoHouses();
  await houses.receiver.close();
  opened = await openServer(houses.dir);
  owner = await opened.owner();
});
afterAll(async () => {
  await opened.close();
  await houses.close();
});

async function tar(dir: string): Promise<Uint8Array<ArrayBuffer>> {
  const paths = (await readdir(dir, { recursive: true, withFileTypes: true }))
    .filter((each) => each.isFile())
    .map((each) => `${each.parentPath}/${each.name}`.slice(dir.length + 1));
  const pieces: Buffer[] = [];
  for await (const piece of tarOf(dir, paths)) pieces.push(piece);
  return new Uint8Array(Buffer.concat(pieces));
}

async function receive(bytes: Uint8Array<ArrayBuffer>, name = 'package.tar'): Promise<JobView> {
  const { body } = await owner.upload<UploadView>(name, bytes, 'file');
  return await owner.done((await owner.post<JobView>('/packages/received', { upload: body.upload })).body);
}

it('a package comes through the browser, is read, accepted, imported and recalled', async () => {
  const { info, dir } = await houses.send('routes', { originals: true });
  const bytes = await tar(dir);
  const job = await receive(bytes);
  expect(job).toMatchObject({ state: 'done', kind: 'receive', result: { package: info.id } });
  expect(await receive(bytes)).toMatchObject({ state: 'failed', error: { code: 'share.received' } });

  const path = `/packages/${info.id}`;
  const silent = await owner.ask<ErrorView>('GET', path, { silent: true });
  expect([silent.status, silent.body.error.code]).toEqual([428, 'server.reason']);
  const { body: view } = await owner.get<ReceivedView>(path);
  expect(view).toMatchObject({ package: { id: info.id, state: 'quarantined', verified: true }, title: 'Golden FX' });
  expect(view.matches[0]).toMatchObject({ reports: 1 });
  expect((await owner.get(`${path}/receipt`)).status).toBe(404);
  expect((await owner.post(`${path}/decision`, { decision: 'accepted' })).status).toBe(400);

  const { body: decided } = await owner.post<{ receipt: string }>(`${path}/decision`, {
    decision: 'accepted',
    reason: 'ours too',
  });
  expect((await owner.get<string>(`${path}/receipt`)).body).toBe(decided.receipt);
  expect((await owner.post(`${path}/decision`, { decision: 'refused', reason: 'x' })).status).toBe(409);
  const imported = await owner.done((await owner.post<JobView>(`${path}/import`)).body);
  expect(imported.result).toMatchObject({ added: 6, duplicates: 0 });
  const shown = `/indicators/url/${encodeURIComponent('https://goldenfx-vip.example/login')}`;
  expect((await owner.get<IndicatorView>(shown)).body.foreign).toMatchObject([{ package: info.id, withdrawn: false }]);
  await takeReceipt(houses.sender.workbench.house, decided.receipt);

  const items = [{ kind: 'package', ref: info.id }] as const;
  const { recall } = await sendRecall(houses.sender.workbench.house, info.id, { items, reason: 'the wrong case' });
  const bad = await owner.post<ErrorView>('/recalls', { text: recall.replace('wrong', 'right') });
  expect([bad.status, bad.body.error.code]).toEqual([422, 'custody.note.signature']);
  expect((await owner.post('/recalls', { text: recall })).body).toMatchObject({ package: info.id });
  expect((await owner.post(`${path}/acknowledge`, { reason: 'read' })).status).toBe(200);
  expect((await owner.get<IndicatorView>(shown)).body.foreign).toMatchObject([{ withdrawn: true }]);
  const { body: list } = await owner.get<{ rows: PackageRow[] }>('/packages');
  expect(list.rows).toMatchObject([
    { id: info.id, state: 'recalled', recalls: [{ acknowledged: true, reason: 'the wrong case' }] },
  ]);
});

it('what is not what its sender signed, or no package, is refused with its reason', async () => {
  const { dir } = await houses.send('routes-bad', { recipient: 'B' });
  const bytes = await tar(dir);
  const at = Buffer.from(bytes).indexOf('"version":1');
  bytes[at + 10] = '2'.charCodeAt(0);
  expect(await receive(bytes)).toMatchObject({ state: 'failed', error: { code: 'share.unverified' } });
  expect(await receive(bytes.subarray(0, 5000))).toMatchObject({ state: 'failed', error: { code: 'share.archive' } });
  expect((await owner.post('/packages/received', { upload: 'x' })).status).toBe(404);
  expect((await owner.get('/packages/P000000000000')).status).toBe(404);
  expect((await owner.get('/packages/..%2F..%2Fkeys')).status).toBe(404);
  const { status, body } = await owner.post<ErrorView>('/receipts', { text: 'clew receipt v1\n' });
  expect([status, body.error.code]).toEqual([422, 'share.receipt']);
});
