import { type Cut, cutsOf } from './cuts.ts';
import { spreadOf } from './pause.ts';
import { type RingTrack, ringTracks, tellingReports } from './ring-track.ts';
import type { Tracks } from './tracks.ts';
import { livesOf } from './lives.ts';
import { type Waves, wavesOf } from './wave.ts';
import { type Places, placesOfRings } from './whereabouts.ts';

/**
 * How much each sign counts. The log likelihood ratios of turnover, silence, place and wave are not independent (indicators are shown in
 * bursts, reports tell each other's places), so that as they stand they overstate. `days` multiplies the logarithm of the days of the
 * pause, `strays` the reports that came in it all the same, `side` the logarithm of the reports on the thinner side: a change of which
 * one side tells little is mostly chance. Fitted by penalised maximum likelihood of the whole of a ring (it moved at one of its gaps, or at none)
 * on simulated truth: preset `drift`, seeds 1–10, true rings and Clew's own together.
 */
export interface Weights {
  readonly turnover: number;
  readonly silence: number;
  readonly place: number;
  readonly wave: number;
  readonly days: number;
  readonly strays: number;
  readonly side: number;
  /** Of the odds at large: what the others come to where nothing speaks for a move or against it. */
  readonly base: number;
}
const weights: Weights = {
  turnover: 0.19,
  silence: 0.38,
  place: 0.8,
  wave: 1.4,
  days: 1.62,
  strays: -0.98,
  side: 0.56,
  base: -4.95,
};

/** Odds that do not hang on other rings: of a gap that has so many reports of the stretch looked at on each side. */
export function ownOdds(cut: Cut, before: number, after: number, place: number, by: Weights = weights): number {
  const { from, to, pause, turnover, silence } = cut;
  const { days = to - from, strays = 0 } = pause ?? {};
  return Math.exp(
    by.base +
      Math.log(to - from) +
      by.turnover * Math.max(-20, turnover) +
      by.silence * silence +
      by.place * place +
      by.days * Math.log1p(days) +
      by.strays * strays +
      by.side * Math.log1p(Math.min(before, after)),
  );
}

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
 * Odds of a move at every cut: the rate of moves × what the ring's own signs say × the ratio of the wave: what
 * other rings of the place did in these days. Rate and waves follow from the odds, and they from rate and waves: a few rounds settle it
 * (empirical Bayes).
 */
export function weighAll(found: Pick<Weighed, 'rings' | 'places' | 'cuts'>, by: Weights = weights): Weighed {
  const { rings, places, cuts } = found;
  const own = cuts.map((each, r) =>
    Float64Array.from(each, (cut) => ownOdds(cut, cut.before, behind(rings[r]!, cut), cut.place, by)),
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

/** Reports of the ring made behind a cut. */
const behind = ({ size }: RingTrack, { before, pause }: Cut): number => size - before - (pause?.strays ?? 0);

/** Chance that a ring moved at all: at one of its cuts, against none. */
function chanceOfAny(odds: Float64Array): number {
  const sum = odds.reduce((all, each) => all + each, 0);
  return sum / (1 + sum);
}
