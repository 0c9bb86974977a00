import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { perform } from '../src/cli/perform.ts';
import { Board } from '../src/model/index.ts';
import { type MadeCase, makeCase } from './support/made-case.ts';

let made: MadeCase;
let home: string;
beforeAll(async () => {
  made = await makeCase();
  home = await mkdtemp(join(tmpdir(), 'clew-missing-'));
  const members = {
    'suspect:S1': { name: '王强', indicators: [{ kind: 'handle', value: 'wechat:golden_fx88' }] },
    'suspect:S2': { indicators: [{ kind: 'phone', value: '+8615487720001' }] },
  };
  const against = {
    template: 'cn-telecom-fraud',
    element: 'knowledge',
    suspect: 'S1',
    stance: 'against',
    ground: { kind: 'note', ref: 'He was locked in.' },
    reason: 'his statement',
  } as const;
  await made.workbench.ctx.commit([
    { kind: 'case.edit', body: { case: made.id, set: members } },
    { kind: 'element.support', body: { case: made.id, ...against } },
  ]);
});
afterAll(async () => {
  await made.close();
  await rm(home, { recursive: true, force: true });
});

/** Carries a command line out on the made casebook, as a process does that holds it. */
async function clew(...argv: string[]): Promise<{ code: number; out: string; err: string }> {
  const named = argv[0] === 'Golden FX' ? argv : [made.id, ...argv];
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const signal = new AbortController().signal;
  const terminal = { stdin: process.stdin, stdout, stderr, locale: 'C', cwd: home, signal };
  const told = Promise.all([text(stdout), text(stderr)]);
  const code = await perform(['missing', ...named], terminal, {
    open: () => made.workbench,
    rebuild: async () => await Promise.reject(new Error('not asked for')),
  });
  stdout.end();
  stderr.end();
  const [out, err] = await told;
  return { code, out, err };
}

it('prints a matrix, what speaks against, and a sentence per gap', async () => {
  const { code, out } = await clew();
  expect(code).toBe(0);
  const lines = out.split('\n');
  const row = (start: string): string => lines.find((line) => line.startsWith(start))!.replaceAll(/\s{2,}/gu, '  ');
  expect(row('element')).toBe('element  offence  S1 王强  S2');
  expect(row('Amount')).toBe('Amount  shown');
  expect(row('Knew and meant it')).toBe('Knew and meant it (to be checked)  CONTESTED  MISSING');
  expect(out).toContain('Note: He was locked in. (S1): his statement (local, act');
  expect(out.replaceAll(/\s+/gu, ' ')).toContain('Crossed the border (S1, S2) [crossing]: No border record');
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(100);
});

it('speaks Chinese', async () => {
  const { out } = await clew('--lang', 'zh');
  expect(out).toContain('主观明知与非法占有目的（待核）');
  expect(out).toContain('尚缺');
  expect(out).not.toMatch(/MISSING|Nothing shows/u);
});

it('is of one suspect, or under another law, or JSON', async () => {
  expect((await clew('Golden FX')).out).toBe((await clew()).out);
  const one = await clew('--suspect', 'S2');
  expect(one.out).not.toContain('王强');
  const other = await clew('--template', 'us-wire-fraud', '--json');
  const { boards } = JSON.parse(other.out) as { boards: unknown[] };
  expect(boards.map((board) => Board.parse(board).template.id)).toEqual(['us-wire-fraud']);
  expect(await clew('--suspect', 'S9')).toMatchObject({ code: 3 });
  expect(await clew('--template', 'none')).toMatchObject({ code: 3 });
});

it('writes the letters in both languages, for the owner’s eyes, and never over one that is there', async () => {
  const { code, err } = await clew('--letters', 'letters');
  expect(code).toBe(0);
  const names = (await readdir(join(home, 'letters'))).sort();
  expect(err).toContain(`${names.length} letters written`);
  expect(names).toContain('cn-telecom-fraud-identity-s1-platform.zh.txt');
  expect(names).toContain('cn-telecom-fraud-crossing-s2-foreign.en.txt');
  expect(names.every((name) => /^[a-z0-9._-]+$/u.test(name))).toBe(true);
  expect((await stat(join(home, 'letters', names[0]!))).mode & 0o777).toBe(0o600);
  const letter = await readFile(join(home, 'letters', 'cn-telecom-fraud-identity-s1-platform.zh.txt'), 'utf8');
  expect(letter).toContain('微信号：golden_fx88');
  expect(await clew('--letters', 'letters')).toMatchObject({ code: 4 });
  expect(await clew('--letters', join('letters', names[0]!))).toMatchObject({ code: 4 });
  expect(await clew('--letters', join('letters', names[0]!, 'below'))).toMatchObject({ code: 4 });
});
