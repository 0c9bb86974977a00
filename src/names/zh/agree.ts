import { systems, type Syllable } from './syllable.ts';

const count = systems.length;
const known = new Map<number, number>();
const span = 65_536;

/**
 * Under which pairs of systems two syllables may be one sound: bit `i * 5 + j` for system `i` of the first and `j` of the second. Of a
 * Han character the first system counts.
 */
export function agreement(a: Syllable, b: Syllable): number {
  const key = a.id * span + b.id;
  let bits = known.get(key);
  if (bits === undefined) {
    if (known.size > 500_000) known.clear();
    bits = work(a, b);
    known.set(key, bits);
  }
  return bits;
}

function work(a: Syllable, b: Syllable): number {
  let bits = 0;
  for (let i = 0; i < count; i++) {
    for (let j = 0; j < count; j++) if (meets(a, i, b, j)) bits |= 1 << (i * count + j);
  }
  return bits;
}

function meets(a: Syllable, i: number, b: Syllable, j: number): boolean {
  const left = a.sounds[i];
  const right = b.sounds[j];
  if (left === undefined || right === undefined) return false;
  const ofLeft = a.isHan ? undefined : a.characters[i];
  const ofRight = b.isHan ? undefined : b.characters[j];
  if (a.isHan && ofRight !== undefined) return ofRight.has(a.text);
  if (b.isHan && ofLeft !== undefined) return ofLeft.has(b.text);
  if (ofLeft !== undefined && ofRight !== undefined) {
    for (const character of ofLeft) if (ofRight.has(character)) return true;
    return false;
  }
  return left.some((sound) => right.includes(sound));
}

/** How far a pair of systems is from one spelling: what a match under it is worth, by `i * 5 + j`. */
export const worth: readonly number[] = systems.flatMap((_, i) =>
  systems.map((_other, j) => {
    if (i === j) return 0.96;
    if (i === 0 || j === 0) return 0.91;
    return 0.89;
  }),
);
/** Of a Han character against a spelling, by system. */
export const hanWorth: readonly number[] = [0.94, 0.92, 0.92, 0.92, 0.91];
