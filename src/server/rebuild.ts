import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { takeRows } from '../casebook/index.ts';
import { snapshot } from '../custody/index.ts';
import { ClewError } from '../errors.ts';
import type { RebuildTold } from './rebuild-worker.ts';
import type { Desk, JobPart } from './env.ts';

export interface Rebuilt {
  readonly reports: number;
  readonly rings: number;
}

/**
 * Makes the rows again from what is truth, beside those there are and in a thread, so that everybody goes on working; then puts
 * them in their place. What was recorded meanwhile follows from its acts when the casebook is opened with them.
 */
export async function rebuildBeside(desk: Pick<Desk, 'workbench' | 'reopen'>, part: JobPart): Promise<Rebuilt> {
  const { dir, log } = desk.workbench.casebook;
  const beside = join(log.folders.aside, randomUUID());
  try {
    await snapshot(log, dir, beside);
    const rebuilt = await inThread(beside, part);
    await desk.reopen(async (folder) => await takeRows(beside, folder));
    return rebuilt;
  } finally {
    await rm(beside, { recursive: true, force: true });
  }
}

async function inThread(dir: string, { signal, progress }: JobPart): Promise<Rebuilt> {
  const source = new URL(import.meta.url.endsWith('.ts') ? './rebuild-worker.ts' : './rebuild-worker.js', import.meta.url);
  signal.throwIfAborted();
  const worker = new Worker(source, { workerData: dir });
  const stop = (): void => void worker.terminate();
  signal.addEventListener('abort', stop);
  try {
    const last = await new Promise<Exclude<RebuildTold, { progress: unknown }>>((resolve, reject) => {
      worker.on('message', (told: RebuildTold) => ('progress' in told ? progress(told.progress) : resolve(told)));
      worker.once('error', reject);
      worker.once('exit', () => resolve({ error: { name: 'Exit' } }));
    });
    signal.throwIfAborted();
    if ('counts' in last) return last.counts;
    const { error } = last;
    if ('name' in error) throw new ClewError('bug', 'server.rebuild', `Making the rows again ended with ${error.name}.`);
    throw new ClewError(error.kind, error.code, error.message, error.hint === undefined ? {} : { hint: error.hint });
  } finally {
    signal.removeEventListener('abort', stop);
    await worker.terminate();
  }
}
