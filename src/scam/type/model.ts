import { type Clue, type Grams, type Manner, mannerOf, readGrams } from './grams.ts';
import { softmax } from './exp.ts';

/**
 * What scores are divided by before they become probabilities, from a text of one known piece on: so much, so much more with each doubling of
 * its known pieces, and so much more where it is written in Latin letters. A long text piles up evidence that is not independent; and what
 * a gang says is read with less right than what a victim tells.
 */
export interface Temper {
  readonly told: Line;
  readonly spoken: Line;
  readonly latin: number;
}
export interface Line {
  readonly base: number;
  readonly doubling: number;
}

/** Scores as they are. */
export const untempered: Temper = { told: { base: 1, doubling: 0 }, spoken: { base: 1, doubling: 0 }, latin: 0 };
const coldest = 0.3;

/** The divisor for a text of `known` pieces. Powers of two lie on a line, what is between them on straight lines between: no logarithm. */
export function temperatureOf({ told, spoken, latin }: Temper, known: number, manner: Manner): number {
  const whole = known < 1 ? 0 : 31 - Math.clz32(known);
  const doublings = known < 1 ? 0 : whole + known / 2 ** whole - 1;
  const low = told.base + told.doubling * doublings;
  // A few spoken words are no surer than a few told ones: the line is of texts, which are longer.
  const high = Math.max(low, spoken.base + spoken.doubling * doublings);
  return Math.max(coldest, low + (high - low) * manner.spoken + (manner.isLatin ? latin : 0));
}

/**
 * A linear model over pieces of text: for each known piece one small number a class. The score of a class is the sum of its numbers over
 * the text's distinct known pieces, divided by the root of how many there are and by the temperature; softmax makes probabilities of the
 * scores.
 */
export interface LinearModel {
  readonly classes: readonly string[];
  /** Keys of the known pieces, ascending. */
  readonly keys: Uint32Array;
  /** One row a key, one column a class. */
  readonly weights: Int8Array;
  readonly bias: Float64Array;
  /** What a weight of 1 adds to a score. */
  readonly scale: number;
  readonly temper: Temper;
}

export interface Scored {
  readonly p: Float64Array;
  readonly known: number;
  readonly temperature: number;
}

/** Looks pieces up and adds their weights. Not to be shared between threads: holds room for one text. */
export class Scorer {
  readonly model: LinearModel;
  /** Row of the key in each slot, counted from 1; 0: free. */
  readonly #rows: Int32Array;
  readonly #slots: Uint32Array;
  readonly #mask: number;
  /** The last text each row was seen in. */
  readonly #seen: Uint32Array;
  #text = 0;
  readonly #sums: Int32Array;
  readonly #scores: Float64Array;

  constructor(model: LinearModel) {
    this.model = model;
    let size = 1024;
    while (size < model.keys.length * 4) size *= 2;
    this.#mask = size - 1;
    this.#slots = new Uint32Array(size);
    this.#rows = new Int32Array(size);
    for (let row = 0; row < model.keys.length; row++) {
      const key = model.keys[row]!;
      let slot = key & this.#mask;
      while (this.#rows[slot] !== 0) slot = (slot + 1) & this.#mask;
      this.#slots[slot] = key;
      this.#rows[slot] = row + 1;
    }
    this.#seen = new Uint32Array(model.keys.length);
    this.#sums = new Int32Array(model.classes.length);
    this.#scores = new Float64Array(model.classes.length);
  }

  /** The row of a piece; -1: unknown. */
  row(key: number): number {
    let slot = key & this.#mask;
    for (;;) {
      const row = this.#rows[slot]!;
      if (row === 0) return -1;
      if (this.#slots[slot] === key) return row - 1;
      slot = (slot + 1) & this.#mask;
    }
  }

  /**
   * Probabilities of the classes, how many distinct known pieces spoke, and what scores were divided by. The array is overwritten by the
   * next call.
   */
  score(grams: Grams): Scored {
    const { temper } = this.model;
    const { scores, known } = this.scores(grams);
    const temperature = temperatureOf(temper, known, mannerOf(grams));
    for (let c = 0; c < scores.length; c++) scores[c] = scores[c]! / temperature;
    return { p: softmax(scores), known, temperature };
  }

  /** Scores of the classes before any temperature. The array is overwritten by the next call. */
  scores(grams: Grams): { readonly scores: Float64Array; readonly known: number } {
    const { weights, bias, scale } = this.model;
    const sums = this.#sums.fill(0);
    const classes = sums.length;
    // After 2^32 texts the marks would lie: begin anew.
    if (++this.#text === 0xffffffff) {
      this.#seen.fill(0);
      this.#text = 1;
    }
    let known = 0;
    for (let i = 0; i < grams.count; i++) {
      const row = this.row(grams.keys[i]!);
      if (row < 0 || this.#seen[row] === this.#text) continue;
      this.#seen[row] = this.#text;
      known++;
      const from = row * classes;
      for (let c = 0; c < classes; c++) sums[c] = sums[c]! + weights[from + c]!;
    }
    const factor = known === 0 ? 0 : scale / Math.sqrt(known);
    for (let c = 0; c < classes; c++) this.#scores[c] = bias[c]! + factor * sums[c]!;
    return { scores: this.#scores, known };
  }

  /** What a row says for a class against what it says for all, weighted by `p`: the part of the decision that is its own. */
  speaks(row: number, chosen: number, p: Float64Array): number {
    const { weights } = this.model;
    const from = row * p.length;
    let mean = 0;
    for (let c = 0; c < p.length; c++) mean += p[c]! * weights[from + c]!;
    return weights[from + chosen]! - mean;
  }

  /** Reads and scores in one. */
  scoreText(text: string, mentions: readonly Clue[], grams: Grams): Scored {
    readGrams(text, mentions, grams);
    return this.score(grams);
  }
}
