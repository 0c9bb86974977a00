import { type Syllable, systems } from './syllable.ts';

const count = systems.length;
const known = new Map<number, number>();
const span = 65_536;

/** All pairs of systems. */
export const allPairs = (1 << (count * count)) - 1;

/**
 * Under which pairs of systems two syllables may be one: bit `i * 5 + j` for system `i` of the first and `j` of the second. A Han
 * character has the first system only. Initials agree with nothing.
 */
export function agreement(a: Syllable, b: Syllable): number {
  const key = a.id * span + b.id;
  let bits = known.get(key);
  if (bits === undefined) {
    if (known.size > 500_000) known.clear();
    bits = pairsOf(a, b);
    known.set(key, bits);
  }
  return bits;
}

function pairsOf(a: Syllable, b: Syllable): number {
  let bits = 0;
  for (let i = 0; i < count; i++) for (let j = 0; j < count; j++) if (meets(a, i, b, j)) bits |= 1 << (i * count + j);
  return bits;
}

/** Where a system is known by characters they decide, else the sounds. */
function meets(a: Syllable, i: number, b: Syllable, j: number): boolean {
  const left = a.sounds[i];
  const right = b.sounds[j];
  if (left === undefined || right === undefined) return false;
  const ofLeft = a.characters[i];
  const ofRight = b.characters[j];
  if (a.isHan && ofRight !== undefined) return ofRight.has(a.text);
  if (b.isHan && ofLeft !== undefined) return ofLeft.has(b.text);
  if (ofLeft !== undefined && ofRight !== undefined) {
    for (const character of ofLeft) if (ofRight.has(character)) return true;
    return false;
  }
  return left.some((sound) => right.includes(sound));
}

/** What a whole name is worth that agrees under a pair of systems: two spellings, by `i * 5 + j`. */
export const worth: readonly number[] = [
  [0.96, 0.91, 0.9, 0.9, 0.89],
  [0.91, 0.95, 0.95, 0.89, 0.88],
  [0.9, 0.95, 0.95, 0.88, 0.88],
  [0.9, 0.89, 0.88, 0.91, 0.89],
  [0.89, 0.88, 0.88, 0.89, 0.9],
].flat();

/** The same of characters and a spelling, by the spelling's system. */
export const hanWorth: readonly number[] = [0.94, 0.93, 0.925, 0.93, 0.92];
