import type { NameForm, NameHint, NameWord } from '../name.ts';
import type { WrittenName } from '../written.ts';
import { type Cut, readHan } from './han.ts';
import { readLatin } from './latin.ts';
import { pinyinSyllables } from './pinyin.ts';
import type { Syllable } from './syllable.ts';

const most = 4;
/** Weight of readings that are as likely no Chinese name at all: a surname of one in a thousand, spelt in Pinyin. */
const unlikely = 0.001;

/** Countries (ISO 3166-1) most of whose people have Chinese names. */
const chinese = new Set(['CN', 'TW', 'HK', 'MO']);

const standard = (syllables: readonly Syllable[]): string[] => syllables.map(({ main, text }) => pinyinSyllables[main] ?? text);
const written = (syllables: readonly Syllable[]): string =>
  syllables.map(({ isHan, main, text }) => (isHan ? (pinyinSyllables[main] ?? text) : text)).join('');

const plainLetters = (text: string): string =>
  text.includes('ü') || text.includes("'") ? text.replaceAll('ü', 'u').replaceAll("'", '') : text;

function formOf({ parts }: Cut, share: number): NameForm {
  const words: NameWord[] = [];
  if (parts.surname.length > 0) {
    words.push({ text: plainLetters(written(parts.surname)), role: 'surname', syllables: standard(parts.surname) });
  }
  if (parts.given.length > 0) {
    const role = parts.nickname === '' ? 'given' : 'nickname';
    words.push({ text: plainLetters(written(parts.given)), role, syllables: standard(parts.given) });
  }
  for (const text of parts.western) words.push({ text, role: 'given' });
  return { tradition: 'zh', words, share, fixed: parts.fixed, chinese: parts };
}

function formsOf(cuts: Cut[], doubt: number): NameForm[] {
  if (cuts.length > 1) cuts.sort((a, b) => b.weight - a.weight);
  const best = cuts.length > most ? cuts.slice(0, most) : cuts;
  let total = 0;
  for (const { weight } of best) total += weight;
  // Shares of one Chinese reading; together as much as its surnames and spellings are likely.
  return best.map((cut) => formOf(cut, cut.weight / (total + doubt)));
}

/**
 * Ways to read a written name as Chinese, the likeliest first; none where its words are no Chinese syllables. The shares add up to
 * how likely it is Chinese. Of a name in both scripts each is read for itself.
 */
export function readChinese(name: WrittenName, hint: NameHint | undefined): readonly NameForm[] {
  const latin = name.words.filter((word) => word.script === 'latin');
  const surname = hint?.surname?.toLowerCase().replaceAll(/[^\p{L}']/gu, '');
  const doubt = chinese.has(hint?.country ?? '') ? unlikely / 20 : unlikely;
  if (latin.length === name.words.length) return formsOf(readLatin(latin, name.comma, surname), doubt);
  const han = name.words.filter((word) => word.script === 'han');
  if (han.length === 0 || han.length + latin.length < name.words.length) return [];
  const main = han.filter((word) => !word.bracketed);
  const text = (words: typeof han): string[] => words.map((word) => word.text);
  if (main.length === 0 || main.length === han.length)
    return [...formsOf(readHan(text(han), hint), doubt), ...formsOf(readLatin(latin, 0, surname), doubt)];
  // What stands in brackets is another name, or what the person is called.
  const aside = formsOf(readHan(text(han.filter((word) => word.bracketed)), undefined), doubt);
  return [
    ...formsOf(readHan(text(main), hint), doubt),
    ...aside.map((form) => ({ ...form, share: form.share * 0.1 })),
    ...formsOf(readLatin(latin, 0, surname), doubt),
  ];
}
