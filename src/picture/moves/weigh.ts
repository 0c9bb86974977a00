import { type Cut, cutsOf } from './cuts.ts';
import { spreadOf } from './pause.ts';
import { type RingTrack, ringTracks, tellingReports } from './ring-track.ts';
import type { Tracks } from './tracks.ts';
import { livesOf } from './lives.ts';
import { type Waves, wavesOf } from './wave.ts';
import { type Places, placesOfRings } from './whereabouts.ts';

/**
 * How much of each sign's log likelihood ratio counts: signs are not independent (indicators are shown in bursts, reports tell each
 * other's places), so that their ratios overstate. Fitted on simulated truth, seeds 1–3 of the preset `drift`.
 */
export interface Weights {
  readonly turnover: number;
  readonly silence: number;
  readonly place: number;
  readonly wave: number;
}
export const weights: Weights = { turnover: 0.3, silence: 1.1, place: 1.4, wave: 2 };

/** Moves to expect, a ring and day, before the casebook has told anything; and how many days of a ring that is worth. */
const prior = { rate: 1 / 730, days: 3650 };
const rounds = 3;

/** All that was weighed for all rings. */
export interface Weighed {
  readonly rings: readonly RingTrack[];
  readonly places: Places;
  readonly cuts: readonly (readonly Cut[])[];
  /** By ring and cut: odds of a move there against none. */
  readonly odds: readonly Float64Array[];
  readonly waves: Waves;
  /** Moves a ring and day that the casebook lets expect. */
  readonly rate: number;
}

/** What does not depend on weights: rings in time and the ratios of their cuts. */
export function cutsOfAll(tracks: Tracks, until = Infinity): Pick<Weighed, 'rings' | 'places' | 'cuts'> {
  const rings = ringTracks(tracks, until);
  const lives = livesOf(rings);
  const shape = spreadOf(rings);
  const places = placesOfRings(tracks, rings, until);
  return { rings, places, cuts: rings.map((ring, i) => cutsOf(ring, i, lives, shape, places)) };
}

/**
 * Odds of a move at every cut: the rate of moves × the days of the gap × the ratios of turnover, silence and place, and of the wave: what
 * other rings of the place did in these days. Rate and waves follow from the odds, and they from rate and waves: a few rounds settle it
 * (empirical Bayes).
 */
export function weighAll(found: Pick<Weighed, 'rings' | 'places' | 'cuts'>, by: Weights = weights): Weighed {
  const { rings, places, cuts } = found;
  const own = cuts.map((each) =>
    Float64Array.from(each, (cut) =>
      Math.exp(
        by.turnover * Math.max(-20, cut.turnover) + by.silence * cut.silence + by.place * cut.place + Math.log(cut.to - cut.from),
      ),
    ),
  );
  const telling = rings.map(({ size }) => size >= tellingReports);
  const days = rings.reduce((sum, { at, size }, r) => sum + (telling[r]! ? at[size - 1]! - at[0]! : 0), 0);
  let rate = prior.rate;
  let odds = own.map((each) => each.map((ratio) => ratio * rate));
  let waves: Waves | undefined;
  for (let round = 0; round < rounds; round++) {
    const moves = odds.reduce((sum, each, r) => sum + (telling[r]! ? chanceOfAny(each) : 0), 0);
    rate = (moves + prior.rate * prior.days) / (days + prior.days);
    waves = wavesOf(rings, places, cuts, odds, rate);
    const now = waves;
    odds = own.map((each, r) => each.map((ratio, k) => ratio * rate * now.ratio(r, k) ** by.wave));
  }
  return { ...found, odds, waves: waves!, rate };
}

/** Chance that a ring moved at all: at one of its cuts, against none. */
function chanceOfAny(odds: Float64Array): number {
  const sum = odds.reduce((all, each) => all + each, 0);
  return sum / (1 + sum);
}
