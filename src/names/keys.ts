import type { NameForm, ReadName } from './name.ts';

const most = 8;

/** A word with its vowels and doubled letters gone: what slips and spellings leave standing. */
const skeleton = (word: string): string => {
  const bones = word
    .slice(1)
    .replaceAll(/[aeiouyhw]/gu, '')
    .replaceAll(/(.)\1+/gu, '$1');
  return word.slice(0, 1) + bones;
};

function chineseKeys({ chinese }: NameForm, keys: Set<string>): void {
  const { surname, given } = chinese!;
  for (const sounds of surname[0]!.sounds) {
    for (const sound of sounds ?? []) {
      const [first] = given;
      for (const other of first!.sounds) for (const next of other ?? []) keys.add(`z${sound}.${next}.${given.length}`);
    }
  }
}

/** Keys under which names that compare as alike are found together; at most eight. */
export function nameKeys(name: ReadName): readonly string[] {
  const keys = new Set<string>();
  for (const form of name.forms) {
    if (form.chinese !== undefined) chineseKeys(form, keys);
    const words = form.words
      .filter(({ role, text }) => role !== 'honorific' && text.length > 1)
      .map(({ text }) => skeleton(text));
    words.sort();
    for (let i = 0; i < words.length; i++)
      for (let j = i + 1; j < words.length; j++) keys.add(`w${words[i]!.slice(0, 3)}.${words[j]!.slice(0, 3)}`);
    if (words.length === 1) keys.add(`w${words[0]!}`);
  }
  return [...keys].slice(0, most);
}
