import { randomInt } from 'node:crypto';
import { ClewError } from '../../../errors.ts';
import { elementBytes } from './group.ts';

const wordsOf = elementBytes / 4;

/** Which elements stand where: a table of places, open addressing. Some 8 to 16 bytes for each element. */
class Places {
  readonly #words: Uint32Array;
  readonly #table: Int32Array;
  /** Odd and random: elements that a stranger chose for it do not crowd the table. */
  readonly #factors = Array.from({ length: wordsOf }, () => randomInt(2 ** 31) * 2 + 1);
  /** The first element that stands in the set already; -1 when each stands there once. */
  readonly repeated: number = -1;

  constructor(elements: Uint8Array) {
    this.#words = wordsIn(elements);
    const count = this.#words.length / wordsOf;
    this.#table = new Int32Array(2 ** Math.ceil(Math.log2(Math.max(2, count * 2)))).fill(-1);
    for (let place = 0; place < count; place++) {
      const slot = this.#slotOf(this.#words, place * wordsOf);
      if (this.#table[slot] === -1) this.#table[slot] = place;
      else if (this.repeated === -1) this.repeated = place;
    }
  }

  /** Where the element at `from` of `words` stands; -1 when it is not here. */
  of(words: Uint32Array, from: number): number {
    return this.#table[this.#slotOf(words, from)]!;
  }

  /** Where an element is, or where it would go. */
  #slotOf(words: Uint32Array, from: number): number {
    const mask = this.#table.length - 1;
    let mixed = 0;
    for (let i = 0; i < wordsOf; i++) {
      mixed = Math.imul(mixed ^ words[from + i]!, this.#factors[i]!);
      mixed ^= mixed >>> 15;
    }
    for (let slot = mixed & mask; ; slot = (slot + 1) & mask) {
      const place = this.#table[slot]!;
      if (place === -1 || this.#isAt(place * wordsOf, words, from)) return slot;
    }
  }

  #isAt(at: number, words: Uint32Array, from: number): boolean {
    for (let i = 0; i < wordsOf; i++) if (this.#words[at + i] !== words[from + i]) return false;
    return true;
  }
}

function wordsIn(elements: Uint8Array): Uint32Array {
  const bytes = elements.byteOffset % 4 === 0 ? elements : elements.slice();
  return new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4);
}

/** Where elements of two sets are the same: `mine[i]` in the one is `theirs[i]` in the other; `mine` ascends. */
export interface Matches {
  readonly mine: Uint32Array;
  readonly theirs: Uint32Array;
}

/** Places in common of two sets of doubly blinded elements. Throws `untrusted` `overlap.duplicate` when one stands twice in a set. */
export function matches(mine: Uint8Array, theirs: Uint8Array): Matches {
  const places = new Places(theirs);
  requireOnce(places);
  const words = wordsIn(mine);
  const found: number[] = [];
  const there: number[] = [];
  const taken = new Uint8Array(theirs.length / elementBytes);
  for (let place = 0; place < words.length / wordsOf; place++) {
    const at = places.of(words, place * wordsOf);
    if (at === -1) continue;
    if (taken[at] === 1) throw repeated(place);
    taken[at] = 1;
    found.push(place);
    there.push(at);
  }
  return { mine: Uint32Array.from(found), theirs: Uint32Array.from(there) };
}

/** Throws `untrusted` `overlap.duplicate` when an element stands twice. */
export function requireDistinct(elements: Uint8Array): void {
  requireOnce(new Places(elements));
}

/** Whether two sets have an element in common. */
export function share(mine: Uint8Array, theirs: Uint8Array): boolean {
  const places = new Places(theirs);
  const words = wordsIn(mine);
  for (let at = 0; at < words.length; at += wordsOf) if (places.of(words, at) !== -1) return true;
  return false;
}

function requireOnce(places: Places): void {
  if (places.repeated !== -1) throw repeated(places.repeated);
}

const repeated = (place: number): ClewError =>
  new ClewError('untrusted', 'overlap.duplicate', `Record ${place + 1} stands in the set twice.`, {
    hint: 'A set of items has each once. Keep the file and ask the sender about it.',
  });
