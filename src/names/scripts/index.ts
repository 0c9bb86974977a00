import anyAscii from 'any-ascii';
import type { Tradition } from '../name.ts';
import type { Script } from '../written.ts';
import { spellArabic } from './arabic.ts';
import { spellBurmese } from './burmese.ts';
import { spellCyrillic } from './cyrillic.ts';
import { spellGreek } from './greek.ts';
import { spellHebrew } from './hebrew.ts';
import { spellIndic } from './indic.ts';
import { hepburn } from './kana.ts';
import type { Spelled } from './spelled.ts';
import { spellThai } from './thai.ts';

export { burmeseSound, isBurmeseSyllable, isZawgyi } from './burmese.ts';
export { romanized, sameKorean, isKoreanSyllable, koreanCuts } from './hangul.ts';
export { readHanja } from './hanja.ts';
export { japaneseSound } from './kana.ts';
export { isJapaneseSurname, readKanji } from './kanji.ts';
export { spellingsOfSurname, surnamesSpelled } from './korean-surnames.ts';
export type { Spelled } from './spelled.ts';
export { thaiSound } from './thai.ts';

const one = (spellings: readonly string[]): Spelled[] => (spellings.length > 0 ? [{ spellings }] : []);

const georgian = /[\u10a0-\u10ff]/u;
const armenian = /[\u0530-\u058f]/u;

/** Scripts without a reader of their own (Khmer, Lao, Ethiopic, Georgian, Armenian …): letter by letter, by Unicode's own names of sounds. */
function spellOther(word: string): Spelled[] {
  const indic = spellIndic(word);
  if (indic.length > 0) return indic;
  const latin = anyAscii(word)
    .toLowerCase()
    .replaceAll(/[^a-z]/gu, '');
  if (latin === '') return [];
  // Georgian names have the ending of the nominative in their own language alone; Armenian writes u with two letters.
  if (georgian.test(word) && latin.length > 4 && latin.endsWith('i')) return [{ spellings: [latin, latin.slice(0, -1)] }];
  return [{ spellings: [armenian.test(word) ? latin.replaceAll('ow', 'u') : latin] }];
}

const readers: Readonly<Partial<Record<Script, (word: string) => Spelled[]>>> = {
  cyrillic: (word) => one(spellCyrillic(word)),
  greek: (word) => one(spellGreek(word)),
  arabic: spellArabic,
  hebrew: (word) => [spellHebrew(word)],
  thai: (word) => one(spellThai(word)),
  burmese: spellBurmese,
  kana: (word) => one([hepburn(word)]),
  other: spellOther,
};

/**
 * One written word in Latin letters; several where it holds several, as Burmese and Arabic words do; none where it cannot be read. Han and
 * Hangul are read as whole names, not here.
 */
export const spell = (word: string, script: Script): Spelled[] => readers[script]?.(word) ?? [];

/** The tradition a script shows by itself. */
export const traditionOf: Readonly<Partial<Record<Script, Tradition>>> = {
  kana: 'ja',
  hangul: 'ko',
  cyrillic: 'ru',
  greek: 'el',
  arabic: 'ar',
  hebrew: 'he',
  thai: 'th',
  burmese: 'my',
};
