import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Written } from './bag-writer.ts';
import { copyFile, type CopyTask } from './copy-file.ts';
import type { Copied } from './copy-worker.ts';

/** A file to be copied, and its length as known. */
export type SizedTask = CopyTask & { readonly bytes: number };

/** Below this a thread costs more than it brings. */
const worthThreads = 32 << 20;
/** Files handed over at once, at most: words between threads cost as much as copying a little file. */
const mostTasks = 32;
/** Bytes handed over at once, at least until the next file. */
const enoughBytes = 8 << 20;

/**
 * Copies and hashes files in several threads; `done` is told of each, in no order. Throws what the first that failed met with;
 * what was copied by then stays, for the caller to remove.
 */
export async function copyAll<Task extends SizedTask>(
  tasks: readonly Task[],
  done: (task: Task, written: Written) => void,
  signal: AbortSignal,
): Promise<void> {
  if (tasks.reduce((sum, { bytes }) => sum + bytes, 0) < worthThreads && tasks.length < 1000) {
    for (const task of tasks) {
      signal.throwIfAborted();
      done(task, copyFile(task));
    }
    return;
  }
  const waiting = parcels(tasks);
  const threads = Math.min(Math.max(2, availableParallelism()), 8, waiting.length);
  waiting.reverse();
  const source = new URL(import.meta.url.endsWith('.ts') ? './copy-worker.ts' : './copy-worker.js', import.meta.url);
  const workers = Array.from({ length: threads }, () => new Worker(source));
  const stop = (): void => void Promise.all(workers.map(async (worker) => await worker.terminate()));
  signal.addEventListener('abort', stop);
  try {
    signal.throwIfAborted();
    await Promise.all(workers.map(async (worker) => await serve(worker, waiting, done)));
    signal.throwIfAborted();
  } catch (error) {
    signal.throwIfAborted();
    throw error;
  } finally {
    signal.removeEventListener('abort', stop);
    await Promise.all(workers.map(async (worker) => await worker.terminate()));
  }
}

async function serve<Task extends SizedTask>(
  worker: Worker,
  waiting: (readonly Task[])[],
  done: (task: Task, written: Written) => void,
): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    let now: readonly Task[] = [];
    const next = (): void => {
      const parcel = waiting.pop();
      if (parcel === undefined) return resolve();
      now = parcel;
      worker.postMessage(parcel);
    };
    worker.on('message', (told: Copied) => {
      if ('error' in told) return reject(told.error);
      for (const [at, written] of told.written.entries()) done(now[at]!, written);
      next();
    });
    worker.once('error', reject);
    worker.once('exit', () => resolve());
    next();
  });
}

/** The largest first, so that no thread is left with one at the end while the others rest. */
function parcels<Task extends SizedTask>(tasks: readonly Task[]): Task[][] {
  const found: Task[][] = [];
  let bytes = Infinity;
  for (const task of [...tasks].sort((a, b) => b.bytes - a.bytes)) {
    const last = found.at(-1);
    if (last === undefined || bytes >= enoughBytes || last.length >= mostTasks) {
      found.push([task]);
      bytes = task.bytes;
    } else {
      last.push(task);
      bytes += task.bytes;
    }
  }
  return found;
}
