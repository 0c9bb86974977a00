import { parentPort, workerData } from 'node:worker_threads';
import type { Act, RingChange } from '../casebook/index.ts';
import { type PackedColumns, unpackColumns } from '../model/index.ts';
import { Handed, Line } from './line.ts';
import { linkCasebook, type LinkCtx, type Linked } from './linked.ts';
import { put } from './linker.ts';
import { type LinkRead, type LinkWriter, loadResident, type Resident } from './state.ts';
import { Teller, type Told } from './teller.ts';

/** What the thread is born with. */
export interface ThreadData {
  /** One number, 1 when the run under way is to stop: a thread that computes hears no message. */
  readonly stop: Int32Array;
  readonly beside: LinkCtx['beside'];
}

/** Rings handed over at once: whoever takes them is at other things as well. */
const ringsAtOnce = 5000;

/** The rings of a casebook in a thread of their own, at the end of a line to the thread that has the casebook. */
class LinkerThread {
  private readonly line: Line;
  private readonly stop: Int32Array;
  private readonly beside: LinkCtx['beside'];
  private resident: Resident | undefined;
  private teller: Promise<Teller> | undefined;
  /** The rows of the run under way. */
  private rows: (() => Promise<readonly Act[]>) | undefined;

  constructor(port: NonNullable<typeof parentPort>, { stop, beside }: ThreadData) {
    this.stop = stop;
    this.beside = beside;
    this.line = new Line(port, {
      ask: async (name: keyof Told, question: Parameters<Told[keyof Told]>) =>
        put(await (this.teller ??= this.load()), name, question),
      link: async (full: boolean) => await this.link(full),
      rows: async () => await this.rows!(),
    });
  }

  private async load(): Promise<Teller> {
    try {
      const { signal } = new AbortController();
      this.resident ??= await loadResident({ read: this.read('read'), signal, beside: this.beside });
      return new Teller(this.resident);
    } catch (error) {
      this.teller = undefined;
      throw error;
    }
  }

  private async link(full: boolean): Promise<Linked> {
    await this.teller?.catch(() => undefined);
    const known = this.resident;
    try {
      const { linked, resident } = await linkCasebook(this.ctx(), full, known);
      this.resident = resident;
      this.teller = Promise.resolve(new Teller(resident));
      return linked;
    } catch (error) {
      // What the run had changed in memory is not what the casebook holds.
      this.resident = this.teller = undefined;
      throw error;
    }
  }

  private ctx(): LinkCtx {
    const { signal } = new AbortController();
    const { stop, beside } = this;
    const isStopped = (): boolean => Atomics.load(stop, 0) === 1;
    Object.defineProperty(signal, 'aborted', { get: isStopped });
    Object.defineProperty(signal, 'throwIfAborted', {
      value: () => {
        if (isStopped()) throw new DOMException('The run was stopped.', 'AbortError');
      },
    });
    return {
      signal,
      beside,
      progress: (progress) => this.line.tell('progress', progress),
      commit: async (acts, rows) => {
        let result: Awaited<ReturnType<typeof rows>> | undefined;
        this.rows = async () => {
          result = await rows(this.writer());
          return acts(result);
        };
        const recorded = await this.line.ask<{ readonly seq: number }[]>('commit');
        return { acts: recorded, result: result! };
      },
    };
  }

  private read(side: 'read' | 'write'): LinkRead {
    const { line } = this;
    const over =
      <Name extends Exclude<keyof LinkRead, 'columns'>>(name: Name) =>
      async (...question: Parameters<LinkRead[Name]>): Promise<never> =>
        await line.ask<never>('read', side, name, question);
    return {
      judgements: over('judgements'),
      members: over('members'),
      moves: over('moves'),
      reportNumbers: over('reportNumbers'),
      services: over('services'),
      sql: over('sql'),
      state: over('state'),
      async *columns(from = 0, judgements = Infinity) {
        const cursor = await line.ask<number>('packed', side, from, judgements);
        try {
          for (;;) {
            const packed = await line.ask<PackedColumns | undefined>('packed.next', cursor);
            if (packed === undefined) return;
            yield unpackColumns(packed);
          }
        } finally {
          line.tell('packed.end', cursor);
        }
      },
    };
  }

  private writer(): LinkWriter {
    const { line } = this;
    return {
      read: this.read('write'),
      async rings(change: RingChange) {
        const { rings, ...rest } = change;
        for (let from = 0; from < rings.length; from += ringsAtOnce)
          await line.ask('rings.some', rings.slice(from, from + ringsAtOnce));
        await line.ask('rings', new Handed(rest));
      },
      async state(name, bytes) {
        await line.ask('state', name, new Handed(bytes));
      },
    };
  }
}

if (parentPort !== null) void new LinkerThread(parentPort, workerData as ThreadData);
