import { availableParallelism } from 'node:os';
import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads';
import type { Clusters, ClusterView } from './clusters.ts';
import type { Comparer, Told } from './compare.ts';
import type { Learned } from './em.ts';
import type { MergeModel } from './merge.ts';
import type { Model } from './model.ts';

/** Fewer pairs than this are scored where they are: waking a thread costs more than it saves. */
const worthThreads = 20_000;
/** Reports from which threads are worth starting at all. */
export const worthCrew = 50_000;
/** Pairs a thread takes at a time. */
const chunk = 1024;
/** Value of `slot.next` between rounds: beyond any chunk, and far from where 32 bits end. */
const closed = 0x4000_0000;
/** Milliseconds without a chunk done after which a thread is given up: a chunk takes some ten. */
const patience = 20_000;

/** Places in the control block, in 32-bit numbers. */
export const slot = { generation: 0, next: 1, done: 2, chunks: 3, pairs: 4, length: 5 } as const;

/** Pairs to be scored, grouped by owner, and the rows they are scored on. All memory is shared. */
export interface Pairs {
  readonly owner: Int32Array;
  readonly other: Int32Array;
  /** Natural log-odds of each pair; the result. */
  readonly score: Float64Array;
  readonly entries: Int32Array;
  readonly activity: Int32Array;
}

/** What a thread is started with. */
export interface Crew {
  readonly control: Int32Array;
  readonly port: MessagePort;
  readonly table: ClusterView['table'];
  readonly figures: Int32Array;
  readonly bin: Int32Array;
  readonly told: Told;
  readonly learned: Pick<Learned, 'exclusivity' | 'groups' | 'context'>;
  readonly model: Model;
}

/** Takes chunks until none is left and scores their pairs. `pairsNow` is asked after a chunk was taken. */
export function scoreChunks(scorer: MergeModel, control: Int32Array, pairsNow: () => Pairs): void {
  for (;;) {
    const k = Atomics.add(control, slot.next, 1);
    if (k >= Atomics.load(control, slot.chunks)) return;
    const pairs = pairsNow();
    scorePairs(scorer, pairs, k * chunk, Math.min((k + 1) * chunk, Atomics.load(control, slot.pairs)));
    Atomics.add(control, slot.done, 1);
    Atomics.notify(control, slot.done);
  }
}

function scorePairs(scorer: MergeModel, pairs: Pick<Pairs, 'owner' | 'other' | 'score'>, from: number, to: number): void {
  const { owner, other, score } = pairs;
  let held = -1;
  for (let i = from; i < to; i++) {
    if (owner[i] !== held) {
      held = owner[i]!;
      scorer.hold(held);
    }
    score[i] = scorer.score(other[i]!);
  }
}

/**
 * Scores pairs of clusters on all cores. Each pair's score depends on the pair alone, so the result is the one a single
 * thread gives, whichever thread was quicker. Synchronous: the caller scores with the others and waits for the last.
 */
export class Scorers {
  private readonly clusters: Clusters;
  private readonly scorer: MergeModel;
  private readonly control = new Int32Array(new SharedArrayBuffer(slot.length * 4));
  private readonly crew: { worker: Worker; port: MessagePort }[] = [];
  private readonly worthThreads: number;
  private room = 0;
  private owner: Int32Array = new Int32Array(0);
  private other: Int32Array = new Int32Array(0);
  private score: Float64Array = new Float64Array(0);

  /** `clusters` must be in shared memory. `threads` counts the caller. */
  constructor(
    clusters: Clusters,
    scorer: MergeModel,
    parts: { comparer: Comparer; learned: Learned; model: Model; threads?: number; worthThreads?: number },
  ) {
    this.clusters = clusters;
    this.scorer = scorer;
    Atomics.store(this.control, slot.next, closed);
    const source = new URL(import.meta.url.endsWith('.ts') ? './score-worker.ts' : './score-worker.js', import.meta.url);
    const { comparer, learned, model, threads = availableParallelism() } = parts;
    this.worthThreads = parts.worthThreads ?? worthThreads;
    const { table } = clusters;
    const common = {
      control: this.control,
      table: {
        indicators: table.indicators,
        kind: shared(table.kind),
        parent: shared(table.parent),
        postOffset: shared(table.postOffset),
        day: shared(table.day),
        offset: shared(table.offset),
        indicator: shared(table.indicator),
      },
      figures: clusters.figures,
      bin: clusters.bin,
      told: { ...comparer.told, notes: shared(comparer.told.notes), named: shared(comparer.told.named) },
      learned: { exclusivity: shared(learned.exclusivity), groups: learned.groups, context: learned.context },
      model,
    };
    for (let i = 1; i < threads; i++) {
      const { port1, port2 } = new MessageChannel();
      const crew: Crew = { ...common, port: port2 };
      const worker = new Worker(source, { workerData: crew, transferList: [port2] });
      // A thread that cannot work is not needed: `of` scores what it left.
      worker.on('error', () => undefined);
      worker.unref();
      port1.unref();
      this.crew.push({ worker, port: port1 });
    }
  }

  /** Scores of the pairs (`owner[i]`, `other[i]`), i < count, grouped by owner. Valid until the next call. */
  of(owner: Int32Array, other: Int32Array, count: number): Float64Array {
    if (this.room < count) {
      this.room = Math.ceil(count * 1.2);
      this.owner = new Int32Array(new SharedArrayBuffer(this.room * 4));
      this.other = new Int32Array(new SharedArrayBuffer(this.room * 4));
      this.score = new Float64Array(new SharedArrayBuffer(this.room * 8));
    }
    this.owner.set(owner.subarray(0, count));
    this.other.set(other.subarray(0, count));
    const { control, clusters, score } = this;
    if (count < this.worthThreads) {
      scorePairs(this.scorer, { owner, other, score }, 0, count);
      return score;
    }
    const pairs: Pairs = {
      owner: this.owner,
      other: this.other,
      score,
      entries: clusters.entries.data,
      activity: clusters.activity.data,
    };
    const chunks = Math.ceil(count / chunk);
    Atomics.store(control, slot.done, 0);
    Atomics.store(control, slot.pairs, count);
    Atomics.store(control, slot.chunks, chunks);
    for (const { port } of this.crew) port.postMessage(pairs);
    Atomics.add(control, slot.generation, 1);
    // Only now is there something to take, and whoever takes it finds the pairs on the port.
    Atomics.store(control, slot.next, 0);
    Atomics.notify(control, slot.generation);
    scoreChunks(this.scorer, control, () => pairs);
    for (let done = Atomics.load(control, slot.done); done < chunks; done = Atomics.load(control, slot.done)) {
      if (Atomics.wait(control, slot.done, done, patience) !== 'timed-out') continue;
      scorePairs(this.scorer, pairs, 0, count);
      break;
    }
    Atomics.store(control, slot.next, closed);
    return score;
  }

  close(): void {
    for (const { worker, port } of this.crew) {
      port.close();
      void worker.terminate();
    }
  }
}

/** The same in memory that other threads see: a copy where it is not there yet. */
function shared<T extends Uint8Array | Int32Array | Uint32Array | Float32Array | Float64Array>(from: T): T {
  if (from.buffer instanceof SharedArrayBuffer) return from;
  const Type = from.constructor as new (buffer: SharedArrayBuffer) => T;
  const to = new Type(new SharedArrayBuffer(from.byteLength));
  to.set(from);
  return to;
}
