/** Two written names and what an officer who reads both would say: one name (1) or two (0). */
export interface Pair {
  readonly a: string;
  readonly b: string;
  readonly same: 0 | 1;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** What is hard about it; one label for each kind and country. */
  readonly kind: string;
  readonly split: Split;
}
export type Split = 'dev' | 'held';

/** How pairs of one kind are made: the draw is asked until there are `count` different ones in each half. */
export interface Recipe {
  readonly kind: string;
  readonly same: 0 | 1;
  readonly country: string;
  readonly count: number;
  /** Undefined where this draw makes no pair. */
  readonly draw: (dice: Dice) => readonly [string, string] | undefined;
}

/** Chance from a seed (mulberry32), for one half of the names. */
export class Dice {
  #state: number;
  readonly split: Split;
  constructor(seed: number, split: Split) {
    this.#state = seed;
    this.split = split;
  }
  chance(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  }
  below(n: number): number {
    return Math.floor(this.chance() * n);
  }
  pick<T>(list: readonly T[]): T {
    return list[this.below(list.length)]!;
  }
  flip(pair: readonly [string, string]): readonly [string, string] {
    return this.chance() < 0.5 ? pair : [pair[1], pair[0]];
  }
  /** Draws until the name is of this half. */
  mine<T>(draw: () => T, key: (made: T) => string): T {
    for (;;) {
      const made = draw();
      if (this.isMine(key(made))) return made;
    }
  }
  isMine(name: string): boolean {
    return splitOf(name) === this.split;
  }
}

/** Which half a name belongs to, by the name alone (FNV-1a). */
function splitOf(name: string): Split {
  let hash = 0x811c9dc5;
  for (const char of name) hash = Math.imul(hash ^ char.codePointAt(0)!, 0x01000193);
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x2c1b3c6d);
  return ((hash ^ (hash >>> 13)) & 1) === 0 ? 'dev' : 'held';
}

/** One slip of the hand inside a word: two letters changed about, one left out, doubled, or another of the same row of keys. */
export function typo(dice: Dice, word: string): string {
  const at = 1 + dice.below(word.length - 2);
  const rows = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];
  const letter = word[at]!;
  switch (dice.below(4)) {
    case 0:
      return word.slice(0, at) + word[at + 1]! + letter + word.slice(at + 2);
    case 1:
      return word.slice(0, at) + word.slice(at + 1);
    case 2:
      return word.slice(0, at) + letter + word.slice(at);
    default: {
      const row = rows.find((keys) => keys.includes(letter)) ?? 'aeiou';
      return word.slice(0, at) + (row[row.indexOf(letter) + 1] ?? row[row.length - 2]!) + word.slice(at + 1);
    }
  }
}

export const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
/** Letters alone, lower case, without marks. */
export const letters = (text: string): string =>
  text
    .normalize('NFD')
    .toLowerCase()
    .replaceAll(/[^\p{L}]/gu, '');
