import { type IndicatorKind, indicatorKinds, type Ring, type Service } from '../model/index.ts';
import type { Duplicates } from './duplicates.ts';
import type { LinkBatch } from './input.ts';
import { kindNumber } from './kinds.ts';
import { type LinkedRing, type LinkResult, namedBy } from './types.ts';

const dayMs = 86_400_000;
const stemKind = kindNumber('stem');
/** Tiers by calibrated confidence of the weakest join. */
export const workingFrom = 0.9;
const tiers = [
  [0.95, 'named'],
  [workingFrom, 'working'],
] as const;
/** Most indicators listed for a ring, the widest shared. */
const topShown = 200;
/** A loss further back than this from its report is a slip of the pen, not the ring's beginning. */
const longestSilenceDays = 3 * 365;

/** How often something occurs in a ring, most often first. */
export interface Tally {
  readonly value: string;
  readonly reports: number;
}

/** An indicator that ties reports of the ring; `stem`: a likeness of website names. */
export interface TopIndicator {
  readonly kind: IndicatorKind | 'stem';
  readonly value: string;
  /** Reports of the ring, and of the casebook, that name it. */
  readonly inRing: number;
  readonly reports: number;
  readonly exclusivity: number;
}

export interface RingSummary {
  readonly ring: Ring;
  /** Reports that tell again a case another report of the casebook tells; left out of `loss`. */
  readonly duplicates: number;
  /** Reports without an amount: `loss` is a lower bound when there are any. */
  readonly withoutAmount: number;
  readonly indicators: readonly TopIndicator[];
  readonly languages: readonly Tally[];
  readonly categories: readonly Tally[];
  readonly agencies: readonly Tally[];
}

/** What summaries are made from. */
export interface Findings {
  readonly result: LinkResult;
  readonly batches: readonly LinkBatch[];
  readonly duplicates: Duplicates;
  readonly services: readonly Service[];
}

/** Sums a ring up. Linear in its mentions. */
export function summarise(findings: Findings, ring: LinkedRing): RingSummary {
  const { result, batches, duplicates } = findings;
  const { table } = result;
  const loss: Record<string, number> = {};
  const [languages, categories, agencies] = [new Counter(), new Counter(), new Counter()];
  const shown = new Map<number, number>();
  let firstSeen = Number.POSITIVE_INFINITY;
  let lastSeen = Number.NEGATIVE_INFINITY;
  let repeated = 0;
  let withoutAmount = 0;
  const counted = new Set<number>();
  for (const r of ring.reports) {
    const batch = batches[table.batch[r]!]!;
    const at = table.position[r]!;
    const reported = batch.reportedAt[at]!;
    const lost = batch.lossAt[at]!;
    const known = Number.isNaN(reported) ? lost : reported;
    if (!Number.isNaN(known)) {
      const isPlausible = lost <= known && known - lost < longestSilenceDays * dayMs;
      firstSeen = Math.min(firstSeen, isPlausible ? lost : known);
      lastSeen = Math.max(lastSeen, known);
    }
    languages.add(batch.language.at(at)!);
    categories.add(batch.category.at(at)!);
    agencies.add(batch.agency.at(at)!);
    if (duplicates.primary[r] !== r) repeated++;
    const stands = amountOfCase(findings, r, counted);
    if (stands === 'none') withoutAmount++;
    else if (stands !== 'counted') loss[stands.currency] = (loss[stands.currency] ?? 0) + stands.minor;
    for (let i = table.offset[r]!; i < table.offset[r + 1]!; i++) {
      const x = table.indicator[i]!;
      shown.set(x, (shown.get(x) ?? 0) + 1);
    }
  }
  return {
    ring: {
      id: ring.id,
      reports: Array.from(ring.reports, (r) => table.id[r]!),
      confidence: ring.confidence,
      tier: tiers.find(([least]) => ring.confidence >= least)?.[1] ?? 'tentative',
      cohesion: ring.cohesion,
      services: servicesOf(findings, shown),
      ...(firstSeen === Number.POSITIVE_INFINITY ? {} : { firstSeen, lastSeen }),
      loss,
      status: ring.judged ?? 'proposed',
    },
    duplicates: repeated,
    withoutAmount,
    indicators: topIndicators(result, shown),
    languages: languages.most(),
    categories: categories.most(),
    agencies: agencies.most(),
  };
}

/** Cases already added, by the report that stands for each. */
interface Counted {
  has(report: number): boolean;
  add(report: number): unknown;
}

/**
 * The amount a report adds to its ring's loss: each case once, by the first of its reports here that tells an amount.
 * `counted` holds the cases already added.
 */
export function amountOfCase(
  { result, batches, duplicates }: Findings,
  r: number,
  counted: Counted,
): { minor: number; currency: string } | 'none' | 'counted' {
  const { table } = result;
  const minor = table.amountMinor[r]!;
  const root = duplicates.primary[r]!;
  if (counted.has(root)) return 'counted';
  if (Number.isNaN(minor)) return 'none';
  counted.add(root);
  return { minor, currency: batches[table.batch[r]!]!.currency.at(table.position[r]!)! || unknownCurrency };
}

/** When a report came: as filed, else the day of its loss; NaN when it tells neither. */
export function knownTime({ result: { table }, batches }: Findings, r: number): number {
  const batch = batches[table.batch[r]!]!;
  const at = table.position[r]!;
  return Number.isNaN(batch.reportedAt[at]!) ? batch.lossAt[at]! : batch.reportedAt[at]!;
}

/** ISO 4217 code for "no currency": the amount was told without one. */
const unknownCurrency = 'XXX';

/** What ties the ring, the widest and most exclusive first. */
function topIndicators(result: LinkResult, shown: Map<number, number>): TopIndicator[] {
  const { table, exclusivity, model } = result;
  const tying = ([x, inRing]: readonly [number, number]): boolean => inRing > 1 && exclusivity[x]! >= model.countsFrom;
  // A likeness of names is worth a line only where it reaches beyond each single website, and none of these is a service.
  const covered = new Map<number, number>();
  for (const [x, inRing] of shown) {
    const reach = tying([x, inRing]) || inRing === 1 ? inRing : Infinity;
    for (let up = table.parent[x]!; up !== -1; up = table.parent[up]!) covered.set(up, Math.max(reach, covered.get(up) ?? 0));
  }
  const named = [...shown].filter((entry) => {
    const [x, inRing] = entry;
    if (!tying(entry)) return false;
    return table.kind[x]! < indicatorKinds.length || (table.kind[x] === stemKind && inRing > (covered.get(x) ?? 0));
  });
  const worth = ([x, inRing]: readonly [number, number]): number => inRing * exclusivity[x]!;
  named.sort((p, q) => worth(q) - worth(p) || p[0] - q[0]);
  return named.slice(0, topShown).map(([x, inRing]) => ({
    kind: indicatorKinds[table.kind[x]!] ?? 'stem',
    value: table.value[x]!,
    inRing,
    reports: namedBy(result, x),
    exclusivity: exclusivity[x]!,
  }));
}

function servicesOf({ result, services }: Findings, shown: Map<number, number>): string[] {
  const { table } = result;
  const isService = servicesAmong(services);
  const used: string[] = [];
  for (const x of shown.keys()) {
    const [kind, value] = [table.kind[x]!, table.value[x]!];
    if (isService(kind, value)) used.push(`${indicatorKinds[kind]!}:${value}`);
  }
  return used.sort();
}

const valuesOf = new WeakMap<readonly Service[], Map<number, Set<string>>>();
/** Whether an indicator is one of the services, by the number of its kind and its value. */
export function servicesAmong(services: readonly Service[]): (kind: number, value: string) => boolean {
  let values = valuesOf.get(services);
  if (values === undefined) {
    valuesOf.set(services, (values = new Map()));
    for (const { kind, value } of services) {
      const number = indicatorKinds.indexOf(kind);
      values.set(number, (values.get(number) ?? new Set<string>()).add(value));
    }
  }
  const known = values;
  return (kind, value) => known.get(kind)?.has(value) === true;
}

class Counter {
  readonly #counts = new Map<string, number>();

  add(value: string): void {
    if (value !== '') this.#counts.set(value, (this.#counts.get(value) ?? 0) + 1);
  }

  most(): Tally[] {
    const all = [...this.#counts].map(([value, reports]) => ({ value, reports }));
    return all.sort((a, b) => b.reports - a.reports || (a.value < b.value ? -1 : 1));
  }
}

/** Figures of a whole run, as `summary.json` holds them. */
export interface RunSummary {
  readonly reports: number;
  readonly inRings: number;
  readonly rings: { readonly all: number; readonly named: number; readonly working: number; readonly tentative: number };
  readonly largestRing: number;
  readonly indicators: number;
  readonly services: number;
  readonly duplicates: number;
  /** Of the reports in rings, by currency, minor units, each case once. */
  readonly lossInRings: Readonly<Record<string, number>>;
  readonly model: string;
}

/** Sums a run up. */
export function summariseRun(findings: Findings): RunSummary {
  const { result, duplicates, services } = findings;
  const count = { named: 0, working: 0, tentative: 0 };
  const lossInRings: Record<string, number> = {};
  let inRings = 0;
  let largestRing = 0;
  // A Set ends at 2^24 entries.
  const marks = new Uint8Array(result.table.reports);
  const counted = { has: (r: number) => marks[r] === 1, add: (r: number) => (marks[r] = 1) };
  for (const ring of result.rings) {
    count[tiers.find(([least]) => ring.confidence >= least)?.[1] ?? 'tentative']++;
    inRings += ring.reports.length;
    largestRing = Math.max(largestRing, ring.reports.length);
    for (const r of ring.reports) {
      const stands = amountOfCase(findings, r, counted);
      if (typeof stands !== 'string') lossInRings[stands.currency] = (lossInRings[stands.currency] ?? 0) + stands.minor;
    }
  }
  return {
    reports: result.table.reports,
    inRings,
    rings: { all: result.rings.length, ...count },
    largestRing,
    indicators: result.table.indicators,
    services: services.length,
    duplicates: duplicates.count,
    lossInRings,
    model: result.model.version,
  };
}
