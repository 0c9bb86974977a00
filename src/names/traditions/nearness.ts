import { likeness } from '../likeness.ts';
import type { Alignment } from './align.ts';
import type { Profile } from './profile.ts';

/** No two names that do not match are said to be more alike than this; it lies just below the threshold. */
const most = 0.84;

/** Words less alike than this have nothing to do with one another. */
const least = 0.75;

/** What words of one or two letters count beside longer ones: initials, Chinese and Korean syllables that half the names share. */
const short = 0.02;

/** Likeness of two words; of a servant of God (Abdulhussein) also that of the name in it. */
function alike(a: string, b: string): number {
  const bare = b.startsWith('abdul') && b.length > 7 ? likeness(a, b.slice(5)) : 0;
  return Math.max(bare, likeness(a, b));
}

/** How much of the fewer words has its like among the others. */
function coverage(few: readonly Profile[], many: readonly Profile[], agreed: ReadonlyMap<Profile, number>): number {
  let sum = 0;
  let weight = 0;
  for (const word of few) {
    let best = agreed.get(word) ?? 0;
    if (best === 0) for (const other of many) best = Math.max(best, alike(word.text, other.text));
    const heavy = word.text.length > 2 ? 1 : short;
    sum += best < least ? 0 : heavy * best;
    weight += heavy;
  }
  return weight === 0 ? 0 : sum / weight;
}

const whole = (words: readonly Profile[]): string => {
  let text = '';
  for (const word of words) text += word.text;
  return text.length > 31 ? text.slice(0, 31) : text;
};

/**
 * How near two names that do not match come to one another, for the order of lists only: 0..0.84. The better of the likeness of the whole
 * strings and that of the shorter name's words, as the search of the OFAC lists combines them (OFAC, FAQ 249), by Jaro and Winkler.
 */
export function nearness(a: readonly Profile[], b: readonly Profile[], alignment: Alignment | undefined): number {
  const left = new Map<Profile, number>();
  const right = new Map<Profile, number>();
  for (const pair of alignment?.pairs ?? []) {
    left.set(pair.left, pair.alike);
    right.set(pair.right, pair.alike);
  }
  const ofLeft = a.length <= b.length ? coverage(a, b, left) : 0;
  const ofRight = b.length <= a.length ? coverage(b, a, right) : 0;
  return most * Math.max(ofLeft, ofRight, likeness(whole(a), whole(b)));
}
