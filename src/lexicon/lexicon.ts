import { simplify, traditional } from './han.ts';

const missing = 0;

/** A letter of a Latin word: between two of them no phrase begins or ends. A digit may follow at once, as in `QQ12345`. */
function isLetter(unit: number): boolean {
  return (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x41 && unit <= 0x5a) || unit === 0x5f;
}

function pairOf(first: number, second: number): number {
  return (Math.imul(first, 0x9e35) ^ Math.imul(second, 0x6a51)) & 0x1fff;
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
  /**
   * The next state by state × alphabet, hashed: a full table would take megabytes and miss the cache at every step. A
   * cell is free where its key is 0, which no transition has.
   */
  readonly #keys: Int32Array;
  readonly #next: Uint16Array;
  readonly #mask: number;
  /** State after a phrase's first unit, by that unit: the first and mostly the last question asked. */
  readonly #first = new Uint16Array(0x10000);
  /** For each unit: whether no phrase begins with it, only some that its next unit decides, or one of that unit alone. */
  readonly #starts = new Uint8Array(0x10000);
  /** 1 for the first two units of each phrase, hashed. */
  readonly #pairs = new Uint8Array(1 << 13);
  /** Position in `#values` + 1 of the phrase that ends in a state. */
  readonly #ends: Uint16Array;
  readonly #values: T[] = [];
  /** The units that phrases begin with. */
  readonly firsts: number[] = [];
  /** Length of the phrase `at` found last. */
  length = 0;

  constructor(phrases: Iterable<readonly [string, T]>) {
    const entries = [...phrases];
    let units = 1;
    /** The units that are in phrases, each once or more. */
    const learnt: number[] = [];
    for (const [phrase] of entries) {
      units += phrase.length;
      for (let i = 0; i < phrase.length; i++) this.#learn(phrase.charCodeAt(i), learnt);
    }
    if (units > 0xffff) throw new RangeError('too many phrases for one lexicon');
    const size = 2 ** Math.ceil(Math.log2(units * 2 + 2));
    this.#mask = size - 1;
    this.#keys = new Int32Array(size);
    this.#next = new Uint16Array(size);
    this.#ends = new Uint16Array(units);
    let states = 1;
    for (const [phrase, value] of entries) {
      let state = 0;
      for (let i = 0; i < phrase.length; i++) {
        const key = state * this.#width + this.#alphabet[phrase.charCodeAt(i)]!;
        const cell = this.#cell(key);
        if (this.#keys[cell] === 0) {
          this.#keys[cell] = key;
          this.#next[cell] = states++;
        }
        state = this.#next[cell]!;
      }
      this.#values.push(value);
      this.#ends[state] = this.#values.length;
    }
    const forms = this.#forms(learnt);
    for (const [letter, same] of forms) {
      const cell = this.#cell(letter);
      if (this.#keys[cell] === 0) continue;
      const state = this.#next[cell]!;
      for (const unit of same) {
        this.#first[unit] = state;
        this.#starts[unit] = this.#ends[state] === 0 ? 1 : 2;
        this.firsts.push(unit);
      }
    }
    for (const [phrase] of entries) {
      if (phrase.length === 1) continue;
      for (const first of forms.get(this.#alphabet[phrase.charCodeAt(0)]!)!) {
        for (const second of forms.get(this.#alphabet[phrase.charCodeAt(1)]!)!) this.#pairs[pairOf(first, second)] = 1;
      }
    }
  }

  /** The units that are one letter of the alphabet. */
  #forms(learnt: readonly number[]): Map<number, number[]> {
    const forms = new Map<number, number[]>();
    for (const unit of new Set(learnt)) {
      const letter = this.#alphabet[unit]!;
      const units = forms.get(letter);
      if (units === undefined) forms.set(letter, [unit]);
      else units.push(unit);
    }
    return forms;
  }

  /** Whether a phrase begins with this unit. */
  begins(unit: number): boolean {
    return this.#starts[unit] !== 0;
  }

  /** Whether a phrase may begin with the unit `first` at `at`: a look at it and the next one, wrong at times but to say yes. */
  mayBegin(text: string, at: number, first: number): boolean {
    return this.#starts[first] !== 0 && this.mayBeginWith(first, text.charCodeAt(at + 1));
  }

  /** The same of two units, of which a phrase begins with the first. */
  mayBeginWith(first: number, second: number): boolean {
    return this.#starts[first] === 2 || this.#pairs[pairOf(first, second)] === 1;
  }

  /** Where a key is, or would be. */
  #cell(key: number): number {
    let cell = (Math.imul(key, 0x9e3779b1) >>> 12) & this.#mask;
    while (this.#keys[cell] !== key && this.#keys[cell] !== 0) cell = (cell + 1) & this.#mask;
    return cell;
  }

  #learn(unit: number, learnt: number[]): void {
    if (this.#alphabet[unit] !== missing) return;
    const letter = this.#width++;
    const same = [unit];
    if (unit >= 0x61 && unit <= 0x7a) same.push(unit - 32);
    else if (unit === 0x20) same.push(0x09, 0x0a, 0x0d, 0xa0);
    else if (unit === 0x27) same.push(0x2019);
    else if (simplify(unit) === unit) same.push(...traditional(unit));
    for (const form of same) this.#alphabet[form] = letter;
    learnt.push(...same);
  }

  /** The value of the longest phrase that starts at `from`, ending by `to`; its length is left in `length`. */
  at(text: string, from: number, to: number = text.length): T | undefined {
    const first = text.charCodeAt(from);
    let state = this.#first[first]!;
    if (state === missing || (from > 0 && isLetter(first) && isLetter(text.charCodeAt(from - 1)))) return undefined;
    let found = 0;
    let last = first;
    for (let i = from + 1; ; i++) {
      const unit = i < text.length ? text.charCodeAt(i) : 0;
      if (this.#ends[state] !== 0 && !(isLetter(last) && isLetter(unit))) {
        found = this.#ends[state]!;
        this.length = i - from;
      }
      const letter = i < to ? this.#alphabet[unit]! : missing;
      if (letter === missing) break;
      const cell = this.#cell(state * this.#width + letter);
      if (this.#keys[cell] === 0) break;
      state = this.#next[cell]!;
      last = unit;
    }
    return found === 0 ? undefined : this.#values[found - 1];
  }
}
