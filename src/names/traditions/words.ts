import { distance } from 'fastest-levenshtein';
import type { NameGround, Tradition } from '../name.ts';
import { knownRelation } from './known.ts';
import { wordEntry } from './lexicon.ts';
import { isBurmeseSyllable } from '../scripts/index.ts';
import type { Profile, Spelling } from './profile.ts';
import { vowelDistance } from './sound.ts';

/** How alike two words that agree are, 0.88..1, and by what. An initial that fits has 0.8. */
export interface Alike {
  readonly alike: number;
  readonly ground: NameGround;
}

const agreeing = (alike: number, ground: NameGround): Alike => ({ alike, ground });
const same = agreeing(1, 'same');
const initial = agreeing(0.8, 'initial');
const soundsSame = agreeing(0.97, 'spelling');
const foldsSame = agreeing(0.96, 'spelling');
const loosely = agreeing(0.92, 'spelling');
const ended = agreeing(0.92, 'spelling');
const servant = agreeing(0.9, 'spelling');
const nickname = agreeing(0.93, 'nickname');
const slip = { long: agreeing(0.93, 'typing'), short: agreeing(0.9, 'typing'), two: agreeing(0.88, 'typing') };
const bones = { three: agreeing(0.92, 'spelling'), two: agreeing(0.89, 'spelling') };

/** Whether two words differ by two neighbouring letters in the other order. */
function isSwapped(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  let at = 0;
  while (a[at] === b[at]) at += 1;
  return a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2);
}

const vowelLast = /[aeiou]$/u;

/** A slip in a long word is a slip; in a short one it makes another name. The first letter is seldom the wrong one. */
function typed(a: string, b: string): Alike | undefined {
  const [less, more] = a.length <= b.length ? [a, b] : [b, a];
  if (less.length < 5 || a.charCodeAt(0) !== b.charCodeAt(0) || more.length - less.length > 2) return undefined;
  const edits = distance(a, b);
  if (edits > 2) return undefined;
  // Another vowel at the end, or one more, is another word: Maria, Mario; Petrov, Petrova.
  const stem = less.length < more.length ? less : less.slice(0, -1);
  if (more.length - less.length < 2 && more.startsWith(stem) && vowelLast.test(more)) return undefined;
  if (edits === 1 || isSwapped(a, b)) return less.length > 6 ? slip.long : slip.short;
  return less.length > 8 ? slip.two : undefined;
}

const ending = /^[aiuo]s$/u;

/** Whether one word is the other with an ending that Greek, Lithuanian and Latvian give to names of men: Vladimiras. */
function declined(a: string, b: string): boolean {
  const [less, more] = a.length <= b.length ? [a, b] : [b, a];
  return less.length > 4 && more.length - less.length === 2 && more.startsWith(less) && ending.test(more.slice(less.length));
}

function bySound(a: Spelling, b: Spelling): Alike | undefined {
  const left = a.heard;
  const right = b.heard;
  if (left.bones !== right.bones) return declined(left.sound, right.sound) ? ended : undefined;
  if (left.sound === right.sound) return soundsSame;
  if (left.bones.length < 2 || Math.min(a.text.length, b.text.length) < 4) return undefined;
  const apart = vowelDistance(left, right);
  // Two consonants say little: Omar and Amir, Samir and Samar.
  const most = left.bones.length < 3 ? 0.5 : left.bones.length < 4 ? 1 : 1.2;
  return apart <= most ? agreeing(0.96 - apart * 0.05, 'spelling') : undefined;
}

/** Abdul Razak goes by Razak as well. */
const isServant = (a: string, b: string): boolean => {
  const [less, more] = a.length <= b.length ? [a, b] : [b, a];
  return more.length === less.length + 5 && less.length > 3 && more.startsWith('abdul') && more.endsWith(less);
};

/** Two spellings by their letters, their sound and what the tables know of them. */
function spelledAlike(a: Spelling, b: Spelling): Alike | undefined {
  if (a.text === b.text) return same;
  if (isServant(a.text, b.text)) return servant;
  const relation = knownRelation(a.known, b.known);
  if (relation === 'spelling') return soundsSame;
  if (relation === 'nickname') return nickname;
  // Daniel and Danielle sound the same by rule, and are two names.
  if (relation === 'different') return undefined;
  const heard = bySound(a, b);
  if (heard !== undefined) return heard;
  // In long words what Thai spellings differ by says nothing anywhere: Chiraphon, Jiraporn.
  if (a.text.length > 5 && b.text.length > 5 && a.loose === b.loose) return loosely;
  return typed(a.text, b.text);
}

/** Where names are short and many a vowel more or less is another name: Takashi, Takeshi. What the tables know counts all the same. */
function exactly(a: Spelling, b: Spelling): Alike | undefined {
  if (a.text === b.text) return same;
  return knownRelation(a.known, b.known) === 'spelling' ? soundsSame : undefined;
}

/** Of a word written without vowels only the consonants can agree. */
function boneAlike(a: Profile, b: Profile): Alike | undefined {
  if (a.bones === b.bones && a.bones.length > 1) return a.bones.length > 2 ? bones.three : bones.two;
  return a.foreignBones === b.foreignBones && a.foreignBones.length > 2 ? bones.two : undefined;
}

function folded(a: Profile, b: Profile, tradition: 'ja' | 'th' | 'my' | 'vi'): boolean {
  for (const left of a.folds[tradition]) if (b.folds[tradition].includes(left)) return true;
  return false;
}

/** A slip in a Burmese name shows in a word that is no syllable any more: Kanug for Kaung. Of two syllables neither is the other's slip. */
function isSlip({ text: a, letters: ofLeft }: Profile, { text: b, letters: ofRight }: Profile): boolean {
  if (a.length < 4 || b.length < 4 || a.length - b.length > 1 || b.length - a.length > 1) return false;
  // One letter changed for another is two letters that only one of both has: three are more than a slip.
  let apart = ofLeft ^ ofRight;
  apart &= apart - 1;
  apart &= apart - 1;
  if (apart !== 0) return false;
  const isOne = wordEntry(a)?.shows.includes('my') === true || isBurmeseSyllable(a);
  const isOther = wordEntry(b)?.shows.includes('my') === true || isBurmeseSyllable(b);
  return isOne !== isOther && (isSwapped(a, b) || distance(a, b) === 1);
}

const isSameScript = (a: string, b: string): boolean => a.charCodeAt(0) >> 8 === b.charCodeAt(0) >> 8;

/**
 * Whether two words of two names agree, and how well. `tradition`: of the one whose spelling is the freer. Marks count only where both
 * names have them: An, Ân and Anh are three names, but who writes no marks may mean any.
 */
export function likeWords(a: Profile, b: Profile, tradition: Tradition, hasMarks: boolean): Alike | undefined {
  const own = a.word.native;
  const other = b.word.native;
  // In one script the letters themselves are compared: two Thai names may sound alike in Latin letters.
  if (own !== undefined && other !== undefined && isSameScript(own, other)) return own === other ? same : undefined;
  if (a.text === b.text) return hasMarks && (a.word.marked ?? a.text) !== (b.word.marked ?? b.text) ? undefined : same;
  if (a.text.length === 1 || b.text.length === 1) return a.text.charCodeAt(0) === b.text.charCodeAt(0) ? initial : undefined;
  if (tradition === 'my' && isSlip(a, b)) return slip.short;
  if ((tradition === 'ja' || tradition === 'th' || tradition === 'my' || tradition === 'vi') && folded(a, b, tradition))
    return foldsSame;
  const isExact = tradition === 'my' || tradition === 'vi' || tradition === 'ja';
  let best: Alike | undefined;
  for (const left of a.spellings)
    for (const right of b.spellings) {
      const next = isExact ? exactly(left, right) : spelledAlike(left, right);
      if (next !== undefined && (best === undefined || next.alike > best.alike))
        best = next === same ? agreeing(0.98, 'spelling') : next;
    }
  if (a.isUnvowelled || b.isUnvowelled) {
    const bare = boneAlike(a, b);
    if (bare !== undefined && (best === undefined || bare.alike > best.alike)) return bare;
  }
  return best;
}
