import { Lexicon } from './lexicon.ts';

/** Number of a Latin letter, either case; 27: `_`, which stands in words and in no phrase; 0: any other unit. */
const letters = new Uint8Array(0x10000);
for (let i = 1; i <= 26; i++) letters[0x40 + i] = letters[0x60 + i] = i;
letters[0x5f] = 27;
/** Of a unit that is no Latin letter: a phrase may begin with it. */
const begins = 32;

/** What a Latin word may be to the phrases. */
const alone = 2;
const withNext = 1;

/** Of a long word only the last letters count. */
function mix(hash: number, letter: number): number {
  return (hash << 5) + letter;
}

/** Folds a hash into as many units as `#words` and `#nexts` have. */
function cellOf(hash: number): number {
  return Math.imul(hash, 0x9e3779b1) >>> 18;
}

/** Units of a text, where loops read them faster than in the string; most texts are short enough for the same place. */
const usual = new Uint16Array(1 << 14);
const usualBytes = Buffer.from(usual.buffer);

/** The UTF-16 units of a text, and more after them. They stay until the next text is asked for. */
export function unitsOf(text: string): Uint16Array {
  const isUsual = text.length <= usual.length;
  const units = isUsual ? usual : new Uint16Array(text.length);
  (isUsual ? usualBytes : Buffer.from(units.buffer)).write(text, 0, 'utf16le');
  return units;
}

/**
 * Finds where a text holds one of many phrases, quickly where it holds none: a Latin word is asked for by a hash of it and of the
 * two letters after the next unit, all else by its first two units. Only what passes is compared with the phrases.
 */
export class Triggers<T> {
  readonly #lexicon: Lexicon<T>;
  readonly #units = letters.slice();
  /** By a word: whether a phrase begins with it, and whether with it alone. */
  readonly #words = new Uint8Array(1 << 14);
  /** By a word and the two letters after the unit that follows it. */
  readonly #nexts = new Uint8Array(1 << 14);

  /** Of the phrase that `first` found last: what stands for it, and its length. */
  value: T | undefined;
  length = 0;

  /** Where only the place is asked for. */
  static of(phrases: readonly string[]): Triggers<true> {
    return new Triggers(phrases.map((phrase) => [phrase, true]));
  }

  constructor(phrases: readonly (readonly [string, T])[]) {
    this.#lexicon = new Lexicon(phrases);
    for (const [phrase] of phrases) if (letters[phrase.charCodeAt(0)] !== 0) this.#learn(phrase);
    for (const unit of this.#lexicon.firsts) if (letters[unit] === 0) this.#units[unit] = begins;
  }

  #learn(phrase: string): void {
    let hash = 0;
    let at = 0;
    for (let letter = letters[phrase.charCodeAt(0)]!; letter !== 0; letter = letterAt(phrase, ++at)) hash = mix(hash, letter);
    if (at + 2 >= phrase.length) this.#words[cellOf(hash)]! |= alone;
    else {
      this.#words[cellOf(hash)]! |= withNext;
      this.#nexts[cellOf(mix(mix(hash, letterAt(phrase, at + 1)), letterAt(phrase, at + 2)))] = 1;
    }
  }

  /** Where in [from, to) a phrase begins that ends by `to`, or -1. `units` are those of the text. */
  first(text: string, units: Uint16Array, from: number, to: number): number {
    const letterOf = this.#units;
    const words = this.#words;
    let at = from;
    while (at < to) {
      let letter = letterOf[units[at]!]!;
      if (letter === 0) {
        at++;
        continue;
      }
      const start = at;
      if (letter === begins) {
        at++;
        if (this.#lexicon.mayBeginWith(units[start]!, at < to ? units[at]! : 0) && this.#holds(text, start, to)) return start;
        continue;
      }
      let hash = 0;
      do {
        hash = mix(hash, letter);
        letter = ++at < to ? letterOf[units[at]!]! & 31 : 0;
      } while (letter !== 0);
      const word = words[cellOf(hash)]!;
      if (word === 0) continue;
      if (word === withNext) {
        const next = mix(mix(hash, letterAt(text, at + 1)), letterAt(text, at + 2));
        if (this.#nexts[cellOf(next)] === 0) continue;
      }
      if (this.#holds(text, start, to)) return start;
    }
    return -1;
  }

  #holds(text: string, start: number, to: number): boolean {
    const value = this.#lexicon.at(text, start, to);
    if (value === undefined) return false;
    this.value = value;
    this.length = this.#lexicon.length;
    return true;
  }
}

function letterAt(text: string, at: number): number {
  return at < text.length ? letters[text.charCodeAt(at)]! : 0;
}
