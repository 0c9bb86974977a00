import type { Cut } from './cuts.ts';
import type { RingTrack } from './ring-track.ts';
import { type Weighed, weights } from './weigh.ts';
import { type Heard, placeRatio } from './whereabouts.ts';

/** Below this chance a move is not shown. */
const leastConfidence = 0.85;
/** What odds as weighed came true as: log odds × slope + shift (Platt), fitted on simulated truth, seeds 1–6 of `drift`. */
const calibration = { slope: 0.4, shift: -1.1, most: 10 };
/** Gaps this near to each other may mean one move. */
const apart = 15;
/** A ring that moves more often than this is one that was joined wrongly. */
const mostDepth = 2;
/** Other rings of its place that have to leave in these days before it is called a wave, and how much more than usual. */
const company = { rings: 1.5, ratio: 2 };

/** A move as found in a ring: the cut it lies at, and what speaks for it. */
export interface Found {
  /** Position in `Weighed.rings`, and in its cuts. */
  readonly ring: number;
  readonly cut: number;
  readonly confidence: number;
  /** Places told by reports since the move before, and until the next. */
  readonly before: readonly Heard[];
  readonly after: readonly Heard[];
  /** How many other rings of a place left in these days, where that speaks for it. */
  readonly wave: { readonly place: number; readonly moved: number; readonly there: number } | undefined;
  readonly signs: { readonly place: boolean; readonly pause: boolean; readonly turnover: boolean; readonly wave: boolean };
}

/**
 * The moves of one ring, in order of time: the likeliest gap first, then what lies before and behind it, each with the places told on its
 * own side. The chances of gaps near each other add up. Two signs, or places told on both sides: one sign alone is no move.
 */
export function findMoves(weighed: Weighed, ring: number): Found[] {
  const { rings, places, cuts, odds, waves } = weighed;
  const { at, size } = rings[ring]!;
  const found: Found[] = [];
  const seek = (from: number, to: number, depth: number): void => {
    const inside = cuts[ring]!.map((cut, k) => ({ cut, k })).filter(({ cut }) => cut.from >= from && cut.to <= to);
    if (inside.length === 0 || depth > mostDepth) return;
    const heard = places.heard[ring]!.filter((each) => each.at >= from && each.at <= to);
    const sides = (cut: Cut): readonly [Heard[], Heard[]] => [
      heard.filter((each) => each.at < cut.to),
      heard.filter((each) => each.at >= cut.to),
    ];
    let known = { split: -1, ratio: 0 };
    const weighedHere = inside.map(({ cut, k }) => {
      if (depth === 0) return { cut, k, place: cut.place, value: odds[ring]![k]! };
      const [before, after] = sides(cut);
      if (before.length !== known.split) known = { split: before.length, ratio: placeRatio(places, before, after) };
      return { cut, k, place: known.ratio, value: odds[ring]![k]! * Math.exp(weights.place * (known.ratio - cut.place)) };
    });
    const best = weighedHere.reduce((most, each) => (each.value > most.value ? each : most));
    const near = weighedHere.filter(({ cut }) => cut.from < best.cut.to + apart && cut.to > best.cut.from - apart);
    const sum = near.reduce((all, { value }) => all + value, 0);
    const confidence = calibrated(sum);
    if (confidence < leastConfidence) return;
    const [before, after] = sides(best.cut);
    const wave = waveAt(weighed, ring, best.k);
    const signs = {
      place: best.place > 1,
      pause: best.cut.silence > 0.7,
      turnover: best.cut.turnover > 2,
      wave: wave !== undefined && waves.ratio(ring, best.k) > company.ratio,
    };
    if (signs.place || Object.values(signs).filter(Boolean).length >= 2) {
      found.push({ ring, cut: best.k, confidence, before, after, wave: signs.wave ? wave : undefined, signs });
    }
    seek(from, best.cut.from - apart, depth + 1);
    seek(best.cut.to + apart, to, depth + 1);
  };
  seek(at[0]!, at[size - 1]!, 0);
  return found.sort((a, b) => a.cut - b.cut);
}

const calibrated = (odds: number): number =>
  1 / (1 + Math.exp(-(calibration.shift + calibration.slope * Math.min(calibration.most, Math.log(odds)))));

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
export const dayOf = (cut: Cut): number => (cut.from + Math.min(cut.to, cut.from + 28)) / 2;

/** Reports nearest to a cut on both sides, by position in `Tracks`: those that say it. */
export function reportsAround({ reports, at }: RingTrack, cut: Cut, most: number): number[] {
  const before = [...reports].filter((_, i) => at[i]! <= cut.from).slice(-most);
  const after = [...reports].filter((_, i) => at[i]! >= cut.to).slice(0, most);
  return [...before, ...after];
}
