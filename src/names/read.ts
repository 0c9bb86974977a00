import type { NameForm, NameHint, NameWord, ReadName } from './name.ts';
import { scriptReaders } from './scripts/index.ts';
import { traditionReaders } from './traditions/index.ts';
import { type Script, writtenName, type WrittenName } from './written.ts';
import { readChinese } from './zh/read.ts';

const readers = new Map<Script, (word: string) => readonly string[]>(scriptReaders.map(({ script, latin }) => [script, latin]));

/** Words of a name in Latin letters, where they are or can be spelled so; others as written. Han stays with the Chinese reading. */
function latinWords(written: WrittenName): NameWord[] {
  return written.words.map(({ text, script }) => {
    if (script === 'latin') return { text: text.includes("'") ? text.replaceAll("'", '') : text, role: 'unknown' };
    const spellings = readers.get(script)?.(text) ?? [];
    return spellings.length > 1
      ? { text: spellings[0]!, role: 'unknown', spellings: spellings.slice(1) }
      : { text: spellings[0] ?? text, role: 'unknown' };
  });
}

/** Roles where no tradition shows: before a comma the surname, else the last word probably. */
function plainForm(words: readonly NameWord[], written: WrittenName, hint: NameHint | undefined, share: number): NameForm {
  const fixed = written.comma > 0 || hint?.surname !== undefined;
  const surname = hint?.surname === undefined ? undefined : new Set(writtenName(hint.surname).words.map(({ text }) => text));
  return {
    tradition: 'latin',
    share,
    fixed,
    words: words.map((word, at) => {
      const isSurname =
        surname === undefined
          ? written.comma > 0
            ? at < written.comma
            : words.length > 1 && at === words.length - 1
          : surname.has(word.text);
      return { ...word, role: isSurname ? 'surname' : 'given' };
    }),
  };
}

const byShare = (a: NameForm, b: NameForm): number => b.share - a.share;

/**
 * All ways a written name may be read, the likeliest first; shares add up to 1. Any text is read: where nothing shows, its words
 * are all there is. A text without letters has no form.
 */
export function readName(text: string, hint?: NameHint): ReadName {
  const written = writtenName(text);
  const words = latinWords(written);
  const plain = words
    .map((word) => word.text)
    .sort()
    .join(' ');
  const han = written.words
    .filter((word) => word.script === 'han')
    .map((word) => word.text)
    .join('');
  const forms: NameForm[] = [];
  const chinese = readChinese(written, hint);
  let rest = 1;
  for (const { tradition, recognise, classify } of traditionReaders) {
    const share = recognise(words, written, hint);
    if (share <= 0) continue;
    for (const form of classify(words, written, hint)) forms.push({ ...form, tradition, share: form.share * share });
    rest = Math.min(rest, 1 - share);
  }
  const isHan = han !== '';
  if (chinese.length > 0) {
    const weight = isHan ? 1 : Math.max(rest, 0.2);
    for (const form of chinese) forms.push({ ...form, share: form.share * weight });
  }
  // A slip of the hand may have made a Chinese syllable of another system: the words are read as they stand, too.
  const isDoubtful = chinese.every((form) => form.chinese?.doubtful === true);
  if (isDoubtful && words.length > 0 && (rest > 0.2 || forms.length === 0))
    forms.push(plainForm(words, written, hint, Math.max(rest, 0.05)));
  const total = forms.reduce((sum, { share }) => sum + share, 0);
  const shared = forms.map((form) => ({ ...form, share: form.share / total })).sort(byShare);
  return isHan ? { text, plain, han, forms: shared } : { text, plain, forms: shared };
}
