import { ClewError } from '../errors.ts';
import { agglomerate } from './agglomerate.ts';
import { bestShared } from './candidates.ts';
import { Clusters } from './clusters.ts';
import { Comparer } from './compare.ts';
import { applyIsotonic } from './confidence.ts';
import { type Duplicates, findDuplicates } from './duplicates.ts';
import { learn, type Learned } from './em.ts';
import { JoinList } from './join-list.ts';
import { Barriers, constraintsOf, type Constraints, parted } from './judgements.ts';
import { MergeModel } from './merge.ts';
import { type Model, model as current } from './model.ts';
import { type Groups, nameRings } from './rings.ts';
import { Scorers, worthCrew } from './scorers.ts';
import type { Joins, Lead, LinkedRing, LinkOptions, LinkResult, LinkTable } from './types.ts';
import { consideredIndicators } from './weigh.ts';

const identityExclusivity = 0.985;
const serviceExclusivity = 0.001;
/** Share of recognised duplicates that are one case indeed; see `duplicates.ts`. */
export const sureDuplicate = 0.995;

/** A run before its rings: what it was given, and who compares. */
export interface Begun {
  readonly table: LinkTable;
  readonly options: LinkOptions;
  readonly model: Model;
  readonly comparer: Comparer;
  readonly say: (done: number, step: string) => void;
}

/** What was counted over all reports: in memory, or by an engine. */
export interface Counted {
  readonly duplicates: Duplicates;
  readonly learned: Learned;
}

/**
 * Links a table of reports into rings: learns which indicators are somebody's own, joins clusters while the evidence
 * holds, and keeps the ids of rings known before. Pure: the same table and options give the same result.
 */
export function link(table: LinkTable, options: LinkOptions = {}, model: Model = current): LinkResult {
  const begun = begin(table, options, model);
  return ringsFrom(begun, count(begun));
}

/** `first`: the step told; `resume` when all has been counted before. */
export function begin(table: LinkTable, options: LinkOptions, model: Model, first: 'learn' | 'resume' = 'learn'): Begun {
  const say = (done: number, step: string): void => {
    if (options.signal?.aborted === true)
      throw new ClewError('unavailable', 'link.aborted', 'Linking was stopped before it finished.');
    options.progress?.(done, 4, step);
  };
  say(0, first);
  return { table, options, model, say, comparer: Comparer.of(table) };
}

/** Counts over all reports, in memory. What comes of it depends on the table and the model alone. */
export function count({ table, comparer, model }: Begun): Counted {
  const duplicates = findDuplicates(table);
  return { duplicates, learned: learn(table, comparer, duplicates.primary, model) };
}

/** Joins clusters under what was learned, which judgements change, and names the rings. */
export function ringsFrom({ table, options, model, comparer, say }: Begun, { duplicates, learned }: Counted): LinkResult {
  const constraints = constraintsOf(table, options.judgements ?? [], options.previous);
  decide(learned, constraints);
  say(1, 'join');
  const manyReports = table.reports >= worthCrew;
  const clusters = new Clusters(table, consideredIndicators(table, learned.exclusivity, model), manyReports);
  const cases = parted(duplicates.primary, constraints.apart);
  clusters.fold(cases);
  const joins = new JoinList();
  cases.forEach((first, r) => {
    if (first !== r) joins.add(first, r, bestShared(table, learned.exclusivity, first, r), Infinity, 1, 1, sureDuplicate);
  });
  const barriers = new Barriers(clusters, constraints.apart);
  for (const [a, b] of constraints.together) joinByJudgement(clusters, barriers, joins, a, b);
  const scorer = new MergeModel(clusters, comparer, learned, model);
  const scorers = manyReports ? new Scorers(clusters, scorer, { comparer, learned, model }) : undefined;
  const leads: Lead[] = [];
  try {
    agglomerate(clusters, scorer, {
      thresholds: model.thresholds,
      ...(scorers === undefined ? {} : { scorers }),
      ...(barriers.any ? { barriers } : {}),
      check: () => say(1, 'join'),
      sink: (a, b, best, score, sizeA, sizeB) =>
        joins.add(a, b, best, score, sizeA, sizeB, applyIsotonic(model.calibration.join, score)),
      lead: (a, b, best, score) => {
        const confidence = applyIsotonic(model.calibration.look, score);
        if (confidence >= model.leadFrom) leads.push({ a, b, best, score, confidence });
      },
    });
  } finally {
    scorers?.close();
  }
  say(2, 'rings');
  const groups = groupsOf(clusters);
  const { ids, moved } = nameRings(groups, table.id, options.previous);
  const columns = joins.columns(groups.ringOf);
  const reportConfidence = confidenceOfReports(table.reports, columns);
  const ringScore = weakestJoins(groups, columns);
  const rings = groups.members.map((reports, g): LinkedRing => {
    const id = ids[g]!;
    return {
      id,
      reports,
      confidence: ringConfidence(model, ringScore[g]!, reports.length),
      cohesion: cohesionOf(table, clusters.counts, reports),
      judged: constraints.confirmed.has(id) ? 'confirmed' : constraints.dismissed.has(id) ? 'dismissed' : undefined,
    };
  });
  say(4, 'rings');
  leads.sort((x, y) => y.score - x.score || x.a - y.a || x.b - y.b);
  return {
    table,
    model,
    ringOf: groups.ringOf,
    reportConfidence,
    rings,
    joins: columns,
    leads,
    learned,
    duplicates,
    exclusivity: learned.exclusivity,
    moved,
  };
}

/** Judgements on indicators override what was learned. */
export function decide(learned: Learned, constraints: Constraints): void {
  for (const x of constraints.services) learned.exclusivity[x] = serviceExclusivity;
  for (const x of constraints.identities) learned.exclusivity[x] = identityExclusivity;
}

/** Joins two reports' clusters because a person said so, unless one said they are apart. */
export function joinByJudgement(clusters: Clusters, barriers: Barriers, joins: JoinList, a: number, b: number): void {
  const x = clusters.find(a);
  const y = clusters.find(b);
  if (x === y || !barriers.allowed(x, y)) return;
  joins.add(a, b, -1, Infinity, clusters.size(x), clusters.size(y), 1);
  const merged = clusters.merge(x, y);
  barriers.merged(merged, merged === x ? y : x);
}

/** Clusters of two cases or more, in order of their earliest report. */
export function groupsOf(clusters: Clusters): Groups {
  const { reports } = clusters.table;
  const ringOf = new Int32Array(reports).fill(-1);
  const members: Int32Array[] = [];
  for (let r = 0; r < reports; r++) {
    if (clusters.root[r] !== r || clusters.size(r) < 2) continue;
    const list = clusters.members(r);
    for (const member of list) ringOf[member] = members.length;
    members.push(list);
  }
  return { ringOf, members };
}

/** The weakest join a report passed through while on the smaller side: how sure its place is. */
export function confidenceOfReports(reports: number, joins: Joins): Float32Array {
  const confidence = new Float32Array(reports);
  const root = new Int32Array(reports).map((_, i) => i);
  const next = root.slice();
  const find = (report: number): number => {
    let r = report;
    while (root[r] !== r) {
      root[r] = root[root[r]!]!;
      r = root[r]!;
    }
    return r;
  };
  const size = new Int32Array(reports).fill(1);
  for (let k = 0; k < joins.count; k++) {
    const a = find(joins.a[k]!);
    const b = find(joins.b[k]!);
    const [small, large] = size[a]! < size[b]! ? [a, b] : [b, a];
    const sure = joins.confidence[k]!;
    let r = small;
    do {
      confidence[r] = confidence[r] === 0 ? sure : Math.min(confidence[r]!, sure);
      r = next[r]!;
    } while (r !== small);
    if (size[large] === 1) confidence[large] = sure;
    root[small] = large;
    size[large]! += size[small]!;
    const swap = next[small]!;
    next[small] = next[large]!;
    next[large] = swap;
  }
  return confidence;
}

/** Lowest score among the joins inside each ring; Infinity where only judgements joined. */
function weakestJoins(groups: Groups, joins: Joins): Float64Array {
  const weakest = new Float64Array(groups.members.length).fill(Infinity);
  for (let k = 0; k < joins.count; k++) {
    const g = groups.ringOf[joins.a[k]!]!;
    weakest[g] = Math.min(weakest[g]!, joins.score[k]!);
  }
  return weakest;
}

/** Small rings have one join that can be wrong, large ones many: each size class has its own map. */
export function ringConfidence(model: Model, weakest: number, size: number): number {
  if (weakest === Infinity) return 1;
  const map = size <= 2 ? model.calibration.ring2 : size <= 9 ? model.calibration.ring9 : model.calibration.ring;
  return applyIsotonic(map, weakest);
}

/** Share of a ring's reports that share two or more counting indicators with other reports of the ring. */
export function cohesionOf(table: LinkTable, counts: Uint8Array, reports: Int32Array): number {
  const uses = new Map<number, number>();
  const { offset, indicator } = table;
  for (const r of reports) {
    for (let i = offset[r]!; i < offset[r + 1]!; i++) {
      const x = indicator[i]!;
      if (counts[x] === 1) uses.set(x, (uses.get(x) ?? 0) + 1);
    }
  }
  let tied = 0;
  for (const r of reports) {
    let ties = 0;
    const wider = new Set<number>();
    for (let i = offset[r]!; i < offset[r + 1]!; i++) {
      const x = indicator[i]!;
      if ((uses.get(x) ?? 0) < 2 || wider.has(x)) continue;
      ties++;
      for (let p = table.parent[x]!; p !== -1; p = table.parent[p]!) wider.add(p);
    }
    if (ties >= 2) tied++;
  }
  return tied / reports.length;
}
