import { spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createCasebook } from '../src/casebook/index.ts';
import { SmallWitness } from './support/witness.ts';

const clew = join(import.meta.dirname, '..', 'bin', 'clew');
let dir: string;

beforeAll(async () => {
  dir = join(await mkdtemp(join(tmpdir(), 'clew-listing-')), 'book');
  let now = Date.UTC(2026, 0, 1, 12);
  const casebook = await createCasebook(dir, { region: 'CN', language: 'en', clock: () => now });
  for (let day = 1; day <= 6; day++) {
    now = Date.UTC(2026, 0, 1 + day, 23, 30);
    const ctx = casebook.ctxFor({ actor: day % 2 === 0 ? 'li' : 'wang' });
    await ctx.commit([{ kind: 'consult', body: { subject: 'report', ref: `r${day}\u001B[2J`, records: day } }]);
  }
  await casebook.close();
});
afterAll(async () => await rm(join(dir, '..'), { recursive: true }));

function run(...args: readonly string[]): { code: number | null; out: string; said: string } {
  const { status, stdout, stderr } = spawnSync(clew, ['log', ...args, '-C', dir], {
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C' },
  });
  return { code: status, out: stdout, said: stderr };
}
const acts = (...args: readonly string[]): number[] =>
  (JSON.parse(run('--json', ...args).out) as { seq: number }[]).map(({ seq }) => seq);

test('the acts that fit, in order', () => {
  expect(acts()).toEqual([1, 2, 3, 4, 5, 6, 7]);
  expect(acts('--by', 'li')).toEqual([3, 5, 7]);
  expect(acts('--act', 'consult', '--by', 'wang')).toEqual([2, 4, 6]);
  expect(acts('--from', '2026-01-04', '--to', '2026-01-05')).toEqual([4, 5]);
  expect(acts('--from', '2026-01-04T23:30', '--to', '2026-01-05T23:30:00Z')).toEqual([4]);
  expect(acts('--limit', '2')).toEqual([6, 7]);
  expect(acts('--limit', '2', '--before', '6')).toEqual([4, 5]);
  expect(acts('--limit', '1', '--by', 'li', '--before', '7')).toEqual([5]);
  expect(acts('--from', '2030-01-01')).toEqual([]);
});

test('who, what, when on a line; no escape gets through to the terminal', () => {
  const { out, said } = run('--limit', '1');
  expect(out).toBe(`     7  2026-01-07 23:30:00Z  li  consult  {"records":6,"ref":"r6\\u001b[2J","subject":"report"}\n`);
  expect(said).toBe('older ones: clew log --before 7\n');
});

test.each([
  ['an unknown kind', ['--act', 'look'], 2],
  ['no day', ['--from', 'yesterday'], 2],
  ['no number', ['--limit', 'many'], 2],
  ['no such verb', ['sign'], 2],
  ['a proof of no act', ['proof', '99'], 3],
  ['an erasure without a reason', ['erase', '2'], 2],
  ['a time stamp of nobody', ['timestamp'], 2],
  ['a witness without an address', ['witness', 'add', 'w'], 2],
])('%s is said so', (_, args, code) => {
  const done = run(...args);
  expect([done.code, done.said]).toEqual([code, expect.stringContaining('clew: ')]);
});

test('after a command that records something, a witness that is away is told of, and holds nothing up', () => {
  const { vkey } = new SmallWitness('witness.example/w1');
  // Nobody listens at the discard port of this machine.
  expect(run('witness', 'add', 'w1', vkey, 'http://127.0.0.1:9').code).toBe(0);
  const done = run('erase', '2', '--reason', 'asked for');
  expect([done.code, done.said]).toEqual([
    0,
    expect.stringContaining('not yet witnessed since 2026-01-01 12:00:00Z: 8 of 8 acts'),
  ]);
  expect(run('witness', 'sync').said).toContain('127.0.0.1:9 does not answer');
});
