import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openServer } from '../../test/support/server.ts';
import { createCasebook } from '../casebook/index.ts';
import type { JobView } from '../model/index.ts';

let root = '';
let dir = '';
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'clew-rebuild-'));
  dir = join(root, 'book');
  await (await createCasebook(dir, { region: 'CN', language: 'en', agency: 'Test' })).close();
});
afterEach(async () => await rm(root, { recursive: true, force: true }));

const asides = async (): Promise<string[]> => await readdir(join(dir, 'state', 'staging'));

// It used to be a thread, and a thread that is ended while DuckDB answers takes the process with it, this one too.
it('is stopped at any moment, and leaves the server and its rows as they were', { timeout: 240_000 }, async () => {
  const server = await openServer(dir);
  try {
    const owner = await server.owner();
    const began = performance.now();
    const { body: whole } = await owner.post<JobView>('/rebuild');
    expect((await owner.done(whole)).state).toBe('done');
    const takes = performance.now() - began;
    const states = new Set<string>();
    const moments = 12;
    for (let i = 0; i < moments; i++) {
      const { body: job } = await owner.post<JobView>('/rebuild');
      await pause((takes * i) / moments);
      await owner.ask('DELETE', `/jobs/${job.id}`);
      states.add((await owner.done(job)).state);
      expect((await owner.get('/casebook')).status).toBe(200);
    }
    expect([...states].sort()).not.toContain('failed');
    expect(states).toContain('cancelled');
    expect(await asides()).toEqual([]);
  } finally {
    await server.close();
  }
});

it('is given up when the server is stopped', { timeout: 120_000 }, async () => {
  for (const after of [200, 500]) {
    const server = await openServer(dir);
    const owner = await server.owner();
    await owner.post<JobView>('/rebuild');
    await pause(after);
    await server.close();
    expect(server.served.jobs.list().map(({ state }) => state)).not.toContain('failed');
    expect(await asides()).toEqual([]);
  }
});
