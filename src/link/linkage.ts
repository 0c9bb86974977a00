import { type Names, namesIn } from './compare.ts';
import { degreeBucket, degreeBuckets, type Learned } from './em.ts';
import { type Excerpt, Growing } from './growing.ts';
import type { IdentityIndex } from './identity-index.ts';
import type { BaseTable, LinkBatch } from './input.ts';
import { localJoins, placeOf } from './joins.ts';
import type { Model } from './model.ts';
import type { Joins, LinkedRing, LinkResult, Moved, Whole } from './types.ts';
import { pairsWithin } from './weigher.ts';

/** A ring of the whole: `reports` and the joins' columns are numbers of the growing table. */
export type KnownRing = LinkedRing & { readonly joins: Joins };

/** What an increment changed; applied to the state it was made from it gives the next, without linking again. */
export interface Change {
  /** Reports covered afterwards. */
  readonly reports: number;
  /** Indicators learned again. `anchor`: e(x) that their rings were last weighed with. */
  readonly learned: { readonly x: readonly number[]; readonly e: readonly number[]; readonly anchor: readonly number[] };
  /** Rings born or changed, whole; `confidence` of each report's place. */
  readonly rings: readonly { readonly ring: KnownRing; readonly confidence: Float32Array }[];
  readonly ended: readonly string[];
  /** Reports that stand in no ring any more. */
  readonly left: readonly number[];
  readonly moved: readonly Moved[];
  /** Reports of cases told before: report, report that stands for the case, grounds. */
  readonly duplicates: readonly (readonly [number, number, number])[];
}

/** How many reports, and how many rings, name each indicator. */
export interface Uses {
  readonly reports: Map<number, number>;
  readonly rings: Map<number, number>;
}

/** The result of a full run, over a table that stays. */
export type BaseResult = Omit<LinkResult, 'table'> & { readonly table: BaseTable };

/** An excerpt with everything known of its reports: what reasons, summaries and pages are made from. */
export interface View {
  readonly result: LinkResult & { readonly whole: Whole };
  readonly excerpt: Excerpt;
}

/**
 * The rings of a casebook, kept in memory: the result of the last full run, and the changes since. Everything is asked
 * and changed by number of the growing table.
 */
export class Linkage {
  readonly base: BaseResult;
  readonly model: Model;
  readonly growing: Growing;
  readonly names: Names;
  /** Ordered pairs of reports that stand in one ring. */
  pairs: number;
  ringCount: number;
  inRings: number;
  /** Reports that the rings cover; later ones are in the table only. */
  covered: number;
  private e: Float32Array;
  private anchors: Float32Array;
  private readonly slots: Numbers;
  private readonly primaries: Numbers;
  private readonly grounds = new Map<number, number>();
  private sure: Float32Array;
  private readonly rings: (LinkedRing | undefined)[];
  private readonly joins: (Joins | undefined)[];
  private readonly slotOf = new Map<string, number>();
  /** What changes touched since the last full run. */
  private readonly since = { learned: new Set<number>(), left: new Set<number>(), duplicates: new Set<number>() };
  /** Leads of the last full run by their first report; sorted out when first needed. */
  private leadsBy: ReadonlyMap<number, LinkResult['leads']> | undefined;
  /** Joins of the base by ring. */
  private readonly joinOffset: Int32Array;
  private readonly joinOrder: Int32Array;

  constructor(base: BaseResult, batches: readonly LinkBatch[], index?: IdentityIndex) {
    this.base = base;
    this.model = base.model;
    this.growing = new Growing(base.table, batches, index);
    this.names = namesIn(batches.map(({ sketch }) => sketch));
    this.pairs = pairsWithin(base.rings);
    this.ringCount = base.rings.length;
    this.inRings = base.rings.reduce((sum, ring) => sum + ring.reports.length, 0);
    this.covered = base.table.reports;
    this.e = base.exclusivity.slice();
    this.anchors = base.exclusivity.slice();
    this.slots = new Numbers(base.ringOf);
    this.primaries = new Numbers(base.duplicates.primary);
    this.sure = base.reportConfidence.slice();
    this.rings = [...base.rings];
    this.joins = base.rings.map(() => undefined);
    base.rings.forEach((ring, slot) => this.slotOf.set(ring.id, slot));
    const { joins, ringOf } = base;
    this.joinOffset = new Int32Array(base.rings.length + 1);
    for (let k = 0; k < joins.count; k++) this.joinOffset[ringOf[joins.a[k]!]! + 1]!++;
    for (let g = 0; g < base.rings.length; g++) this.joinOffset[g + 1]! += this.joinOffset[g]!;
    const next = this.joinOffset.slice(0, base.rings.length);
    this.joinOrder = new Int32Array(joins.count);
    for (let k = 0; k < joins.count; k++) this.joinOrder[next[ringOf[joins.a[k]!]!]!++] = k;
  }

  /** Position of a report's ring, -1 for none. */
  slot(report: number): number {
    return this.slots.at(report, -1);
  }
  slotById(id: string): number {
    return this.slotOf.get(id) ?? -1;
  }
  primary(report: number): number {
    return this.primaries.at(report, report);
  }
  groundsOf(report: number): number {
    return this.grounds.get(report) ?? this.base.duplicates.grounds[report] ?? 0;
  }
  ring(slot: number): LinkedRing {
    return this.rings[slot]!;
  }
  exclusivity(x: number): number {
    return x < this.e.length && this.e[x]! > 0 ? this.e[x]! : this.prior(x);
  }
  /** e(x) that the rings of an indicator were last weighed with. */
  anchor(x: number): number {
    return x < this.anchors.length && this.anchors[x]! > 0 ? this.anchors[x]! : this.prior(x);
  }
  /** e(x) of an indicator nothing is learned of: the mean of its kind and degree. */
  prior(x: number): number {
    return this.base.learned.base[this.growing.kind(x) * degreeBuckets + degreeBucket(this.growing.degree(x))]!;
  }

  joinsOf(slot: number): Joins {
    const own = this.joins[slot];
    if (own !== undefined) return own;
    const { joins } = this.base;
    const order = this.joinOrder.subarray(this.joinOffset[slot], this.joinOffset[slot + 1]);
    const int = (from: Int32Array): Int32Array => order.map((k) => from[k]!);
    const float = (from: Float64Array): Float64Array => Float64Array.from(order, (k) => from[k]!);
    return {
      count: order.length,
      a: int(joins.a),
      b: int(joins.b),
      best: int(joins.best),
      score: float(joins.score),
      confidence: float(joins.confidence),
      sizeA: int(joins.sizeA),
      sizeB: int(joins.sizeB),
    };
  }

  /** Learned weights with the exclusivities of an excerpt's indicators. */
  learnedFor({ indicators }: Excerpt): Learned {
    return { ...this.base.learned, exclusivity: Float32Array.from(indicators, (x) => this.exclusivity(x)) };
  }

  /** Takes a change in. Its reports must be in the growing table. */
  apply(change: Change): void {
    const { learned } = change;
    if (this.e.length < this.growing.indicators) {
      this.e = widened(this.e, this.growing.indicators);
      this.anchors = widened(this.anchors, this.growing.indicators);
    }
    learned.x.forEach((x, i) => {
      this.e[x] = learned.e[i]!;
      this.anchors[x] = learned.anchor[i]!;
      this.since.learned.add(x);
    });
    if (this.sure.length < change.reports) this.sure = widened(this.sure, change.reports);
    for (const report of change.left) {
      this.slots.set(report, -1);
      this.sure[report] = 0;
      this.since.left.add(report);
    }
    for (const id of change.ended) this.forget(this.slotOf.get(id)!);
    for (const { ring, confidence } of change.rings) {
      const known = this.slotOf.get(ring.id);
      if (known !== undefined) this.forget(known);
      const slot = known ?? this.rings.length;
      const { joins, ...rest } = ring;
      this.rings[slot] = rest;
      this.joins[slot] = joins;
      this.slotOf.set(ring.id, slot);
      this.pairs += pairsWithin([ring]);
      this.ringCount++;
      this.inRings += ring.reports.length;
      ring.reports.forEach((report, i) => {
        this.slots.set(report, slot);
        this.sure[report] = confidence[i]!;
      });
    }
    for (const [report, primary, grounds] of change.duplicates) {
      this.primaries.set(report, primary);
      this.grounds.set(report, grounds);
      this.since.duplicates.add(report);
    }
    this.covered = change.reports;
  }

  /** All changes since the last full run as one. */
  changes(): Change {
    const x = [...this.since.learned];
    const rings: Change['rings'][number][] = [];
    this.rings.forEach((ring, slot) => {
      const joins = this.joins[slot];
      if (ring === undefined || joins === undefined) return;
      rings.push({ ring: { ...ring, joins }, confidence: Float32Array.from(ring.reports, (r) => this.sure[r]!) });
    });
    return {
      reports: this.covered,
      learned: { x, e: x.map((each) => this.e[each]!), anchor: x.map((each) => this.anchors[each]!) },
      rings,
      ended: this.base.rings.flatMap(({ id }) => (this.slotOf.has(id) ? [] : [id])),
      left: [...this.since.left].filter((report) => this.slot(report) === -1),
      moved: [],
      duplicates: [...this.since.duplicates].map((r) => [r, this.primary(r), this.groundsOf(r)] as const),
    };
  }

  private forget(slot: number): void {
    const ring = this.rings[slot]!;
    this.pairs -= pairsWithin([ring]);
    this.ringCount--;
    this.inRings -= ring.reports.length;
    this.slotOf.delete(ring.id);
    this.rings[slot] = undefined;
  }

  /**
   * Everything known of these rings (by position) and of single reports besides. The cost depends on them alone. `hidden`:
   * reports by indicator that the reader must not know of.
   */
  view(slots: Iterable<number>, reports: Iterable<number> = [], hidden?: ReadonlyMap<number, number>): View {
    const wanted = new Set(reports);
    const chosen = [...new Set(slots)].map((slot) => ({ slot, ring: this.ring(slot) }));
    for (const { ring } of chosen) for (const report of ring.reports) wanted.add(report);
    const excerpt = this.growing.excerpt([...wanted], { postings: false });
    const rings = chosen.map(({ slot, ring }) => ({ slot, ring, reports: ring.reports.map(excerpt.place).sort() }));
    rings.sort((a, b) => a.reports[0]! - b.reports[0]!);
    const ringOf = new Int32Array(excerpt.reports.length).fill(-1);
    rings.forEach(({ reports: members }, g) => {
      for (const r of members) ringOf[r] = g;
    });
    const learned = this.learnedFor(excerpt);
    const primary = excerpt.reports.map((r, i) => {
      const place = excerpt.place(this.primary(r));
      return place === -1 ? i : place;
    });
    const grounds = Uint8Array.from(excerpt.reports, (r) => this.groundsOf(r));
    return {
      excerpt,
      result: {
        table: excerpt.table,
        model: this.model,
        ringOf,
        reportConfidence: Float32Array.from(excerpt.reports, (r) => (this.slot(r) === -1 ? 0 : this.sure[r]!)),
        rings: rings.map(({ ring, reports: members }) => ({ ...ring, reports: members })),
        joins: localJoins(
          rings.map(({ slot }) => this.joinsOf(slot)),
          excerpt,
        ),
        leads: this.leadsAmong(excerpt, ringOf),
        learned,
        exclusivity: learned.exclusivity,
        duplicates: { primary, grounds, count: primary.filter((p, i) => p !== i).length },
        moved: [],
        whole: {
          reports: this.covered,
          pairs: this.pairs,
          names: this.names,
          ...(hidden === undefined ? {} : { hidden: excerpt.indicators.map((x) => hidden.get(x) ?? 0) }),
        },
      },
    };
  }

  /** Reports and rings by indicator among these rings, by id. */
  usesIn(ids: Iterable<string>): Uses {
    const uses: Uses = { reports: new Map(), rings: new Map() };
    for (const id of ids) {
      const slot = this.slotById(id);
      if (slot === -1) continue;
      const shown = new Set<number>();
      for (const r of this.ring(slot).reports) {
        for (const x of this.growing.row(r)) {
          uses.reports.set(x, (uses.reports.get(x) ?? 0) + 1);
          shown.add(x);
        }
      }
      for (const x of shown) uses.rings.set(x, (uses.rings.get(x) ?? 0) + 1);
    }
    return uses;
  }

  /** Leads of the last full run between reports of the excerpt that still stand apart. */
  private leadsAmong(excerpt: Excerpt, ringOf: Int32Array): LinkResult['leads'] {
    const byReport = (this.leadsBy ??= leadsByReport(this.base.leads));
    const found: LinkResult['leads'][number][] = [];
    excerpt.reports.forEach((report, a) => {
      for (const lead of byReport.get(report) ?? []) {
        const b = excerpt.place(lead.b);
        if (b === -1 || (ringOf[a] !== -1 && ringOf[a] === ringOf[b])) continue;
        found.push({ ...lead, a, b, best: placeOf(excerpt.indicators, lead.best) });
      }
    });
    found.sort((x, y) => y.score - x.score || x.a - y.a || x.b - y.b);
    return found;
  }
}

function leadsByReport(leads: LinkResult['leads']): Map<number, LinkResult['leads'][number][]> {
  const by = new Map<number, LinkResult['leads'][number][]>();
  for (const lead of leads) {
    const list = by.get(lead.a);
    if (list === undefined) by.set(lead.a, [lead]);
    else list.push(lead);
  }
  return by;
}

/** Numbers by report: what the base knows, and what came or changed later. */
class Numbers {
  private data: Int32Array;
  private readonly base: number;
  private readonly later = new Map<number, number>();

  constructor(data: Int32Array) {
    this.data = data.slice();
    this.base = data.length;
  }
  at(report: number, none: number): number {
    return report < this.base ? this.data[report]! : (this.later.get(report) ?? none);
  }
  set(report: number, value: number): void {
    if (report < this.base) this.data[report] = value;
    else this.later.set(report, value);
  }
}

function widened(from: Float32Array, atLeast: number): Float32Array<ArrayBuffer> {
  const to = new Float32Array(Math.ceil(atLeast * 1.1) + 1024);
  to.set(from);
  return to;
}
