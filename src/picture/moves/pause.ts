import type { RingTrack } from './ring-track.ts';

/** A time in which a ring was (nearly) silent: between which reports, by place in the order of reporting. */
export interface Pause {
  readonly before: number;
  readonly after: number;
  readonly days: number;
  /** Reports inside: duplicates and stragglers. */
  readonly strays: number;
  /** As many as were to be expected. */
  readonly expected: number;
  readonly ratio: number;
}

/** Days of a pause, from the first to the last thought of: a group that carries its machines elsewhere. */
const [shortest, longest] = [3, 28];
/** Part of the usual reports that come in a pause all the same. */
const leak = 0.08;
/** Days on each side that tell how many reports usually come. */
const around = 30;
const mostStrays = 4;

/** Reports per day around a gap, without it. */
function rateAround({ at, size }: RingTrack, before: number, after: number): number {
  const low = Math.max(at[0]!, at[before]! - around);
  const high = Math.min(at[size - 1]!, at[after]! + around);
  let count = 0;
  for (let i = before; i >= 0 && at[i]! >= low; i--) count++;
  for (let i = after; i < size && at[i]! <= high; i++) count++;
  // Both ends are reports by definition, and of no weight.
  return (count - 1.5) / (at[before]! - low + high - at[after]! + 2);
}

const spreads = [0.7, 1, 1.5, 2, 3, 4, 6, 10];

/**
 * How unevenly reports come: shape of the gamma distribution of rates, by maximum likelihood of all gaps (each Lomax, mixed over
 * rates). The larger, the evener.
 */
export function spreadOf(rings: readonly RingTrack[]): number {
  const gaps: number[] = [];
  for (const ring of rings) {
    for (let i = 1; i < ring.size; i++) gaps.push((ring.at[i]! - ring.at[i - 1]!) * rateAround(ring, i - 1, i));
  }
  const mean = gaps.reduce((sum, gap) => sum + gap, 0) / Math.max(1, gaps.length);
  if (gaps.length < 50 || mean === 0) return 1.5;
  const likelihood = (shape: number): number => gaps.reduce((sum, gap) => sum - (shape + 1) * Math.log1p(gap / mean / shape), 0);
  return spreads
    .map((shape) => ({ shape, value: likelihood(shape) }))
    .reduce((best, each) => (each.value > best.value ? each : best)).shape;
}

/** Negative binomial: chance of `count` where `mean` are expected. */
function chanceOf(count: number, mean: number, shape: number): number {
  let p = (shape / (shape + mean)) ** shape;
  for (let k = 0; k < count; k++) p *= (((shape + k) / (k + 1)) * mean) / (shape + mean);
  return p;
}

/**
 * For each gap between two reports in the order of reporting (`gap k`: before place k), the pause around it that is best told by "the ring
 * paused for some days" against "few reports happened to come": likelihood ratio of the silence, averaged over pauses of 3 to 28 days.
 */
export function pauses(ring: RingTrack, shape: number): (Pause | undefined)[] {
  const { at, size } = ring;
  const best: (Pause | undefined)[] = Array.from({ length: size });
  for (let before = 0; before < size - 1; before++) {
    for (let after = before + 1; after < size && after <= before + 1 + mostStrays; after++) {
      const days = at[after]! - at[before]!;
      if (days < shortest) continue;
      if (days > 3 * longest) break;
      const rate = Math.max(0, rateAround(ring, before, after));
      const strays = after - before - 1;
      const expected = rate * days;
      if (strays > 1 && strays > 3 * leak * expected) continue;
      const ratio = silence(days, strays, rate, shape) / chanceOf(strays, expected, shape);
      let widest = before + 1;
      for (let k = before + 1; k <= after; k++) if (at[k]! - at[k - 1]! > at[widest]! - at[widest - 1]!) widest = k;
      if (ratio > (best[widest]?.ratio ?? 0)) best[widest] = { before, after, days, strays, expected, ratio };
    }
  }
  return best;
}

/** Chance of `strays` reports in `days`, if a pause lies in them. */
function silence(days: number, strays: number, rate: number, shape: number): number {
  let [sum, steps] = [0, 0];
  for (let length = shortest; length <= longest; length++, steps++) {
    // A pause longer than the gap would have left it longer.
    if (length > days + 1) continue;
    sum += chanceOf(strays, rate * Math.max(0, days - length) + leak * rate * length, shape);
  }
  return sum / steps;
}
