import { fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { takeRows } from '../casebook/index.ts';
import { snapshot } from '../custody/index.ts';
import { ClewError } from '../errors.ts';
import type { RebuildTold } from './rebuild-apart.ts';
import type { Desk, JobPart } from './env.ts';

export interface Rebuilt {
  readonly reports: number;
  readonly rings: number;
}

/**
 * Makes the rows again from what is truth, beside those there are and in a process of its own, so that everybody goes on working; then puts
 * them in their place. What was recorded meanwhile follows from its acts when the casebook is opened with them.
 */
export async function rebuildBeside(desk: Pick<Desk, 'workbench' | 'reopen'>, part: JobPart): Promise<Rebuilt> {
  const { dir, log } = desk.workbench.casebook;
  const beside = join(log.folders.aside, randomUUID());
  try {
    await snapshot(log, dir, beside);
    const rebuilt = await inProcess(beside, part);
    await desk.reopen(async (folder) => await takeRows(beside, folder));
    return rebuilt;
  } finally {
    await rm(beside, { recursive: true, force: true });
  }
}

/**
 * In a process, not a thread: a thread that is ended while DuckDB answers it takes the whole process with it, and a process can be
 * ended at any moment.
 */
async function inProcess(dir: string, { signal, progress }: JobPart): Promise<Rebuilt> {
  const source = new URL(import.meta.url.endsWith('.ts') ? './rebuild-apart.ts' : './rebuild-apart.js', import.meta.url);
  signal.throwIfAborted();
  const child = fork(source, {
    serialization: 'advanced',
    // Ctrl-C at a terminal is for the server alone: it says when this one ends.
    detached: true,
    execArgv: ['--disable-warning=ExperimentalWarning'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const ended = Promise.withResolvers<void>();
  const stop = (): void => void child.kill('SIGKILL');
  signal.addEventListener('abort', stop);
  try {
    const last = await new Promise<Exclude<RebuildTold, { progress: unknown }>>((resolve, reject) => {
      child.on('message', (told: RebuildTold) => ('progress' in told ? progress(told.progress) : resolve(told)));
      child.once('error', (error) => {
        reject(error);
        ended.resolve();
      });
      child.once('exit', (code, killed) => {
        resolve({ error: { name: String(killed ?? code) } });
        ended.resolve();
      });
      // A child that ends early breaks the pipe: `exit` tells more of it than that.
      child.send(dir, (error) => void error);
    });
    signal.throwIfAborted();
    if ('counts' in last) return last.counts;
    const { error } = last;
    if ('name' in error) throw new ClewError('bug', 'server.rebuild', `Making the rows again ended with ${error.name}.`);
    throw new ClewError(error.kind, error.code, error.message, error.hint === undefined ? {} : { hint: error.hint });
  } finally {
    signal.removeEventListener('abort', stop);
    stop();
    // Until then it may still write into the folder that is put in place, or taken away, next.
    await ended.promise;
  }
}
