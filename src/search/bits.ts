/** A set of numbers below a known end, one bit each. */
export type Bits = Uint32Array;

export const wordsFor = (count: number): number => (count + 31) >>> 5;

/** How many are in the set. */
export function countOf(bits: Bits): number {
  let count = 0;
  for (let i = 0; i < bits.length; i++) {
    let word = bits[i]!;
    if (word === 0) continue;
    word -= (word >>> 1) & 0x5555_5555;
    word = (word & 0x3333_3333) + ((word >>> 2) & 0x3333_3333);
    count += Math.imul((word + (word >>> 4)) & 0x0f0f_0f0f, 0x0101_0101) >>> 24;
  }
  return count;
}

export const has = (bits: Bits, number: number): boolean => (bits[number >>> 5]! & (1 << (number & 31))) !== 0;

export function put(bits: Bits, number: number): void {
  bits[number >>> 5]! |= 1 << (number & 31);
}

/** Keeps in `bits` what is in `other` too. */
export function keep(bits: Bits, other: Bits): void {
  for (let i = 0; i < bits.length; i++) bits[i]! &= other[i]!;
}

/** Adds what is in `other`. */
export function join(bits: Bits, other: Bits): void {
  for (let i = 0; i < bits.length; i++) bits[i]! |= other[i]!;
}

/** Takes out what is in `other`. */
export function without(bits: Bits, other: Bits): void {
  for (let i = 0; i < bits.length; i++) bits[i]! &= ~other[i]!;
}

/** All numbers below `count`. */
export function all(count: number): Bits {
  const bits = new Uint32Array(wordsFor(count)).fill(0xffff_ffff);
  if ((count & 31) !== 0) bits[bits.length - 1] = (1 << (count & 31)) - 1;
  return bits;
}

/** Calls back with each number of the set, ascending. */
export function each(bits: Bits, visit: (number: number) => void): void {
  for (let i = 0; i < bits.length; i++) {
    let word = bits[i]!;
    while (word !== 0) {
      visit((i << 5) + 31 - Math.clz32(word & -word));
      word &= word - 1;
    }
  }
}

/** The same, descending. */
export function eachDown(bits: Bits, visit: (number: number) => void): void {
  for (let i = bits.length - 1; i >= 0; i--) {
    let word = bits[i]!;
    while (word !== 0) {
      const bit = 31 - Math.clz32(word);
      visit((i << 5) + bit);
      word &= ~(1 << bit);
    }
  }
}

/** How many are in both. */
export function countBoth(bits: Bits, other: Bits): number {
  let count = 0;
  for (let i = 0; i < bits.length; i++) {
    let word = bits[i]! & other[i]!;
    while (word !== 0) {
      count++;
      word &= word - 1;
    }
  }
  return count;
}
