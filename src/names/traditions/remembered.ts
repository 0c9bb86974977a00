import type { Tradition } from '../name.ts';
import type { Profile } from './profile.ts';
import { type Alike, likeWords } from './words.ts';

/** Answers remembered, a power of two: a list of a million names has a few thousand words, and most pairs of them come again. */
const slots = 1 << 19;
/** Numbers of words beyond this are not remembered: a key must stay a safe integer. */
const mostNumbered = 2 ** 22;

/** Made when the first two words are compared. */
let asked: Float64Array | undefined;
let answers: (Alike | undefined)[] = [];

/** Traditions that `likeWords` tells apart; all others are one to it. */
const ways: Partial<Readonly<Record<Tradition, number>>> = { my: 1, vi: 2, ja: 3, th: 4 };

/** `likeWords`, with what it said of two words before. */
export function rememberedLike(a: Profile, b: Profile, tradition: Tradition, hasMarks: boolean): Alike | undefined {
  if (a.number < 0 || b.number < 0 || a.number >= mostNumbered || b.number >= mostNumbered) {
    return likeWords(a, b, tradition, hasMarks);
  }
  const way = (ways[tradition] ?? 0) * 2 + (hasMarks ? 1 : 0);
  const key = (a.number * mostNumbered + b.number) * 10 + way;
  const mixed = Math.imul(a.number, 0x9e37_79b1) ^ Math.imul(b.number, 0x85eb_ca6b) ^ Math.imul(way, 0xc2b2_ae35);
  const slot = (mixed ^ (mixed >>> 15)) & (slots - 1);
  if (asked === undefined) {
    asked = new Float64Array(slots).fill(-1);
    answers = Array.from({ length: slots });
  }
  if (asked[slot] === key) return answers[slot];
  const answer = likeWords(a, b, tradition, hasMarks);
  asked[slot] = key;
  answers[slot] = answer;
  return answer;
}
