import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { revive } from './line.ts';
import { unpackMoney } from './money-batch.ts';
import { unpack } from './parcel.ts';
import type { AnyBatch, Answer, Task } from './worker.ts';

/** Blocks in flight for each thread: one at work, one waiting. Bounds memory whatever the file's size. */
const ahead = 2;

interface Waiting {
  resolve(batch: AnyBatch): void;
  reject(error: unknown): void;
}

/** Threads that work blocks. Batches come back in the order the tasks were given. */
export class Pool {
  readonly #workers: Worker[] = [];
  readonly #waiting = new Map<number, Waiting>();
  #next = 0;

  constructor(threads = availableParallelism()) {
    const source = new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './worker.js', import.meta.url);
    for (let i = 0; i < Math.max(1, threads); i++) {
      const worker = new Worker(source);
      worker.on('message', (answer: Answer) => {
        const { order } =
          'batch' in answer ? answer.batch : 'money' in answer ? answer.money : 'people' in answer ? answer.people : answer;
        const waiting = this.#waiting.get(order);
        this.#waiting.delete(order);
        if ('batch' in answer) waiting?.resolve({ ...answer.batch, columns: unpack(answer.parcel) });
        else if ('money' in answer) waiting?.resolve(unpackMoney(answer.money));
        else if ('people' in answer) waiting?.resolve(answer.people);
        else waiting?.reject(revive(answer.error));
      });
      worker.on('error', (error) => this.#fail(error));
      this.#workers.push(worker);
    }
  }

  #fail(error: unknown): void {
    for (const waiting of this.#waiting.values()) waiting.reject(error);
    this.#waiting.clear();
  }

  #send(task: Task): Promise<AnyBatch> {
    const worker = this.#workers[this.#next++ % this.#workers.length]!;
    return new Promise((resolve, reject) => {
      this.#waiting.set(task.order, { resolve, reject });
      const { block } = task;
      worker.postMessage(task, block.kind === 'bytes' ? [block.bytes.buffer] : []);
    });
  }

  /** Works all tasks, a bounded number at a time. Throws the first error; `signal` stops between blocks. */
  async *run(tasks: AsyncIterable<Task>, signal?: AbortSignal): AsyncGenerator<AnyBatch> {
    const inFlight: Promise<AnyBatch>[] = [];
    try {
      for await (const task of tasks) {
        signal?.throwIfAborted();
        const answer = this.#send(task);
        answer.catch(() => undefined); // read below, in order; a failure there must not be an unhandled one here
        inFlight.push(answer);
        if (inFlight.length >= this.#workers.length * ahead) yield await inFlight.shift()!;
      }
      while (inFlight.length > 0) {
        signal?.throwIfAborted();
        yield await inFlight.shift()!;
      }
    } finally {
      await Promise.allSettled(inFlight);
    }
  }

  async close(): Promise<void> {
    await Promise.all(this.#workers.map((worker) => worker.terminate()));
  }
}
