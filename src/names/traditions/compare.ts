import type { NameForm, NameGround, NameMatch, Tradition } from '../name.ts';
import { align, type Alignment } from './align.ts';
import { compareKorean } from './korean.ts';
import { nearness } from './nearness.ts';
import { type Profile, profilesOf } from './profile.ts';
import { rememberedLike } from './remembered.ts';

/** Traditions whose names are chains of given names: no word of them is a surname by itself. */
const chains = new Set<Tradition>(['ar', 'ea', 'ms', 'my']);

const isFree = (tradition: Tradition): boolean =>
  tradition === 'vi' || tradition === 'ja' || tradition === 'th' || tradition === 'my';
/** Of two traditions the one whose spelling is the freer. */
const freer = (a: Tradition, b: Tradition): Tradition => (isFree(a) ? a : isFree(b) ? b : a === 'latin' || a === 'zh' ? b : a);

interface Verdict {
  readonly score: number;
  readonly ground: NameGround;
}

/** What the names are compared as. */
interface Terms {
  readonly tradition: Tradition;
  /** Both sources say which word is the surname, and it means something there. */
  readonly bothFixed: boolean;
  readonly oneFixed: boolean;
}

const isLight = ({ light }: Profile, tradition: Tradition): boolean =>
  light !== undefined && (light === tradition || (light === 'in' && tradition === 'latin'));

/** Words of one name that count against the other having none for them. A father's name or a light word may be left out by one of both. */
function weighty(lost: readonly Profile[], others: readonly Profile[], tradition: Tradition, isOneSided: boolean): number {
  let count = 0;
  for (const word of lost) {
    const isLeftOut =
      (word.isPatronymic && !others.some(({ isPatronymic }) => isPatronymic)) ||
      (isOneSided && isLight(word, tradition) && !others.some((other) => isLight(other, tradition)));
    if (!isLeftOut) count += 1;
  }
  return count;
}

const rank: Readonly<Partial<Record<NameGround, number>>> = {
  same: 0,
  order: 1,
  spelling: 2,
  nickname: 3,
  typing: 4,
  initial: 5,
};

interface Sum {
  readonly mean: number;
  readonly ground: NameGround;
  readonly initials: number;
  readonly turned: boolean;
  readonly crossed: boolean;
  /** One's own name is the other's father's name, and the other way round. */
  readonly exchanged: boolean;
}

function sumOf({ pairs }: Alignment): Sum {
  let sum = 0;
  let weight = 0;
  let initials = 0;
  let turned = false;
  let crossed = false;
  let up = 0;
  let down = 0;
  let ground: NameGround = 'same';
  let last = -1;
  for (const pair of pairs) {
    if (pair.j < last) turned = true;
    last = pair.j;
    if (rank[pair.ground]! > rank[ground]!) ground = pair.ground;
    if (pair.ground === 'initial') {
      initials += 1;
      continue;
    }
    const heavy = Math.max(2, pair.left.text.length, pair.right.text.length);
    sum += heavy * pair.alike;
    weight += heavy;
    if (pair.left.isPatronymic && !pair.right.isPatronymic) up += 1;
    if (!pair.left.isPatronymic && pair.right.isPatronymic) down += 1;
    if (pair.left.isSurname !== pair.right.isSurname && pair.spanLeft + pair.spanRight === 2) crossed = true;
  }
  return {
    mean: weight === 0 ? 0 : sum / weight,
    ground: ground === 'same' && turned ? 'order' : ground,
    initials,
    turned,
    crossed,
    exchanged: up > 0 && down > 0,
  };
}

/** Words that agree and say who it is. Of a name with words left over, surname and father's name are those of the brother, too. */
function telling({ pairs, lostLeft, lostRight }: Alignment, extra: number, tradition: Tradition): number {
  const isWhole = lostLeft.length + lostRight.length === 0;
  let count = 0;
  for (const { left, right, ground, spanLeft, spanRight } of pairs) {
    const isFamily = extra > 0 && tradition === 'ru' && (left.isPatronymic || right.isPatronymic);
    if (ground !== 'initial' && (!isLight(left, tradition) || isWhole) && !isFamily) count += spanLeft + spanRight - 1;
  }
  return count;
}

const isOrdered = ({ isOrdered: one }: Profile): boolean => one;

/** What the words that agree and those left over make of the two names; undefined: not one name. */
function judge(a: readonly Profile[], b: readonly Profile[], alignment: Alignment, terms: Terms): Verdict | undefined {
  const { tradition } = terms;
  const { lostLeft, lostRight } = alignment;
  const isOneSided = lostLeft.length === 0 || lostRight.length === 0;
  const left = weighty(lostLeft, b, tradition, isOneSided);
  const right = weighty(lostRight, a, tradition, isOneSided);
  if (left > 0 && right > 0) return undefined;
  const { mean, ground, initials, turned, crossed, exchanged } = sumOf(alignment);
  if ((terms.bothFixed && crossed) || exchanged) return undefined;
  if (turned && tradition === 'ea' && a.every(isOrdered) && b.every(isOrdered)) return undefined;
  const extra = left + right;
  const names = telling(alignment, extra, tradition);
  if (tradition === 'my') {
    if (turned) return undefined;
    // Burmese names have no surname: one syllable more is another name, unless much agrees.
    if (extra > 0) return names >= 3 && extra === 1 ? { score: 0.86, ground: 'part' } : undefined;
  }
  // In South India the initial stands first and is the father's or the village's name, which others put last: M. Sunil, Sunil Murugan.
  const isFathers = turned && !terms.oneFixed && (a[0]!.text.length === 1 || b[0]!.text.length === 1);
  const isEnough = names >= 2 || (names === 1 && (isFathers || initials > 1 || tradition === 'in'));
  if (initials > 0) return isEnough && extra === 0 ? { score: names >= 2 ? 0.9 : 0.86, ground: 'initial' } : undefined;
  if (extra === 0) {
    const isLone = a.length === 1 && b.length === 1;
    // A lone word that agrees but for a slip is too little.
    if (names === 0 || (names === 1 && !isLone) || (isLone && ground === 'typing')) return undefined;
    if (lostLeft.length + lostRight.length === 0) return { score: mean, ground };
    return { score: Math.min(mean, 0.96), ground: ground === 'same' || ground === 'order' ? 'part' : ground };
  }
  // Two names of five say little: half of the longer name at least.
  if (names < 2 || extra > names) return undefined;
  if (terms.oneFixed && names < 3 && !chains.has(tradition)) {
    // The shorter name has no surname of the longer one: two given names in common are not the person.
    const lost = left > 0 ? lostLeft : lostRight;
    const surnames = (left > 0 ? a : b).filter(({ isSurname }) => isSurname);
    if (surnames.length > 0 && surnames.every((word) => lost.includes(word))) return undefined;
  }
  return { score: Math.max(0.86, 0.92 * mean - 0.02 * extra), ground: 'part' };
}

function termsOf(a: NameForm, b: NameForm): Terms {
  const tradition = freer(a.tradition, b.tradition);
  return { tradition, bothFixed: a.fixed && b.fixed && !chains.has(tradition), oneFixed: a.fixed || b.fixed };
}

const isMarked = (words: readonly Profile[]): boolean => words.some(({ word }) => word.marked !== undefined);

/** The last two readings that were aligned: those that do not match are asked about again at once, for how near they come. */
let last: { readonly a: NameForm; readonly b: NameForm; readonly found: Alignment | undefined } | undefined;

function alignment(a: NameForm, b: NameForm): Alignment | undefined {
  if (last !== undefined && last.a === a && last.b === b) return last.found;
  const left = profilesOf(a);
  const right = profilesOf(b);
  const found = align(left, right, freer(a.tradition, b.tradition), isMarked(left) && isMarked(right));
  last = { a, b, found };
  return found;
}

function matchOf(found: Alignment | undefined, score: number, ground: NameGround): NameMatch {
  const agreed = found?.pairs.map(({ left, right }) => [left.text, right.text] as const) ?? [];
  const length = Math.max(found?.lostLeft.length ?? 0, found?.lostRight.length ?? 0);
  const differs = Array.from({ length }, (_, at) => [found!.lostLeft[at]?.text ?? '', found!.lostRight[at]?.text ?? ''] as const);
  return { score, ground, agreed, differs };
}

/** Two readings of names, not both Chinese, word by word; undefined where they are not one name. */
export function comparePeople(a: NameForm, b: NameForm): NameMatch | undefined {
  if (a.tradition === 'ko' && b.tradition === 'ko') return compareKorean(a, b);
  const found = alignment(a, b);
  if (found === undefined) return undefined;
  const verdict = judge(profilesOf(a), profilesOf(b), found, termsOf(a, b));
  return verdict === undefined ? undefined : matchOf(found, verdict.score, verdict.ground);
}

/** Words that may be left out, or stand for one another though one is several. */
const isLoose = ({ isPatronymic, light }: Profile): boolean => isPatronymic || light !== undefined;
const mayJoin = (left: Profile, right: Profile): boolean =>
  (left.text.length >= 5 || right.text.length >= 5) && left.text.charCodeAt(0) === right.text.charCodeAt(0);

/**
 * Whether two readings may be one name: false only where `comparePeople` finds none, as soon as one word shows it. Each word of the
 * name with fewer words has its like in the other, or both have one left over.
 */
export function mayBePeople(a: NameForm, b: NameForm): boolean {
  if (a.tradition === 'ko' && b.tradition === 'ko') return true;
  const left = profilesOf(a);
  const right = profilesOf(b);
  if (left.some(isLoose) || right.some(isLoose)) return true;
  if (left.length !== right.length && left.some((one) => right.some((other) => mayJoin(one, other)))) return true;
  const tradition = freer(a.tradition, b.tradition);
  const hasMarks = isMarked(left) && isMarked(right);
  const [few, many] = left.length <= right.length ? [left, right] : [right, left];
  for (const one of few) {
    let isMet = false;
    for (const other of many) {
      // The order in which a pair is asked about says nothing, but one order finds what was said before.
      isMet = rememberedLike(one, other, tradition, hasMarks) !== undefined;
      if (isMet) break;
    }
    if (!isMet) return false;
  }
  return true;
}

/** What two readings that are not one name have in common, and how near they come: for the order of lists. */
export function nearPeople(a: NameForm, b: NameForm): NameMatch {
  const found = alignment(a, b);
  return matchOf(found, nearness(profilesOf(a), profilesOf(b), found), 'none');
}
