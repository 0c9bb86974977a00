import { likeness } from './likeness.ts';
import type { NameForm, NameGround, NameMatch, NameWord } from './name.ts';

/** Words that are the same but for a slip of the hand are at least so alike. */
const typed = 0.88;

function wordLikeness(a: NameWord, b: NameWord): number {
  if (a.text === b.text) return 1;
  if (a.text.length === 1 || b.text.length === 1) return a.text[0] === b.text[0] ? 0.8 : 0;
  let best = likeness(a.text, b.text);
  if (a.spellings !== undefined || b.spellings !== undefined) {
    for (const left of [a.text, ...(a.spellings ?? [])]) {
      for (const right of [b.text, ...(b.spellings ?? [])]) {
        const alike = left === right ? 0.97 : likeness(left, right) * 0.98;
        if (alike > best) best = alike;
      }
    }
  }
  return best;
}

const counts = ({ role }: NameWord): boolean => role !== 'honorific';

/**
 * Two names word by word: greedy best assignment, weighted by length. Words that only one name has cost, the fewer the words in
 * common the more; one word in common is never a match.
 */
export function compareWords(a: NameForm, b: NameForm): NameMatch {
  const left = a.words.filter(counts);
  const right = b.words.filter(counts);
  const pairs: { i: number; j: number; alike: number }[] = [];
  for (const [i, word] of left.entries()) {
    for (const [j, other] of right.entries()) {
      const alike = wordLikeness(word, other) - (word.role === other.role ? 0 : 0.001);
      if (alike > 0.55) pairs.push({ i, j, alike });
    }
  }
  pairs.sort((x, y) => y.alike - x.alike || x.i + x.j - y.i - y.j);
  const usedLeft = new Set<number>();
  const usedRight = new Set<number>();
  const agreed: [string, string][] = [];
  const differs: [string, string][] = [];
  let sum = 0;
  let weight = 0;
  let worst = 1;
  let full = 0;
  for (const { i, j, alike } of pairs) {
    if (usedLeft.has(i) || usedRight.has(j)) continue;
    usedLeft.add(i);
    usedRight.add(j);
    const word = left[i]!;
    const other = right[j]!;
    const heavy =
      Math.max(word.text.length, other.text.length, 2) * (word.role === 'surname' || other.role === 'surname' ? 1.3 : 1);
    sum += heavy * alike;
    weight += heavy;
    worst = Math.min(worst, alike);
    if (alike >= typed && word.text.length > 1 && other.text.length > 1) full += 1;
    (alike >= 0.79 ? agreed : differs).push([word.text, other.text]);
  }
  const lost = (words: readonly NameWord[], used: ReadonlySet<number>, isLeft: boolean): number => {
    let missing = 0;
    for (const [index, word] of words.entries()) {
      if (used.has(index)) continue;
      missing += Math.max(word.text.length, 2) * (word.role === 'surname' ? 1.3 : word.role === 'patronymic' ? 0.5 : 1);
      differs.push(isLeft ? [word.text, ''] : ['', word.text]);
    }
    return missing;
  };
  const lostLeft = lost(left, usedLeft, true);
  const lostRight = lost(right, usedRight, false);
  const least = Math.min(lostLeft, lostRight);
  const more = Math.max(lostLeft, lostRight);
  let score = weight === 0 ? 0 : sum / (weight + least + 0.3 * more);
  let ground: NameGround = 'none';
  const isWhole = left.length === right.length && agreed.length === left.length;
  if (isWhole && full === left.length) ground = worst >= 0.97 ? 'spelling' : 'typing';
  else if (full >= 2 && worst >= typed && least === 0) ground = 'part';
  else if (full >= 1 && isWhole) ground = 'initial';
  else score = Math.min(score, 0.8);
  if (ground === 'none' || ground === 'initial') score = Math.min(score, 0.8);
  if (ground === 'part') score = Math.min(Math.max(score, 0.86), 0.93);
  return { score: Math.min(1, Math.max(0, score)), ground, agreed, differs };
}
