import type { ChineseParts, NameForm, NameHint, NameWord } from '../name.ts';
import type { WrittenName, WrittenWord } from '../written.ts';
import { cutWord } from './cut.ts';
import { readHan } from './han.ts';
import { pinyinSyllables } from './pinyin.ts';
import { rankOfSounds, surnameSyllable } from './spelt.ts';
import type { Syllable } from './syllable.ts';
import { isWesternGiven } from './western.ts';

/** A way to cut the words of a Latin name into surname and given name, with its weight before shares are taken. */
interface Cut {
  readonly parts: ChineseParts;
  readonly weight: number;
}

/** Letters of a word as the tables of spellings have them: ü kept, hyphens gone. */
const spelt = (word: WrittenWord): string =>
  word.umlaut
    ? word.raw
        .normalize('NFC')
        .toLowerCase()
        .replaceAll(/[ǖǘǚǜ]/gu, 'ü')
        .replaceAll(/[’‘`´ʻʼ＇]/gu, "'")
    : word.text;

/** Initials stand as syllables without sounds. */
const initials = new Map<string, Syllable>();
function initialOf(letter: string): Syllable {
  let initial = initials.get(letter);
  if (initial === undefined) {
    initial = { id: -1 - initials.size, text: letter, isHan: false, isSurname: false, sounds: [], characters: [] };
    initials.set(letter, initial);
  }
  return initial;
}

/** A word parted at its humps (`YuZhong`), when it is written so. */
function pieces(word: WrittenWord): readonly string[] {
  if (word.humps.length === 0) return [spelt(word)];
  const text = spelt(word);
  const cuts = [0, ...word.humps, text.length];
  return cuts.slice(1).map((end, at) => text.slice(cuts[at], end));
}

/** Readings of words as one given name: syllables in order, at most three. */
function givenCuts(words: readonly WrittenWord[]): readonly Syllable[][] {
  let found: Syllable[][] = [[]];
  for (const word of words) {
    const next: Syllable[][] = [];
    if (word.initial) for (const path of found) next.push([...path, initialOf(word.text)]);
    else {
      const parts = pieces(word);
      const cuts = parts.length === 1 ? cutWord(parts[0]!) : humped(parts);
      for (const path of found) for (const cut of cuts) if (path.length + cut.length <= 3) next.push([...path, ...cut]);
    }
    found = next.slice(0, 6);
    if (found.length === 0) return found;
  }
  return found;
}

function humped(parts: readonly string[]): readonly (readonly Syllable[])[] {
  const path: Syllable[] = [];
  for (const part of parts) {
    const cut = cutWord(part)[0];
    if (cut === undefined) return [];
    path.push(...cut);
  }
  return [path];
}

/** Readings of one to two words as a surname. */
function surnameCuts(words: readonly WrittenWord[]): readonly (readonly Syllable[])[] {
  const parts = words.flatMap((word) => pieces(word));
  if (parts.length > 2) return [];
  if (parts.length === 2) return double(parts[0]!, parts[1]!);
  const [text = ''] = parts;
  const single = surnameSyllable(text);
  const found: (readonly Syllable[])[] = single === undefined ? [] : [[single]];
  if (text.length >= 4) for (const cut of cutWord(text)) if (cut.length === 2) found.push(...double(cut[0]!.text, cut[1]!.text));
  return found;
}

function double(first: string, second: string): readonly (readonly Syllable[])[] {
  const pair = doubleSurname(first, second);
  return pair === undefined ? [] : [pair];
}

const doubleSpellings = new Map<string, readonly Syllable[]>();
function doubleSurname(first: string, second: string): readonly Syllable[] | undefined {
  return doubleSpellings.get(`${first} ${second}`) ?? matchDouble(first, second);
}

function matchDouble(first: string, second: string): readonly Syllable[] | undefined {
  const a = cutWord(first).find((cut) => cut.length === 1)?.[0];
  const b = cutWord(second).find((cut) => cut.length === 1)?.[0];
  if (a === undefined || b === undefined) return undefined;
  for (const sounds of readHan.doubles) {
    if (has(a, sounds[0]!) && has(b, sounds[1]!)) {
      const pair = [a, b];
      if (doubleSpellings.size < 5000) doubleSpellings.set(`${first} ${second}`, pair);
      return pair;
    }
  }
  return undefined;
}
const has = (syllable: Syllable, wanted: readonly number[]): boolean =>
  syllable.sounds.some((sounds) => sounds?.some((sound) => wanted.includes(sound)));

function cutsOf(
  surname: readonly WrittenWord[],
  given: readonly WrittenWord[],
  fixed: boolean,
  western: readonly string[],
  weight: number,
): Cut[] {
  if (surname.length === 0 || given.length === 0) return [];
  const names = surnameCuts(surname);
  if (names.length === 0) return [];
  const cuts: Cut[] = [];
  for (const name of names) {
    const commonness = name.length === 2 ? 0.5 : 1 / (1 + rankOfSounds(name[0]!) / 40);
    for (const [index, syllables] of givenCuts(given).entries()) {
      if (syllables.length === 0) continue;
      const shape = (syllables.length === 3 ? 0.05 : 1) / (1 + 3 * index);
      cuts.push({ parts: { surname: name, given: syllables, fixed, western }, weight: weight * commonness * shape });
    }
  }
  return cuts;
}

/** Where the source says the surname ends: words before a comma, or words in capitals at one end. */
function fixedSurname(words: readonly WrittenWord[], comma: number): readonly [number, number] | undefined {
  if (comma > 0) return [0, comma];
  const capitals = words.map((word) => word.capitals);
  const count = capitals.filter(Boolean).length;
  if (count === 0 || count === words.length) return undefined;
  if (capitals.lastIndexOf(true) === count - 1) return [0, count];
  if (capitals.indexOf(true) === words.length - count) return [words.length - count, words.length];
  return undefined;
}

function latinCuts(all: readonly WrittenWord[], comma: number): Cut[] {
  const western = all.filter((word) => isWesternGiven(word.text)).map((word) => word.text);
  const words = western.length === 0 ? all : all.filter((word) => !isWesternGiven(word.text));
  if (words.length === 0 || words.length > 5) return [];
  const before = comma === 0 ? 0 : all.slice(0, comma).filter((word) => !isWesternGiven(word.text)).length;
  const fixed = fixedSurname(words, before);
  if (fixed !== undefined) {
    const [from, to] = fixed;
    const rest = [...words.slice(0, from), ...words.slice(to)];
    const cuts = cutsOf(words.slice(from, to), rest, true, western, 1);
    if (cuts.length > 0) return cuts;
  }
  const [only] = words;
  if (words.length === 1 && only !== undefined) return only.humps.length > 0 ? humpCuts(only, western) : [];
  const cuts = [
    ...cutsOf(words.slice(0, 1), words.slice(1), false, western, 1),
    ...cutsOf(words.slice(-1), words.slice(0, -1), false, western, words.length > 2 && !words.at(-1)!.joined ? 0.8 : 0.6),
  ];
  if (words.length > 2) {
    cuts.push(
      ...cutsOf(words.slice(0, 2), words.slice(2), false, western, 2),
      ...cutsOf(words.slice(-2), words.slice(0, -2), false, western, 1.2),
    );
  }
  return cuts;
}

/** `ZhangWei`, `LuWANG`: one word, parted where capitals begin. */
function humpCuts(word: WrittenWord, western: readonly string[]): Cut[] {
  const parts = pieces(word);
  const single = (text: string): WrittenWord => ({ ...word, text, raw: text, humps: [], umlaut: text.includes('ü') });
  const words = parts.map((part) => single(part));
  return [
    ...cutsOf(words.slice(0, 1), words.slice(1), false, western, 1),
    ...cutsOf(words.slice(-1), words.slice(0, -1), false, western, 0.6),
  ];
}

const spellOut = (syllables: readonly Syllable[]): string =>
  syllables
    .map((syllable) => (syllable.isHan ? (pinyinSyllables[syllable.sounds[0]?.[0] ?? -1] ?? syllable.text) : syllable.text))
    .join('');
const standard = (syllables: readonly Syllable[]): string[] =>
  syllables.map(
    (syllable) => pinyinSyllables[syllable.sounds.find((sounds) => sounds !== undefined)?.[0] ?? -1] ?? syllable.text,
  );

function formOf({ parts }: Cut, share: number): NameForm {
  const words: NameWord[] = [
    { text: spellOut(parts.surname), role: 'surname', syllables: standard(parts.surname) },
    { text: spellOut(parts.given), role: 'given', syllables: standard(parts.given) },
    ...parts.western.map((text): NameWord => ({ text, role: 'given' })),
  ];
  return { tradition: 'zh', words, share, fixed: parts.fixed, chinese: parts };
}

/** Ways to read a written name as Chinese, the likeliest first; none where its words are no Chinese syllables. */
export function readChinese(written: WrittenName, hint: NameHint | undefined): readonly NameForm[] {
  const latin = written.words.filter((word) => word.script === 'latin');
  const han = written.words.filter((word) => word.script === 'han');
  const forms: NameForm[] = [];
  for (const group of [
    han.length > 0
      ? readHan(
          han.map((word) => word.text),
          hint,
        )
      : [],
    latinCuts(latin, latin.length === written.words.length ? written.comma : 0),
  ]) {
    const best = group.sort((a, b) => b.weight - a.weight).slice(0, 4);
    const total = best.reduce((sum, { weight }) => sum + weight, 0);
    for (const cut of best) forms.push(formOf(cut, cut.weight / total));
  }
  return forms;
}
