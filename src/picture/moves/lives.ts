import { indicatorKinds } from '../../model/index.ts';
import type { Own, RingTrack } from './ring-track.ts';

/** How long indicators live and how often a living one is shown: learned from the casebook, without labels. */
export interface Lives {
  /** Mean days that an indicator stays in use, by position of its kind. */
  readonly days: Float64Array;
  /** By place in the list of rings: how much longer or shorter this ring keeps its indicators. */
  readonly factor: Float64Array;
  /** By place in the list of rings: chance that a report shows a given living indicator of the ring. */
  readonly shown: Float64Array;
}

/** Before anything is known: days of life, chance to be shown; and how many ends, how many chances that is worth. */
const prior = { days: 25, shown: 0.15, ends: 10, chances: 40 };
const rounds = 6;

/**
 * Expectation maximisation over all indicators of all rings: each lives an exponential time and is shown by a report with some chance
 * while it lives. Whether one that was not shown again still lived, and until when, is the expectation's part.
 */
export function livesOf(rings: readonly RingTrack[]): Lives {
  let days = new Float64Array(indicatorKinds.length).fill(prior.days);
  let factor = new Float64Array(rings.length).fill(1);
  let shown = new Float64Array(rings.length).fill(prior.shown);
  for (let round = 0; round < rounds; round++) {
    const kindEnds = new Float64Array(days.length).fill(prior.ends);
    const kindAlive = new Float64Array(days.length).fill(prior.ends * prior.days);
    const tallies = rings.map((ring, i) => {
      const tally = { ends: 0, expected: 0, again: 0, chances: 0 };
      for (const own of ring.own) {
        const { ends, alive, chances } = afterLast(ring, own, days[own.kind]! * factor[i]!, chanceOf(own, shown[i]!));
        kindEnds[own.kind]! += ends;
        kindAlive[own.kind]! += alive / factor[i]!;
        tally.ends += ends;
        tally.expected += alive / days[own.kind]!;
        tally.again += own.shown.length - 1;
        tally.chances += chances;
      }
      return tally;
    });
    const again = tallies.reduce((sum, each) => sum + each.again, prior.shown * prior.chances);
    const mean = again / tallies.reduce((sum, each) => sum + each.chances, prior.chances);
    days = kindAlive.map((alive, kind) => alive / kindEnds[kind]!);
    factor = Float64Array.from(tallies, (each) => (each.expected + prior.ends) / (each.ends + prior.ends));
    shown = Float64Array.from(tallies, (each) =>
      Math.min(0.6, (each.again + mean * prior.chances) / (each.chances + prior.chances)),
    );
  }
  return { days, factor, shown };
}

/** Chance that a report shows this indicator while it lives: what it did itself, and what the ring's others do. */
export const chanceOf = ({ shown }: Own, ringMean: number): number =>
  Math.min(0.8, (shown.length - 1 + 4 * ringMean) / (shown.at(-1)! - shown[0]! + 4));

/** Ends, days alive and reports that could have shown it, as expected after it was not shown again. */
function afterLast(
  { used, size }: RingTrack,
  { shown }: Own,
  days: number,
  chance: number,
): { ends: number; alive: number; chances: number } {
  const last = shown.at(-1)!;
  const start = used[last]!;
  // Weight of each story: it ended between two reports, unseen till then; or it lives still.
  let [weights, aliveDays, couldShow] = [0, 0, 0];
  let [missed, survived] = [1, 1];
  for (let i = last + 1; i < size && missed * survived > 0.002; i++) {
    const until = Math.exp(-(used[i]! - start) / days);
    const ended = (survived - until) * missed;
    weights += ended;
    aliveDays += ended * ((used[i]! + used[i - 1]!) / 2 - start);
    couldShow += ended * (i - 1 - last);
    survived = until;
    missed *= 1 - chance;
  }
  const lives = survived * missed;
  const whole = weights + lives;
  const rest = Math.min(used[size - 1]! - start, 4 * days);
  return {
    ends: weights / whole,
    alive: start - used[shown[0]!]! + (aliveDays + lives * rest) / whole,
    chances: last - shown[0]! + (couldShow + lives * Math.min(size - 1 - last, 4 / chance)) / whole,
  };
}
