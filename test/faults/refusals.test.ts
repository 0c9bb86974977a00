import { spawnSync } from 'node:child_process';
import { chmod, cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createCasebook, openCasebook } from '../../src/casebook/index.ts';
import { verify } from '../../src/custody/index.ts';
import type { ClewError } from '../../src/errors.ts';
import { faultRow } from '../support/fault-rows.ts';

// What an operator can do wrong, or a disk: each has its own error and exit code, and changes nothing that counts.
const root = join(import.meta.dirname, '..', '..');
let place: string;
let dir: string;

beforeEach(async () => {
  place = await mkdtemp(join(tmpdir(), 'clew-refusals-'));
  dir = join(place, 'book');
  await writeFile(join(place, 'a.csv'), 'Report No.,Statement\nA1,He told me to log in at https://one.test/\n');
  const made = await createCasebook(dir, { region: 'US', language: 'en' });
  await made.ctx.commit([{ kind: 'judge', body: { verdict: 'same', a: 'x', b: 'y' } }]);
  await made.close();
});
afterEach(async () => {
  spawnSync('umount', [join(place, 'small')]);
  await rm(place, { recursive: true, force: true });
});

function clew(...args: readonly string[]): { code: number | null; said: string } {
  return shell(`"${join(root, 'bin', 'clew')}" ${args.map((arg) => `'${arg}'`).join(' ')}`);
}
function shell(command: string): { code: number | null; said: string } {
  const { status, stdout, stderr } = spawnSync('bash', ['-c', command], {
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C' },
  });
  return { code: status, said: stdout + stderr };
}
const undo = ['undo', '2', '-C'];
const state = async (book = dir): Promise<string> =>
  (await readFile(join(book, 'state', 'head'), 'utf8')) +
  (await readFile(join(book, 'log', 'checkpoint'), 'utf8')) +
  (await readFile(join(book, 'acts', '000000.jsonl'), 'utf8'));

async function whole(book = dir): Promise<void> {
  const { checks } = await verify(book);
  expect(checks.filter(({ outcome }) => outcome === 'failed')).toEqual([]);
}

test('a second process', async () => {
  const holder = await openCasebook(dir);
  const before = await state();
  const { code, said } = clew(...undo, dir);
  expect([code, said]).toEqual([4, expect.stringContaining('[casebook.locked]')]);
  expect(await state()).toBe(before);
  // Who only reads the log is not in the way, and not kept out.
  for (const what of [['log'], ['log', 'key'], ['log', 'witness']]) expect(clew(...what, '-C', dir)).toMatchObject({ code: 0 });
  await holder.close();
  expect(clew(...undo, dir).code).toBe(0);
  await whole();
});

test('a locked key and nobody to ask', async () => {
  await writeFile(join(place, 'pass'), 'a long passphrase\n');
  expect(
    shell(`CLEW_PASSPHRASE_FILE='${join(place, 'pass')}' '${join(root, 'bin', 'clew')}' log key protect -C '${dir}'`).code,
  ).toBe(0);
  const before = await state();
  const refused = shell(`'${join(root, 'bin', 'clew')}' undo 2 -C '${dir}' < /dev/null`);
  expect([refused.code, refused.said]).toEqual([2, expect.stringContaining('CLEW_PASSPHRASE_FILE')]);
  expect(await state()).toBe(before);
  expect(shell(`CLEW_PASSPHRASE_FILE='${join(place, 'pass')}' '${join(root, 'bin', 'clew')}' undo 2 -C '${dir}'`).code).toBe(0);
  await whole();
});

test('the log of another casebook', async () => {
  const other = join(place, 'other');
  await (await createCasebook(other, { region: 'US', language: 'en' })).close();
  await rm(join(dir, 'log'), { recursive: true });
  await cp(join(other, 'log'), join(dir, 'log'), { recursive: true });
  const { code, said } = clew(...undo, dir);
  expect([code, said]).toEqual([5, expect.stringContaining('[custody.note.unsigned]')]);
});

test('a truncated tile', async () => {
  const tile = join(dir, 'log', 'tile', '0', '000.p', '2');
  await chmod(tile, 0o644);
  await writeFile(tile, (await readFile(tile)).subarray(0, 40));
  const before = await state();
  const { code, said } = clew(...undo, dir);
  expect([code, said]).toEqual([5, expect.stringContaining('tile/0/000.p/2')]);
  expect(await state()).toBe(before);
});

// Needs leave to mount; skipped elsewhere.
const canMount = spawnSync('unshare', ['-m', 'true']).status === 0;

test.runIf(canMount)('a read-only folder: nothing is written, reading goes on (skipped without leave to mount)', async () => {
  const before = await state();
  const readOnly = (args: string): { code: number | null; said: string } =>
    shell(
      `unshare -m bash -c "mount --bind '${dir}' '${dir}' && mount -o remount,ro,bind '${dir}' && '${join(root, 'bin', 'clew')}' ${args} -C '${dir}'"`,
    );
  const { code, said } = readOnly('undo 2');
  expect([code, said]).toEqual([6, expect.stringContaining('cannot be written to')]);
  expect(readOnly('log').code).toBe(0);
  expect(await state()).toBe(before);
});

describe.runIf(canMount)('a disk of a few megabytes (skipped without leave to mount)', () => {
  test('that is full: a clear error, nothing recorded; when there is room again, work goes on', async () => {
    const small = join(place, 'small');
    const mounted = shell(`mkdir '${small}' && mount -t tmpfs -o size=24m none '${small}'`);
    if (mounted.code !== 0) return;
    const book = join(small, 'book');
    await cp(dir, book, { recursive: true });
    const refused: string[] = [];
    let recorded = 2;
    // Less and less room: sometimes the database gives up first, sometimes the log.
    for (const left of [0, 4, 12, 40, 120]) {
      shell(`rm -f '${small}/fill'; dd if=/dev/zero of='${small}/fill' bs=1M 2>/dev/null; truncate -s -${left}K '${small}/fill'`);
      try {
        const casebook = await openCasebook(book);
        try {
          await casebook.ctx.commit([{ kind: 'judge', body: { verdict: 'same', a: 'x', b: 'y' } }]);
          recorded++;
        } finally {
          await casebook.close();
        }
      } catch (error) {
        const { kind, code } = error as ClewError;
        expect(kind, String(error)).toBe('unavailable');
        refused.push(code);
        // Two errors say that the act is in the log; all others that it is not.
        if (code === 'casebook.behind' || code === 'custody.stopped') recorded++;
      }
    }
    expect(refused.length).toBeGreaterThan(0);
    shell(`rm -f '${small}/fill'`);
    expect(clew('import', join(place, 'a.csv'), '-C', book).code).toBe(0);
    await whole(book);
    const lines = (await readFile(join(book, 'acts', '000000.jsonl'), 'utf8')).trimEnd().split('\n');
    expect(lines).toHaveLength(recorded + 2);
    faultRow({
      fault: 'a full disk, with less and less room',
      tried: refused.length,
      result: `refused: ${[...new Set(refused)].join(', ')}; whole and working when there was room again`,
    });
  });
});
