import { likeness } from '../likeness.ts';
import type { Alignment } from './align.ts';
import type { Profile } from './profile.ts';

/** No two names that do not match are said to be more alike than this; it lies just below the threshold. */
const most = 0.84;

/** Words less alike than this have nothing to do with one another. */
const least = 0.75;

/** What words of one or two letters count beside longer ones: initials, Chinese and Korean syllables that half the names share. */
const short = 0.02;

/** How many bits are set. */
function count(bits: number): number {
  let left = bits;
  let sum = 0;
  for (; left !== 0; left &= left - 1) sum += 1;
  return sum;
}

/** The most that two words of these lengths can be alike when so many letters of the shorter one stand in the longer one. */
function bound(a: string, b: string, missing: number): number {
  const [short, long] = a.length <= b.length ? [a.length, b.length] : [b.length, a.length];
  const matched = Math.max(0, short - missing);
  if (matched === 0) return 0;
  const jaro = (matched / short + matched / long + 1) / 3;
  let prefix = 0;
  while (prefix < 4 && prefix < short && a.charCodeAt(prefix) === b.charCodeAt(prefix)) prefix += 1;
  return jaro + prefix * 0.1 * (1 - jaro);
}

/** Likeness of two words where it is more than `than`; of a servant of God (Abdulhussein) also that of the name in it. */
function alike(a: Profile, b: Profile, than: number): number {
  if (b.text.startsWith('abdul') && b.text.length > 7)
    return Math.max(likeness(a.text, b.text.slice(5)), likeness(a.text, b.text));
  const [short, long] = a.text.length <= b.text.length ? [a, b] : [b, a];
  const missing = count(short.letters & ~long.letters);
  return bound(a.text, b.text, missing) <= than ? 0 : likeness(a.text, b.text);
}

/** How much of the fewer words has its like among the others. */
function coverage(few: readonly Profile[], many: readonly Profile[], alignment: Alignment | undefined, isLeft: boolean): number {
  let sum = 0;
  let weight = 0;
  for (const word of few) {
    let best = 0;
    if (alignment !== undefined)
      for (const pair of alignment.pairs)
        if ((isLeft ? pair.left : pair.right) === word)
          best = Math.max(pair.alike, alike(word, isLeft ? pair.right : pair.left, pair.alike));
    if (best === 0) for (const other of many) best = Math.max(best, alike(word, other, Math.max(least, best)));
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
  const ofLeft = a.length <= b.length ? coverage(a, b, alignment, true) : 0;
  const ofRight = b.length <= a.length ? coverage(b, a, alignment, false) : 0;
  const covered = Math.max(ofLeft, ofRight);
  const left = whole(a);
  const right = whole(b);
  const [fewer, more] = left.length <= right.length ? [a, b] : [b, a];
  const missing = count(allLetters(fewer) & ~allLetters(more));
  return most * (bound(left, right, missing) <= covered ? covered : Math.max(covered, likeness(left, right)));
}

function allLetters(words: readonly Profile[]): number {
  let bits = 0;
  for (const { letters } of words) bits |= letters;
  return bits;
}
