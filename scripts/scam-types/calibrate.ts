import { emptyGrams, type Manner } from '../../src/scam/type/grams.ts';
import { expOf } from '../../src/scam/type/exp.ts';
import { type Scorer, type Temper, temperatureOf, untempered } from '../../src/scam/type/model.ts';
import type { Sample } from './fit.ts';

// What scores are divided by. Texts held out of those by the same hand are read with more right than what a stranger writes: a temperature
// chosen there makes the model too sure of itself. So it is chosen where the hand changes, on each kind of text, and each kind counts alike.

/** A text and what a model that never saw its hand says of it. */
export interface Asked {
  readonly scores: Float64Array;
  readonly known: number;
  readonly manner: Manner;
  readonly target: number;
  readonly weight: number;
}

const grams = emptyGrams();

/** What a model says of texts; together they weigh 1, however many they are. */
export function asked(scorer: Scorer, samples: readonly Sample[]): Asked[] {
  return samples.map(({ keys, manner, target }) => {
    grams.keys.set(keys);
    grams.count = keys.length;
    const { scores, known } = scorer.scores(grams);
    return { scores: scores.slice(), known, manner, target, weight: 1 / samples.length };
  });
}

/** Probability of the likeliest class, and whether that is right. */
export function said(
  { scores, known, manner, target }: Asked,
  temper: Temper,
): { confidence: number; best: number; isRight: boolean } {
  let best = 0;
  for (let c = 1; c < scores.length; c++) if (scores[c]! > scores[best]!) best = c;
  const temperature = temperatureOf(temper, known, manner);
  let sum = 0;
  for (const score of scores) sum += expOf((score - scores[best]!) / temperature);
  return { confidence: 1 / sum, best, isRight: best === target };
}

const powers = new Float64Array(64);

/** Sum of the squared distances of all probabilities from what is true (Brier's score), weighted. */
function brier(all: readonly Asked[], temper: Temper): number {
  let sum = 0;
  for (const { scores, known, manner, target, weight } of all) {
    const temperature = temperatureOf(temper, known, manner);
    let most = -Infinity;
    for (const score of scores) if (score > most) most = score;
    let whole = 0;
    for (let c = 0; c < scores.length; c++) whole += powers[c] = expOf((scores[c]! - most) / temperature);
    let off = 0;
    for (let c = 0; c < scores.length; c++) {
      const far = powers[c]! / whole - (c === target ? 1 : 0);
      off += far * far;
    }
    sum += weight * off;
  }
  return sum;
}

const bases = grid(-1, 3, 0.1);
const doublings = grid(0, 0.5, 0.05);
const latins = grid(-1, 1, 0.05);

/** The temper with the smallest Brier score on a grid, found one line after the other until none gets better. */
export function temperFor(all: readonly Asked[]): Temper {
  let found = untempered;
  let smallest = brier(all, found);
  const consider = (tried: Temper): void => {
    const score = brier(all, tried);
    if (score < smallest) [smallest, found] = [score, tried];
  };
  for (let before = Infinity; smallest < before;) {
    before = smallest;
    for (const line of ['told', 'spoken'] as const) {
      // Both numbers of a line together: a steeper one starts lower.
      for (const doubling of doublings) for (const base of bases) consider({ ...found, [line]: { base, doubling } });
    }
    for (const latin of latins) consider({ ...found, latin });
  }
  return found;
}

/** Numbers of two places from one to another. */
function grid(from: number, to: number, step: number): number[] {
  return Array.from({ length: Math.round((to - from) / step) + 1 }, (_, i) => Math.round((from + i * step) * 100) / 100);
}
