import type { NameForm, NameHint, ReadName, Tradition } from './name.ts';
import { isZawgyi } from './scripts/index.ts';
import { plainOf, readPeople } from './traditions/index.ts';
import { type WrittenName, writtenName } from './written.ts';
import { readChinese } from './zh/read.ts';
import { systemsOf } from './zh/syllable.ts';

/** Letters that a tradition never writes and Chinese does. */
const unwritten: Readonly<Partial<Record<Tradition, RegExp>> & { ko: RegExp; vi: RegExp }> = {
  ko: /[zfvxqü]|ts|c(?!h)|ing|ao|ia|ua|'/u,
  vi: /[zfjwü]|sh|q(?!u)|\by[aou]|iao|'/u,
};

const isPinyin = ({ chinese }: NameForm): boolean =>
  chinese !== undefined && (systemsOf(chinese.surname) & systemsOf(chinese.given) & 1) !== 0;

const byShare = (a: NameForm, b: NameForm): number => b.share - a.share;

/** Jr and its like are syllables in some spelling of Chinese; beside other words they are titles. */
const abbreviated = new Set(['jr', 'sr', 'dr', 'mr', 'mrs', 'ms']);

function withoutTitles(written: WrittenName): WrittenName {
  const { words, comma } = written;
  if (!words.some(({ text }) => abbreviated.has(text))) return written;
  const kept = words.filter(({ text }) => !abbreviated.has(text));
  return { words: kept, comma: words.slice(0, comma).filter((word) => kept.includes(word)).length };
}

/** Readings so much less likely than all are left out. */
const unlikely = 0.002;

function likely(forms: readonly NameForm[], total: number): NameForm[] {
  const kept = forms.filter(({ share }) => share >= total * unlikely);
  const sum = kept.reduce((whole, { share }) => whole + share, 0);
  return kept.map((form) => ({ ...form, share: form.share / sum })).sort(byShare);
}

/**
 * All ways a written name may be read, the likeliest first; shares add up to 1. Any text is read: where nothing shows, its words
 * are all there is. A text without letters has no form, nor has Burmese in the Zawgyi encoding (`unread` says so).
 */
export function readName(text: string, hint?: NameHint): ReadName {
  const written = writtenName(text);
  const han = written.words
    .filter((word) => word.script === 'han')
    .map((word) => word.text)
    .join('');
  const others = readPeople(text, written, hint);
  // Burmese syllables can be spelled like dialects of Chinese; a name of nothing but Burmese ones, without hyphen or ü, is Burmese, one with
  // the marks of Vietnamese is Vietnamese.
  const isTold = others.some(
    ({ tradition, words }) =>
      (tradition === 'my' && !/[-üÜ]/u.test(text)) || (tradition === 'vi' && words.some(({ marked }) => marked !== undefined)),
  );
  const chinese = isTold ? [] : readChinese(withoutTitles(written), hint);
  const isHan = han !== '';
  // A Latin name that Chinese explains is not also read as a plain one, unless another tradition shows, or a slip of the hand may have
  // made a Chinese syllable of another system.
  const isDoubtful = chinese.every((form) => form.chinese?.doubtful === true);
  const lower = text.toLowerCase();
  const isLatin = chinese.length > 0 && !isHan;
  // What could be Korean and is spelt in no Pinyin most likely is.
  const isKorean =
    others.some(({ tradition }) => tradition === 'ko') &&
    isLatin &&
    !unwritten.ko.test(lower) &&
    chinese.every((form) => !isPinyin(form));
  const forms = [
    ...(isKorean ? chinese.map((form) => ({ ...form, share: form.share * 0.3 })) : chinese),
    ...others.filter(
      ({ tradition }) => (isDoubtful || tradition !== 'latin') && !(isLatin && unwritten[tradition]?.test(lower) === true),
    ),
  ];
  const total = forms.reduce((sum, { share }) => sum + share, 0);
  const shared = likely(forms, total);
  const plain = plainOf(forms, written);
  const read: ReadName = isHan ? { text, plain, han, forms: shared } : { text, plain, forms: shared };
  return shared.length === 0 && isZawgyi(text) ? { ...read, unread: 'zawgyi' } : read;
}
