import { Clusters } from './clusters.ts';
import { Comparer, type Names, namesIn } from './compare.ts';
import { applyIsotonic } from './confidence.ts';
import { featureNames, MergeModel } from './merge.ts';
import type { Evidence, LinkResult, LinkTable, Term } from './types.ts';
import { consideredIndicators } from './weigh.ts';

const counted = new WeakMap<LinkTable, Names>();

function namesOf(table: LinkTable): Names {
  let names = counted.get(table);
  if (names === undefined) counted.set(table, (names = namesIn([table.sketch])));
  return names;
}

/**
 * Scores two groups of reports (a pair: groups of one) exactly as the clustering would, with every term itemised.
 * The cost depends on the groups, not on the table.
 */
export function evidenceBetween(result: LinkResult, one: ArrayLike<number>, other: ArrayLike<number>): Evidence {
  const { table, learned, model } = result;
  const reports = Int32Array.from(new Set([...Array.from(one), ...Array.from(other)])).sort();
  const { excerpt, indicators } = excerptOf(table, reports);
  const exclusivity = Float32Array.from(indicators, (x) => learned.exclusivity[x]!);
  const counts = consideredIndicators(excerpt, exclusivity, model);
  const clusters = new Clusters(excerpt, counts);
  const place = (r: number): number => reports.indexOf(r);
  const gather = (group: ArrayLike<number>): number => {
    let cluster = clusters.find(place(group[0]!));
    for (let i = 1; i < group.length; i++) {
      const next = clusters.find(place(group[i]!));
      if (next !== cluster) cluster = clusters.merge(cluster, next);
    }
    return cluster;
  };
  const a = gather(one);
  const b = gather(other);
  const scorer = new MergeModel(
    clusters,
    Comparer.of(excerpt, result.whole?.names ?? namesOf(table)),
    { ...learned, exclusivity },
    model,
  );
  scorer.hold(a);
  const found = a !== b && scorer.score(b) > -Infinity;
  const terms: Term[] = [];
  let score = 0;
  featureNames.forEach((term, f) => {
    const natural = found ? model.merge[term] * scorer.features[f]! : 0;
    if (natural === 0) return;
    score += natural;
    const weight = natural / Math.LN10;
    terms.push(term === 'best' ? { term, weight, indicator: indicators[scorer.best]! } : { term, weight });
  });
  const shared = found ? scorer.shared.map((x) => indicators[x]!) : [];
  shared.sort((x, y) => learned.exclusivity[y]! - learned.exclusivity[x]! || x - y);
  const all = sharedIndicators(table, one, other);
  return {
    score: found ? score : -Infinity,
    probability: found ? applyIsotonic(model.calibration.look, score) : 0,
    terms,
    shared,
    aside: all.filter((x) => !shared.includes(x)),
  };
}

function sharedIndicators(table: LinkTable, one: ArrayLike<number>, other: ArrayLike<number>): number[] {
  const mine = new Set<number>();
  for (let i = 0; i < one.length; i++) for (const x of rowOf(table, one[i]!)) mine.add(x);
  const both = new Set<number>();
  for (let i = 0; i < other.length; i++) for (const x of rowOf(table, other[i]!)) if (mine.has(x)) both.add(x);
  return [...both].sort((x, y) => x - y);
}

function rowOf(table: LinkTable, report: number): Int32Array {
  return table.indicator.subarray(table.offset[report], table.offset[report + 1]);
}

/** A table of only some reports. Its `postOffset` keeps the degrees of the whole; it has no postings. */
function excerptOf(table: LinkTable, reports: Int32Array): { excerpt: LinkTable; indicators: Int32Array } {
  const rows = Array.from(reports, (r) => rowOf(table, r));
  const indicators = Int32Array.from(new Set(rows.flatMap((row) => Array.from(row)))).sort();
  const number = new Map(Array.from(indicators, (x, i) => [x, i] as const));
  const offset = new Int32Array(reports.length + 1);
  rows.forEach((row, i) => (offset[i + 1] = offset[i]! + row.length));
  const postOffset = new Int32Array(indicators.length + 1);
  indicators.forEach((x, i) => (postOffset[i + 1] = postOffset[i]! + table.postOffset[x + 1]! - table.postOffset[x]!));
  const width = table.sketch.length / Math.max(1, table.reports);
  const sketch = new Uint16Array(reports.length * width);
  reports.forEach((r, i) => sketch.set(table.sketch.subarray(r * width, (r + 1) * width), i * width));
  const pick = (column: Int32Array): Int32Array => reports.map((r) => column[r]!);
  const excerpt: LinkTable = {
    reports: reports.length,
    id: Array.from(reports, (r) => table.id[r]!),
    batch: pick(table.batch),
    position: pick(table.position),
    day: Float64Array.from(reports, (r) => table.day[r]!),
    category: pick(table.category),
    language: pick(table.language),
    agency: pick(table.agency),
    victim: pick(table.victim),
    sketch,
    lossDay: Float64Array.from(reports, (r) => table.lossDay[r]!),
    amountMinor: Float64Array.from(reports, (r) => table.amountMinor[r]!),
    currency: pick(table.currency),
    indicators: indicators.length,
    kind: Uint8Array.from(indicators, (x) => table.kind[x]!),
    value: Array.from(indicators, (x) => table.value[x]!),
    parent: indicators.map((x) => number.get(table.parent[x]!) ?? -1),
    offset,
    indicator: Int32Array.from(rows.flatMap((row) => Array.from(row, (x) => number.get(x)!))),
    postOffset,
    post: new Int32Array(0),
  };
  return { excerpt, indicators };
}
