import { Worker } from 'node:worker_threads';
import { ClewError } from '../errors.ts';
import type { Held, Job } from './maker.ts';
import type { Shared } from './columns.ts';
import type { Question, Reply } from './thread.ts';

interface Waiting {
  resolve(result: unknown): void;
  reject(error: unknown): void;
}

/** The thread that makes the index, as seen from the server's. */
export class Client {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  #next = 0;
  #failed: Error | undefined;

  constructor() {
    this.#worker = new Worker(new URL(import.meta.url.endsWith('.ts') ? './thread.ts' : './thread.js', import.meta.url));
    this.#worker.on('message', ({ number, result, error }: Reply) => {
      const waiting = this.#waiting.get(number);
      this.#waiting.delete(number);
      if (error === undefined) waiting?.resolve(result);
      else waiting?.reject(fileError(error));
    });
    this.#worker.on('error', (error) => this.#fail(error));
    this.#worker.on('exit', () => this.#fail(new Error('the thread that makes the index has ended')));
    // A process that is done need not wait for it.
    this.#worker.unref();
  }

  ask(job: Extract<Job, { do: 'open' }>): Promise<Held[]>;
  ask(job: Extract<Job, { do: 'share' }>): Promise<Shared>;
  ask(job: Job): Promise<undefined>;
  ask(job: Job): Promise<unknown> {
    if (this.#failed !== undefined) return Promise.reject(this.#failed);
    const number = this.#next++;
    return new Promise((resolve, reject) => {
      this.#waiting.set(number, { resolve, reject });
      this.#worker.ref();
      this.#worker.postMessage({ number, job } satisfies Question, buffersOf(job));
    }).finally(() => {
      if (this.#waiting.size === 0) this.#worker.unref();
    });
  }

  async close(): Promise<void> {
    await this.ask({ do: 'close' }).catch(() => undefined);
    await this.#worker.terminate();
  }

  #fail(error: Error): void {
    this.#failed ??= error;
    for (const waiting of this.#waiting.values()) waiting.reject(error);
    this.#waiting.clear();
  }
}

/** Bytes that are handed over, not copied. */
function buffersOf(job: Job): ArrayBuffer[] {
  const bytes =
    job.do === 'reports' || job.do === 'mentions'
      ? [job.bytes]
      : job.do === 'rings'
        ? [job.rings.rings, job.rings.members, job.rings.tops]
        : [];
  return bytes.filter(({ byteLength, buffer }) => byteLength === buffer.byteLength).map(({ buffer }) => buffer as ArrayBuffer);
}

function fileError({ message, full }: { readonly message: string; readonly full: boolean }): Error {
  if (!full) return new Error(message);
  return new ClewError('unavailable', 'search.disk', 'The disk is full: the index for searching cannot be written.', {
    hint: 'Free some space. The casebook itself is not harmed; the index is made again from it.',
  });
}
