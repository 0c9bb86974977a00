import { givenSyllable, longest } from './spelt.ts';
import { type Syllable, systemsOf } from './syllable.ts';

const most = 3;
const known = new Map<string, readonly (readonly Syllable[])[]>();

/**
 * Cuts a Latin word into syllables of one system, fewest first; none where it cannot be. An apostrophe parts syllables (Xi'an)
 * or marks aspiration (Ts'ao), whichever gives a reading.
 */
export function cutWord(word: string): readonly (readonly Syllable[])[] {
  let cuts = known.get(word);
  if (cuts === undefined) {
    if (known.size > 50_000) known.clear();
    cuts = word.length > 20 ? [] : search(word);
    known.set(word, cuts);
  }
  return cuts;
}

function search(word: string): Syllable[][] {
  const found: Syllable[][] = [];
  const walk = (at: number, path: Syllable[], systems: number): void => {
    if (at >= word.length) {
      found.push(path);
      return;
    }
    if (path.length === most || found.length > 40) return;
    if (word[at] === "'") {
      if (path.length > 0) walk(at + 1, path, systems);
      return;
    }
    for (let end = Math.min(word.length, at + longest); end > at; end--) {
      const syllable = givenSyllable(word.slice(at, end));
      if (syllable === undefined) continue;
      const left = systems & systemsOf([syllable]);
      if (left !== 0) walk(end, [...path, syllable], left);
    }
  };
  walk(0, [], 31);
  if (found.length < 2) return found;
  found.sort((a, b) => a.length - b.length || rough(a) - rough(b));
  // One more syllable is likely in Pinyin only, which writes Xi'an apart from Xian but whose readers do not.
  const shortest = found[0]!.length;
  const isLikely = (cut: readonly Syllable[]): boolean =>
    cut.length === shortest || (cut.length === 2 && shortest === 1 && (systemsOf(cut) & 1) !== 0);
  return found.filter((cut) => isLikely(cut)).slice(0, 3);
}

/** Two cuts of as many syllables: the one whose later syllables begin with a consonant reads as written (Pinyin puts an apostrophe otherwise). */
const rough = (cut: readonly Syllable[]): number => cut.slice(1).filter(({ text }) => /^[aeiouü]/u.test(text)).length;
