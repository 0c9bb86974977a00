import { setPriority } from 'node:os';
import { readlinkSync } from 'node:fs';
import { parentPort } from 'node:worker_threads';
import { type Job, Maker } from './maker.ts';

export interface Question {
  readonly number: number;
  readonly job: Job;
}
export interface Reply {
  readonly number: number;
  readonly result?: unknown;
  readonly error?: { readonly message: string; readonly full: boolean };
}

/** Whoever waits for a page comes before whoever makes the index. Linux gives each thread a priority of its own; else nothing. */
function stepBack(): void {
  try {
    setPriority(Number(readlinkSync('/proc/thread-self').split('/').at(-1)), 5);
  } catch {
    // No such file: another system.
  }
}

if (parentPort !== null) {
  const port = parentPort;
  const maker = new Maker();
  stepBack();
  port.on('message', ({ number, job }: Question) => {
    try {
      port.postMessage({ number, result: maker.work(job) } satisfies Reply);
    } catch (error) {
      const { message, errcode } = error as Error & { errcode?: number };
      // SQLITE_FULL
      port.postMessage({ number, error: { message, full: errcode === 13 } } satisfies Reply);
    }
  });
}
