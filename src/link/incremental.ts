import { ClewError } from '../errors.ts';
import type { Judgement } from '../model/index.ts';
import { agglomerate } from './agglomerate.ts';
import { bestShared } from './candidates.ts';
import { Clusters } from './clusters.ts';
import { Comparer } from './compare.ts';
import { applyIsotonic } from './confidence.ts';
import { type Cases, casesIn } from './cases.ts';
import type { Excerpt } from './growing.ts';
import { Barriers, type Constraints, constraintsOf, parted } from './judgements.ts';
import { kindNumber, mute } from './kinds.ts';
import { JoinList } from './join-list.ts';
import { cohesionOf, decide, groupsOf, joinByJudgement, ringConfidence, sureDuplicate } from './link.ts';
import { concatJoins, confidenceIn, joinsByGroup } from './joins.ts';
import type { Change, Linkage } from './linkage.ts';
import { MergeModel } from './merge.ts';
import { reach, relearn, wholeUpTo } from './relearn.ts';
import { nameRings } from './rings.ts';
import type { PreviousRings } from './types.ts';
import { consideredIndicators } from './weigh.ts';

const victimKind = kindNumber('victim');
/** A victim's own number that more reports show is nobody's own; see `duplicates.ts`. */
const mostOfOneVictim = 8;
/** Rings that lost a tie are taken apart and joined anew up to this size; larger ones wait for a full run. */
const largestReopened = 3000;
/** Reports of one ring that are looked at for a single new report: those near it in time. */
const membersLookedAt = 1500;
const membersPerFresh = 20;
/** A fall of logit e(x) by more re-opens the rings that lean on x; a rise by more lets them be held against each other. */
const fall = 1;
const rise = 0.5;

export interface IncrementOptions {
  /** All that stand. */
  readonly judgements?: readonly Judgement[];
  /** Ids of rings to take apart and join anew. */
  readonly reopen?: readonly string[];
  /** Ids of rings to look at again as they are. */
  readonly review?: readonly string[];
  /** Numbers of reports that a judgement names. */
  readonly named?: readonly number[];
  /** Ring that each ring once split off from. */
  readonly parents?: PreviousRings['parents'];
  readonly signal?: AbortSignal;
}

/**
 * Links the reports that came since the last run (`state.covered` on) into the rings there are: learns again how exclusive
 * their indicators are, and scores only the clusters they touch. Rings stand as they are unless new reports join them,
 * tie them together, or show that what held them is shared by strangers. Pure: `state` changes only by `apply`.
 */
export function increment(state: Linkage, options: IncrementOptions = {}): Change {
  return new Increment(state, options).run();
}

/** Rings of the reports at hand, before. */
type Before = PreviousRings & { readonly report: string[]; readonly ring: string[] };

const logit = (e: number): number => Math.log(e / (1 - e));

class Increment {
  private readonly state: Linkage;
  private readonly options: IncrementOptions;
  private readonly fresh: number[] = [];
  /** Indicators new reports show, with the reports looked at for each. */
  private readonly near = new Map<number, Int32Array>();
  private readonly learned: { x: number[]; e: number[]; anchor: number[] } = { x: [], e: [], anchor: [] };
  private readonly reopened = new Set<number>();
  private readonly risen = new Set<number>();

  constructor(state: Linkage, options: IncrementOptions) {
    this.state = state;
    this.options = options;
    for (let r = state.covered; r < state.growing.reports; r++) this.fresh.push(r);
  }

  run(): Change {
    const { state, options } = this;
    this.lookAround();
    this.learn();
    for (const id of options.reopen ?? []) {
      const slot = state.slotById(id);
      if (slot !== -1) this.reopened.add(slot);
    }
    this.check();
    return this.join();
  }

  private check(): void {
    if (this.options.signal?.aborted === true)
      throw new ClewError('unavailable', 'link.aborted', 'Linking was stopped before it finished.');
  }

  /** For each indicator of the new reports: all its reports, or where it has many those next to the new ones in time. */
  private lookAround(): void {
    const { growing } = this.state;
    const shows = new Map<number, number[]>();
    for (const r of this.fresh) {
      for (const x of growing.row(r)) {
        const list = shows.get(x);
        if (list === undefined) shows.set(x, [r]);
        else list.push(r);
      }
    }
    for (const [x, reports] of shows) {
      const degree = growing.degree(x);
      const isVictim = growing.kind(x) === victimKind;
      if (degree < 2 || (mute[growing.kind(x)] === 1 && !(isVictim && degree <= mostOfOneVictim))) continue;
      const posting = growing.posting(x);
      if (degree <= wholeUpTo) {
        this.near.set(x, posting);
        continue;
      }
      const mine = new Set(reports);
      const keep = new Uint8Array(posting.length);
      posting.forEach((r, i) => {
        if (mine.has(r)) keep.fill(1, Math.max(0, i - reach), i + reach + 1);
      });
      this.near.set(
        x,
        posting.filter((_, i) => keep[i] === 1),
      );
    }
  }

  /** Learns e(x) of the new reports' indicators again, and notes what that does to the rings that lean on them. */
  private learn(): void {
    const { state, options } = this;
    const chosen = new Set(this.fresh);
    for (const reports of this.near.values()) for (const r of reports) chosen.add(r);
    const excerpt = state.growing.excerpt([...chosen]);
    const { table, indicators } = excerpt;
    const learned = state.learnedFor(excerpt);
    const touched: number[] = [];
    indicators.forEach((x, i) => {
      if (this.near.has(x) && mute[state.growing.kind(x)] === 0) touched.push(i);
    });
    const fresh = new Set(this.fresh.map(excerpt.place));
    const comparer = Comparer.of(table, state.names);
    relearn(state, excerpt, comparer, learned.exclusivity, touched, fresh, casesIn(state, excerpt).primary);
    decide(learned, constraintsOf(table, options.judgements ?? [], undefined));
    for (const i of touched) {
      const x = indicators[i]!;
      const e = learned.exclusivity[i]!;
      const change = logit(e) - logit(state.anchor(x));
      if (change < -fall) this.reopenAround(x);
      else if (change > rise) this.risen.add(x);
      this.learned.x.push(x);
      this.learned.e.push(e);
      this.learned.anchor.push(change < -fall || change > rise ? e : state.anchor(x));
    }
  }

  /** Rings that hold two or more reports of an indicator. */
  private reopenAround(x: number): void {
    const { state } = this;
    const uses = new Map<number, number>();
    for (const r of state.growing.posting(x)) {
      const slot = state.slot(r);
      if (slot !== -1) uses.set(slot, (uses.get(slot) ?? 0) + 1);
    }
    for (const [slot, count] of uses)
      if (count >= 2 && state.ring(slot).reports.length <= largestReopened) this.reopened.add(slot);
  }

  /** The reports to join, and the rings they come from. */
  private choose(): { excerpt: Excerpt; slots: Set<number> } {
    const { state, options } = this;
    const { growing, model } = state;
    const chosen = new Set(this.fresh);
    const slots = new Set(this.reopened);
    const take = (r: number): void => {
      chosen.add(r);
      if (state.slot(r) !== -1) slots.add(state.slot(r));
    };
    const place = new Map(this.learned.x.map((x, i) => [x, i]));
    for (const [x, reports] of this.near) {
      const i = place.get(x);
      if (i === undefined || this.learned.e[i]! >= model.looksFrom) for (const r of reports) take(r);
    }
    for (const r of options.named ?? []) take(r);
    for (const id of options.review ?? []) if (state.slotById(id) !== -1) slots.add(state.slotById(id));
    const most = Math.max(membersLookedAt, membersPerFresh * this.fresh.length);
    for (const slot of slots) {
      const { reports } = state.ring(slot);
      if (this.reopened.has(slot) || reports.length <= most) {
        for (const r of reports) chosen.add(r);
        continue;
      }
      const now = growing.day(this.fresh[0] ?? reports.at(-1)!);
      const far = (r: number): number => {
        const days = Math.abs(growing.day(r) - now);
        return Number.isNaN(days) ? Infinity : days;
      };
      chosen.add(reports[0]!);
      const nearest = Array.from(reports, (r) => ({ r, days: far(r) })).sort((p, q) => p.days - q.days || p.r - q.r);
      for (const { r } of nearest.slice(0, most)) chosen.add(r);
    }
    return { excerpt: growing.excerpt([...chosen]), slots };
  }

  private join(): Change {
    const { state, options } = this;
    const { model } = state;
    const { excerpt, slots } = this.choose();
    const { table, reports } = excerpt;
    const before: Before = { report: [], ring: [], ...(options.parents === undefined ? {} : { parents: options.parents }) };
    reports.forEach((r, i) => {
      if (state.slot(r) === -1) return;
      before.report.push(table.id[i]!);
      before.ring.push(state.ring(state.slot(r)).id);
    });
    const constraints = constraintsOf(table, options.judgements ?? [], before);
    const learned = state.learnedFor(excerpt);
    const place = new Map(this.learned.x.map((x, i) => [x, i]));
    excerpt.indicators.forEach((x, i) => {
      const at = place.get(x);
      if (at !== undefined) learned.exclusivity[i] = this.learned.e[at]!;
    });
    decide(learned, constraints);
    const clusters = new Clusters(table, consideredIndicators(table, learned.exclusivity, model));
    const cases = casesIn(state, excerpt);
    const primary = parted(cases.primary, constraints.apart);
    clusters.fold(primary);
    const joins = new JoinList();
    primary.forEach((first, i) => {
      if (first === i || (this.isOld(reports[i]!) && this.isOld(reports[first]!) && !this.isReopened(reports[i]!))) return;
      joins.add(first, i, bestShared(table, learned.exclusivity, first, i), Infinity, 1, 1, sureDuplicate);
    });
    for (const slot of slots) if (!this.reopened.has(slot)) this.gather(slot, clusters, excerpt);
    const barriers = new Barriers(clusters, constraints.apart);
    for (const [a, b] of constraints.together) joinByJudgement(clusters, barriers, joins, a, b);
    const dirty = this.dirty(clusters, excerpt);
    agglomerate(clusters, new MergeModel(clusters, Comparer.of(table, state.names), learned, model), {
      thresholds: model.thresholds,
      ...(barriers.any ? { barriers } : {}),
      start: (c) => dirty.has(c),
      check: () => this.check(),
      sink: (a, b, best, score, sizeA, sizeB) =>
        joins.add(a, b, best, score, sizeA, sizeB, applyIsotonic(model.calibration.join, score)),
    });
    return this.changeOf(clusters, excerpt, slots, joins, before, constraints, cases);
  }

  private isOld(report: number): boolean {
    return report < this.state.covered;
  }
  private isReopened(report: number): boolean {
    return this.reopened.has(this.state.slot(report));
  }

  /** Makes a known ring one cluster, in pairs of like size: one after the other would copy the whole each time. */
  private gather(slot: number, clusters: Clusters, excerpt: Excerpt): void {
    const { reports } = this.state.ring(slot);
    let parts: number[] = [];
    let cases = 0;
    for (const r of reports) {
      if (this.state.primary(r) === r) cases++;
      const i = excerpt.place(r);
      if (i !== -1) parts.push(clusters.find(i));
    }
    parts = [...new Set(parts)].sort((a, b) => a - b);
    if (parts.length === 0) return;
    while (parts.length > 1) {
      const next: number[] = [];
      for (let i = 0; i < parts.length; i += 2)
        next.push(i + 1 < parts.length ? clusters.merge(parts[i]!, parts[i + 1]!) : parts[i]!);
      parts = next;
    }
    // Only part of a very large ring is here; it weighs what it is.
    clusters.resize(parts[0]!, Math.max(clusters.size(parts[0]!), cases));
  }

  /** Clusters to be scored: of new, re-opened or named reports, and those whose indicators gained weight. */
  private dirty(clusters: Clusters, { reports, place }: Excerpt): Set<number> {
    const dirty = new Set<number>();
    const named = new Set(this.options.named ?? []);
    reports.forEach((r, i) => {
      if (!this.isOld(r) || this.isReopened(r) || named.has(r)) dirty.add(clusters.find(i));
    });
    for (const x of this.risen) for (const r of this.near.get(x)!) if (place(r) !== -1) dirty.add(clusters.find(place(r)));
    return dirty;
  }

  private changeOf(
    clusters: Clusters,
    excerpt: Excerpt,
    slots: ReadonlySet<number>,
    list: JoinList,
    before: Before,
    constraints: Constraints,
    cases: Cases,
  ): Change {
    const { state } = this;
    const { table, reports } = excerpt;
    const groups = groupsOf(clusters);
    const { ids, moved } = nameRings(groups, table.id, before, (id) => state.slotById(id) !== -1);
    const newJoins = joinsByGroup(list.columns(groups.ringOf), groups.ringOf, excerpt);
    const rings: Change['rings'][number][] = [];
    const placed = new Set<number>();
    groups.members.forEach((members, g) => {
      const sources = new Set<number>();
      const all = new Set<number>();
      for (const i of members) {
        const r = reports[i]!;
        all.add(r);
        if (state.slot(r) !== -1) sources.add(state.slot(r));
      }
      const whole = [...sources].filter((slot) => !this.reopened.has(slot));
      for (const slot of whole) for (const r of state.ring(slot).reports) all.add(r);
      for (const r of all) placed.add(r);
      const id = ids[g]!;
      const judged = constraints.confirmed.has(id) ? 'confirmed' : constraints.dismissed.has(id) ? 'dismissed' : undefined;
      const known = state.slotById(id) === -1 ? undefined : state.ring(state.slotById(id));
      const isSame = known?.reports.length === all.size && known.judged === judged && known.reports.every((r) => all.has(r));
      if (isSame) return;
      const joins = concatJoins([
        ...whole.sort((a, b) => state.ring(a).reports[0]! - state.ring(b).reports[0]!).map((slot) => state.joinsOf(slot)),
        newJoins(g),
      ]);
      const numbers = state.growing.sorted(Int32Array.from(all));
      rings.push({
        ring: {
          id,
          reports: numbers,
          confidence: ringConfidence(
            state.model,
            joins.score.reduce((a, b) => Math.min(a, b), Infinity),
            numbers.length,
          ),
          cohesion: cohesionOf(table, clusters.counts, members),
          judged,
          joins,
        },
        confidence: confidenceIn(numbers, joins),
      });
    });
    const kept = new Set(ids);
    const left: number[] = [];
    for (const slot of slots) for (const r of state.ring(slot).reports) if (!placed.has(r)) left.push(r);
    const duplicates: Change['duplicates'][number][] = [];
    cases.primary.forEach((first, i) => {
      const [r, primary] = [reports[i]!, reports[first]!];
      if ((this.isOld(r) ? state.primary(r) : r) !== primary) duplicates.push([r, primary, cases.grounds[i]!]);
    });
    return {
      reports: state.growing.reports,
      learned: this.learned,
      rings,
      ended: [...slots].map((slot) => state.ring(slot).id).filter((id) => !kept.has(id)),
      left,
      moved,
      duplicates,
    };
  }
}
