import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, rm, rmdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Programs that judge what we write, in the releases that were tried. */
export const releases = {
  case: ['case-utils==0.18.0'],
  stix: ['stix2-validator==3.2.0'],
  misp: ['pymisp==2.5.34.4'],
  ftm: ['followthemoney==4.11.2'],
  bagit: ['bagit==1.9.0'],
  schemathesis: ['schemathesis==4.32.5'],
} as const;
export type Judge = keyof typeof releases;

export interface Verdict {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

interface RunOptions {
  readonly cwd?: string;
  /** Milliseconds; 0 for ever, five minutes unless said. */
  readonly timeout?: number;
}

export interface Installed {
  /** Runs a program of the release; its exit code is part of the verdict. */
  run(program: string, args: readonly string[], options?: RunOptions): Promise<Verdict>;
}

/**
 * Installs a judge once, in a Python environment of its own under node_modules/.cache; tests that want it at once wait for the
 * first. Where it cannot be installed the reason is said, and the test is to skip itself.
 */
export async function judge(name: Judge): Promise<Installed | undefined> {
  const wanted = releases[name];
  const mark = createHash('sha256').update(wanted.join('\n')).digest('hex').slice(0, 8);
  const home = join(import.meta.dirname, '..', '..', 'node_modules', '.cache', `judge-${name}-${mark}`);
  const ready = join(home, 'ready');
  try {
    await mkdir(join(home, '..'), { recursive: true });
    if (!existsSync(ready)) await alone(`${home}.lock`, async () => await install(home, ready, wanted));
  } catch (error) {
    const why = (error as Error).message.split('\n')[0];
    process.stderr.write(`not judged by ${wanted.join(', ')}: it could not be installed (${why})\n`);
    return undefined;
  }
  return {
    run: async (program, args, { cwd, timeout = 300_000 } = {}) =>
      await run(join(home, 'bin', program), args, {
        maxBuffer: 64 << 20,
        timeout,
        ...(cwd === undefined ? {} : { cwd }),
      }).then(
        ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
        (error: { code?: unknown; stdout?: string; stderr?: string }) => {
          if (typeof error.code !== 'number') throw error;
          return { code: error.code, stdout: error.stdout ?? '', stderr: error.stderr ?? '' };
        },
      ),
  };
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
  await run(isAtHand ? 'python3' : python, isAtHand ? [...own, ...pip] : ['-m', 'pip', ...pip], { timeout: 400_000 });
  await writeFile(ready, '');
}

/** One process at a time; a lock that a killed one left is taken over after ten minutes. */
async function alone(lock: string, work: () => Promise<void>): Promise<void> {
  for (let left = 600; ; left--) {
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
