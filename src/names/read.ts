import type { NameForm, NameHint, ReadName } from './name.ts';
import { isZawgyi } from './scripts/index.ts';
import { plainOf, readPeople } from './traditions/index.ts';
import { writtenName } from './written.ts';
import { readChinese } from './zh/read.ts';

const byShare = (a: NameForm, b: NameForm): number => b.share - a.share;

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
  // Burmese syllables can be spelled like dialects of Chinese; a name of nothing but Burmese ones is Burmese.
  const chinese = others.some(({ tradition }) => tradition === 'my') ? [] : readChinese(written, hint);
  const isHan = han !== '';
  // A Latin name that Chinese explains is not also read as a plain one, unless another tradition shows, or a slip of the hand may have
  // made a Chinese syllable of another system.
  const isDoubtful = chinese.every((form) => form.chinese?.doubtful === true);
  const forms = [...chinese, ...others.filter(({ tradition }) => isDoubtful || tradition !== 'latin')];
  const total = forms.reduce((sum, { share }) => sum + share, 0);
  const shared = forms.map((form) => ({ ...form, share: form.share / total })).sort(byShare);
  const plain = plainOf(forms, written);
  const read: ReadName = isHan ? { text, plain, han, forms: shared } : { text, plain, forms: shared };
  return shared.length === 0 && isZawgyi(text) ? { ...read, unread: 'zawgyi' } : read;
}
