import type { Cut } from './cuts.ts';
import { type RingTrack, tellingReports } from './ring-track.ts';
import { type Places, whereabouts } from './whereabouts.ts';

/** Days before and after within which rings count as leaving together. */
const reach = 7;
/** What a place's own rate of moves is worth before rings of it are seen to move, in moves. */
const smoothing = 1;
const most = 60;

/** Rings of one place that move in the same days: a crackdown. */
export interface Waves {
  /** How many times as many moves as usual are to be expected of ring `r` at its cut `k`, by what other rings did. */
  ratio(r: number, k: number): number;
  /** Where ring `r` was before its cut `k`: by its own reports and by the wave that it moved in. */
  before(r: number, k: number): Float64Array;
  /** Other rings at place `p` that moved within some days of the cut, and how many were there: expected numbers. */
  company(r: number, k: number, place: number): { readonly moved: number; readonly there: number };
}

/**
 * Moves and ring-days by place and day, from the odds so far: each ring counts at each place as far as it is believed to be there, each
 * cut as far as it is believed to be a move. A ring's own share is taken out of what is said of it.
 */
export function wavesOf(
  rings: readonly RingTrack[],
  places: Places,
  cuts: readonly (readonly Cut[])[],
  odds: readonly Float64Array[],
  rate: number,
): Waves {
  const start = Math.floor(rings.reduce((low, { at }) => Math.min(low, at[0]!), Infinity));
  const end = Math.ceil(rings.reduce((high, { at, size }) => Math.max(high, at[size - 1]!), -Infinity));
  const days = rings.length === 0 ? 0 : end - start + 1;
  const moved = places.keys.map(() => new Float64Array(days + 1));
  const there = places.keys.map(() => new Float64Array(days + 1));
  const sites = cuts.map((each, r) => siteBefore(each, places, r));
  rings.forEach(({ at, size }, r) => {
    if (size < tellingReports) return;
    const [first, last] = [Math.floor(at[0]!) - start, Math.floor(at[size - 1]!) - start];
    const all = 1 + odds[r]!.reduce((sum, each) => sum + each, 0);
    const where = sites[r]!;
    let k = 0;
    for (let day = first; day <= last; day++) {
      while (k + 1 < cuts[r]!.length && cuts[r]![k + 1]!.from - start <= day) k++;
      const at = where[k] ?? places.prior;
      for (let p = 0; p < at.length; p++) there[p]![day]! += at[p]!;
    }
    cuts[r]!.forEach((cut, c) => {
      const share = odds[r]![c]! / all;
      if (share < 1e-4) return;
      const [from, to] = daysOf(cut, start);
      for (let day = from; day <= to; day++) {
        for (let p = 0; p < places.keys.length; p++) moved[p]![day]! += (share * where[c]![p]!) / (to - from + 1);
      }
    });
  });
  const sums = [moved, there].map((of) => of.map(running));
  const within = (of: Float64Array, from: number, to: number): number =>
    of[Math.min(days, to + 1)]! - of[Math.max(0, Math.min(days, from))]!;

  /** Moves and ring-days of others around a cut. */
  const others = (r: number, k: number, p: number): { readonly moves: number; readonly ringDays: number } => {
    const [from, to] = daysOf(cuts[r]![k]!, start);
    const [low, high] = [from - reach, to + reach];
    if (rings[r]!.size < tellingReports)
      return { moves: within(sums[0]![p]!, low, high), ringDays: within(sums[1]![p]!, low, high) };
    const all = 1 + odds[r]!.reduce((sum, each) => sum + each, 0);
    let own = 0;
    cuts[r]!.forEach((cut, c) => {
      const share = odds[r]![c]! / all;
      if (share < 1e-4) return;
      const [f, t] = daysOf(cut, start);
      const common = Math.max(0, Math.min(t, high) - Math.max(f, low) + 1);
      own += (share * sites[r]![c]![p]! * common) / (t - f + 1);
    });
    const mine = sites[r]![k]![p]! * (Math.min(high, days - 1) - Math.max(0, low) + 1);
    return {
      moves: Math.max(0, within(sums[0]![p]!, low, high) - own),
      ringDays: Math.max(0, within(sums[1]![p]!, low, high) - mine),
    };
  };
  const ratioAt = (r: number, k: number, p: number): number => {
    const { moves, ringDays } = others(r, k, p);
    return Math.min(most, (moves + smoothing) / (rate * ringDays + smoothing));
  };
  return {
    ratio: (r, k) =>
      places.keys.length === 0 ? 1 : sites[r]![k]!.reduce((sum, w, p) => sum + (w < 0.01 ? w : w * ratioAt(r, k, p)), 0),
    before: (r, k) => {
      const weighed = sites[r]![k]!.map((w, p) => (w < 0.01 ? w : w * ratioAt(r, k, p)));
      const sum = weighed.reduce((all, each) => all + each, 0);
      return weighed.map((each) => each / sum);
    },
    company: (r, k, p) => {
      const [from, to] = daysOf(cuts[r]![k]!, start);
      const { moves, ringDays } = others(r, k, p);
      return { moved: moves, there: ringDays / (to - from + 1 + 2 * reach) };
    },
  };
}

/** Days of a cut since `start`: of a long gap its beginning, when the others of a wave leave. */
function daysOf(cut: Cut, start: number): readonly [number, number] {
  const from = Math.floor(cut.from) - start;
  return [from, Math.max(from, Math.min(Math.floor(cut.to) - start, from + 2 * reach))];
}

const running = (values: Float64Array): Float64Array => {
  const sums = new Float64Array(values.length + 1);
  values.forEach((value, i) => (sums[i + 1] = sums[i]! + value));
  return sums;
};

/** Where the ring was before each cut, by what its reports told until then; nothing told since its last change of place is known. */
function siteBefore(cuts: readonly Cut[], places: Places, ring: number): Float64Array[] {
  const heard = places.heard[ring]!;
  let told = -1;
  let last = places.prior;
  return cuts.map((cut) => {
    const until = heard.filter(({ at }) => at <= cut.from).length;
    if (until !== told) {
      told = until;
      last = whereabouts(places, heard.slice(Math.max(0, until - 6), until));
    }
    return last;
  });
}
