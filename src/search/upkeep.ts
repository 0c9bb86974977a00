import { join } from 'node:path';
import type { Casebook, OnProgress, Read } from '../casebook/index.ts';
import { Client } from './client.ts';
import { mentionBytes, type Print, prints, reportBytes, reportCount, ringBytes, ringPrint, wordsFrom } from './feed.ts';
import type { Held } from './maker.ts';
import { stretch } from './postings.ts';
import type { Shared } from './columns.ts';

/** Reports whose texts are handed over at once: some megabytes. */
const handful = 16_384;

export interface State {
  readonly shared: Shared;
  /** The casebook's words, by number. */
  readonly words: readonly string[];
  /** Reports whose words and indicators can be looked up: those with lower numbers. */
  readonly indexed: number;
}

interface Options {
  readonly signal: AbortSignal;
  readonly progress: OnProgress;
}

/** Keeps the index level with the rows of a casebook. One `catchUp` at a time. */
export class Upkeep {
  readonly path: string;
  readonly #read: Read;
  readonly #casebook: string;
  readonly #client = new Client();
  readonly #onState: (state: State) => void;
  /** What the file holds; `undefined`: to be opened, and looked at with fresh eyes. */
  #held: Held[] | undefined;
  /** Nothing in the file is to be believed. */
  #fresh = false;
  #words: string[] = [];
  /** Reports in the columns. */
  #loaded = 0;
  /** Rings that were handed over, and how many reports there were. */
  #rings = '';

  constructor(casebook: Casebook, onState: (state: State) => void) {
    this.path = join(casebook.dir, 'search.sqlite');
    this.#read = casebook.bulkRead;
    this.#casebook = casebook.info.id;
    this.#onState = onState;
  }

  /** The file turned out to be damaged: the next time it is made anew. */
  distrust(): void {
    this.#held = undefined;
    this.#fresh = true;
  }

  async catchUp(options: Options): Promise<void> {
    try {
      const count = await reportCount(this.#read);
      const stale = await this.#level(count);
      // Lists need no words: who waits for them waits no longer than it takes to read the columns.
      if (count - this.#indexed > handful || stale.length > 0) await this.#publish(count);
      for (const number of stale) await this.#index(number, 0, this.#held![number]!.reports, options);
      while (this.#indexed < count) {
        const from = this.#indexed;
        const number = Math.floor(from / stretch);
        await this.#index(number, from % stretch, Math.min(stretch, count - number * stretch), options, count);
      }
      await this.#publish(count);
    } catch (error) {
      // What was written is looked up in the file the next time.
      this.#held = undefined;
      throw error;
    }
  }

  async close(): Promise<void> {
    await this.#client.close();
  }

  get #indexed(): number {
    return this.#held!.reduce((sum, held) => sum + held.reports, 0);
  }

  /**
   * Holds the file against the rows. Made from other reports than there are now (of another copy, or before a rebuild), all
   * goes; where only mentions differ, their stretches are returned, to be made again.
   */
  async #level(count: number): Promise<number[]> {
    if (this.#held === undefined) await this.#open(this.#fresh);
    let now = new Map<number, Print>();
    const isOther = async (): Promise<boolean> => {
      if (this.#indexed > count || this.#loaded > count) return true;
      if (this.#held!.some((held, i) => held.number !== i || (held.reports < stretch && i < this.#held!.length - 1))) return true;
      now = await prints(this.#read, this.#indexed);
      return this.#held!.some((held) => held.rows !== now.get(held.number)?.rows);
    };
    if (await isOther()) {
      await this.#open(true);
      return [];
    }
    return this.#held!.filter((held) => held.mentions !== now.get(held.number)!.mentions).map((held) => held.number);
  }

  async #open(fresh: boolean): Promise<void> {
    this.#held = await this.#client.ask({ do: 'open', path: this.path, casebook: this.#casebook, fresh });
    await this.#client.ask({ do: 'forget' });
    this.#fresh = false;
    this.#words = [];
    this.#loaded = 0;
    this.#rings = '';
  }

  /** Words and indicators of the places `from` … `to` of a stretch. */
  async #index(number: number, from: number, to: number, { signal, progress }: Options, total?: number): Promise<void> {
    const first = number * stretch;
    for (let place = from; place < to; place += handful) {
      signal.throwIfAborted();
      const bytes = await reportBytes(this.#read, first + place, first + Math.min(to, place + handful), true);
      await this.#client.ask({ do: 'reports', bytes, columns: false, index: true });
      progress({ step: 'index', done: first + place, ...(total === undefined ? {} : { total }), unit: 'reports' });
    }
    signal.throwIfAborted();
    // The print comes first: what changes after it is noticed the next time.
    const print = (await prints(this.#read, first + to, first)).get(number)!;
    const bytes = await mentionBytes(this.#read, first + from, first + to);
    await this.#client.ask({ do: 'mentions', bytes });
    const held: Held = { number, reports: to, ...print };
    await this.#client.ask({ do: 'write', held, anew: from === 0 });
    this.#held![number] = held;
  }

  /** Brings columns and rings up to date, and hands them to who answers questions. */
  async #publish(count: number): Promise<void> {
    const words = await wordsFrom(this.#read, this.#words.length);
    this.#words = [...this.#words, ...words];
    await this.#client.ask({ do: 'words', words });
    while (this.#loaded < count) {
      const to = Math.min(count, this.#loaded + stretch);
      const bytes = await reportBytes(this.#read, this.#loaded, to, false);
      await this.#client.ask({ do: 'reports', bytes, columns: true, index: false });
      this.#loaded = to;
    }
    const rings = `${count} ${this.#indexed} ${await ringPrint(this.#read)}`;
    if (rings !== this.#rings) {
      await this.#client.ask({ do: 'rings', rings: await ringBytes(this.#read) });
      this.#rings = rings;
    }
    const shared = await this.#client.ask({ do: 'share' });
    this.#onState({ shared, words: this.#words, indexed: this.#indexed });
  }
}
