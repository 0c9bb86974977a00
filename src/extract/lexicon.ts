import { simplify, traditional } from './han.ts';

const missing = 0;

/** A letter of a Latin word: between two of them no phrase begins or ends. A digit may follow at once, as in `QQ12345`. */
function isLetter(unit: number): boolean {
  return (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x41 && unit <= 0x5a) || unit === 0x5f;
}

/** First position from `at` on that is not inside the Latin word that `at` is in. */
export function afterWord(text: string, at: number): number {
  let end = at + 1;
  if (!isLetter(text.charCodeAt(at))) return end;
  while (end < text.length && isLetter(text.charCodeAt(end))) end++;
  return end;
}

/**
 * A set of phrases, found in a text in one pass. Phrases are written in lower case and simplified characters and match
 * capitals and traditional characters too; one that begins or ends in a Latin letter matches whole words only; a space
 * matches any white space.
 */
export class Lexicon<T> {
  /** Letter of the phrases' own alphabet for each UTF-16 unit; 0: in no phrase. */
  readonly #alphabet = new Uint16Array(0x10000);
  #width = 1;
  /** Next state by state × alphabet. */
  readonly #next: Uint16Array;
  /** Position in `#values` + 1 of the phrase that ends in a state. */
  readonly #ends: Uint16Array;
  readonly #values: T[] = [];
  /** 1 for each unit that some phrase begins with: the first and mostly the last question asked of a unit. */
  readonly starts = new Uint8Array(0x10000);
  /** Length of the phrase `at` found last. */
  length = 0;

  constructor(phrases: Iterable<readonly [string, T]>) {
    const entries = [...phrases];
    let units = 1;
    for (const [phrase] of entries) {
      units += phrase.length;
      for (let i = 0; i < phrase.length; i++) this.#learn(phrase.charCodeAt(i));
    }
    this.#next = new Uint16Array(units * this.#width);
    this.#ends = new Uint16Array(units);
    let states = 1;
    for (const [phrase, value] of entries) {
      let state = 0;
      for (let i = 0; i < phrase.length; i++) {
        const cell = state * this.#width + this.#alphabet[phrase.charCodeAt(i)]!;
        if (this.#next[cell] === missing) this.#next[cell] = states++;
        state = this.#next[cell]!;
      }
      this.#values.push(value);
      this.#ends[state] = this.#values.length;
    }
    for (let unit = 0; unit < 0x10000; unit++) if (this.#next[this.#alphabet[unit]!] !== missing) this.starts[unit] = 1;
    if (states > 0xffff) throw new RangeError('too many phrases for one lexicon');
  }

  #learn(unit: number): void {
    if (this.#alphabet[unit] !== missing) return;
    const letter = this.#width++;
    this.#alphabet[unit] = letter;
    if (unit >= 0x61 && unit <= 0x7a) this.#alphabet[unit - 32] = letter;
    else if (unit === 0x20) for (const space of [0x09, 0x0a, 0x0d, 0xa0]) this.#alphabet[space] = letter;
    else if (unit === 0x27) this.#alphabet[0x2019] = letter;
    else if (simplify(unit) === unit) for (const form of traditional(unit)) this.#alphabet[form] = letter;
  }

  /** The value of the longest phrase that starts at `from`, ending by `to`; its length is left in `length`. */
  at(text: string, from: number, to: number = text.length): T | undefined {
    let state = this.#next[this.#alphabet[text.charCodeAt(from)]!]!;
    if (state === missing) return undefined;
    if (from > 0 && isLetter(text.charCodeAt(from)) && isLetter(text.charCodeAt(from - 1))) return undefined;
    let found = 0;
    for (let i = from + 1; ; i++) {
      if (this.#ends[state] !== 0 && !(i < text.length && isLetter(text.charCodeAt(i)) && isLetter(text.charCodeAt(i - 1)))) {
        found = this.#ends[state]!;
        this.length = i - from;
      }
      if (i >= to) break;
      const letter = this.#alphabet[text.charCodeAt(i)]!;
      if (letter === missing) break;
      state = this.#next[state * this.#width + letter]!;
      if (state === missing) break;
    }
    return found === 0 ? undefined : this.#values[found - 1];
  }
}
