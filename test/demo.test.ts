import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import type { SessionView } from '../src/model/index.ts';
import { Client } from './support/server.ts';

const clew = join(import.meta.dirname, '../bin/clew');
const home = mkdtempSync(join(tmpdir(), 'clew-demo-'));
const env = { ...process.env, LC_ALL: 'C', LANG: 'C' };
afterAll(() => rmSync(home, { recursive: true }));

const run = (...args: string[]): string =>
  execFileSync(clew, args, { cwd: home, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
const acts = (dir: string): number => (JSON.parse(run('log', '-C', dir, '--json')) as unknown[]).length;

it('makes the sample once, and opens it after that as people left it', () => {
  const first = JSON.parse(run('demo', '--json')) as { reports: number; rings: { id: string }[] };
  expect(first.reports).toBe(2000);
  const made = acts('casebook');
  run('judge', 'confirm', first.rings[0]!.id, '-C', 'casebook');
  expect(run('demo', '--text')).toContain(first.rings[0]!.id);
  expect(acts('casebook')).toBe(made + 2);
});

it('opens the workbench on it, says to pages that it is synthetic, and ends with Ctrl-C', async () => {
  const child = spawn(clew, ['demo', '--port', '0', '--no-open'], { cwd: home, env, stdio: ['ignore', 'pipe', 'ignore'] });
  let text = '';
  for await (const chunk of child.stdout as AsyncIterable<Buffer>) {
    text += chunk.toString();
    if (text.includes('\n')) break;
  }
  const { origin, hash } = new URL(text.trim());
  const client = new Client(origin);
  await client.post('/session/link', { token: hash.replace('#link=', '') });
  const { body } = await client.get<SessionView>('/session');
  expect(body).toMatchObject({ user: { local: true }, casebook: { synthetic: true } });
  child.kill('SIGINT');
  expect(await once(child, 'exit')).toEqual([0, null]);
  expect(existsSync(join(home, 'casebook/state/lock'))).toBe(false);
});

it('adds nothing to a casebook that is not the sample', () => {
  run('init', 'real', '--agency', 'Harrow Bay Police Department');
  const made = acts('real');
  expect(JSON.parse(run('demo', 'real', '--json'))).toMatchObject({ reports: 0 });
  expect(acts('real')).toBe(made);
});
