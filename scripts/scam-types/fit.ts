import type { Manner } from '../../src/scam/type/grams.ts';
import { softmax } from '../../src/scam/type/exp.ts';
import { type LinearModel, untempered } from '../../src/scam/type/model.ts';

// Multinomial logistic regression over presence of pieces, by AdaGrad in a fixed order. Only additions, multiplications, divisions and
// square roots (all exact to the last bit by IEEE 754) and our own exponential: the same bytes on every machine.

/** A text as the fit sees it: keys of its distinct pieces, ascending, and the class it is of. */
export interface Sample {
  readonly keys: Uint32Array;
  readonly manner: Manner;
  readonly target: number;
  readonly weight: number;
}

export interface FitOptions {
  readonly epochs: number;
  readonly rate: number;
  /** Share by which weights shrink after each epoch. */
  readonly shrink: number;
  /** Share of a text's pieces that are left out, others each time: spreads what is learnt over more pieces. */
  readonly dropout: number;
  /** Pieces in fewer texts than this are not learnt. */
  readonly fewest: number;
  readonly seed: number;
}

export const options: FitOptions = { epochs: 8, rate: 0.5, shrink: 0.02, dropout: 0.5, fewest: 2, seed: 7 };

/** Numbers in [0, 2^32) from a seed: xorshift, the same everywhere. */
export function numbers(seed: number): () => number {
  let state = seed >>> 0 || 1;
  return () => {
    state ^= state << 13;
    state >>>= 0;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state;
  };
}

/** Weights in full precision. */
export interface Fitted {
  readonly classes: readonly string[];
  readonly keys: Uint32Array;
  readonly weights: Float64Array;
  readonly bias: Float64Array;
}

export function fit(samples: readonly Sample[], classes: readonly string[], how: FitOptions = options): Fitted {
  const size = classes.length;
  const counts = new Map<number, number>();
  for (const { keys } of samples) for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  const kept = Uint32Array.from([...counts].filter(([, count]) => count >= how.fewest).map(([key]) => key)).sort();
  const rowOf = new Map<number, number>();
  kept.forEach((key, row) => rowOf.set(key, row));
  const rows = samples.map(({ keys }) => Int32Array.from([...keys].flatMap((key) => rowOf.get(key) ?? [])));
  const weights = new Float64Array(kept.length * size);
  const squares = new Float64Array(kept.length * size).fill(1e-4);
  const bias = new Float64Array(size);
  const biasSquares = new Float64Array(size).fill(1e-4);
  const p = new Float64Array(size);
  const next = numbers(how.seed);
  const order = samples.map((_, i) => i);
  const skipBelow = Math.floor(how.dropout * 0x100000000);
  let chosen = new Int32Array(16384);
  for (let epoch = 0; epoch < how.epochs; epoch++) {
    for (let i = order.length - 1; i > 0; i--) {
      const j = next() % (i + 1);
      [order[i], order[j]] = [order[j]!, order[i]!];
    }
    for (const at of order) {
      const all = rows[at]!;
      const { target, weight } = samples[at]!;
      if (all.length > chosen.length) chosen = new Int32Array(all.length * 2);
      let count = 0;
      for (const row of all) if (next() >= skipBelow) chosen[count++] = row;
      const x = count === 0 ? 0 : 1 / Math.sqrt(count);
      p.set(bias);
      for (let i = 0; i < count; i++) {
        const from = chosen[i]! * size;
        for (let c = 0; c < size; c++) p[c] = p[c]! + x * weights[from + c]!;
      }
      softmax(p);
      for (let c = 0; c < size; c++) p[c] = weight * (p[c]! - (c === target ? 1 : 0));
      for (let c = 0; c < size; c++) {
        const g = p[c]!;
        biasSquares[c] = biasSquares[c]! + g * g;
        bias[c] = bias[c]! - (0.1 * how.rate * g) / Math.sqrt(biasSquares[c]!);
      }
      for (let i = 0; i < count; i++) {
        const from = chosen[i]! * size;
        for (let c = 0; c < size; c++) {
          const g = p[c]! * x;
          if (g < 1e-7 && g > -1e-7) continue;
          const square = squares[from + c]! + g * g;
          squares[from + c] = square;
          weights[from + c] = weights[from + c]! - (how.rate * g) / Math.sqrt(square);
        }
      }
    }
    const keep = 1 - how.shrink;
    for (let i = 0; i < weights.length; i++) weights[i] = weights[i]! * keep;
  }
  return { classes, keys: kept, weights, bias };
}

/** Keeps the `most` rows that say most, in whole numbers of one byte. */
export function quantise(fitted: Fitted, most: number, temper = untempered): LinearModel {
  const size = fitted.classes.length;
  const strength = new Float64Array(fitted.keys.length);
  for (let row = 0; row < strength.length; row++) {
    let mean = 0;
    for (let c = 0; c < size; c++) mean += fitted.weights[row * size + c]! / size;
    for (let c = 0; c < size; c++) strength[row] = Math.max(strength[row]!, Math.abs(fitted.weights[row * size + c]! - mean));
  }
  const floor = strength.length <= most ? 0 : Float64Array.from(strength).sort()[strength.length - most]!;
  const kept = [...strength.keys()].filter((row) => strength[row]! > floor || floor === 0);
  // What all classes share says nothing; the strongest number of all sets the scale, rarer extremes are cut.
  const sorted = Float64Array.from(kept, (row) => strength[row]!).sort();
  const top = sorted[Math.floor((sorted.length - 1) * 0.9995)] ?? 1;
  const step = top / 127;
  const weights = new Int8Array(kept.length * size);
  kept.forEach((row, at) => {
    let mean = 0;
    for (let c = 0; c < size; c++) mean += fitted.weights[row * size + c]! / size;
    for (let c = 0; c < size; c++) {
      const value = Math.round((fitted.weights[row * size + c]! - mean) / step);
      weights[at * size + c] = Math.max(-127, Math.min(127, value));
    }
  });
  return {
    classes: fitted.classes,
    keys: Uint32Array.from(kept, (row) => fitted.keys[row]!),
    weights,
    bias: fitted.bias,
    scale: step,
    temper,
  };
}
