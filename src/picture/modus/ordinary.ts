import { type Corpus, type Shared, seedsOf } from './repeats.ts';
import { leastWeight, type Vocabulary, wordsOf } from './tokens.ts';

/** A report outside the ring, to know ordinary wording by; `group`: same for reports of one ring. */
export interface Other {
  readonly text: string;
  readonly group: number;
}

/** What reports outside the ring say too, by the seeds of the phrases found. */
export class Ordinary {
  /** Other rings, and reports in none. */
  readonly groups: number;
  readonly #counts = new Map<number, number>();
  readonly #seeds: Int32Array;
  readonly #tokens: Int32Array;
  readonly #weights: readonly number[];

  constructor(
    others: readonly Other[],
    vocabulary: Vocabulary,
    { tokens }: Corpus,
    seeds: Int32Array,
    shared: readonly Shared[],
  ) {
    this.#seeds = seeds;
    this.#weights = vocabulary.weights;
    this.#tokens = tokens;
    for (const each of shared) for (const seed of this.#within(each)) this.#counts.set(seed, 0);
    const byGroup = others.toSorted((a, b) => a.group - b.group);
    this.groups = new Set(others.map(({ group }) => group)).size;
    const last = new Map<number, number>();
    for (const { text, group } of byGroup) {
      const words = Int32Array.from(wordsOf(text, [], vocabulary).tokens);
      for (const seed of seedsOf({ tokens: words, weights: vocabulary.weights })) {
        const known = seed === 0 ? undefined : this.#counts.get(seed);
        if (known === undefined || last.get(seed) === group) continue;
        last.set(seed, group);
        this.#counts.set(seed, known + 1);
      }
    }
  }

  /** Other rings, and reports in none, that say it: at most as many as say each part of it. */
  groupsWith(shared: Shared): number {
    return this.#within(shared).reduce((fewest, seed) => Math.min(fewest, this.#counts.get(seed)!), Infinity);
  }

  /** The seeds that lie in the wording as a whole. */
  #within({ places, length }: Shared): number[] {
    const begin = places[0]!;
    const seeds: number[] = [];
    let weight = 0;
    for (let at = begin + length - 1; at >= begin; at--) {
      weight += this.#weights[this.#tokens[at]!]!;
      if (weight >= leastWeight && this.#seeds[at] !== 0) seeds.push(this.#seeds[at]!);
    }
    return seeds;
  }
}
