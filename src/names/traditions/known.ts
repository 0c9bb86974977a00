import { arabicNames } from '../scripts/arabic-names.ts';
import { hebrewNames } from '../scripts/hebrew.ts';
import { shortForms } from './short-forms.ts';
import { otherSpellings } from './spellings.ts';

/** The names a word is a spelling of, and those it is a short form of, as numbers of lines. */
export interface Known {
  readonly spells: number[];
  readonly shortens: number[];
}

const known = new Map<string, Known>();
const of = (word: string): Known => {
  let entry = known.get(word);
  if (entry === undefined) known.set(word, (entry = { spells: [], shortens: [] }));
  return entry;
};

const arabic = new Set<string>();
for (const one of arabicNames.split('\n')) for (const word of one.split(' ').slice(1)) arabic.add(word);

/** Whether a word is a spelling of an Arabic name. */
export const isArabicName = (word: string): boolean => arabic.has(word);

const heads = new Map<number, string>();
let line = 0;
for (const text of [arabicNames, hebrewNames])
  for (const one of text.split('\n')) {
    line += 1;
    heads.set(line, one.split(' ')[1]!);
    for (const word of one.split(' ').slice(1)) of(word).spells.push(line);
  }
for (const one of otherSpellings.split('\n')) {
  line += 1;
  heads.set(line, one.split(' ')[0]!);
  for (const word of one.split(' ')) of(word).spells.push(line);
}
for (const one of shortForms.split('\n')) {
  const [full, ...shorts] = one.split(' ') as [string, ...string[]];
  let names = of(full).spells;
  if (names.length === 0) {
    line += 1;
    heads.set(line, full);
    names = [line];
    of(full).spells.push(line);
  }
  for (const short of shorts) of(short).shortens.push(...names);
}

function share(a: readonly number[], b: readonly number[]): boolean {
  for (const one of a) if (b.includes(one)) return true;
  return false;
}

/**
 * The names a word may be, each in one spelling whatever the word's own: Othman, Osman; Bob, Robert; Alex, Alexander or Alexandra. Empty
 * for a word that no table has. For finding, at most three.
 */
export function namesOf(word: string): readonly string[] {
  const entry = known.get(word);
  if (entry === undefined) return [];
  const lines = entry.spells.length > 0 ? entry.spells : entry.shortens;
  return lines.slice(0, 3).map((one) => heads.get(one)!);
}

/** What the tables know of a word; undefined where it is in none. */
export const knownOf = (word: string): Known | undefined => known.get(word);

/**
 * What the tables say of two words: `spelling` one name in two spellings, `nickname` one short for the other or both for a third,
 * `different` two names that are both known and not the same; undefined where a word is in no table.
 */
export function knownRelation(
  left: Known | undefined,
  right: Known | undefined,
): 'spelling' | 'nickname' | 'different' | undefined {
  if (left === undefined || right === undefined) return undefined;
  if (share(left.spells, right.spells)) return 'spelling';
  if (share(left.shortens, right.spells) || share(left.spells, right.shortens) || share(left.shortens, right.shortens))
    return 'nickname';
  return left.spells.length > 0 && right.spells.length > 0 ? 'different' : undefined;
}
