import type { WrittenWord } from '../written.ts';
import { cutWord } from './cut.ts';
import type { Cut } from './han.ts';
import { type Surname, surnameCuts } from './latin-surnames.ts';
import { initialSyllable, surnameSyllable } from './spelt.ts';
import { type Syllable, systems, systemsOf } from './syllable.ts';
import { isWesternGiven } from './western.ts';

/** Words joined by hyphens, or one word; cut where capitals begin. They stay together, as a surname or in a given name. */
interface Group {
  readonly parts: readonly string[];
  readonly capitals: boolean;
  readonly initials: boolean;
  readonly humped: boolean;
}

/** How common each system is in the lists and reports that are read. */
const priors = [1, 0.3, 0.1, 0.3, 0.15] as const;
/** Surname in one system, given name in another: Wong Xiaoming. */
const mixed = 0.08;
/** Three single syllables with the surname at the end: rare, and rarer where they are not Pinyin. */
const looseLast = [0.2, 0.05] as const;

/** Marks of tones and of ü (Pinyin), ê (Wade-Giles) and apostrophes; any other mark is of another language. */
const ownMarks = /^[\0-\u007fāáǎàēéěèīíǐìōóǒòūúǔùüǖǘǚǜêńňǹ’‘´ʻʼ]*$/u;

function isForeign(raw: string): boolean {
  for (let at = 0; at < raw.length; at++)
    if (raw.charCodeAt(at) > 0x7f) return !ownMarks.test(raw.normalize('NFC').toLowerCase());
  return false;
}

const marked = (word: WrittenWord): string =>
  word.umlaut
    ? word.raw
        .normalize('NFC')
        .toLowerCase()
        .replaceAll(/[ǖǘǚǜ]/gu, 'ü')
        .replaceAll(/[’‘`´ʻʼ＇]/gu, "'")
    : word.text;

function grouped(words: readonly WrittenWord[]): Group[] {
  const groups: { parts: string[]; capitals: boolean; initials: boolean; humped: boolean }[] = [];
  for (const word of words) {
    const text = marked(word);
    const last = groups.at(-1);
    const parts: string[] = [];
    let from = 0;
    for (const at of word.humps) {
      parts.push(text.slice(from, at));
      from = at;
    }
    parts.push(text.slice(from));
    const letters = word.capitals && text.length <= 3 && cutWord(text).length === 0 ? [...text] : undefined;
    const initials = word.initial || (letters !== undefined && surnameSyllable(text) === undefined);
    const own = initials ? (letters ?? parts) : parts;
    if (last !== undefined && ((word.joined && !(last.initials && !initials)) || (initials && last.initials))) {
      last.parts.push(...own);
      last.capitals &&= word.capitals;
      last.initials &&= initials;
    } else groups.push({ parts: own, capitals: word.capitals, initials, humped: word.humps.length > 0 });
  }
  return groups;
}

/** Readings of groups as one given name, at most three syllables, all of one system at least. */
function givenCuts(groups: readonly Group[]): readonly (readonly Syllable[])[] {
  let found: (readonly Syllable[])[] = [[]];
  for (const { parts, initials } of groups) {
    for (const part of parts) {
      const cuts = initials ? [[initialSyllable(part)]] : cutWord(part);
      const next: (readonly Syllable[])[] = [];
      for (const path of found) {
        for (const cut of cuts) {
          if (path.length + cut.length > 3) continue;
          const longer = path.length === 0 ? cut : [...path, ...cut];
          if (systemsOf(longer) !== 0) next.push(longer);
        }
      }
      if (next.length === 0) return next;
      found = next.length > 4 ? next.slice(0, 4) : next;
    }
  }
  return found;
}

/** How likely a surname and a given name go together; 0 where they never do. */
function likelihood({ syllables, share }: Surname, ofGiven: number, isLooseLast: boolean): number {
  if (syllables.length === 2) return (systemsOf(syllables) & ofGiven) === 0 ? 0 : share;
  const { shares } = syllables[0]!;
  let best = 0;
  for (let index = 0; index < systems.length; index++) {
    const isOne = (ofGiven & (1 << index)) !== 0;
    const loose = isLooseLast ? looseLast[index === 0 ? 0 : 1] : 1;
    best = Math.max(best, shares[index]! * priors[index]! * (isOne ? 1 : mixed) * loose);
  }
  return best;
}

function cutsOf(
  surname: readonly string[],
  rest: readonly Group[],
  fixed: boolean,
  western: readonly string[],
  weight: number,
  isLooseLast = false,
): Cut[] {
  const names = surnameCuts(surname);
  if (names.length === 0) return [];
  const cuts: Cut[] = [];
  for (const name of names) {
    for (const [index, given] of givenCuts(rest).entries()) {
      if (name.both && given.length !== 2) continue;
      const ofGiven = systemsOf(given);
      const share = likelihood(name, ofGiven, isLooseLast);
      if (share === 0) continue;
      const shape = (given.length === 3 ? 0.02 : 1) / (1 + 4 * index);
      const ofSurname = systemsOf(name.syllables);
      const isApart = (ofSurname & ofGiven) === 0 && (ofSurname & 1) !== 0;
      const doubtful = isApart || (given.length === 3 && (ofGiven & 1) === 0);
      const parts = { surname: name.syllables, given, isHan: false, fixed, western, nickname: '', both: name.both, doubtful };
      cuts.push({ parts, weight: weight * share * shape });
    }
  }
  return cuts;
}

/** Where the source says which groups are the surname: before a comma, or in capitals at one end. */
function fixedSurname(
  groups: readonly Group[],
  comma: number,
  surname: string | undefined,
): readonly [number, number] | undefined {
  if (surname !== undefined && surname !== '') {
    const letters = (part: readonly Group[]): string => part.flatMap(({ parts }) => parts).join('');
    for (let count = 1; count < groups.length; count++) {
      if (letters(groups.slice(0, count)) === surname) return [0, count];
      if (letters(groups.slice(-count)) === surname) return [groups.length - count, groups.length];
    }
  }
  if (comma > 0) return [0, comma];
  const isCapital = (group: Group): boolean => group.capitals && !group.initials;
  const count = groups.filter(isCapital).length;
  if (count === 0 || count === groups.length || groups.some((group) => group.initials)) return undefined;
  if (groups.slice(0, count).every(isCapital)) return [0, count];
  return groups.slice(-count).every(isCapital) ? [groups.length - count, groups.length] : undefined;
}

/**
 * Ways to read words in Latin letters as a Chinese name; none where a word is no Chinese syllable. `comma`: words before it, 0
 * without one. `surname`: what the source gives as such, lower case.
 */
export function readLatin(words: readonly WrittenWord[], comma: number, surname?: string): Cut[] {
  if (words.length === 0 || words.length > 7 || words.some(({ raw }) => isForeign(raw))) return [];
  const isWestern = (word: WrittenWord): boolean => isWesternGiven(word.text);
  const western = words.filter((word) => isWestern(word)).map((word) => word.text);
  const own = western.length === 0 ? words : words.filter((word) => !isWestern(word));
  const cuts = cutsOfOwn(own, words, comma, western, isWestern, surname);
  if (cuts.length > 0 || western.length > 0 || words.length < 3) return cuts;
  // Given names that people choose are without end: one word that is no Chinese beside a whole Chinese name.
  const strange = words.filter(
    (word) => !word.initial && surnameCuts([marked(word)]).length === 0 && cutWord(marked(word)).length === 0,
  );
  const [only] = strange;
  if (strange.length !== 1 || only === undefined || only.joined) return cuts;
  const rest = words.filter((word) => word !== only);
  const found = cutsOfOwn(rest, words, comma, [only.text], (word) => word === only, surname);
  return found
    .filter(({ parts }) => parts.surname.length + parts.given.length > 2)
    .map(({ parts, weight }) => ({ parts: { ...parts, doubtful: true }, weight }));
}

function cutsOfOwn(
  own: readonly WrittenWord[],
  words: readonly WrittenWord[],
  comma: number,
  western: readonly string[],
  isWestern: (word: WrittenWord) => boolean,
  surname: string | undefined,
): Cut[] {
  const groups = grouped(own);
  if (groups.length > 5) return [];
  const before = comma === 0 ? 0 : grouped(words.slice(0, comma).filter((word) => !isWestern(word))).length;
  const fixed = fixedSurname(groups, before, surname);
  if (fixed !== undefined) {
    const [from, to] = fixed;
    const cuts = cutsOf(
      groups.slice(from, to).flatMap((group) => group.parts),
      [...groups.slice(0, from), ...groups.slice(to)],
      true,
      western,
      1,
    );
    if (cuts.length > 0 && to - from < groups.length) return cuts;
  }
  const nicknames = groups.length === 2 && western.length === 0 ? nicknameCuts(groups[0]!, groups[1]!) : [];
  const [only] = groups;
  if (groups.length === 1 && only !== undefined) {
    if (!only.humped || only.parts.length < 2) return [];
    return eitherEnd(
      only.parts.map((part) => ({ parts: [part], capitals: false, initials: false, humped: false })),
      western,
    );
  }
  return [...eitherEnd(groups, western, western.length > 0 && isWestern(words[0]!)), ...nicknames];
}

const prefixes: Readonly<Record<string, string>> = { a: '阿', ah: '阿', lao: '老', xiao: '小' };

/** Ah Wei, Lao Wang, Xiao Li: half a name, or a surname that sounds the same. */
function nicknameCuts(first: Group, second: Group): Cut[] {
  const [text = ''] = second.parts;
  const nickname = first.parts.length === 1 && second.parts.length === 1 ? prefixes[first.parts[0]!] : undefined;
  if (nickname === undefined) return [];
  const parts = { isHan: false, fixed: true, western: [], nickname, both: false, doubtful: false };
  const given = cutWord(text).find((cut) => cut.length === 1);
  const surname = nickname === '阿' ? undefined : surnameSyllable(text);
  return [
    ...(given === undefined ? [] : [{ parts: { ...parts, surname: [], given }, weight: 0.002 }]),
    ...(surname === undefined ? [] : [{ parts: { ...parts, surname: [surname], given: [] }, weight: 0.002 }]),
  ];
}

/** `isTurned`: a Western given name comes first, and the surname as often last as behind it (Grace Tin Kung Shun). */
function eitherEnd(groups: readonly Group[], western: readonly string[], isTurned = false): Cut[] {
  const isLoose = !isTurned && groups.length === 3 && groups.every((group) => group.parts.length === 1);
  const cuts: Cut[] = [];
  const [first] = groups;
  const last = groups.at(-1);
  if (first !== undefined && !first.initials) cuts.push(...cutsOf(first.parts, groups.slice(1), false, western, 1));
  if (last !== undefined && !last.initials) cuts.push(...cutsOf(last.parts, groups.slice(0, -1), false, western, 0.8, isLoose));
  if (groups.length > 2) {
    const head = groups.slice(0, 2).flatMap((group) => group.parts);
    const tail = groups.slice(-2).flatMap((group) => group.parts);
    cuts.push(...cutsOf(head, groups.slice(2), false, western, 1), ...cutsOf(tail, groups.slice(0, -2), false, western, 0.5));
  }
  return cuts;
}
