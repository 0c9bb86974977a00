import type { RingHead, RingTimeline } from '../model/index.ts';
import { amountOfCase, type Findings, knownTime } from './summary.ts';
import type { LinkedRing } from './types.ts';

const dayMs = 86_400_000;
/** Spans of the sparkline. */
const sparkSpans = 24;
/** Spans of the timeline at most; wider ones are taken until the ring's whole life fits. */
const mostSpans = 120;
const spanDays = [1, 7, 28, 91, 364] as const;

/** What the ring's reports lost, by currency: each case once. */
export function moneyOf(findings: Findings, ring: LinkedRing): RingHead['money'] {
  const sums = new Map<string, number[]>();
  const counted = new Set<number>();
  for (const r of ring.reports) {
    const stands = amountOfCase(findings, r, counted);
    if (typeof stands === 'string') continue;
    const list = sums.get(stands.currency);
    if (list === undefined) sums.set(stands.currency, [stands.minor]);
    else list.push(stands.minor);
  }
  const money = [...sums].map(([currency, amounts]) => {
    amounts.sort((a, b) => a - b);
    const minor = amounts.reduce((sum, each) => sum + each, 0);
    const [low, high] = [amounts[(amounts.length - 1) >> 1]!, amounts[amounts.length >> 1]!];
    return { currency, minor, reports: amounts.length, largest: amounts.at(-1)!, median: Math.round((low + high) / 2) };
  });
  return money.sort((a, b) => b.reports - a.reports || (a.currency < b.currency ? -1 : 1));
}

/** Reports in equal spans between the first and the last; empty when no report tells its time. */
export function sparkOf(findings: Findings, ring: LinkedRing): number[] {
  const times = Array.from(ring.reports, (r) => knownTime(findings, r)).filter((at) => !Number.isNaN(at));
  if (times.length === 0) return [];
  const [first, last] = [times.reduce((a, b) => Math.min(a, b)), times.reduce((a, b) => Math.max(a, b))];
  const days = Math.floor((last - first) / dayMs) + 1;
  const spark = Array.from({ length: Math.min(sparkSpans, days) }, () => 0);
  for (const at of times) {
    const span = Math.floor(((at - first) / (last - first + 1)) * spark.length);
    spark[span] = spark[span]! + 1;
  }
  return spark;
}

/** Reports and what they lost over time. */
export function timelineOf(findings: Findings, ring: LinkedRing): RingTimeline {
  const timed = Array.from(ring.reports, (r) => ({ r, at: knownTime(findings, r) }));
  const known = timed.filter(({ at }) => !Number.isNaN(at));
  const untimed = timed.length - known.length;
  if (known.length === 0) return { bucketMs: dayMs, from: 0, counts: [], amounts: {}, untimed };
  const first = known.reduce((least, { at }) => Math.min(least, at), Infinity);
  const last = known.reduce((most, { at }) => Math.max(most, at), -Infinity);
  const from = Math.floor(first / dayMs) * dayMs;
  const fits = (days: number): boolean => (last - from) / (days * dayMs) < mostSpans;
  const widest = spanDays.at(-1)!;
  const bucketMs = dayMs * (spanDays.find(fits) ?? widest * Math.ceil((last - from) / (widest * dayMs * mostSpans)));
  const spans = Math.floor((last - from) / bucketMs) + 1;
  const zeros = (): number[] => Array.from({ length: spans }, () => 0);
  const counts = zeros();
  const amounts: Record<string, number[]> = {};
  const counted = new Set<number>();
  for (const { r, at } of known) {
    const span = Math.floor((at - from) / bucketMs);
    counts[span] = counts[span]! + 1;
    const stands = amountOfCase(findings, r, counted);
    if (typeof stands === 'string') continue;
    const sums = (amounts[stands.currency] ??= zeros());
    sums[span] = sums[span]! + stands.minor;
  }
  return { bucketMs, from, counts, amounts, untimed };
}
