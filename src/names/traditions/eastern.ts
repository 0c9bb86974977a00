import type { NameForm, NameHint, NameWord } from '../name.ts';
import {
  isJapaneseSurname,
  isKoreanSyllable,
  koreanCuts,
  readHanja,
  readKanji,
  romanized,
  spellingsOfSurname,
  surnamesSpelled,
} from '../scripts/index.ts';
import type { WrittenName, WrittenWord } from '../written.ts';

const korean = (surname: NameWord, syllables: readonly string[], text: string, share: number, fixed: boolean): NameForm => ({
  tradition: 'ko',
  share,
  fixed,
  words: [surname, { text, role: 'given', syllables }],
});

/** A Korean name in Hangul: a surname of one or two syllables, then the given name. */
function hangulForm(surname: string, given: readonly string[], share: number): NameForm {
  const [usual, ...others] = spellingsOfSurname(surname) ?? [Array.from(surname, romanized).join('')];
  const word: NameWord = { text: usual!, role: 'surname', spellings: others, syllables: Array.from(surname) };
  return korean(word, given, given.map(romanized).join(''), share, true);
}

function readHangul(text: string): NameForm[] {
  const chars = Array.from(text);
  const isTwo = chars.length > 3 || (chars.length === 3 && spellingsOfSurname(chars[0]!) === undefined);
  const length = isTwo && spellingsOfSurname(text.slice(0, 2)) !== undefined ? 2 : 1;
  if (chars.length === 1 || spellingsOfSurname(text.slice(0, length)) === undefined)
    return [
      {
        tradition: 'ko',
        share: 1,
        fixed: false,
        words: [{ text: chars.map(romanized).join(''), role: 'given', syllables: chars }],
      },
    ];
  return [hangulForm(text.slice(0, length), chars.slice(length), 1)];
}

/** Korean names in Latin letters: a known surname first or last, and one or two syllables, parted, joined by a hyphen or not at all. */
function koreanLatin(words: readonly WrittenWord[], written: WrittenName): NameForm[] {
  if (words.length < 2 || words.length > 4 || words.some(({ initial, text }) => initial && !/^[aeiou]$/u.test(text))) return [];
  const forms: NameForm[] = [];
  const at = (index: number, rest: readonly WrittenWord[], share: number): void => {
    const surname = words[index]!.text;
    const hangul = surnamesSpelled(surname);
    if (hangul === undefined || rest.length === 0 || rest.length > 2) return;
    const texts = rest.map(({ text }) => text);
    const isWhole = texts.length === 1 && (isKoreanSyllable(texts[0]!) || koreanCuts(texts[0]!).length > 0);
    const isParted = texts.length === 2 && texts.every(isKoreanSyllable);
    if (!isWhole && !isParted) return;
    const fixed = written.comma > 0 || (words[index]!.capitals && rest.some(({ capitals }) => !capitals));
    forms.push(korean({ text: surname, role: 'surname', spellings: [] }, texts, texts.join(''), share, fixed));
  };
  at(0, words.slice(1), 0.6);
  if (written.comma === 0 && !(words.at(-1)!.joined && words.length === 3)) at(words.length - 1, words.slice(0, -1), 0.3);
  // The surname itself as one of two: Kim Lee; the first stands as surname.
  return forms;
}

/** Japanese names in Latin letters, told by their surname; it may stand first or last. */
function japaneseLatin(words: readonly WrittenWord[], written: WrittenName): NameForm[] {
  if (words.length !== 2) return [];
  const at = words.findIndex(({ text }) => isJapaneseSurname(text));
  if (at < 0) return [];
  const form = words.map(({ text }, index): NameWord => ({ text, role: index === at ? 'surname' : 'given' }));
  return [{ tradition: 'ja', share: 0.5, fixed: written.comma > 0, words: form }];
}

/** Names in kanji, as far as surname and given name are known. A sure one has a surname of two characters. */
function kanjiForms(text: string, gap: number | undefined, share: number): NameForm[] {
  const name = readKanji(text, gap);
  if (name === undefined) return [];
  const word = (spellings: readonly string[], role: 'surname' | 'given'): NameWord => ({
    text: spellings[0]!,
    role,
    ...(spellings.length > 1 ? { spellings: spellings.slice(1) } : {}),
  });
  return [
    {
      tradition: 'ja',
      share: share * (name.sure ? 1 : 0.3),
      fixed: true,
      words: [word(name.surname, 'surname'), word(name.given, 'given')],
    },
  ];
}

/** Readings of a name as Korean or Japanese: in Hangul, in Han characters, in kana with kanji, and Korean ones in Latin letters. */
export function readEastern(written: WrittenName, hint: NameHint | undefined): NameForm[] {
  const { words } = written;
  const scripts = new Set(words.map(({ script }) => script));
  if (scripts.size === 1 && scripts.has('latin')) {
    if (hint?.country === 'CN') return [];
    return [...japaneseLatin(words, written), ...(hint?.country === 'JP' ? [] : koreanLatin(words, written))];
  }
  if (scripts.has('hangul')) return readHangul(words.flatMap(({ script, text }) => (script === 'hangul' ? [text] : [])).join(''));
  if (!scripts.has('han')) return [];
  const east = words.filter(({ script }) => script === 'han' || script === 'kana');
  const han = east.map(({ raw }) => raw).join('');
  const gap = east.length === 2 && east[0]!.script === 'han' ? east[0]!.raw.length : undefined;
  const japanese = kanjiForms(
    han,
    gap,
    scripts.has('kana') ? 1 : hint?.country === 'JP' ? 0.95 : hint?.country === 'CN' ? 0.02 : 0.5,
  );
  if (scripts.has('kana')) return japanese;
  const hanja = readHanja(han);
  const share = hint?.country === 'KR' || hint?.country === 'KP' ? 0.9 : hint?.country === 'CN' ? 0.02 : 0.2;
  return [...japanese, ...(hanja === undefined ? [] : [hangulForm(hanja.surname, hanja.given, share)])];
}
