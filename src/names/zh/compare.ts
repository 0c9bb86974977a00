import type { ChineseParts, NameGround } from '../name.ts';
import { agreement, hanWorth, worth } from './agree.ts';
import type { Syllable } from './syllable.ts';
import { systems } from './syllable.ts';

export interface ChineseMatch {
  readonly score: number;
  readonly ground: NameGround;
  readonly surname: boolean;
  /** By place in the given name. */
  readonly given: readonly boolean[];
}

const all = (1 << (systems.length * systems.length)) - 1;
const isInitial = (syllable: Syllable): boolean => syllable.id < 0;

function together(a: readonly Syllable[], b: readonly Syllable[]): number {
  if (a.length !== b.length) return 0;
  let bits = all;
  for (let at = 0; at < a.length && bits !== 0; at++) bits &= a[at] === b[at] ? all : agreement(a[at]!, b[at]!);
  return bits;
}

const same = (a: readonly Syllable[], b: readonly Syllable[]): boolean =>
  a.length === b.length && a.every((syllable, at) => syllable.text === b[at]!.text);

function bestWorth(bits: number, a: ChineseParts, b: ChineseParts): number {
  const leftHan = a.given[0]!.isHan;
  const rightHan = b.given[0]!.isHan;
  let best = 0;
  for (let bit = 0; bit < worth.length; bit++) {
    if ((bits & (1 << bit)) === 0) continue;
    const i = Math.floor(bit / systems.length);
    const j = bit % systems.length;
    const value = leftHan ? (i === 0 ? hanWorth[j]! : 0) : rightHan ? (j === 0 ? hanWorth[i]! : 0) : worth[bit]!;
    if (value > best) best = value;
  }
  return best;
}

const nothing: readonly boolean[] = [];

/** Two readings of Chinese names. Both in Han: only the characters count. */
export function compareParts(a: ChineseParts, b: ChineseParts): ChineseMatch {
  const surnameSame = same(a.surname, b.surname);
  const surnames = surnameSame ? all : together(a.surname, b.surname);
  const bothHan = a.given[0]!.isHan && b.given[0]!.isHan;
  if (surnames === 0 || (bothHan && !surnameSame)) return { score: 0, ground: 'none', surname: false, given: nothing };
  if (same(a.given, b.given)) {
    if (surnameSame) return { score: 1, ground: 'same', surname: true, given: a.given.map(() => true) };
  } else if (bothHan) return hanGiven(a, b);
  if (a.given.length === b.given.length && !a.given.some(isInitial) && !b.given.some(isInitial)) {
    const givens = together(a.given, b.given);
    if (givens !== 0) {
      const one = givens & surnames;
      const short = a.given.length === 1 ? 0.02 : 0;
      const score = (one === 0 ? bestWorth(givens, a, b) - 0.03 : bestWorth(one, a, b)) - short;
      const ground = a.given[0]!.isHan || b.given[0]!.isHan ? 'script' : 'spelling';
      return { score, ground, surname: true, given: a.given.map(() => true) };
    }
  }
  return partly(a, b);
}

/** Han against Han with one surname: how many characters of the given names are the same. */
function hanGiven(a: ChineseParts, b: ChineseParts): ChineseMatch {
  const given = a.given.map((syllable, at) => syllable === b.given[at]);
  const equal = given.filter(Boolean).length;
  if (a.given.length !== b.given.length) return { score: 0.4 + 0.1 * equal, ground: 'none', surname: true, given };
  const alike = a.given.map(
    (syllable, at) => syllable === b.given[at] || syllable.sounds[0]!.some((sound) => b.given[at]!.sounds[0]!.includes(sound)),
  );
  if (alike.every(Boolean)) return { score: equal > 0 ? 0.86 : 0.55, ground: 'homophone', surname: true, given };
  return { score: 0.35 + 0.15 * equal, ground: 'none', surname: true, given };
}

/** One surname and not the whole given name: never a match, yet an order for lists. */
function partly(a: ChineseParts, b: ChineseParts): ChineseMatch {
  const length = Math.max(a.given.length, b.given.length);
  const given: boolean[] = [];
  let value = 0;
  let initials = 0;
  for (let at = 0; at < length; at++) {
    const left = a.given[at];
    const right = b.given[at];
    if (left === undefined || right === undefined) given.push(false);
    else if (isInitial(left) || isInitial(right)) {
      const isSame = left.text[0] === right.text[0];
      given.push(isSame);
      if (isSame) {
        value += 0.8;
        initials += 1;
      }
    } else {
      const isSame = left.text === right.text || agreement(left, right) !== 0;
      given.push(isSame);
      if (isSame) value += 1;
    }
  }
  if (initials > 0 && given.every(Boolean)) return { score: length > 1 ? 0.8 : 0.72, ground: 'initial', surname: true, given };
  return { score: 0.35 + (0.3 * value) / length, ground: 'none', surname: true, given };
}
