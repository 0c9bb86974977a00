import { availableParallelism } from 'node:os';
import { type ResourceLimits, Worker } from 'node:worker_threads';
import type { ListedPerson } from '../../model/index.ts';
import { type EntryRows, Matcher } from './matcher.ts';
import type { PersonSetting } from './setting.ts';
import type { Answered, Found, Told } from './worker.ts';

/** Pairs of roster and list from which threads are worth their start. */
const manyPairs = 20_000_000;
/** Batches that wait at a thread, besides the one at work. */
const ahead = 2;

/** Entries go in, in their order; what they may be comes out. The same whatever the number of threads. */
export interface Matching {
  add(entries: EntryRows): Promise<void>;
  finish(): Promise<Found[]>;
  close(): Promise<void>;
}

export function matchingOf(
  roster: readonly ListedPerson[],
  setting: PersonSetting,
  threads = roster.length * (setting.entries ?? 0) < manyPairs ? 1 : availableParallelism(),
): Matching {
  return threads < 2 ? new Near(roster, setting) : new Far(roster, setting, threads);
}

class Near implements Matching {
  private readonly matcher: Matcher;

  constructor(roster: readonly ListedPerson[], setting: PersonSetting) {
    this.matcher = new Matcher(roster, setting);
  }

  async add(entries: EntryRows): Promise<void> {
    this.matcher.add(entries);
  }

  async finish(): Promise<Found[]> {
    return [{ candidates: this.matcher.candidates(), agree: this.matcher.agree }];
  }

  async close(): Promise<void> {}
}

/**
 * Memory of a thread, in MiB: what a roster of so many persons takes, and what the entries at hand leave behind. Without a limit a thread keeps
 * a gigabyte of records that nobody looks at any more.
 */
const limits = (persons: number): ResourceLimits => ({
  maxOldGenerationSizeMb: 400 + Math.ceil(persons / 50),
  maxYoungGenerationSizeMb: 64,
});

/** A thread and what it still has to answer. */
class Lane {
  readonly worker: Worker;
  private readonly waiting: PromiseWithResolvers<Answered>[] = [];

  constructor(source: URL, persons: number) {
    this.worker = new Worker(source, { resourceLimits: limits(persons) });
    this.worker.on('message', (answer: Answered) => {
      const first = this.waiting.shift();
      if ('error' in answer) first?.reject(answer.error);
      else first?.resolve(answer);
    });
    this.worker.on('error', (error) => {
      for (const each of this.waiting.splice(0)) each.reject(error);
    });
  }

  get load(): number {
    return this.waiting.length;
  }

  ask(told: Told): Promise<Answered> {
    const answer = Promise.withResolvers<Answered>();
    answer.promise.catch(() => undefined); // read by whoever waits for the lane; a failure must not be an unhandled one here
    this.waiting.push(answer);
    this.worker.postMessage(told);
    return answer.promise;
  }
}

class Far implements Matching {
  private readonly lanes: Lane[];
  private readonly under = new Set<Promise<Answered>>();
  private failed: unknown;

  constructor(roster: readonly ListedPerson[], setting: PersonSetting, threads: number) {
    const source = new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './worker.js', import.meta.url);
    this.lanes = Array.from({ length: threads }, () => new Lane(source, roster.length));
    for (const lane of this.lanes) this.follow(lane.ask({ roster, setting }));
  }

  async add(entries: EntryRows): Promise<void> {
    const lane = this.lanes.reduce((least, each) => (each.load < least.load ? each : least));
    this.follow(lane.ask({ entries }));
    while (this.under.size > this.lanes.length * ahead) await Promise.race(this.under);
    if (this.failed !== undefined) throw this.failed;
  }

  async finish(): Promise<Found[]> {
    const answers = await Promise.all(this.lanes.map(async (lane) => await lane.ask({ isDone: true })));
    return answers.flatMap((answer) => ('found' in answer ? [answer.found] : []));
  }

  async close(): Promise<void> {
    await Promise.all(this.lanes.map(async ({ worker }) => await worker.terminate()));
  }

  private follow(answer: Promise<Answered>): void {
    const settled = answer.then(
      (value) => {
        this.under.delete(settled);
        return value;
      },
      (error: unknown) => {
        this.under.delete(settled);
        this.failed ??= error;
        return { done: 0 };
      },
    );
    this.under.add(settled);
  }
}
