import type { Cut } from './cuts.ts';
import { type RingTrack, tellingReports } from './ring-track.ts';
import { ownOdds, type Weighed } from './weigh.ts';
import { type Heard, placeRatio } from './whereabouts.ts';

/** Below this chance a move is not shown; of rings with few reports, of which less was learned, below that one. */
export const leastConfidence = { many: 0.8, few: 0.92 };
/** Gaps this near to each other may mean one move: days. */
const apart = 25;
/** Part of the chance of a move that lies in the days said of it. */
const spanned = 0.8;
/** Whatever was weighed, reports may be wrong. */
const mostConfidence = 0.97;
/** A ring that moves more often than this is one that was joined wrongly. */
const mostDepth = 2;
/** Other rings of its place that have to leave in these days before it is called a wave, and how much more than usual. */
const company = { rings: 1.5, ratio: 2 };

/** A move as found in a ring: when, the cut that says it best, and what speaks for it. */
export interface Found {
  /** Position in `Weighed.rings`, and in its cuts. */
  readonly ring: number;
  readonly cut: number;
  /** The day to be expected, and the days between which it lies with a chance of .8. */
  readonly day: number;
  readonly between: readonly [number, number];
  readonly confidence: number;
  /** Places told by reports since the move before, and until the next. */
  readonly before: readonly Heard[];
  readonly after: readonly Heard[];
  /** How many other rings of a place left in these days, where that speaks for it. */
  readonly wave: { readonly place: number; readonly moved: number; readonly there: number } | undefined;
  readonly signs: { readonly place: boolean; readonly pause: boolean; readonly turnover: boolean; readonly wave: boolean };
}

interface Weighted {
  readonly cut: Cut;
  readonly k: number;
  readonly place: number;
  readonly value: number;
}

/**
 * The moves of one ring, in order of time: the likeliest days first, then what lies before and behind them, each with the reports and
 * places of its own side. The chances of gaps near each other add up: indicators and places tell the weeks of a move better than its day.
 * Two signs, or places told on both sides: one sign alone is no move.
 */
export function findMoves(weighed: Weighed, ring: number, least = leastConfidence): Found[] {
  const { rings, places, waves } = weighed;
  const { at, size } = rings[ring]!;
  const enough = size < tellingReports ? least.few : least.many;
  const found: Found[] = [];
  const seek = (from: number, to: number, depth: number): void => {
    const inside = weighedIn(weighed, ring, from, to);
    if (inside.length === 0 || depth > mostDepth) return;
    const near = likeliestDays(inside);
    const sum = sumOf(near);
    const confidence = sum / (1 + sumOf(inside));
    if (confidence < enough) return;
    const best = near.reduce((most, each) => (each.value > most.value ? each : most));
    const heard = places.heard[ring]!.filter((each) => each.at >= from && each.at <= to);
    const wave = waveAt(weighed, ring, best.k);
    const signs = {
      place: best.place > 1,
      pause: best.cut.silence > 0.7,
      turnover: best.cut.turnover > 2,
      wave: wave !== undefined && waves.ratio(ring, best.k) > company.ratio,
    };
    if (signs.place || Object.values(signs).filter(Boolean).length >= 2) {
      const between = daysOf(near, spanned * sum);
      const mean = near.reduce((all, { cut, value }) => all + dayOf(cut) * value, 0) / sum;
      found.push({
        ring,
        cut: best.k,
        day: Math.min(between[1], Math.max(between[0], mean)),
        between,
        confidence: Math.min(mostConfidence, confidence),
        before: heard.filter((each) => each.at < best.cut.to),
        after: heard.filter((each) => each.at >= best.cut.to),
        wave: signs.wave ? wave : undefined,
        signs,
      });
    }
    seek(from, Math.min(...near.map(({ cut }) => cut.from)), depth + 1);
    seek(Math.max(...near.map(({ cut }) => cut.to)), to, depth + 1);
  };
  seek(at[0]!, at[size - 1]!, 0);
  return found.sort((a, b) => a.cut - b.cut);
}

/** Gaps between two days, each with the reports and places between them alone. */
function weighedIn({ rings, places, cuts, odds }: Weighed, ring: number, from: number, to: number): Weighted[] {
  const { at, size } = rings[ring]!;
  if (from === at[0] && to === at[size - 1]) {
    return cuts[ring]!.map((cut, k) => ({ cut, k, place: cut.place, value: odds[ring]![k]! }));
  }
  const heard = places.heard[ring]!.filter((each) => each.at >= from && each.at <= to);
  const reports = at.filter((day) => day >= from && day <= to).length;
  const earlier = at.filter((day) => day < from).length;
  let known = { split: -1, ratio: 0 };
  return cuts[ring]!.map((cut, k) => ({ cut, k }))
    .filter(({ cut }) => cut.from >= from && cut.to <= to)
    .map(({ cut, k }) => {
      const split = heard.filter((each) => each.at < cut.to).length;
      if (split !== known.split) known = { split, ratio: placeRatio(places, heard.slice(0, split), heard.slice(split)) };
      const strays = cut.pause?.strays ?? 0;
      const whole = ownOdds(cut, cut.before, size - cut.before - strays, cut.place);
      const here = ownOdds(cut, cut.before - earlier, reports - (cut.before - earlier) - strays, known.ratio);
      return { cut, k, place: known.ratio, value: (odds[ring]![k]! * here) / whole };
    });
}

const sumOf = (cuts: readonly Weighted[]): number => cuts.reduce((all, { value }) => all + value, 0);

/** The gaps within `apart` days of one of them that are the likeliest together. */
function likeliestDays(cuts: readonly Weighted[]): Weighted[] {
  const inOrder = cuts.map((each) => ({ each, day: dayOf(each.cut) })).sort((a, b) => a.day - b.day);
  let [from, to, sum] = [0, 0, 0];
  let best = { from: 0, to: 0, sum: -1 };
  for (const { day } of inOrder) {
    while (to < inOrder.length && inOrder[to]!.day <= day + apart) sum += inOrder[to++]!.each.value;
    while (inOrder[from]!.day < day - apart) sum -= inOrder[from++]!.each.value;
    if (sum > best.sum) best = { from, to, sum };
  }
  return inOrder.slice(best.from, best.to).map(({ each }) => each);
}

/** The days of the likeliest gaps that have so much of the odds together. */
function daysOf(cuts: readonly Weighted[], enough: number): readonly [number, number] {
  let [sum, from, to] = [0, Infinity, -Infinity];
  for (const { cut, value } of cuts.toSorted((a, b) => b.value - a.value)) {
    if (sum >= enough) break;
    sum += value;
    from = Math.min(from, cut.from);
    to = Math.max(to, cut.to);
  }
  return [from, to];
}

/** The place that others left in these days, where enough did. */
function waveAt({ places, waves }: Weighed, ring: number, cut: number): Found['wave'] {
  let best: Found['wave'];
  waves.before(ring, cut).forEach((weight, place) => {
    if (weight < 0.4) return;
    const { moved, there } = waves.company(ring, cut, place);
    if (moved >= company.rings) best = { place, moved, there };
  });
  return places.keys.length === 0 ? undefined : best;
}

/** The likeliest day: of a short silence its middle; of a long one its beginning, as one that goes is not long in going. */
const dayOf = (cut: Cut): number => (cut.from + Math.min(cut.to, cut.from + 28)) / 2;

/** Reports nearest to a cut on both sides, by position in `Tracks`: those that say it. */
export function reportsAround({ reports, at }: RingTrack, cut: Cut, most: number): number[] {
  const before = [...reports].filter((_, i) => at[i]! <= cut.from).slice(-most);
  const after = [...reports].filter((_, i) => at[i]! >= cut.to).slice(0, most);
  return [...before, ...after];
}
