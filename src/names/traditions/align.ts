import type { NameGround, Tradition } from '../name.ts';
import type { Profile } from './profile.ts';
import { soundOf } from './sound.ts';
import { rememberedLike } from './remembered.ts';

/** Words of two names that stand for one another; either may be two words of its name written as one by the other. */
export interface Pair {
  readonly left: Profile;
  readonly right: Profile;
  readonly i: number;
  readonly j: number;
  readonly spanLeft: number;
  readonly spanRight: number;
  readonly alike: number;
  readonly ground: NameGround;
}

/** Which words of two names agree, and which are left over. */
export interface Alignment {
  readonly pairs: readonly Pair[];
  readonly lostLeft: readonly Profile[];
  readonly lostRight: readonly Profile[];
}

/** Words of one name that the other may write as one. */
const longest = 4;

/** One word that is several of the other name, written together: Ramimakhlouf, Rami Makhlouf; Chanocha, Chan-o-cha. */
function together(words: readonly Profile[], others: readonly Profile[], isLeft: boolean, found: Pair[]): void {
  for (let i = 0; i < words.length; i++) {
    const word = words[i]!;
    if (word.text.length < 5) continue;
    for (let j = 0; j + 1 < others.length; j++) {
      const first = others[j]!;
      if (first.text.charCodeAt(0) !== word.text.charCodeAt(0)) continue;
      let both = first.text;
      for (let end = j + 1; end < others.length && end - j < longest && both.length < word.text.length; end++) {
        both += others[end]!.text;
        if (Math.abs(both.length - word.text.length) > 2) continue;
        const isSame = both === word.text;
        if (!isSame && soundOf(both).sound !== soundOf(word.text).sound) continue;
        const alike = isSame ? 0.99 : 0.96;
        const ground = isSame ? 'order' : 'spelling';
        const span = end - j + 1;
        found.push(
          isLeft
            ? { left: word, right: first, i, j, alike, ground, spanLeft: 1, spanRight: span }
            : { left: first, right: word, i: j, j: i, alike, ground, spanLeft: span, spanRight: 1 },
        );
      }
    }
  }
}

const roles = ({ left, right }: Pair): number => (left.word.role === right.word.role ? 0 : 1);
const byLikeness = (x: Pair, y: Pair): number =>
  y.alike - x.alike || roles(x) - roles(y) || Math.abs(x.i - x.j) - Math.abs(y.i - y.j) || x.i + x.j - y.i - y.j;

const bits = (from: number, length: number): number => ((1 << length) - 1) << from;

/** Words compared at most of one name; of more, the first. */
const most = 30;

/** Greedy best assignment of words: the likest first, and among equals those in place. Undefined where no two words agree. */
export function align(
  left: readonly Profile[],
  right: readonly Profile[],
  tradition: Tradition,
  hasMarks: boolean,
): Alignment | undefined {
  const found: Pair[] = [];
  const rows = Math.min(most, left.length);
  const columns = Math.min(most, right.length);
  for (let i = 0; i < rows; i++)
    for (let j = 0; j < columns; j++) {
      const like = rememberedLike(left[i]!, right[j]!, tradition, hasMarks);
      if (like !== undefined)
        found.push({ left: left[i]!, right: right[j]!, i, j, alike: like.alike, ground: like.ground, spanLeft: 1, spanRight: 1 });
    }
  if (left.length !== right.length && rows === left.length && columns === right.length) {
    together(left, right, true, found);
    together(right, left, false, found);
  }
  if (found.length === 0) return undefined;
  if (found.length > 1) found.sort(byLikeness);
  let usedLeft = 0;
  let usedRight = 0;
  const pairs: Pair[] = [];
  for (const pair of found) {
    const ofLeft = bits(pair.i, pair.spanLeft);
    const ofRight = bits(pair.j, pair.spanRight);
    if ((usedLeft & ofLeft) !== 0 || (usedRight & ofRight) !== 0) continue;
    usedLeft |= ofLeft;
    usedRight |= ofRight;
    pairs.push(pair);
  }
  if (pairs.length > 1) pairs.sort((x, y) => x.i - y.i);
  const unused = (words: readonly Profile[], used: number): readonly Profile[] =>
    used === (1 << words.length) - 1 ? [] : words.filter((_, at) => at >= most || (used & (1 << at)) === 0);
  return { pairs, lostLeft: unused(left, usedLeft), lostRight: unused(right, usedRight) };
}
