import { Worker } from 'node:worker_threads';
import type { Act, Ctx, Read, RingChange, RingRow, RowWriter } from '../casebook/index.ts';
import { ClewError } from '../errors.ts';
import { Handed, Line } from './line.ts';
import { causeOf, type Linked } from './linked.ts';
import type { Asking, Linker } from './linker.ts';
import type { ThreadData } from './linker-thread.ts';
import { type LinkRead, readHead, reportCount } from './state.ts';
import type { Told } from './teller.ts';

/** New reports that are added while pages wait: it takes a moment. */
const mostAtOnce = 2000;
/** Reports up to which all are weighed anew while pages wait. */
const mostWeighed = 20_000;

/**
 * The linker in a thread of its own, so that pages and lists are answered while it computes. A run that takes long is made in
 * a second thread, which then takes the first one's place: until then pages show the rings as they were.
 */
export class FarLinker implements Linker {
  readonly #source: () => URL;
  #thread: Thread | undefined;
  #last: Promise<unknown> = Promise.resolve();
  readonly #threads = new Set<Thread>();

  /** `source`: what a new thread runs; another one for tests of threads that end. */
  constructor(source: () => URL = threadSource) {
    this.#source = source;
  }

  async link(ctx: Ctx, full: boolean): Promise<Linked> {
    const turn = this.#last.then(async () => await this.#link(ctx, full));
    this.#last = turn.catch(() => undefined);
    return await turn;
  }

  async #link(ctx: Ctx, full: boolean): Promise<Linked> {
    ctx.signal.throwIfAborted();
    if (!(await takesLong(ctx.read, full))) return await this.#answering(ctx).link(ctx, full);
    const aside = this.#begin(ctx);
    try {
      const linked = await aside.link(ctx, full);
      const before = this.#thread;
      this.#thread = aside;
      void before?.close();
      return linked;
    } catch (error) {
      void aside.close();
      throw error;
    }
  }

  /** Reads the rings of a large casebook before somebody asks; of a small one they are there in a moment. */
  async warm(ctx: Asking): Promise<void> {
    if ((await reportCount(ctx.read, { covered: 0 })) > mostWeighed) await this.ask(ctx, 'services', [], []);
  }

  async ask<Name extends keyof Told>(
    ctx: Asking,
    name: Name,
    ...question: Parameters<Told[Name]>
  ): Promise<ReturnType<Told[Name]>> {
    return await this.#answering(ctx).ask<ReturnType<Told[Name]>>(name, question);
  }

  async close(): Promise<void> {
    await this.#last;
    await Promise.all(Array.from(this.#threads, async (thread) => await thread.end()));
  }

  #answering(ctx: Begun): Thread {
    if (this.#thread?.isGone !== false) this.#thread = this.#begin(ctx);
    return this.#thread;
  }

  #begin(ctx: Begun): Thread {
    const thread = new Thread(this.#source(), ctx, () => this.#threads.delete(thread));
    this.#threads.add(thread);
    return thread;
  }
}

/** What a thread needs of the world from its beginning. */
type Begun = Pick<Ctx, 'read' | 'beside'>;

const threadSource = (): URL =>
  new URL(import.meta.url.endsWith('.ts') ? './linker-thread.ts' : './linker-thread.js', import.meta.url);

async function takesLong(read: Read, full: boolean): Promise<boolean> {
  const head = await readHead(read);
  if (head === undefined) return false;
  const reports = await reportCount(read, head);
  if (reports <= mostWeighed) return false;
  return reports - head.covered > mostAtOnce || (await causeOf(read, full)) !== undefined;
}

/** A run on its way, as this side sees it. */
interface Run {
  readonly ctx: Ctx;
  write: RowWriter | undefined;
  rings: RingRow[];
}

/** One thread and the line to it. */
class Thread {
  isGone = false;
  readonly #worker: Worker;
  readonly #line: Line;
  readonly #stop = new Int32Array(new SharedArrayBuffer(4));
  readonly #cursors = new Map<number, AsyncGenerator>();
  #nextCursor = 0;
  #run: Run | undefined;
  #open = new Set<Promise<unknown>>();

  constructor(source: URL, { read, beside }: Begun, onGone: () => void) {
    this.#worker = new Worker(source, { workerData: { stop: this.#stop, beside } satisfies ThreadData });
    this.#worker.unref();
    const sideOf = (side: 'read' | 'write'): Read => (side === 'read' ? read : this.#run!.write!.read);
    this.#line = new Line(this.#worker, {
      read: async (side: 'read' | 'write', name: Exclude<keyof LinkRead, 'columns'>, question: readonly unknown[]) => {
        const ask = sideOf(side)[name] as (...of: readonly unknown[]) => Promise<unknown>;
        return new Handed(await ask(...question));
      },
      packed: (side: 'read' | 'write', from: number, judgements: number) => {
        this.#cursors.set(this.#nextCursor, sideOf(side).packed(from, judgements));
        return this.#nextCursor++;
      },
      'packed.next': async (cursor: number) => {
        const { value, done } = await this.#cursors.get(cursor)!.next();
        return done === true ? undefined : new Handed(value);
      },
      'packed.end': (cursor: number) => {
        void this.#cursors.get(cursor)?.return(undefined);
        this.#cursors.delete(cursor);
      },
      progress: (progress: Parameters<Ctx['progress']>[0]) => this.#run?.ctx.progress(progress),
      commit: async () => await this.#commit(this.#run!),
      'rings.some': (rings: readonly RingRow[]) => void this.#run!.rings.push(...rings),
      rings: async (change: Omit<RingChange, 'rings'>) => {
        const run = this.#run!;
        await run.write!.rings({ ...change, rings: run.rings });
        run.rings = [];
      },
      state: async (name: string, bytes: Uint8Array | undefined) => await this.#run!.write!.state(name, bytes),
    });
    const gone = (): void => {
      this.isGone = true;
      this.#line.break(
        new ClewError('unavailable', 'path.thread', 'The thread that links reports has ended.', {
          hint: 'Try again: it is begun anew. The casebook is whole.',
        }),
      );
      onGone();
    };
    // An error ends the thread as well.
    this.#worker.on('error', () => undefined);
    this.#worker.on('exit', gone);
  }

  async ask<Answer>(name: string, question: readonly unknown[]): Promise<Answer> {
    return await this.#held(this.#line.ask<Answer>('ask', name, question));
  }

  async link(ctx: Ctx, full: boolean): Promise<Linked> {
    Atomics.store(this.#stop, 0, 0);
    const stop = (): void => void Atomics.store(this.#stop, 0, 1);
    ctx.signal.addEventListener('abort', stop);
    if (ctx.signal.aborted) stop();
    this.#run = { ctx, write: undefined, rings: [] };
    try {
      return await this.#held(this.#line.ask<Linked>('link', full));
    } catch (error) {
      ctx.signal.throwIfAborted();
      throw error;
    } finally {
      this.#run = undefined;
      ctx.signal.removeEventListener('abort', stop);
    }
  }

  /** Ends the thread once what it was asked is answered. */
  async close(): Promise<void> {
    await Promise.allSettled(this.#open);
    await this.end();
  }

  /** Ends it at once; who waits for an answer is told so. */
  async end(): Promise<void> {
    await this.#worker.terminate();
  }

  async #commit(run: Run): Promise<readonly Pick<{ seq: number }, 'seq'>[]> {
    const { acts } = await run.ctx.commit<readonly Act[]>(
      (told) => told,
      async (write) => {
        run.write = write;
        return await this.#line.ask<readonly Act[]>('rows');
      },
    );
    return acts.map(({ seq }) => ({ seq }));
  }

  /** While somebody waits for the thread, the process does not end. */
  async #held<Answer>(answer: Promise<Answer>): Promise<Answer> {
    this.#open.add(answer);
    this.#worker.ref();
    try {
      return await answer;
    } finally {
      this.#open.delete(answer);
      if (this.#open.size === 0) this.#worker.unref();
    }
  }
}
