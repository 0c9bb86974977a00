import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { JobView, OverlapList, OverlapView } from '../src/model/index.ts';
import { callBytes } from '../src/share/overlap/call.ts';
import { type Client, openServer, type Opened } from './support/server.ts';
import { type Agencies, dealt, openAgencies, sampleReports } from './support/two-agencies.ts';

const grounds = { purpose: 'one ring in two districts', basis: 'Art. 5 of the agreement', supervisor: 'Captain Ruiz' };

let agencies: Agencies;
let servers: Opened[];
let owners: Client[];
beforeAll(async () => {
  agencies = await openAgencies(dealt(['harrow', 'north'], await sampleReports(160)));
  servers = [];
  for (const { workbench, dir } of agencies.all) {
    await workbench.close();
    servers.push(await openServer(dir));
  }
  owners = await Promise.all(servers.map(async (server) => await server.owner()));
}, 120_000);
afterAll(async () => {
  for (const server of servers) await server.close();
  await agencies.close();
});

async function job(client: Client, path: string, body: object = {}): Promise<JobView> {
  const { body: begun } = await client.post<JobView>(path, body);
  return await client.done(begun);
}

const waiting = async (client: Client): Promise<OverlapList> => (await client.get<OverlapList>('/overlap')).body;

/** Waits until the run stands so on that side: what was sent is verified behind the answer. */
async function until(client: Client, id: string, state: string): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    const { runs } = await waiting(client);
    if (runs.some((run) => run.id === id && run.state === state)) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`${id} never was ${state}`);
}

async function hasCome(server: Opened, id: string, file: string): Promise<void> {
  const { storeOf } = await import('../src/share/overlap/store.ts');
  for (let tries = 0; tries < 200; tries++) {
    if (await storeOf(server.workbench.overlapHouse()).has(id, file as 'offer')) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`the ${file} never came`);
}

describe('two servers', () => {
  it('compare over HTTP: pinned, offered, sent, answered, fetched, opened, asked about', { timeout: 120_000 }, async () => {
    const [harrow, north] = owners as [Client, Client];
    const keys = await Promise.all(owners.map(waiting));
    const pin = async (client: Client, of: number): Promise<number> =>
      (
        await client.post('/overlap/partners', {
          change: 'pin',
          key: keys[of]!.key,
          compared: 'read aloud',
          url: servers[of]!.url,
        })
      ).status;
    expect([await pin(harrow, 1), await pin(north, 0)]).toEqual([200, 200]);
    const { body: preview } = await harrow.post<{ size: number }>('/overlap/preview', {});
    expect(preview.size).toBeGreaterThan(10);

    const offered = await job(harrow, '/overlap/offers', { partner: 'north.example/clew', ...grounds });
    expect(offered).toMatchObject({ state: 'done', kind: 'overlap', result: { file: 'offer' } });
    const { run: id } = offered.result as { run: string };
    expect(await job(harrow, `/overlap/runs/${id}/send`)).toMatchObject({ state: 'done' });
    await until(north, id, 'asked');
    const { body: came } = await north.get<OverlapView>(`/overlap/runs/${id}`);
    expect(came.theirGrounds).toEqual(grounds);

    expect(await job(north, `/overlap/runs/${id}/answer`, grounds)).toMatchObject({ state: 'done', result: { file: 'answer' } });
    // North cannot be reached from outside: Harrow fetches.
    const fetched = await job(harrow, '/overlap/fetch', { partner: 'north.example/clew' });
    expect(fetched).toMatchObject({ state: 'done', result: { files: [{ run: id, file: 'answer' }] } });
    const opened = await job(harrow, `/overlap/runs/${id}/open`);
    expect(opened).toMatchObject({ state: 'done', result: { file: 'result' } });
    expect(await job(harrow, `/overlap/runs/${id}/send`)).toMatchObject({ state: 'done' });
    await hasCome(servers[1]!, id, 'result');
    const closed = await job(north, `/overlap/runs/${id}/open`);
    const { common } = opened.result as { common: number };
    expect(closed).toMatchObject({ state: 'done', result: { common } });
    expect(common).toBeGreaterThan(0);

    const { body: asked } = await harrow.post<{ request: string; indicators: number }>(`/overlap/runs/${id}/ask`, {});
    const { body: request } = await north.post('/overlap/requests', { text: asked.request });
    expect(request).toMatchObject({ run: id, indicators: asked.indicators });
    expect((await waiting(north)).requests).toMatchObject([{ run: id, indicators: asked.indicators }]);
    expect((await harrow.get('/overlap/table')).body).toMatchObject({ partners: [{ run: id, common }] });
  });

  it('hand a file over by hand as well, and it is held against its signature', { timeout: 60_000 }, async () => {
    const [harrow, north] = owners as [Client, Client];
    const { result } = await job(harrow, '/overlap/offers', { partner: 'north.example/clew', ...grounds, variant: 'size' });
    const { run: id } = result as { run: string };
    const file = Buffer.from(await (await harrow.request('GET', `/api/overlap/runs/${id}/file`)).arrayBuffer());
    const give = async (bytes: Buffer): Promise<JobView> => {
      const answer = await fetch(`${north.url}/api/overlap/files`, {
        method: 'POST',
        body: new Uint8Array(bytes),
        headers: {
          'content-type': 'application/octet-stream',
          cookie: north.cookie,
          'x-csrf': north.csrf,
          origin: new URL(north.url).origin,
        },
      });
      return await north.done((await answer.json()) as JobView);
    };
    const bad = Buffer.from(file);
    bad[bad.length - 1]! ^= 1;
    expect(await give(bad)).toMatchObject({ state: 'failed', error: { code: 'overlap.body' } });
    expect(await give(file)).toMatchObject({ state: 'done', result: { run: id, file: 'offer' } });
    expect((await north.post(`/overlap/runs/${id}/refuse`, { reason: 'no ground' })).status).toBe(200);
    await until(north, id, 'refused');
  });
});

describe('the inbox', () => {
  const post = async (server: Opened, bytes: Buffer): Promise<{ status: number; code?: string | undefined }> => {
    const answer = await fetch(`${server.url}/api/overlap/inbox`, {
      method: 'POST',
      body: new Uint8Array(bytes),
      headers: { 'content-type': 'application/octet-stream' },
    });
    const body = (await answer.json()) as { error?: { code: string } };
    return { status: answer.status, code: body.error?.code };
  };
  const about = { ask: 'list', run: '', file: 'offer', bytes: 0, sha256: '', from: 0 } as const;

  it('says the same to whoever is unknown, to another, late, or about what is not theirs', async () => {
    const [harrow, north] = servers as [Opened, Opened];
    const house = harrow.workbench.overlapHouse();
    const to = 'north.example/clew';
    const good = await callBytes(house, { ...about, to, at: Date.now() });
    expect(await post(north, good)).toEqual({ status: 200, code: undefined });
    const changed = Buffer.from(good);
    changed[10]! ^= 1;
    const bad = [
      Buffer.from('anything'),
      changed,
      await callBytes(house, { ...about, to: 'other.example/clew', at: Date.now() }),
      await callBytes(house, { ...about, to, at: Date.now() - 3_600_000 }),
      await callBytes(house, { ...about, ask: 'pull', run: 'O000000000000', to, at: Date.now() }),
      await callBytes(house, {
        ...about,
        ask: 'push',
        run: 'O000000000000',
        bytes: 1e13,
        sha256: '0'.repeat(64),
        to,
        at: Date.now(),
      }),
      // Harrow itself has pinned no key of its own.
      await callBytes(house, { ...about, to: 'harrow.example/clew', at: Date.now() }),
    ];
    for (const each of bad.slice(0, -1)) expect(await post(north, each)).toEqual({ status: 400, code: 'overlap.inbox' });
    expect(await post(harrow, bad.at(-1)!)).toEqual({ status: 400, code: 'overlap.inbox' });
  });

  it('goes on where a file broke off, and keeps none that is not what was told', async () => {
    const [harrow, north] = servers as [Opened, Opened];
    const house = harrow.workbench.overlapHouse();
    const whole = Buffer.alloc(1000, 7);
    const { createHash } = await import('node:crypto');
    const sha256 = createHash('sha256').update(whole).digest('hex');
    const call = { ...about, ask: 'push', run: 'Oaaaaaaaaaaaa', bytes: whole.length, sha256, to: 'north.example/clew' } as const;
    const push = async (from: number, part: Buffer): Promise<unknown> => {
      const answer = await fetch(`${north.url}/api/overlap/inbox`, {
        method: 'POST',
        body: new Uint8Array(await callBytes(house, { ...call, from, at: Date.now() }, part)),
        headers: { 'content-type': 'application/octet-stream' },
      });
      return await answer.json();
    };
    expect(await push(0, whole.subarray(0, 600))).toEqual({ have: 600, done: false });
    // A part that came before, or comes too early, changes nothing.
    expect(await push(0, whole.subarray(0, 600))).toEqual({ have: 600, done: false });
    expect(await push(900, whole.subarray(900))).toEqual({ have: 600, done: false });
    expect(await push(600, Buffer.alloc(400, 8))).toEqual({ have: 0, done: false });
    expect(await push(0, whole)).toEqual({ have: 1000, done: true });
    expect((await waiting(owners[1]!)).runs.some(({ id }) => id === 'Oaaaaaaaaaaaa')).toBe(false);
  });
});
