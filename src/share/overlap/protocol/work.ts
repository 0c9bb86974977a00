import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { ClewError } from '../../../errors.ts';
import { chunkRecords as chunk, doChunk, type Job } from './chunk.ts';
import { loadGroup } from './group.ts';
import { openPart } from './part.ts';

/** How long work is done. */
export interface Doing {
  /** Threads to work in; as many as there are cores unless said otherwise. */
  readonly threads?: number | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Told of elements done, of how many. */
  readonly progress?: ((done: number, total: number) => void) | undefined;
  /**
   * A file that what is done is kept in (mode 0600), so that the same work, begun again, goes on behind the last whole chunk. One left
   * by other work (other secret, elements, order) is begun again. The caller removes it once the outcome is safe.
   */
  readonly resume?: string | undefined;
}

/** Fewer records than this are done where they are: a thread takes longer to start. */
const worthThreads = 256;

/** What a thread is started with. */
export interface Order {
  readonly job: Job;
  readonly count: number;
  readonly chunk: number;
  /** The chunk to be taken next. */
  readonly next: Int32Array;
  /** 1 for chunks that are done already. */
  readonly skip: Uint8Array;
}

/** A chunk that is done, or the place of the first record that is no element. */
export type Told = { readonly chunk: number } | { readonly bad: number };

const noElement = (place: number): ClewError =>
  new ClewError('untrusted', 'overlap.element', `Record ${place + 1} is no element of the group, or is the identity.`, {
    hint: 'No honest run makes such a record. Keep the file and ask the sender about it.',
  });

/**
 * Does a job in threads, chunk by chunk. Throws `untrusted` `overlap.element` for a record that is no element, `unavailable`
 * `overlap.thread` when a thread ended, what `signal` was aborted with.
 */
export async function work(job: Job, count: number, doing: Doing = {}): Promise<void> {
  const { signal, progress, threads = availableParallelism() } = doing;
  signal?.throwIfAborted();
  const chunks = Math.ceil(count / chunk);
  const skip = new Uint8Array(new SharedArrayBuffer(chunks));
  const part = doing.resume === undefined || !('secret' in job) ? undefined : await openPart(doing.resume, job, count, skip);
  let done = 0;
  for (let k = 0; k < chunks; k++) if (skip[k] === 1) done += Math.min(chunk, count - k * chunk);
  progress?.(done, count);
  const finished = async (k: number): Promise<void> => {
    await part?.keep(k);
    done += Math.min(chunk, count - k * chunk);
    progress?.(done, count);
  };
  try {
    if (count < worthThreads) await here(job, count, skip, finished);
    else await apart({ job, count, chunk, next: new Int32Array(new SharedArrayBuffer(4)), skip }, threads, finished, signal);
    signal?.throwIfAborted();
  } finally {
    await part?.close();
  }
}

async function here(job: Job, count: number, skip: Uint8Array, finished: (k: number) => Promise<void>): Promise<void> {
  if (count === 0 || skip[0] === 1) return;
  const group = await loadGroup();
  try {
    const bad = doChunk(group, job, 0, count);
    if (bad !== undefined) throw noElement(bad);
  } finally {
    group.forget();
  }
  await finished(0);
}

async function apart(
  order: Order,
  threads: number,
  finished: (k: number) => Promise<void>,
  signal: AbortSignal | undefined,
): Promise<void> {
  const left = order.skip.reduce((sum, done) => sum + (done === 1 ? 0 : 1), 0);
  const source = new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './worker.js', import.meta.url);
  const workers = Array.from({ length: Math.min(Math.max(1, threads), left) }, () => new Worker(source, { workerData: order }));
  const ended = (): Promise<number[]> => Promise.all(workers.map(async (worker) => await worker.terminate()));
  const stop = (): void => void ended();
  signal?.addEventListener('abort', stop);
  let kept = 0;
  try {
    await Promise.all(
      workers.map(
        async (worker) =>
          await listen(worker, async (k) => {
            await finished(k);
            kept++;
          }),
      ),
    );
    signal?.throwIfAborted();
    if (kept !== left) throw new ClewError('unavailable', 'overlap.thread', 'A thread ended before its work was done.');
  } catch (error) {
    signal?.throwIfAborted();
    throw error;
  } finally {
    signal?.removeEventListener('abort', stop);
    await ended();
  }
}

/** Resolves when the thread has ended and what it told was kept. */
async function listen(worker: Worker, finished: (k: number) => Promise<void>): Promise<void> {
  let keeping = Promise.resolve();
  await new Promise<void>((resolve, reject) => {
    worker.on('message', (told: Told) => {
      if ('bad' in told) return reject(noElement(told.bad));
      keeping = keeping.then(async () => await finished(told.chunk));
      keeping.catch(reject);
    });
    worker.once('error', (cause) =>
      reject(
        new ClewError('unavailable', 'overlap.thread', 'A thread failed.', { hint: 'Try again with fewer threads.', cause }),
      ),
    );
    worker.once('exit', () => resolve());
  });
  await keeping;
}
