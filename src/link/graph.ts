import { indicatorKinds, type RingGraph } from '../model/index.ts';
import type { Portrait } from './portrait.ts';
import { knownTime, servicesAmong } from './summary.ts';
import { namedBy } from './types.ts';

/** Reports that a picture shows; of a larger ring those with the most links. */
const mostShown = 6000;

/** The picture of a ring: its reports, the indicators that several of them show, and the links chosen between them. */
export function graphOf(portrait: Portrait): RingGraph {
  const { findings, reasons, bridges, ring } = portrait;
  const { table, reportConfidence } = findings.result;
  const shown = reportsShown(portrait);
  const nodeOf = new Int32Array(table.reports).fill(-1);
  shown.forEach((r, node) => (nodeOf[r] = node));
  const indicators = indicatorsShown(portrait, shown);
  const placeOf = new Map(indicators.map((x, i) => [x, i]));
  const shows: { report: number[]; indicator: number[] } = { report: [], indicator: [] };
  shown.forEach((r, node) => {
    for (let i = table.offset[r]!; i < table.offset[r + 1]!; i++) {
      const place = placeOf.get(table.indicator[i]!);
      if (place === undefined) continue;
      shows.report.push(node);
      shows.indicator.push(place);
    }
  });
  const links: RingGraph['links'] = { a: [], b: [], weight: [], confidence: [], bridge: [], judged: [] };
  for (let k = 0; k < reasons.count; k++) {
    const [a, b] = [nodeOf[reasons.a[k]!]!, nodeOf[reasons.b[k]!]!];
    if (a === -1 || b === -1) continue;
    links.a.push(a);
    links.b.push(b);
    links.weight.push(rounded(reasons.weight[k]!));
    links.confidence.push(rounded(reasons.confidence[k]!));
    links.bridge.push(bridges[k] === 1);
    links.judged.push('');
  }
  const isService = servicesAmong(findings.services);
  const kinds = indicators.map((x) => indicatorKinds[table.kind[x]!]!);
  return {
    reports: {
      id: shown.map((r) => table.id[r]!),
      ref: shown.map((r) => portrait.ref(r)),
      at: shown.map((r) => {
        const at = knownTime(findings, r);
        return Number.isNaN(at) ? null : at;
      }),
      confidence: shown.map((r) => rounded(reportConfidence[r]!)),
    },
    indicators: {
      kind: kinds,
      value: indicators.map((x) => table.value[x]!),
      reports: indicators.map((x) => namedBy(findings.result, x)),
      service: indicators.map((x) => isService(table.kind[x]!, table.value[x]!)),
    },
    shows,
    links,
    omitted: ring.reports.length - shown.length,
  };
}

/** Four digits are more than a picture shows, and half of what a number takes on the way. */
function rounded(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}

function reportsShown({ ring, reasons }: Portrait): number[] {
  const all = Array.from(ring.reports);
  if (all.length <= mostShown) return all;
  const links = new Map<number, number>();
  for (let k = 0; k < reasons.count; k++) for (const r of [reasons.a[k]!, reasons.b[k]!]) links.set(r, (links.get(r) ?? 0) + 1);
  const strongest = all.toSorted((p, q) => (links.get(q) ?? 0) - (links.get(p) ?? 0) || p - q).slice(0, mostShown);
  return strongest.sort((p, q) => p - q);
}

/** Indicators of at least two of the reports; a wider form of one only where it reaches further. */
function indicatorsShown({ findings: { result } }: Portrait, reports: readonly number[]): number[] {
  const { table } = result;
  const uses = new Map<number, number>();
  for (const r of reports) {
    for (let i = table.offset[r]!; i < table.offset[r + 1]!; i++) {
      const x = table.indicator[i]!;
      uses.set(x, (uses.get(x) ?? 0) + 1);
    }
  }
  const covered = new Map<number, number>();
  for (const [x, count] of uses) {
    for (let up = table.parent[x]!; up !== -1; up = table.parent[up]!) covered.set(up, Math.max(count, covered.get(up) ?? 0));
  }
  const isShown = ([x, count]: readonly [number, number]): boolean =>
    count > 1 && table.kind[x]! < indicatorKinds.length && count > (covered.get(x) ?? 0);
  return [...uses]
    .filter(isShown)
    .sort(([x, p], [y, q]) => q - p || x - y)
    .map(([x]) => x);
}
