import { breakToken, leastWeight, type Words } from './tokens.ts';

/** Wording that several texts share: `length` words from each of `places` on. */
export interface Shared {
  readonly length: number;
  /** Places in the words of all texts, ascending. */
  readonly places: readonly number[];
  /** Texts of different cases that hold it. */
  readonly cases: number;
}

/** The words of all texts after each other, a break between any two. */
export interface Corpus {
  readonly tokens: Int32Array;
  /** By place: the text it is in. */
  readonly text: Int32Array;
  /** By text: its case. Texts of one case follow each other. */
  readonly caseOf: Int32Array;
  /** By text: place of its first word. */
  readonly first: Int32Array;
  readonly weights: readonly number[];
}

export function corpusOf(texts: readonly Words[], caseOf: Int32Array, weights: readonly number[]): Corpus {
  const size = texts.reduce((sum, { tokens }) => sum + tokens.length, 1);
  const tokens = new Int32Array(size);
  const text = new Int32Array(size);
  const first = new Int32Array(texts.length);
  let at = 1;
  for (const [i, words] of texts.entries()) {
    first[i] = at;
    tokens.set(words.tokens, at);
    text.fill(i, at, at + words.tokens.length);
    at += words.tokens.length;
  }
  return { tokens, text, caseOf, first, weights };
}

/**
 * Hash of the shortest wording of `leastWeight` from a place on, by place; 0 where none begins. What is the same in words has the same
 * hash wherever it stands.
 */
export function seedsOf({ tokens, weights }: Pick<Corpus, 'tokens' | 'weights'>): Int32Array {
  const seeds = new Int32Array(tokens.length);
  for (let at = 0; at < tokens.length; at++) {
    if (weights[tokens[at]!] === 0) continue;
    let hash = 17;
    let weight = 0;
    for (let i = at; weight < leastWeight; i++) {
      const token = tokens[i] ?? breakToken;
      if (token === breakToken) {
        hash = 0;
        break;
      }
      hash = Math.imul(hash, 0x01000193) ^ Math.imul(token, 0x9e3779b1);
      weight += weights[token]!;
    }
    seeds[at] = hash;
  }
  return seeds;
}

/**
 * Every longest wording that texts of at least `least` cases share: none that could be made longer on either side in all its places.
 * Seeds that too few cases hold are set aside by counting hashes; what is left is grown word by word. Linear in the texts, times the length
 * of what they share.
 */
export function sharedWording(corpus: Corpus, seeds: Int32Array, least: number): Shared[] {
  const found: Shared[] = [];
  for (const places of groupsOf(corpus, seeds, least)) {
    // What is the same before the seed too is found from there.
    if (casesAt(corpus, places) >= least && !isSameBefore(corpus, places)) grow(corpus, places, least, found);
  }
  return found;
}

/** Places by the hash of their seed, of those that enough cases hold. */
function groupsOf(corpus: Corpus, seeds: Int32Array, least: number): Iterable<number[]> {
  const bits = Math.min(22, Math.max(12, Math.ceil(Math.log2(seeds.length + 1)) + 1));
  const cellOf = (seed: number): number => Math.imul(seed, 0x85ebca6b) >>> (32 - bits);
  const last = new Int32Array(1 << bits).fill(-1);
  const count = new Uint16Array(1 << bits);
  for (let at = 0; at < seeds.length; at++) {
    if (seeds[at] === 0) continue;
    const cell = cellOf(seeds[at]!);
    const own = caseAt(corpus, at);
    if (last[cell] === own || count[cell] === 0xffff) continue;
    last[cell] = own;
    count[cell]!++;
  }
  const groups = new Map<number, number[]>();
  for (let at = 0; at < seeds.length; at++) {
    const seed = seeds[at]!;
    if (seed === 0 || count[cellOf(seed)]! < least) continue;
    const known = groups.get(seed);
    if (known === undefined) groups.set(seed, [at]);
    else known.push(at);
  }
  return groups.values();
}

const caseAt = ({ text, caseOf }: Corpus, at: number): number => caseOf[text[at]!]!;

/** Different cases among places in ascending order: texts of one case follow each other. */
function casesAt(corpus: Corpus, places: readonly number[]): number {
  let count = 0;
  let last = -1;
  for (const at of places) {
    const own = caseAt(corpus, at);
    if (own === last) continue;
    last = own;
    count++;
  }
  return count;
}

/** Whether the same word stands before all places, marks passed over. */
function isSameBefore({ tokens, weights }: Corpus, places: readonly number[]): boolean {
  let same = -1;
  for (const place of places) {
    let at = place - 1;
    while (tokens[at] !== breakToken && weights[tokens[at]!] === 0) at--;
    const word = tokens[at]!;
    if (word === breakToken || (same !== -1 && word !== same)) return false;
    same = word;
  }
  return true;
}

/** Adds the longest wordings that begin at these places. */
function grow(corpus: Corpus, begin: readonly number[], least: number, found: Shared[]): void {
  const open: { places: readonly number[]; length: number }[] = [{ places: begin, length: 0 }];
  const { tokens } = corpus;
  while (open.length > 0) {
    const { places, length } = open.pop()!;
    const cases = casesAt(corpus, places);
    const next = new Map<number, number[]>();
    for (const at of places) {
      const token = tokens[at + length]!;
      const known = next.get(token);
      if (known === undefined) next.set(token, [at]);
      else known.push(at);
    }
    let isLongest = true;
    for (const [token, those] of next) {
      if (token === breakToken) continue;
      const held = casesAt(corpus, those);
      if (held < least) continue;
      if (held === cases) isLongest = false;
      open.push({ places: those, length: length + 1 });
    }
    if (isLongest) keep(corpus, places, length, cases, found);
  }
}

/** Without the marks at its end; nothing where too little is left. */
function keep({ tokens, weights }: Corpus, places: readonly number[], length: number, cases: number, found: Shared[]): void {
  const begin = places[0]!;
  let end = begin + length;
  while (end > begin && weights[tokens[end - 1]!] === 0) end--;
  let weight = 0;
  for (let at = begin; at < end; at++) weight += weights[tokens[at]!]!;
  if (weight >= leastWeight) found.push({ length: end - begin, places, cases });
}
