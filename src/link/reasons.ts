import { kindNumber } from './kinds.ts';
import type { LinkResult } from './types.ts';
import { Weigher } from './weigher.ts';

const victimKind = kindNumber('victim');
/** Pairs beyond the spanning ones that a report may bring, so that reasons stay linear in the reports. */
const extraPerReport = 1;

/** The links shown for the rings, as columns: `a` is the earlier report. */
export interface Reasons {
  readonly count: number;
  /** Position in `LinkResult.rings`. */
  readonly ring: Int32Array;
  readonly a: Int32Array;
  readonly b: Int32Array;
  /** log10 likelihood ratio of one ring against strangers. */
  readonly weight: Float32Array;
  /** The weakest join on the way between the two. */
  readonly confidence: Float32Array;
}

/**
 * Chooses the links that tie every report into its ring: of the pairs nearest in time for each shared indicator and the
 * pairs the joins were made on, the strongest that hold the ring together, and up to one more per report. At most
 * 1.5 links per report. `only` limits the work to one ring (position in `rings`).
 */
export function chooseReasons(result: LinkResult, weigher = new Weigher(result), only?: number): Reasons {
  const { table, rings } = result;
  const joined = joinsByReport(result);
  const confidences = new JoinPaths(result);
  const lastRing = new Int32Array(table.indicators).fill(-1);
  const lastReport = new Int32Array(table.indicators);
  const root = Int32Array.from({ length: table.reports }, (_, r) => r);
  const extras = new Uint8Array(table.reports);
  const chosen = new Chosen();
  const candidates: Candidates = { a: [], b: [], weight: [] };

  rings.forEach((ring, number) => {
    if (only !== undefined && number !== only) return;
    candidates.a.length = candidates.b.length = candidates.weight.length = 0;
    const partners: number[] = [];
    for (const r of ring.reports) {
      partners.length = 0;
      for (let i = table.offset[r]!; i < table.offset[r + 1]!; i++) {
        const x = table.indicator[i]!;
        if (table.kind[x] === victimKind || !weigher.counts(x)) continue;
        if (lastRing[x] === number && !partners.includes(lastReport[x]!)) partners.push(lastReport[x]!);
        lastRing[x] = number;
        lastReport[x] = r;
      }
      for (let i = joined.offset[r]!; i < joined.offset[r + 1]!; i++) {
        if (!partners.includes(joined.other[i]!)) partners.push(joined.other[i]!);
      }
      for (const q of partners) {
        candidates.a.push(q);
        candidates.b.push(r);
        candidates.weight.push(weigher.weight(q, r));
      }
    }
    choose(candidates, root, extras, (a, b, weight) => chosen.add(number, a, b, weight, confidences.between(a, b)));
  });
  return chosen.done();
}

interface Candidates {
  readonly a: number[];
  readonly b: number[];
  readonly weight: number[];
}

/** Kruskal's maximum spanning forest (1956), strongest first, then the strongest of the rest. */
function choose(
  { a, b, weight }: Candidates,
  root: Int32Array,
  extras: Uint8Array,
  take: (a: number, b: number, weight: number) => void,
): void {
  const order = Array.from(weight.keys()).sort((i, j) => weight[j]! - weight[i]! || b[i]! - b[j]! || a[i]! - a[j]!);
  const find = (r: number): number => {
    while (root[r] !== r) r = root[r] = root[root[r]!]!;
    return r;
  };
  for (const i of order) {
    const x = find(a[i]!);
    const y = find(b[i]!);
    if (x !== y) root[Math.max(x, y)] = Math.min(x, y);
    else if (weight[i]! > 0 && extras[a[i]!]! < extraPerReport && extras[b[i]!]! < extraPerReport) {
      extras[a[i]!]!++;
      extras[b[i]!]!++;
    } else continue;
    take(a[i]!, b[i]!, weight[i]!);
  }
}

/** Partners of each report by the joins inside its ring, listed under the later report. */
function joinsByReport({ table, joins, ringOf }: LinkResult): { offset: Int32Array; other: Int32Array } {
  const inRing = (i: number): boolean =>
    joins.a[i] !== joins.b[i] && ringOf[joins.a[i]!] !== -1 && ringOf[joins.a[i]!] === ringOf[joins.b[i]!];
  const offset = new Int32Array(table.reports + 1);
  for (let i = 0; i < joins.count; i++) if (inRing(i)) offset[Math.max(joins.a[i]!, joins.b[i]!) + 1]!++;
  for (let r = 0; r < table.reports; r++) offset[r + 1]! += offset[r]!;
  const next = offset.slice(0, table.reports);
  const other = new Int32Array(offset[table.reports]!);
  for (let i = 0; i < joins.count; i++) {
    if (inRing(i)) other[next[Math.max(joins.a[i]!, joins.b[i]!)]!++] = Math.min(joins.a[i]!, joins.b[i]!);
  }
  return { offset, other };
}

/** The tree of joins: the smaller side hangs under the larger, so the way between two reports is short. */
export class JoinPaths {
  readonly #up: Int32Array;
  readonly #confidence: Float32Array;
  readonly #depth: Int32Array;
  readonly #fallback: Float32Array;

  constructor({ table, joins, reportConfidence }: LinkResult) {
    const size = new Int32Array(table.reports).fill(1);
    this.#up = new Int32Array(table.reports).fill(-1);
    this.#confidence = new Float32Array(table.reports).fill(1);
    this.#depth = new Int32Array(table.reports);
    this.#fallback = reportConfidence;
    for (let i = 0; i < joins.count; i++) {
      let a = this.#top(joins.a[i]!);
      let b = this.#top(joins.b[i]!);
      if (a === b) continue;
      if (size[a]! < size[b]!) [a, b] = [b, a];
      size[a]! += size[b]!;
      this.#up[b] = a;
      this.#confidence[b] = joins.confidence[i]!;
    }
    for (let r = 0; r < table.reports; r++) for (let at = r; this.#up[at] !== -1; at = this.#up[at]!) this.#depth[r]!++;
  }

  /** Confidence of the weakest join on the way from `a` to `b`; without one, of the less sure of the two. */
  between(a: number, b: number): number {
    let least = 1;
    let [x, y] = [a, b];
    while (x !== y) {
      const deeper = this.#depth[x]! >= this.#depth[y]! ? x : y;
      if (this.#up[deeper] === -1) return Math.min(this.#fallback[a]!, this.#fallback[b]!);
      least = Math.min(least, this.#confidence[deeper]!);
      if (deeper === x) x = this.#up[x]!;
      else y = this.#up[y]!;
    }
    return least;
  }

  #top(r: number): number {
    while (this.#up[r] !== -1) r = this.#up[r]!;
    return r;
  }
}

/** Columns that grow. */
class Chosen {
  #room = 1 << 12;
  #count = 0;
  #ring = new Int32Array(this.#room);
  #a = new Int32Array(this.#room);
  #b = new Int32Array(this.#room);
  #weight = new Float32Array(this.#room);
  #confidence = new Float32Array(this.#room);

  add(ring: number, a: number, b: number, weight: number, confidence: number): void {
    if (this.#count === this.#room) this.#grow();
    const at = this.#count++;
    this.#ring[at] = ring;
    this.#a[at] = Math.min(a, b);
    this.#b[at] = Math.max(a, b);
    this.#weight[at] = weight;
    this.#confidence[at] = confidence;
  }

  done(): Reasons {
    const cut = { ring: this.#ring, a: this.#a, b: this.#b, weight: this.#weight, confidence: this.#confidence };
    return {
      count: this.#count,
      ring: cut.ring.slice(0, this.#count),
      a: cut.a.slice(0, this.#count),
      b: cut.b.slice(0, this.#count),
      weight: cut.weight.slice(0, this.#count),
      confidence: cut.confidence.slice(0, this.#count),
    };
  }

  #grow(): void {
    this.#room *= 2;
    const wider = <T extends Int32Array | Float32Array>(from: T, to: T): T => {
      to.set(from);
      return to;
    };
    this.#ring = wider(this.#ring, new Int32Array(this.#room));
    this.#a = wider(this.#a, new Int32Array(this.#room));
    this.#b = wider(this.#b, new Int32Array(this.#room));
    this.#weight = wider(this.#weight, new Float32Array(this.#room));
    this.#confidence = wider(this.#confidence, new Float32Array(this.#room));
  }
}
