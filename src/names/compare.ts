import type { NameForm, NameMatch, ReadName } from './name.ts';
import { compareWords } from './tokens.ts';
import { type ChineseMatch, compareParts } from './zh/compare.ts';

/** From here on two names may well be one; below, they are sorted by the score and not more. */
export const nameThreshold = 0.85;

/** Version of reading and comparing, recorded with every screening. */
export const namesModel = 'names-1';

const none: NameMatch = { score: 0, ground: 'none', agreed: [], differs: [] };

function chineseMatch(a: NameForm, b: NameForm): NameMatch {
  const left = a.chinese!;
  const right = b.chinese!;
  const match: ChineseMatch = compareParts(left, right);
  let { score, ground } = match;
  if (a.fixed && b.fixed) return wordsOf(a, b, match, score, ground);
  if (score === 1 && isTurned(a, b)) ground = 'order';
  return wordsOf(a, b, match, score, ground);
}

const isTurned = (a: NameForm, b: NameForm): boolean => a.fixed !== b.fixed;

function wordsOf(a: NameForm, b: NameForm, match: ChineseMatch, score: number, ground: NameMatch['ground']): NameMatch {
  const surname = [a.words[0]!.text, b.words[0]!.text] as const;
  const given = [a.words[1]!.text, b.words[1]!.text] as const;
  const isGiven = match.given.length > 0 && match.given.every(Boolean);
  const agreed = [...(match.surname ? [surname] : []), ...(isGiven ? [given] : [])];
  const differs = [...(match.surname ? [] : [surname]), ...(isGiven ? [] : [given])];
  return { score, ground, agreed, differs };
}

/** How alike two read names are: the best over their readings. Symmetric; a name compared with itself gives 1. */
export function compareNames(a: ReadName, b: ReadName): NameMatch {
  if (a.text === b.text && a.forms.length > 0) return { score: 1, ground: 'same', agreed: [[a.text, b.text]], differs: [] };
  if (a.plain === b.plain && a.plain !== '') return { score: 1, ground: 'order', agreed: [[a.text, b.text]], differs: [] };
  const bothHan = a.han !== undefined && b.han !== undefined;
  let best = none;
  for (const left of a.forms) {
    for (const right of b.forms) {
      if (bothHan && !(isHan(left) && isHan(right))) continue;
      const match =
        left.chinese !== undefined && right.chinese !== undefined ? chineseMatch(left, right) : compareWords(left, right);
      if (match.score > best.score) best = match;
    }
  }
  return best;
}

const isHan = (form: NameForm): boolean => form.chinese === undefined || form.chinese.given[0]!.isHan;
