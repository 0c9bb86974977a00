import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Casebook, createCasebook, openCasebook } from '../../src/casebook/index.ts';
import { importFile, replayImport } from '../../src/path/index.ts';

const child = fileURLToPath(new URL('transfers-child.ts', import.meta.url));
const count = 3000;
let root: string;
let dir: string;
let file: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'clew-faults-'));
  dir = join(root, 'book');
  file = join(root, 'statement.csv');
  await (await createCasebook(dir, { region: 'CN', language: 'zh' })).close();
  const rows = Array.from({ length: count }, (_, i) => {
    const at = new Date(1_767_225_600_000 + i * 60_000).toISOString().slice(0, 19).replace('T', ' ');
    return `6217000010009990018,${at},进,1.00,${i + 1}.00,622848040256000${String(i % 50).padStart(4, '0')},${i}`;
  });
  await writeFile(file, ['交易卡号,交易时间,收付标志,交易金额,交易余额,交易对手账卡号,交易流水号', ...rows, ''].join('\n'));
});
afterEach(async () => await rm(root, { recursive: true, force: true }));

async function reopened<T>(work: (casebook: Casebook) => Promise<T>): Promise<T> {
  const casebook = await openCasebook(dir, { replay: { import: replayImport } });
  try {
    return await work(casebook);
  } finally {
    await casebook.close();
  }
}

async function state(): Promise<{ transfers: number; ends: number; statements: number; acts: string[] }> {
  return await reopened(async ({ ctx }) => {
    const acts: string[] = [];
    for await (const act of ctx.read.acts()) acts.push(act.kind);
    const [rows] = await ctx.read.sql<{ transfers: number; ends: number; statements: number }>(
      `SELECT (SELECT count(*) FROM transfers) AS transfers, (SELECT count(*) FROM transfer_ends) AS ends,
         (SELECT count(*) FROM statements) AS statements`,
    );
    return { ...rows!, acts };
  });
}

const before = { transfers: 0, ends: 0, statements: 0, acts: ['casebook.create'] };
const after = { transfers: count, ends: 2 * count, statements: 1, acts: ['casebook.create', 'exhibit.seal', 'import'] };

describe('an import of a statement', () => {
  // Until the head of the log names the acts nothing has happened; from then on all of it has.
  test.each([
    ['exhibit.copied', before],
    ['rows.settled', before],
    ['rows.written', before],
    ['acts.written', before],
    ['acts.durable', after],
    ['log.published', after],
    ['rows.committed', after],
  ])('killed at %s is wholly there or not at all', async (point, expected) => {
    expect(spawnSync(process.execPath, [child, dir, file, point]).signal).toBe('SIGKILL');
    expect(await state()).toEqual(expected);
    // The same import again ends where one undisturbed import ends.
    await reopened(async ({ ctx }) => await importFile(ctx, file, { region: 'CN' }));
    expect(await state()).toMatchObject({ transfers: count, ends: 2 * count });
  });

  test('given up leaves nothing, and the casebook usable', async () => {
    await reopened(async (casebook) => {
      const stop = new AbortController();
      const ctx = casebook.ctxFor({
        signal: stop.signal,
        progress: ({ step }) => {
          if (step === 'settle') stop.abort();
        },
      });
      await expect(importFile(ctx, file, { region: 'CN' })).rejects.toThrow();
      expect((await casebook.ctx.read.counts()).transfers).toBe(0);
      const done = await importFile(casebook.ctx, file, { region: 'CN' });
      expect(done).toMatchObject({ added: count, checks: [{ opening: 0, closing: count * 100 }] });
    });
    expect(await state()).toEqual(after);
  });

  // RLIMIT_FSIZE stands for a full disk, as in the tests of the casebook.
  test.runIf(process.platform === 'linux')('that meets a full disk is made whole when there is room again', async () => {
    const command = `trap '' XFSZ; ulimit -f 300; exec "${process.execPath}" "${child}" "${dir}" "${file}" none`;
    const { stdout } = spawnSync('bash', ['-c', command], { encoding: 'utf8' });
    expect(JSON.parse(stdout)).toMatchObject({ kind: 'unavailable', code: 'casebook.behind' });
    expect(await state()).toEqual(after);
  });
});
