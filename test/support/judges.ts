import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { environment } from './python.ts';

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
  try {
    await environment(home, wanted);
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
