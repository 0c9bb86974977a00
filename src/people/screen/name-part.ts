import { compareNames, type NameMatch, nameSentence, nameThreshold, type ReadName } from '../../names/index.ts';
import type { PersonName } from '../../model/index.ts';
import { type Said, silent, slipsBetween } from './part.ts';
import { type NameShares, ordinaryName, ratio } from './setting.ts';

/** A name as it is compared. */
export interface ReadPersonName {
  readonly name: ReadName;
  /** How much it counts: an alias that the list itself calls weak, or a nickname, says less, for it and against it. */
  readonly counts: number;
}

/** OFAC and others call an alias weak that many bear or that was heard once; nicknames are such by nature. */
export const roleCounts: Readonly<Record<PersonName['role'], number>> = {
  full: 1,
  alias: 1,
  former: 1,
  nickname: 0.6,
  weak: 0.5,
};

/** From here on it is the same name in another spelling, script or order; and from here the same. */
export const spelledFrom = 0.9;
export const sameFrom = 0.995;

/** How names of one person stand in two records: the same in nine of ten that agree at all; see `bench/screen`. */
const one = { same: 0.8, spelled: 0.6, possible: 0.1, other: 0.02 } as const;

/**
 * Weight of names that are so alike: what one person's records show against how many of the list agree as much by chance. Between
 * the points it rises in straight lines, so that more alike never weighs less.
 */
export function nameWeight(score: number, shares: NameShares = ordinaryName): number {
  const same = Math.min(7, Math.max(0.6, ratio(one.same, shares.same)));
  const spelled = Math.min(same - 0.2, ratio(one.spelled, shares.spelled));
  const possible = Math.max(-0.3, Math.min(spelled - 0.6, ratio(one.possible, shares.possible)));
  const other = ratio(one.other, 1);
  const points = [
    [0.5, other],
    [nameThreshold - 0.05, Math.min(other + 0.7, possible)],
    [nameThreshold, possible],
    [spelledFrom, Math.max(possible, spelled)],
    [1, same],
  ] as const;
  if (score <= points[0][0]) return points[0][1];
  for (let i = 1; i < points.length; i++) {
    const [left, low] = points[i - 1]!;
    const [right, high] = points[i]!;
    if (score <= right) return low + ((high - low) * (score - left)) / (right - left);
  }
  return same;
}

/**
 * What a lone word says at most: a given name or a surname is borne by one in a hundred, and what is left out may differ. Two that
 * differ may be surname and given name of one.
 */
const loneWord = { agrees: 2, within: [1.7, 1, 0.4], differs: -0.6 } as const;

/** The same words, that two sources call surname and given name the other way round; words that differ by slips of the hand. */
const turnedWords = 2.5;
const typedWords = { few: 1.7, many: 1.2 } as const;

/** Slips that one word of a name may have: short words that differ at all are other names. */
const mostSlips = (word: string): number => (word.length < 3 ? 0 : word.length < 6 ? 1 : 2);

/** Slips by which every word of the shorter name is a word of the longer; undefined when one is not. */
function slipsWithin(a: string, b: string): { readonly slips: number; readonly words: number } | undefined {
  const [few, many] = [a.split(' '), b.split(' ')].sort((x, y) => x.length - y.length) as [string[], string[]];
  const left = new Set(many);
  let slips = 0;
  for (const word of few) {
    const most = mostSlips(word);
    let [best, found] = [most + 1, ''];
    for (const other of left) {
      const its = slipsBetween(word, other, Math.min(most, mostSlips(other)));
      if (its <= most && its < best && (its === 0 || its <= mostSlips(other))) [best, found] = [its, other];
    }
    if (best > most) return undefined;
    left.delete(found);
    slips += best;
  }
  return { slips, words: few.length };
}

/** Of Chinese syllables one letter more is another name. */
const isChinese = ({ forms }: ReadName): boolean => forms.some(({ chinese }) => chinese !== undefined);

const isLone = ({ plain, han }: ReadName): boolean => (han === undefined ? !plain.includes(' ') : han.length === 1);

function weightOf(match: NameMatch, a: ReadName, b: ReadName, shares: NameShares | undefined): number {
  const weight = nameWeight(match.score, shares);
  const isAnyLone = isLone(a) || isLone(b);
  if (match.score >= nameThreshold) return isAnyLone ? Math.min(weight, loneWord.agrees) : weight;
  if (a.han === undefined && b.han === undefined && !(isChinese(a) && isChinese(b) && !isAnyLone)) {
    // Slips of the hand, or surname and given name in each other's column: said by no single word, yet by all together.
    const within = slipsWithin(a.plain, b.plain);
    if (within !== undefined)
      return Math.max(weight, withinWeight(within, a.plain === b.plain, nameWeight(nameThreshold, shares)));
  }
  return isLone(a) && isLone(b) ? Math.max(weight, loneWord.differs) : weight;
}

function withinWeight(
  { slips, words }: { readonly slips: number; readonly words: number },
  isTurned: boolean,
  most: number,
): number {
  // One record leaves out what the other tells: the word in common says a little, and nothing contradicts.
  if (words === 1) return loneWord.within[Math.min(slips, 2)]!;
  return Math.min(isTurned ? turnedWords : slips <= 2 ? typedWords.few : typedWords.many, most);
}

/** The pair of two persons' names that speaks most for one person. */
export interface BestName {
  readonly match: NameMatch;
  readonly a: ReadName;
  readonly b: ReadName;
  readonly weight: number;
}

export function bestName(
  a: readonly ReadPersonName[],
  b: readonly ReadPersonName[],
  shares: NameShares | undefined,
): BestName | undefined {
  let found: BestName | undefined;
  for (const left of a) {
    for (const right of b) {
      const match = compareNames(left.name, right.name);
      const weight = weightOf(match, left.name, right.name, shares) * Math.min(left.counts, right.counts);
      const isBetter =
        found === undefined || weight > found.weight || (weight === found.weight && match.score > found.match.score);
      if (isBetter) found = { match, a: left.name, b: right.name, weight };
    }
  }
  return found;
}

export function compareNamesOf(found: BestName | undefined): Said {
  if (found === undefined) return silent();
  const { match, weight } = found;
  const says = match.score >= spelledFrom ? 'agrees' : match.score >= nameThreshold || weight > 0 ? 'close' : 'differs';
  return { says, weight, sentence: nameSentence(match) };
}
