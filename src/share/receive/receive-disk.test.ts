import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createCasebook } from '../../casebook/index.ts';

/** Exit code and talk of `clew receive` that may write no file of more than 50 KiB. */
async function receiveOnFullDisk(path: string, casebook: string): Promise<{ code: unknown; stderr: string }> {
  return await new Promise((resolve) => {
    const bin = join(import.meta.dirname, '../../../bin/clew');
    const script = 'ulimit -f 100; exec "$0" receive "$1" -C "$2"';
    execFile('sh', ['-c', script, bin, path, casebook], (error, _stdout, stderr) => resolve({ code: error?.code, stderr }));
  });
}

it('a full disk is said to be one, and leaves nothing of what came', { timeout: 60_000 }, async () => {
  const home = await mkdtemp(join(tmpdir(), 'clew-full-'));
  const dir = join(home, 'book');
  await (await createCasebook(dir, { region: 'GB', language: 'en' })).close();
  const file = join(home, 'seized.bin');
  await writeFile(file, Buffer.alloc(1 << 20, 'x'));
  const { code, stderr } = await receiveOnFullDisk(file, dir);
  expect(stderr).toContain('[custody.disk]');
  expect(code).toBe(6);
  expect(await readdir(join(dir, 'state', 'staging'))).toEqual([]);
  expect(await readdir(join(dir, 'state'))).not.toContain('received');
  await rm(home, { recursive: true, force: true });
});
