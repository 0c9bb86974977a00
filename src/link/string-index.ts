import { randomInt } from 'node:crypto';

/** Most slots taken before there are twice as many. */
const full = 0.7;

/**
 * Numbers strings in order of arrival, each once for each tag (0..255). What a Map does, in a third of its memory and beyond the 2^24
 * entries where a Map ends.
 */
export class StringIndex {
  readonly keys: string[] = [];
  tags = new Uint8Array(1 << 6);
  /** Number of the key in a slot, -1 in a free one; from the hash onwards, the first that fits. */
  #slots = new Int32Array(1 << 7).fill(-1);
  #hashes = new Int32Array(1 << 6);
  /** Whoever writes reports must not know which values meet in one slot. The numbers do not depend on it. */
  readonly #seed = randomInt(2 ** 32);

  get size(): number {
    return this.keys.length;
  }

  /** The key's number; a key not seen before gets the next one. */
  of(key: string, tag = 0): number {
    const hash = this.#hash(key, tag);
    const at = this.#slotOf(hash, key, tag);
    const known = this.#slots[at]!;
    if (known !== -1) return known;
    const number = this.keys.push(key) - 1;
    if (number === this.#hashes.length) {
      this.#hashes = copied(this.#hashes, new Int32Array(number * 2));
      this.tags = copied(this.tags, new Uint8Array(number * 2));
    }
    this.#hashes[number] = hash;
    this.tags[number] = tag;
    this.#slots[at] = number;
    if (number > this.#slots.length * full) this.#widen();
    return number;
  }

  /** The key's number, -1 when it was not seen. */
  find(key: string, tag = 0): number {
    return this.#slots[this.#slotOf(this.#hash(key, tag), key, tag)]!;
  }

  /** The slot that holds the key, else the free one where it belongs. */
  #slotOf(hash: number, key: string, tag: number): number {
    const slots = this.#slots;
    const last = slots.length - 1;
    let at = hash & last;
    for (let known = slots[at]!; known !== -1; known = slots[(at = (at + 1) & last)]!)
      if (this.#hashes[known] === hash && this.tags[known] === tag && this.keys[known] === key) break;
    return at;
  }

  #hash(key: string, tag: number): number {
    let hash = this.#seed ^ tag;
    for (let i = 0; i < key.length; i++) hash = Math.imul(hash ^ key.charCodeAt(i), 0x01000193);
    hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
    return hash ^ (hash >>> 13);
  }

  #widen(): void {
    const slots = new Int32Array(this.#slots.length * 2).fill(-1);
    const last = slots.length - 1;
    for (let number = 0; number < this.keys.length; number++) {
      let at = this.#hashes[number]! & last;
      while (slots[at] !== -1) at = (at + 1) & last;
      slots[at] = number;
    }
    this.#slots = slots;
  }
}

function copied<T extends Int32Array | Uint8Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
