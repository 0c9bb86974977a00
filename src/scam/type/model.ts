import { type Clue, type Grams, readGrams } from './grams.ts';
import { softmax } from './exp.ts';

/**
 * A linear model over pieces of text: for each known piece one small number a class. The score of a class is the sum of its numbers over
 * the text's distinct known pieces, divided by the root of how many there are; softmax makes probabilities of the scores.
 */
export interface LinearModel {
  readonly classes: readonly string[];
  /** Keys of the known pieces, ascending. */
  readonly keys: Uint32Array;
  /** One row a key, one column a class. */
  readonly weights: Int8Array;
  readonly bias: Float64Array;
  /** What a weight of 1 adds to a score; holds the temperature of calibration. */
  readonly scale: number;
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

  /** Probabilities of the classes, and how many distinct known pieces spoke. The array is overwritten by the next call. */
  score(grams: Grams): { readonly p: Float64Array; readonly known: number } {
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
    return { p: softmax(this.#scores), known };
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
  scoreText(text: string, mentions: readonly Clue[], grams: Grams): { readonly p: Float64Array; readonly known: number } {
    readGrams(text, mentions, grams);
    return this.score(grams);
  }
}
