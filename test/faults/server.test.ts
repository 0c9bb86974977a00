import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as later } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createCasebook } from '../../src/casebook/index.ts';
import { verify } from '../../src/custody/index.ts';
import { openWorkbench } from '../../src/workbench.ts';
import { faultRow, isLong } from '../support/fault-rows.ts';
import { Client } from '../support/server.ts';

const main = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));
const kills = isLong ? 200 : 4;
const reports = 30;
/** People who judge at once: their acts share commits. */
const judges = 3;

let root: string;
let dir: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'clew-server-faults-'));
  dir = join(root, 'book');
  await (await createCasebook(dir, { region: 'CN', language: 'en' })).close();
  const rows = Array.from(
    { length: reports },
    (_, i) => `R${i},2026-03-0${1 + (i % 9)},They wrote from pay${i % 6}.example to me with story ${i}`,
  );
  await writeFile(join(root, 'reports.csv'), ['report_no,reported_at,narrative', ...rows, ''].join('\n'));
  const workbench = await openWorkbench(dir);
  await workbench.importFile(join(root, 'reports.csv'));
  await workbench.link();
  await workbench.close();
});
const running = new Set<ChildProcess>();
afterEach(async () => {
  for (const server of running) server.kill('SIGKILL');
  await rm(root, { recursive: true, force: true });
});

/** `clew serve` as a process of its own, and a client that came in by its link. */
async function served(): Promise<{ readonly client: Client; readonly kill: (signal: NodeJS.Signals) => Promise<number | null> }> {
  const server = spawn(process.execPath, [main, 'serve', '-C', dir, '--port', '0', '--no-open', '--quiet'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  running.add(server);
  server.once('exit', () => running.delete(server));
  const exited = once(server, 'exit') as Promise<[number | null]>;
  const [line] = (await Promise.race([
    once(createInterface(server.stdout), 'line'),
    exited.then(([code]) => Promise.reject(new Error(`clew serve ended with ${code}`))),
  ])) as [string];
  const link = new URL(line);
  const client = new Client(link.origin);
  await client.post('/session/link', { token: link.hash.replace('#link=', '') });
  await client.meet();
  return {
    client,
    kill: async (signal) => {
      server.kill(signal);
      const [code] = await exited;
      return code;
    },
  };
}

/** Judges until the server is gone; resolves to what it said yes to: the act by the reason given. */
async function judge(client: Client, name: string, acknowledged: Map<string, number>): Promise<void> {
  for (let i = 0; ; i++) {
    const [a, b] = [`R${i % reports}`, `R${(i * 7 + 1) % reports}`];
    const reason = `${name} ${i}`;
    try {
      const { status, body } = await client.post<{ act: number }>('/judgements', {
        verdict: 'different',
        a,
        b: b === a ? 'R0' : b,
        reason,
      });
      if (status !== 200) throw new Error(`a judgement was answered with ${status} ${JSON.stringify(body)}`);
      acknowledged.set(reason, body.act);
    } catch (error) {
      // The server is gone; whether the act was written is not known.
      if (error instanceof TypeError) return;
      throw error;
    }
  }
}

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await later(5);
}

test(
  `no judgement that was acknowledged is lost, when the server is killed`,
  { timeout: isLong ? 3_600_000 : 180_000 },
  async () => {
    const acknowledged = new Map<string, number>();
    for (let round = 0; round < kills; round++) {
      const { client, kill } = await served();
      const before = acknowledged.size;
      const judging = Array.from({ length: judges }, (_, i) => judge(client, `${round}.${i}`, acknowledged));
      await Promise.race([...judging, until(() => acknowledged.size > before)]);
      await later(Math.random() * 400);
      await kill('SIGKILL');
      await Promise.all(judging);
      const workbench = await openWorkbench(dir);
      try {
        const stored = await workbench.casebook.ctx.read.judgements();
        const byReason = new Map(stored.map(({ act, judgement }) => [judgement.reason, act]));
        for (const [reason, act] of acknowledged) expect([reason, byReason.get(reason)]).toEqual([reason, act]);
      } finally {
        await workbench.close();
      }
    }
    const { checks } = await verify(dir);
    expect(checks.filter(({ outcome }) => outcome === 'failed')).toEqual([]);
    expect(acknowledged.size).toBeGreaterThan(kills);
    faultRow({
      fault: '`kill -9` of `clew serve` while three people judge',
      tried: kills,
      result: `${acknowledged.size.toLocaleString('en')} judgements acknowledged, none lost`,
    });
  },
);

test('a server that is asked to stop answers what it began, gives the lock back and stops', { timeout: 60_000 }, async () => {
  const { client, kill } = await served();
  const acknowledged = new Map<string, number>();
  const judging = judge(client, 'stop', acknowledged);
  const heard = (await client.request('GET', '/api/events')).text().catch(() => '');
  await Promise.race([judging, until(() => acknowledged.size > 0)]);
  expect(await kill('SIGTERM')).toBe(0);
  await Promise.all([judging, heard]);
  const workbench = await openWorkbench(dir);
  const stored = await workbench.casebook.ctx.read.judgements();
  await workbench.close();
  expect(stored).toHaveLength(acknowledged.size);
});

test('a server makes the rows again, goes on, and gives the lock back', { timeout: 60_000 }, async () => {
  const { client, kill } = await served();
  const { body: job } = await client.post<{ id: string }>('/rebuild');
  expect((await client.done(job)).error).toBeUndefined();
  const acknowledged = new Map<string, number>();
  const judging = judge(client, 'after', acknowledged);
  await Promise.race([judging, until(() => acknowledged.size > 1)]);
  expect(await kill('SIGTERM')).toBe(0);
  await judging;
  const workbench = await openWorkbench(dir);
  expect(await workbench.casebook.ctx.read.judgements()).toHaveLength(acknowledged.size);
  await workbench.close();
});
