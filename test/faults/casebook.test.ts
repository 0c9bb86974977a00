import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Casebook, createCasebook, openCasebook } from '../../src/casebook/index.ts';
import { importMade, rebuildMade } from './casebook-import.ts';

const child = fileURLToPath(new URL('casebook-child.ts', import.meta.url));
let root: string;
let dir: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'clew-faults-'));
  dir = join(root, 'book');
});
afterEach(async () => await rm(root, { recursive: true, force: true }));

async function make(): Promise<void> {
  await (await createCasebook(dir, { region: 'CN', language: 'zh' })).close();
}

async function reopened<T>(work: (casebook: Casebook) => Promise<T>): Promise<T> {
  const casebook = await openCasebook(dir, { replay: rebuildMade });
  try {
    return await work(casebook);
  } finally {
    await casebook.close();
  }
}

async function state(): Promise<{ reports: number; mentions: number; acts: string[]; applied: number }> {
  return await reopened(async ({ ctx }) => {
    const { reports, mentions } = await ctx.read.counts();
    const acts: string[] = [];
    for await (const act of ctx.read.acts()) acts.push(act.kind);
    const [applied] = await ctx.read.sql<{ n: number }>('SELECT count(*) AS n FROM acts_applied');
    return { reports, mentions, acts, applied: applied!.n };
  });
}

describe('kill -9', () => {
  const before = { reports: 0, mentions: 0, acts: ['casebook.create'], applied: 1 };
  const after = { reports: 4_000, mentions: 20_000, acts: ['casebook.create', 'exhibit.seal', 'import'], applied: 3 };

  // Until the head of the log names the acts nothing has happened; from then on all of it has.
  test.each([
    ['exhibit.copied', before],
    ['exhibit.sealed', before],
    ['rows.settled', before],
    ['rows.written', before],
    ['acts.written', before],
    ['acts.durable', after],
    ['log.tiles', after],
    ['log.published', after],
    ['rows.committed', after],
  ])('during an import, at %s', async (point, expected) => {
    await make();
    const { signal } = spawnSync(process.execPath, [child, dir, 'import', point]);
    expect(signal).toBe('SIGKILL');
    expect(await state()).toEqual(expected);
    // And the same import again ends where one undisturbed import ends.
    await reopened(async ({ ctx }) => await importMade(ctx, 4_000));
    const { reports, mentions } = await state();
    expect({ reports, mentions }).toEqual({ reports: 4_000, mentions: 20_000 });
    expect(await readdir(join(dir, 'state', 'staging'))).toEqual([]);
  });

  test('while rows are made again, they are made again at the next opening', async () => {
    await make();
    expect(spawnSync(process.execPath, [child, dir, 'import', 'acts.durable']).signal).toBe('SIGKILL');
    expect(spawnSync(process.execPath, [child, dir, 'open', 'rows.settled']).signal).toBe('SIGKILL');
    expect(spawnSync(process.execPath, [child, dir, 'open', 'rows.committed']).signal).toBe('SIGKILL');
    expect(await state()).toEqual(after);
  });

  test.each([
    ['rows.written', 1],
    ['acts.written', 1],
    ['acts.durable', 2],
    ['log.tiles', 2],
    ['log.published', 2],
    ['rows.committed', 2],
  ])('during a judgement, at %s', async (point, acts) => {
    await make();
    expect(spawnSync(process.execPath, [child, dir, 'judge', point]).signal).toBe('SIGKILL');
    expect((await state()).acts).toHaveLength(acts);
    const judgements = await reopened(async ({ ctx }) => await ctx.read.judgements());
    expect(judgements).toHaveLength(acts - 1);
  });

  test('while a casebook is made leaves none under its name', async () => {
    expect(spawnSync(process.execPath, [child, dir, 'create', 'acts.durable']).signal).toBe('SIGKILL');
    await make();
    expect(await state()).toEqual(before);
  });

  test('at any other moment: killed from outside again and again, no act is lost and none is half', async () => {
    await make();
    let acknowledged = 0;
    for (const delay of [150, 250, 350, 450, 550, 650, 750]) {
      const running = spawn(process.execPath, [child, dir, 'import'], { stdio: 'ignore' });
      const timer = setTimeout(() => running.kill('SIGKILL'), delay);
      const [code] = (await once(running, 'exit')) as [number | null];
      clearTimeout(timer);
      if (code === 0) acknowledged++;
      const { reports, mentions, acts, applied } = await state();
      expect(applied).toBe(acts.length);
      const imports = acts.filter((kind) => kind === 'import').length;
      expect(imports).toBeGreaterThanOrEqual(acknowledged);
      expect([reports, mentions]).toEqual(imports === 0 ? [0, 0] : [4_000, 20_000]);
    }
  });
});

describe('one writer', () => {
  test('a second is told who has the casebook; a reader too', async () => {
    await make();
    const holder = spawn(process.execPath, [child, dir, 'hold'], { stdio: ['ignore', 'pipe', 'inherit'] });
    await once(holder.stdout, 'data');
    const refused = {
      kind: 'conflict',
      code: 'casebook.locked',
      message: expect.stringContaining(`process ${holder.pid} on ${hostname()}`) as string,
    };
    await expect(openCasebook(dir)).rejects.toMatchObject(refused);
    await expect(openCasebook(dir, { readOnly: true })).rejects.toMatchObject(refused);
    holder.kill('SIGKILL');
    await once(holder, 'exit');
    // Its lock is still there, and stale.
    expect(await readdir(join(dir, 'state'))).toContain('lock');
    expect((await state()).acts).toEqual(['casebook.create']);
  });

  test('not even from the same process', async () => {
    const first = await createCasebook(dir, { region: 'CN', language: 'zh' });
    await expect(openCasebook(dir)).rejects.toMatchObject({ code: 'casebook.locked' });
    await first.close();
    await (await openCasebook(dir)).close();
  });

  test('a lock of another computer stands; one of an earlier process with this number does not', async () => {
    await make();
    const lock = join(dir, 'state', 'lock');
    await writeFile(lock, JSON.stringify({ pid: 1, host: 'elsewhere', since: 0 }));
    await expect(openCasebook(dir)).rejects.toMatchObject({
      code: 'casebook.locked',
      hint: expect.stringContaining('state/lock') as string,
    });
    if (process.platform === 'linux') {
      await writeFile(lock, JSON.stringify({ pid: process.pid, host: hostname(), since: 0, began: '1' }));
      await (await openCasebook(dir)).close();
    }
  });
});

describe('a log that is not whole', () => {
  const acts = (): string => join(dir, 'acts', '000000.jsonl');

  test('half a line at the end was never acknowledged and is cut off', async () => {
    await make();
    await reopened(async ({ ctx }) => await importMade(ctx, 100));
    const whole = await readFile(acts(), 'utf8');
    await appendFile(acts(), whole.slice(whole.lastIndexOf('\n', whole.length - 2) + 1, -20));
    const reader = await openCasebook(dir, { readOnly: true });
    await reader.close();
    expect((await state()).acts).toEqual(['casebook.create', 'exhibit.seal', 'import']);
    // It lies there until the next act takes its place.
    expect((await readFile(acts(), 'utf8')).length).toBeGreaterThan(whole.length);
    await reopened(async ({ ctx }) => await ctx.commit([{ kind: 'judge', body: { verdict: 'same', a: 'x', b: 'y' } }]));
    const lines = (await readFile(acts(), 'utf8')).split('\n');
    expect(lines.slice(0, 3).join('\n')).toBe(whole.trimEnd());
    expect(lines).toHaveLength(5);
    expect((await state()).acts).toEqual(['casebook.create', 'exhibit.seal', 'import', 'judge']);
  });

  test('a whole line counts once the head names it, acknowledged or not', async () => {
    await make();
    expect(spawnSync(process.execPath, [child, dir, 'judge', 'acts.written']).signal).toBe('SIGKILL');
    expect((await readFile(acts(), 'utf8')).trimEnd().split('\n')).toHaveLength(2);
    expect(await state()).toMatchObject({ acts: ['casebook.create'], applied: 1 });
    expect(spawnSync(process.execPath, [child, dir, 'judge', 'acts.durable']).signal).toBe('SIGKILL');
    expect((await readFile(acts(), 'utf8')).trimEnd().split('\n')).toHaveLength(2);
    expect(await state()).toMatchObject({ acts: ['casebook.create', 'judge'], applied: 2 });
  });

  test.each([
    ['a changed act', (text: string) => text.replace('"zh"', '"en"')],
    ['a missing act', (text: string) => text.slice(text.indexOf('\n') + 1)],
    ['a line that is not JSON', (text: string) => text.replace('{"act":"import"', '{"act:"import"')],
    ['a changed time', (text: string) => text.replace(/"at":1/u, '"at":2')],
    ['a line that ends too early', (text: string) => text.slice(0, -2)],
    ['an unknown kind', (text: string) => text.replaceAll('exhibit.seal', 'exhibit.lose')],
  ])('%s is not trusted', async (_, damage) => {
    await make();
    await reopened(async ({ ctx }) => await importMade(ctx, 100));
    await writeFile(acts(), damage(await readFile(acts(), 'utf8')));
    await expect(openCasebook(dir, { replay: rebuildMade })).rejects.toMatchObject({
      kind: 'untrusted',
      code: 'custody.acts',
    });
  });
});

// RLIMIT_FSIZE stands for a full disk: no file grows beyond so many KiB, a write past it fails (EFBIG, with SIGXFSZ ignored).
describe.runIf(process.platform === 'linux')('a full disk', () => {
  function importLimited(reports: number): unknown {
    const command = `trap '' XFSZ; ulimit -f 300; exec "${process.execPath}" "${child}" "${dir}" import`;
    const limited = spawnSync('bash', ['-c', command], { env: { ...process.env, REPORTS: String(reports) }, encoding: 'utf8' });
    expect(limited.status, limited.stdout + limited.stderr).toBe(3);
    return JSON.parse(limited.stdout);
  }

  test('before the act is recorded: a clear error, the casebook as it was', async () => {
    await make();
    // Enough mentions for a full row group, which is written at once.
    expect(importLimited(30_000)).toMatchObject({ kind: 'unavailable', code: 'engine.disk' });
    expect(await state()).toMatchObject({ reports: 0, acts: ['casebook.create'] });
    await reopened(async ({ ctx }) => await importMade(ctx, 1000));
    expect((await state()).reports).toBe(1000);
  });

  test('after the act is recorded: its rows are made when there is room again', async () => {
    await make();
    expect(importLimited(5_000)).toMatchObject({ kind: 'unavailable', code: 'casebook.behind' });
    expect(await state()).toMatchObject({ reports: 5_000, acts: ['casebook.create', 'exhibit.seal', 'import'], applied: 3 });
  });
});

// Skipped without strace, or leave to trace.
describe.runIf(spawnSync('strace', ['-o', '/dev/null', 'true']).status === 0)('an fsync that fails', () => {
  test('while an original is sealed: nothing is recorded, and nothing after it', async () => {
    await make();
    const strace = ['-f', '-o', '/dev/null', '-e', 'trace=fsync', '-e', 'inject=fsync:error=EIO:when=1+'];
    const { stdout } = spawnSync('strace', [...strace, process.execPath, child, dir, 'import'], { encoding: 'utf8' });
    expect(JSON.parse(stdout)).toMatchObject({ kind: 'unavailable', code: 'custody.stopped' });
    expect(await state()).toMatchObject({ reports: 0, acts: ['casebook.create'], applied: 1 });
    await reopened(async ({ ctx }) => await importMade(ctx, 100));
    expect((await state()).reports).toBe(100);
  });
});
