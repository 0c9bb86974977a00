import { type Clusters, entryWidth, figure } from './clusters.ts';
import type { Barriers } from './judgements.ts';
import { KnownScores } from './known-scores.ts';
import type { MergeModel } from './merge.ts';
import type { Scorers } from './scorers.ts';

/** Called for every pair looked at; used by the script that fits the weights. */
export type Watch = (owner: number, other: number, score: number) => void;

export interface JoinSink {
  (a: number, b: number, best: number, score: number, sizeA: number, sizeB: number): void;
}

export interface AgglomerateOptions {
  /** Natural log-odds that a join needs, from strict to the last. */
  readonly thresholds: readonly number[];
  readonly sink: JoinSink;
  /** Clusters a judgement keeps apart. */
  readonly barriers?: Barriers;
  readonly watch?: Watch;
  /** Clusters something changed for; without it all. */
  readonly start?: (cluster: number) => boolean;
  /** Told, when all is done, of the best partner of each cluster that stayed apart: possible leads. */
  readonly lead?: (a: number, b: number, best: number, score: number) => void;
  readonly check?: () => void;
  /** Scores the pairs of a round on several threads; without it they are scored one by one, and `watch` may look on. */
  readonly scorers?: Scorers;
}

/** At each use of an indicator its cluster is held against those of this many following uses. */
const reach = 3;
const maxRounds = 60;
/** Cases up to which a cluster's rival claims are weighed. */
const smallSide = 8;

/**
 * Joins clusters in rounds: every cluster names its best partner; two that name each other join, and small ones attach
 * to a larger best partner. Only clusters something changed for are scored again.
 */
export function agglomerate(clusters: Clusters, scorer: MergeModel, options: AgglomerateOptions): void {
  new Rounds(clusters, scorer, options).run();
}

class Rounds {
  private readonly clusters: Clusters;
  private readonly scorer: MergeModel;
  private readonly options: AgglomerateOptions;
  private readonly dirty: Uint8Array;
  private readonly bestWith: Int32Array;
  private readonly bestScore: Float64Array;
  /** The next best partner and its score: a rival claim. */
  private readonly nextWith: Int32Array;
  private readonly nextScore: Float64Array;
  /** Clusters per indicator in order of use: the postings, with reports replaced by clusters, runs of one as one. */
  private readonly lists: Int32Array;
  private readonly listLength: Int32Array;
  private readonly known: KnownScores;
  private readonly touched: Uint8Array;
  private readonly seen: Int32Array;
  private turn = 0;
  /**
   * Clusters that something changed for or that have a partner, ascending. The others wait until somebody finds them: a round
   * costs what it looks at, not the size of the casebook.
   */
  private active: Int32Array;
  private readonly isActive: Uint8Array;
  private woken: number[] = [];
  /** Scratch of `grouped`: zero between calls. */
  private readonly place: Int32Array;

  constructor(clusters: Clusters, scorer: MergeModel, options: AgglomerateOptions) {
    const { table, counts } = clusters;
    this.clusters = clusters;
    this.scorer = scorer;
    this.options = options;
    this.dirty = new Uint8Array(table.reports);
    this.bestWith = new Int32Array(table.reports).fill(-1);
    this.bestScore = new Float64Array(table.reports).fill(-Infinity);
    this.nextWith = new Int32Array(table.reports).fill(-1);
    this.nextScore = new Float64Array(table.reports).fill(-Infinity);
    this.lists = table.post.slice();
    this.listLength = new Int32Array(table.indicators);
    for (let x = 0; x < table.indicators; x++)
      this.listLength[x] = counts[x] === 1 ? table.postOffset[x + 1]! - table.postOffset[x]! : 0;
    this.known = new KnownScores(table.reports);
    this.touched = new Uint8Array(table.indicators);
    this.seen = new Int32Array(table.reports).fill(-1);
    this.place = new Int32Array(table.reports);
    this.isActive = new Uint8Array(table.reports);
    for (let r = 0; r < table.reports; r++) if (clusters.root[r] === r && options.start?.(r) !== false) this.dirty[r] = 1;
    this.active = ascending(table.reports, (r) => this.dirty[r] === 1);
    for (const c of this.active) this.isActive[c] = 1;
  }

  run(): void {
    for (const threshold of this.options.thresholds) {
      for (let round = 0; round < maxRounds; round++) {
        this.options.check?.();
        this.rescore();
        if (this.join(threshold) === 0) break;
      }
    }
    if (this.options.lead !== undefined) this.tellLeads(this.options.lead);
  }

  private tellLeads(lead: NonNullable<AgglomerateOptions['lead']>): void {
    const { bestScore, bestWith, clusters, dirty, scorer } = this;
    for (const c of this.active) {
      const partner = bestWith[c]!;
      if (clusters.root[c] !== c || partner === -1 || (bestWith[partner] === c && partner < c)) continue;
      const isCurrent = dirty[c] === 0 && (dirty[partner] === 0 || clusters.root[partner] !== partner);
      if (bestScore[c]! <= 0 && isCurrent) continue;
      scorer.hold(c);
      const score = scorer.score(partner);
      if (score > 0) lead(scorer.nearA, scorer.nearB, scorer.best, score);
    }
  }

  /** Scores dirty clusters against their neighbours and finds everyone's best partner. */
  private rescore(): void {
    const { clusters, dirty, bestWith, bestScore, nextScore, nextWith, scorer } = this;
    const { root } = clusters;
    for (const c of this.active) {
      if (root[c] !== c) continue;
      const partner = bestWith[c]!;
      if (partner !== -1 && dirty[partner] === 1) dirty[c] = 1;
      if (dirty[c] === 0) continue;
      bestWith[c] = -1;
      bestScore[c] = -Infinity;
      nextScore[c] = -Infinity;
      nextWith[c] = -1;
    }
    const { owner, other, count } = this.neighbours();
    const asked = this.recall(owner, other, count);
    const scores = this.options.scorers?.of(owner, other, asked);
    this.known.reserve(asked);
    let held = -1;
    for (let k = 0; k < asked; k++) {
      const a = owner[k]!;
      const b = other[k]!;
      if (scores === undefined && a !== held) {
        scorer.hold(a);
        held = a;
      }
      const score = scores === undefined ? scorer.score(b) : scores[k]!;
      this.options.watch?.(a, b, score);
      this.known.keep(a, b, score);
      this.propose(a, b, score);
    }
    dirty.fill(0);
    this.settleActive();
  }

  /** Proposes the pairs whose scores are known; the others move to the front. Returns how many these are. */
  private recall(owner: Int32Array, other: Int32Array, count: number): number {
    const { known } = this;
    known.begin();
    // Who looks on sees how each score came about.
    if (this.options.watch !== undefined) return count;
    let asked = 0;
    let held = -1;
    let isAnyKnown = false;
    for (let k = 0; k < count; k++) {
      const a = owner[k]!;
      const b = other[k]!;
      if (a !== held) {
        isAnyKnown = known.hold(a);
        held = a;
      }
      const score = isAnyKnown ? known.recall(b) : NaN;
      if (Number.isNaN(score)) {
        owner[asked] = a;
        other[asked++] = b;
      } else this.propose(a, b, score);
    }
    return asked;
  }

  private propose(a: number, b: number, score: number): void {
    if (this.options.barriers?.allowed(a, b) === false) return;
    this.offer(a, b, score);
    this.offer(b, a, score);
  }

  /** Clusters without a partner rest; those that were found by another come in. */
  private settleActive(): void {
    const { active, bestWith, clusters, isActive, woken } = this;
    const next = new Int32Array(active.length + woken.length);
    let count = 0;
    for (const c of active) {
      if (clusters.root[c] === c && bestWith[c] !== -1) next[count++] = c;
      else isActive[c] = 0;
    }
    const stayed = count;
    for (const c of woken) next[count++] = c;
    this.active = next.subarray(0, count);
    if (count > stayed) this.active.sort();
    this.woken = [];
  }

  private wake(c: number): void {
    if (this.isActive[c] === 1) return;
    this.isActive[c] = 1;
    this.woken.push(c);
  }

  private offer(c: number, partner: number, score: number): void {
    const { bestScore, bestWith, nextScore, nextWith } = this;
    if (partner === bestWith[c]) return;
    if (score > bestScore[c]! || (score === bestScore[c] && partner < bestWith[c]!)) {
      nextScore[c] = bestScore[c]!;
      nextWith[c] = bestWith[c]!;
      bestScore[c] = score;
      bestWith[c] = partner;
      this.wake(c);
    } else if (score > nextScore[c]! || (score === nextScore[c] && partner < nextWith[c]!)) {
      nextScore[c] = score;
      nextWith[c] = partner;
    }
  }

  /** Score of a small cluster's best partner less what the rival claim takes: two equal claims leave it apart. */
  private claim(c: number): number {
    const rival = this.nextScore[c]!;
    return this.bestScore[c]! - (rival > 30 ? rival : Math.log1p(Math.exp(rival)));
  }

  /** Pairs of clusters near each other in some indicator's list, each once, grouped by the one with more indicators. */
  private neighbours(): { owner: Int32Array; other: Int32Array; count: number } {
    const { clusters, dirty, lists, listLength } = this;
    const { postOffset } = clusters.table;
    let room = 1 << 14;
    let owner = new Int32Array(room);
    let other = new Int32Array(room);
    let count = 0;
    for (const x of this.shownByDirty()) {
      const from = postOffset[x]!;
      this.compact(x, from);
      const to = from + listLength[x]!;
      for (let i = from; i < to; i++) {
        for (let j = i + 1; j < to && j <= i + reach; j++) {
          const a = lists[i]!;
          const b = lists[j]!;
          if (a === b || (dirty[a] === 0 && dirty[b] === 0)) continue;
          if (count === room) {
            room *= 2;
            owner = doubled(owner);
            other = doubled(other);
          }
          const more = clusters.shows(a) - clusters.shows(b);
          const first = more > 0 || (more === 0 && a < b);
          owner[count] = first ? a : b;
          other[count++] = first ? b : a;
        }
      }
    }
    return { owner, other, count: this.grouped(owner, other, count) };
  }

  /** Indicators of dirty clusters that others may show as well, ascending. */
  private shownByDirty(): Int32Array {
    const { clusters, dirty, listLength, touched } = this;
    const { root, entries, figures } = clusters;
    const shown: number[] = [];
    for (const c of this.active) {
      if (root[c] !== c || dirty[c] === 0) continue;
      const from = figures[c * figure.width + figure.entries]!;
      const to = from + figures[c * figure.width + figure.entryRows]! * entryWidth;
      for (let i = from; i < to; i += entryWidth) {
        const x = entries.data[i]!;
        if (touched[x] === 1 || listLength[x]! < 2) continue;
        touched[x] = 1;
        shown.push(x);
      }
    }
    for (const x of shown) touched[x] = 0;
    return Int32Array.from(shown).sort();
  }

  /** Orders pairs by owner and leaves out what comes again under one; returns how many there are then. */
  private grouped(owner: Int32Array, other: Int32Array, count: number): number {
    const { place, seen } = this;
    const found: number[] = [];
    for (let k = 0; k < count; k++) if (place[owner[k]!]!++ === 0) found.push(owner[k]!);
    const owners = Int32Array.from(found).sort();
    let begin = 0;
    for (const a of owners) {
      const pairs = place[a]!;
      place[a] = begin;
      begin += pairs;
    }
    const inOrder = new Int32Array(count);
    for (let k = 0; k < count; k++) inOrder[place[owner[k]!]!++] = other[k]!;
    let kept = 0;
    let k = 0;
    for (const a of owners) {
      this.turn++;
      for (; k < place[a]!; k++) {
        const b = inOrder[k]!;
        if (seen[b] === this.turn) continue;
        seen[b] = this.turn;
        owner[kept] = a;
        other[kept++] = b;
      }
      place[a] = 0;
    }
    return kept;
  }

  private compact(x: number, from: number): void {
    const { clusters, lists, listLength } = this;
    let kept = from;
    const to = from + listLength[x]!;
    for (let i = from; i < to; i++) {
      const c = clusters.find(lists[i]!);
      if (kept > from && lists[kept - 1] === c) continue;
      lists[kept++] = c;
    }
    listLength[x] = kept - from;
  }

  private join(threshold: number): number {
    const { clusters, bestWith, bestScore } = this;
    const { root } = clusters;
    let joined = 0;
    for (const c of this.active) {
      if (root[c] !== c) continue;
      const partner = bestWith[c]!;
      if (partner > c && bestScore[c]! >= threshold && bestWith[partner] === c && !this.contested(c, partner, threshold)) {
        joined += this.unite(c, partner, threshold);
      }
    }
    for (const c of this.active) {
      if (root[c] !== c || this.dirty[c] === 1 || bestScore[c]! < threshold) continue;
      const partner = clusters.find(bestWith[c]!);
      if (partner === c) continue;
      const [own, theirs] = [clusters.size(c), clusters.size(partner)];
      const attach = (own <= 2 && theirs > own) || (own <= 8 && theirs >= 3 * own);
      if (!attach || this.contested(c, partner, threshold) || this.options.barriers?.allowed(c, partner) === false) continue;
      joined += this.unite(c, partner, threshold);
    }
    return joined;
  }

  /** Whether a small side of this pair has a claim elsewhere about as good: then it stays apart (only in the last rounds). */
  private contested(c: number, partner: number, threshold: number): boolean {
    const { bestWith, clusters, options } = this;
    if (threshold !== options.thresholds.at(-1)) return false;
    if (clusters.size(c) <= smallSide && this.claim(c) < threshold && !this.allied(c, partner, threshold)) return true;
    return (
      clusters.size(partner) <= smallSide &&
      bestWith[partner] === c &&
      this.claim(partner) < threshold &&
      !this.allied(partner, c, threshold)
    );
  }

  /** Whether the rival of a partner belongs with that partner: then the claims do not exclude each other. */
  private allied(c: number, partner: number, threshold: number): boolean {
    const { clusters, scorer, options } = this;
    const rival = clusters.find(this.nextWith[c]!);
    if (rival === partner) return true;
    if (rival === c || options.barriers?.allowed(rival, partner) === false) return false;
    const isFirst = clusters.shows(rival) > clusters.shows(partner);
    scorer.hold(isFirst ? rival : partner);
    return scorer.score(isFirst ? partner : rival) >= threshold;
  }

  /** Joins two clusters if they still score enough: one may have grown since it was scored. Returns the joins made. */
  private unite(a: number, b: number, threshold: number): 0 | 1 {
    const { bestScore, bestWith, clusters, dirty, scorer } = this;
    const first = clusters.shows(a) > clusters.shows(b) ? a : b;
    const second = first === a ? b : a;
    scorer.hold(first);
    const isKnown = bestWith[a] === b && dirty[a] === 0 && dirty[b] === 0;
    if (isKnown) scorer.share(second);
    const score = isKnown ? bestScore[a]! : scorer.score(second);
    if (score < threshold) return 0;
    this.options.sink(scorer.nearA, scorer.nearB, scorer.best, score, clusters.size(first), clusters.size(second));
    const merged = clusters.merge(a, b);
    this.known.forget(a);
    this.known.forget(b);
    this.options.barriers?.merged(merged, merged === a ? b : a);
    // Of both: who named either as best partner looks anew.
    dirty[a] = 1;
    dirty[b] = 1;
    return 1;
  }
}

/** Numbers below `count` that are wanted. */
function ascending(count: number, isWanted: (number: number) => boolean): Int32Array {
  const found: number[] = [];
  for (let i = 0; i < count; i++) if (isWanted(i)) found.push(i);
  return Int32Array.from(found);
}

function doubled(from: Int32Array): Int32Array<ArrayBuffer> {
  const to = new Int32Array(from.length * 2);
  to.set(from);
  return to;
}
