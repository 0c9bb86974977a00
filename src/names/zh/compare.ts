import type { ChineseParts, NameGround } from '../name.ts';
import { agreement, allPairs, hanWorth, worth } from './agree.ts';
import { looksLike, soundsLike } from './lookalike.ts';
import { pinyinSyllables } from './pinyin.ts';
import { type Syllable, systems, systemsOf } from './syllable.ts';

export interface ChineseMatch {
  readonly score: number;
  readonly ground: NameGround;
  readonly isSurname: boolean;
  readonly isGiven: boolean;
}

const count = systems.length;
/** What a given name of one syllable costs: it says less. */
const short = 0.04;
/** A spelling of another system that is good Pinyin as well (Chang for Zhang): less sure. */
const otherwise = 0.03;
/** Surname in one system, given name in another. */
const mixed = 0.03;
/** Just under any match: what the systems of one name contradict. */
const contradicted = 0.78;

/** Bits of the pairs of systems under which all syllables agree in their order, 0 where the numbers differ. */
function together(a: readonly Syllable[], b: readonly Syllable[]): number {
  if (a.length !== b.length) return 0;
  let bits = allPairs;
  for (let at = 0; at < a.length && bits !== 0; at++) {
    const left = a[at]!;
    const right = b[at]!;
    if (left.text !== right.text || left.id < 0) bits &= left.id < 0 || right.id < 0 ? 0 : agreement(left, right);
  }
  return bits;
}

function same(a: readonly Syllable[], b: readonly Syllable[]): boolean {
  if (a.length !== b.length) return false;
  for (let at = 0; at < a.length; at++) if (a[at]!.text !== b[at]!.text) return false;
  return true;
}

function spelledWorth(surnames: number, givens: number, a: ChineseParts, b: ChineseParts): number {
  const length = a.given.length;
  let best = 0;
  for (let bit = 0; bit < count * count; bit++) {
    if ((givens & (1 << bit)) === 0) continue;
    const i = Math.floor(bit / count);
    const j = bit % count;
    if ((a.isHan && i > 0) || (b.isHan && j > 0)) continue;
    let value = a.isHan ? hanWorth[j]! : b.isHan ? hanWorth[i]! : worth[bit]!;
    if (length === 1) value -= short;
    if (!a.isHan && i > 0 && isPinyin(a)) value -= otherwise;
    else if (!b.isHan && j > 0 && isPinyin(b)) value -= otherwise;
    if ((surnames & (1 << bit)) === 0) {
      const isContrary = (systemsOf(a.surname) & (1 << i)) !== 0 && (systemsOf(b.surname) & (1 << j)) !== 0;
      value = isContrary ? Math.min(value, contradicted) : value - mixed;
    }
    if (value > best) best = value;
  }
  return best;
}

const isPinyin = ({ surname, given }: ChineseParts): boolean => (systemsOf(surname) & systemsOf(given) & 1) !== 0;

const nothing: ChineseMatch = { score: 0, ground: 'none', isSurname: false, isGiven: false };

/** Two readings of Chinese names. Where both are in characters only these count. */
export function compareParts(a: ChineseParts, b: ChineseParts): ChineseMatch {
  const match = compareNames(a, b);
  if (match.score < 0.5 || match.ground === 'nickname' || (a.western.length === 0 && b.western.length === 0)) return match;
  if (a.western.length === 0 || b.western.length === 0) {
    return match.score > 0.97 ? { ...match, score: 0.97, ground: 'part' } : match;
  }
  return a.western.some((word) => b.western.includes(word)) ? match : { ...match, score: Math.min(match.score, 0.8) };
}

function compareNames(a: ChineseParts, b: ChineseParts): ChineseMatch {
  if (a.surname.length === 0 || b.surname.length === 0 || a.given.length === 0 || b.given.length === 0) return half(a, b);
  const isSame = same(a.surname, b.surname);
  const surnames = isSame ? allPairs : together(a.surname, b.surname);
  const bothHan = a.isHan && b.isHan;
  if (surnames === 0 || (bothHan && !isSame)) return otherSurname(a, b);
  if (same(a.given, b.given)) {
    if (isSame) return { score: 1, ground: 'same', isSurname: true, isGiven: true };
  } else if (bothHan) return hanGiven(a.given, b.given);
  const givens = together(a.given, b.given);
  if (givens === 0) return partly(a.given, b.given);
  const ground = a.isHan || b.isHan ? 'script' : 'spelling';
  return { score: spelledWorth(surnames, givens, a, b), ground, isSurname: true, isGiven: true };
}

/**
 * Whether two readings may come to a match: false only where `compareParts` stays below 0.85, which is so of most names that are held
 * against each other. Half a name and the surnames of both parents are left to it.
 */
export function mayMatch(a: ChineseParts, b: ChineseParts): boolean {
  if (a.surname.length === 0 || b.surname.length === 0 || a.given.length === 0 || b.given.length === 0) return true;
  if (a.both || b.both) return true;
  if (a.surname.length !== b.surname.length || a.given.length !== b.given.length) return false;
  if (a.isHan && b.isHan) return same(a.surname, b.surname) && a.given.some(({ text }, at) => text === b.given[at]!.text);
  let bits = allPairs;
  for (let at = 0; at < a.given.length; at++) {
    const left = a.given[at]!;
    const right = b.given[at]!;
    if (left.id < 0 || right.id < 0) return true; // initials
    if (left.text !== right.text) bits &= agreement(left, right);
    if (bits === 0) return false;
  }
  return together(a.surname, b.surname) !== 0;
}

/** Surnames that differ: one of both parents' (陈方安生, 方安生), or one that sounds or looks alike. */
function otherSurname(a: ChineseParts, b: ChineseParts): ChineseMatch {
  const givens = same(a.given, b.given) ? allPairs : a.isHan && b.isHan ? 0 : together(a.given, b.given);
  if (givens === 0 || a.given.length < 2) {
    return givens === 0 ? nothing : { score: 0.35, ground: 'none', isSurname: false, isGiven: true };
  }
  const [first, second] = a.surname.length <= b.surname.length ? [a, b] : [b, a];
  if (first.surname.length === 1 && second.both) {
    const one = first.surname[0]!;
    const isOne = second.surname.some(
      (other) => other.text === one.text || (other.isHan !== one.isHan && agreement(one, other) !== 0),
    );
    if (isOne) return { score: 0.88, ground: 'part', isSurname: true, isGiven: true };
  }
  const [left] = a.surname;
  const [right] = b.surname;
  const isNear = a.isHan && b.isHan && (looksLike(left!.text, right!.text) || soundsLike(left!, right!) === 1);
  return { score: isNear ? 0.78 : 0.45, ground: 'none', isSurname: false, isGiven: true };
}

/**
 * Han against Han with one surname. One character of two that looks alike and does not sound so is what a scan does to a name: to
 * be looked at. One that sounds alike is typed so now and then, yet far more often simply another person's: it comes first
 * below the threshold. The single one, or both: not the same name.
 */
function hanGiven(a: readonly Syllable[], b: readonly Syllable[]): ChineseMatch {
  if (a.length !== b.length) {
    const [less, more] = a.length < b.length ? [a, b] : [b, a];
    const isPart = less.every((syllable) => more.some(({ text }) => text === syllable.text));
    return { score: isPart ? 0.6 : 0.4, ground: 'none', isSurname: true, isGiven: false };
  }
  let equal = 0;
  let sounding = 0;
  let looking = 0;
  let near = 0;
  for (const [at, left] of a.entries()) {
    const right = b[at]!;
    if (left.text === right.text) {
      equal += 1;
      continue;
    }
    const sound = soundsLike(left, right);
    if (sound >= 0.8) sounding += 1;
    else if (looksLike(left.text, right.text)) looking += 1;
    else if (sound > 0) near += 1;
  }
  const other = a.length - equal;
  if (other === sounding + looking) {
    const ground = sounding > 0 ? 'homophone' : 'lookalike';
    const score = equal > 0 ? (sounding > 0 ? 0.84 : 0.87) : a.length === 1 ? (looking > 0 ? 0.6 : 0.5) : 0.62;
    return { score, ground, isSurname: true, isGiven: false };
  }
  if (near > 0 && other === near + sounding + looking && equal > 0) {
    return { score: 0.75, ground: 'homophone', isSurname: true, isGiven: false };
  }
  return { score: 0.35 + (0.25 * equal) / a.length, ground: 'none', isSurname: true, isGiven: false };
}

const initialOf = ({ isHan, main, text }: Syllable): string => (isHan ? (pinyinSyllables[main] ?? '') : text).slice(0, 1);

/** One surname, and given names that are not the same: initials, or some of the syllables. Never a match, yet an order for lists. */
function partly(a: readonly Syllable[], b: readonly Syllable[]): ChineseMatch {
  const length = Math.max(a.length, b.length);
  let initials = 0;
  let equal = 0;
  for (let at = 0; at < length; at++) {
    const left = a[at];
    const right = b[at];
    if (left === undefined || right === undefined) continue;
    if (left.id < 0 || right.id < 0) {
      if (initialOf(left) === initialOf(right)) initials += 1;
    } else if (left.text === right.text || agreement(left, right) !== 0) equal += 1;
  }
  if (initials > 0 && initials + equal === length) {
    const isHan = a.some((syllable) => syllable.isHan) || b.some((syllable) => syllable.isHan);
    return { score: length === 1 ? 0.7 : isHan ? 0.82 : 0.86, ground: 'initial', isSurname: true, isGiven: false };
  }
  return { score: 0.35 + (0.25 * equal) / length, ground: 'none', isSurname: true, isGiven: false };
}

/** A surname or a given name without the other; what somebody is called is a name of its own (小王 is not 老王). */
function half(a: ChineseParts, b: ChineseParts): ChineseMatch {
  const noSurname = a.surname.length === 0 || b.surname.length === 0;
  const [left, right] = noSurname ? [a.given, b.given] : [a.surname, b.surname];
  if (left.length === 0 || right.length === 0) return nothing;
  const isNickname = a.nickname !== '' || b.nickname !== '';
  const ground = isNickname ? 'nickname' : 'part';
  const isLike = a.surname.length === b.surname.length && a.given.length === b.given.length && a.nickname === b.nickname;
  const found = (score: number): ChineseMatch => ({ score, ground, isSurname: !noSurname, isGiven: noSurname });
  if (same(left, right)) {
    if (isLike) return { ...found(1), ground: 'same' };
    return found(noSurname ? (left.length > 1 ? 0.65 : 0.5) : 0.45);
  }
  if (!(a.isHan && b.isHan) && together(left, right) !== 0) {
    return found(isLike && isNickname ? 0.87 : noSurname ? 0.45 : 0.4);
  }
  const [less, more] = left.length < right.length ? [left, right] : [right, left];
  return noSurname && less.length === 1 && more.at(-1)!.text === less[0]!.text ? found(0.55) : nothing;
}
