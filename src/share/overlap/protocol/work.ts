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
const worthThreads = 512;

/** What a thread is told to do. */
export interface Order {
  readonly job: Job;
  readonly count: number;
  readonly chunk: number;
  /** The chunk to be taken next. */
  readonly next: Int32Array;
  /** 1 for chunks that are done already. */
  readonly skip: Uint8Array;
}

/** A chunk that is done, the place of the first record that is no element, or that no chunk is left. */
export type Told = { readonly chunk: number } | { readonly bad: number } | 'ended';

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
  const workers = Array.from({ length: Math.min(Math.max(1, threads), left) }, engaged);
  const stop = (): void => void dismissed(workers);
  signal?.addEventListener('abort', stop);
  let kept = 0;
  const keep = async (k: number): Promise<void> => {
    await finished(k);
    kept++;
  };
  try {
    await Promise.all(workers.map(async (worker) => await serve(worker, order, keep)));
    signal?.throwIfAborted();
    if (kept !== left) throw ended();
    release(workers);
  } catch (error) {
    await dismissed(workers);
    signal?.throwIfAborted();
    throw error;
  } finally {
    signal?.removeEventListener('abort', stop);
  }
}

const ended = (cause?: unknown): ClewError =>
  new ClewError('unavailable', 'overlap.thread', 'A thread ended before its work was done.', {
    hint: 'Try again, with fewer threads if memory is short.',
    cause,
  });

/** Resolves when the thread has found no chunk left and what it told was kept. */
async function serve(worker: Worker, order: Order, finished: (k: number) => Promise<void>): Promise<void> {
  let keeping = Promise.resolve();
  try {
    await new Promise<void>((resolve, reject) => {
      worker.on('message', (told: Told) => {
        if (told === 'ended') return resolve();
        if ('bad' in told) return reject(noElement(told.bad));
        keeping = keeping.then(async () => await finished(told.chunk));
        keeping.catch(reject);
      });
      worker.once('error', (cause) => reject(ended(cause)));
      worker.once('exit', () => reject(ended()));
      worker.postMessage(order);
    });
    await keeping;
  } finally {
    // By name: without names, Node's own go as well, and the thread hears nothing any more.
    for (const name of ['message', 'error', 'exit']) worker.removeAllListeners(name);
    // A thread that fails once it has nothing to do is nobody's loss.
    worker.on('error', () => undefined);
  }
}

/** Threads that have nothing to do: the steps of a run follow each other, and starting one takes as long as a thousand elements. */
const resting = new Map<Worker, NodeJS.Timeout>();
/** Milliseconds after which a resting thread is ended. */
const restMs = 5000;

function engaged(): Worker {
  const [known] = resting;
  if (known === undefined) {
    const source = new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './worker.js', import.meta.url);
    return new Worker(source);
  }
  const [worker, timer] = known;
  clearTimeout(timer);
  resting.delete(worker);
  worker.ref();
  return worker;
}

function release(workers: readonly Worker[]): void {
  for (const worker of workers) {
    worker.unref();
    const end = (): void => {
      resting.delete(worker);
      void worker.terminate();
    };
    worker.once('exit', () => {
      clearTimeout(resting.get(worker));
      resting.delete(worker);
    });
    resting.set(worker, setTimeout(end, restMs).unref());
  }
}

async function dismissed(workers: readonly Worker[]): Promise<void> {
  await Promise.all(workers.map(async (worker) => await worker.terminate()));
}
