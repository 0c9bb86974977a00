import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, rm, rmdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A Python environment at `home` with these packages, made once; who wants it meanwhile waits. Rejects when it cannot be made. */
export async function environment(home: string, wanted: readonly string[]): Promise<void> {
  const ready = join(home, 'ready');
  await mkdir(dirname(home), { recursive: true });
  if (!existsSync(ready)) await alone(`${home}.lock`, async () => await install(home, ready, wanted));
}

async function install(home: string, ready: string, wanted: readonly string[]): Promise<void> {
  if (existsSync(ready)) return;
  await rm(home, { recursive: true, force: true });
  // What is never imported need not be compiled.
  const pip = ['install', '--quiet', '--disable-pip-version-check', '--no-compile', ...wanted];
  const python = join(home, 'bin', 'python');
  await run('python3', ['-m', 'venv', '--without-pip', home], { timeout: 120_000 });
  // The pip at hand installs for the environment; one of its own takes as long to make as a small release to install.
  const own = ['-m', 'pip', '--python', python];
  const isAtHand = await run('python3', [...own, '--version'], { timeout: 60_000 }).then(
    () => true,
    () => false,
  );
  if (!isAtHand) await run(python, ['-m', 'ensurepip'], { timeout: 120_000 });
  await run(isAtHand ? 'python3' : python, isAtHand ? [...own, ...pip] : ['-m', 'pip', ...pip], { timeout: 900_000 });
  await writeFile(ready, '');
}

/** One process at a time; a lock that a killed one left ends the wait after a quarter of an hour. */
async function alone(lock: string, work: () => Promise<void>): Promise<void> {
  for (let left = 1000; ; left--) {
    try {
      await mkdir(lock);
      break;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST' || left === 0) throw error;
      await wait(1000);
    }
  }
  try {
    await work();
  } finally {
    await rmdir(lock);
  }
}
