import type { NameForm, NameWord, ReadName } from './name.ts';
import { chineseKeys } from './zh/keys.ts';

const most = 8;
/** Keys kept for the Chinese readings, so that words still find a name with a slip in it. */
const mostChinese = 6;
/** Words so common between names, or so often left out, that they find nothing. */
const particles = new Set('al el bin binti bint ibn abu van von der den de del da dos du la le di y san ud ul st'.split(' '));

const bones = new Map<string, string>();

/**
 * What slips and spellings leave of a word: its first letter (vowels are one, J is Y), then its consonants, each once and in order of
 * the alphabet. Mohammed and Muhamad, Osama and Usama, Zhang and Zhagn are one.
 */
function skeleton(word: string): string {
  let kept = bones.get(word);
  if (kept === undefined) {
    const plain = word
      .replaceAll('ph', 'f')
      .replaceAll(/[cq]/gu, 'k')
      .replaceAll('w', 'v')
      .replaceAll('x', 'ks')
      .replaceAll('z', 's');
    const first = plain.slice(0, 1);
    const rest = new Set(plain.slice(1).replaceAll(/[aeiouhyj']/gu, ''));
    rest.delete(first);
    kept = head(first) + [...rest].sort().join('').slice(0, 4);
    if (bones.size > 100_000) bones.clear();
    bones.set(word, kept);
  }
  return kept;
}

const head = (first: string): string => (/[aeiou]/u.test(first) ? 'a' : first === 'j' ? 'y' : first);

function wordKeys(form: NameForm, keys: Set<string>): void {
  const isInitials = (word: NameWord): boolean => word.syllables?.every((syllable) => syllable.length === 1) === true;
  let words = form.words.filter(({ text, role }) => role !== 'honorific' && text.length > 1 && !particles.has(text));
  if (words.length === 0) words = [...form.words];
  const initials = words.find((word) => isInitials(word));
  if (initials !== undefined) {
    for (const word of words) if (word !== initials) keys.add(`w${skeleton(word.text)}.${skeleton(initials.text.slice(0, 1))}`);
    return;
  }
  if (words.length === 1) {
    keys.add(`s${skeleton(words[0]!.text)}`);
    return;
  }
  if (words.length > 3) words = words.sort((a, b) => b.text.length - a.text.length || (a.text < b.text ? -1 : 1)).slice(0, 3);
  for (const one of words)
    for (const other of words) if (one !== other) keys.add(`w${skeleton(one.text)}.${skeleton(other.text).slice(0, 1)}`);
}

/**
 * Keys under which names that compare as alike are found together: at most eight, none where nothing can be read. Two words find a
 * name even with a slip in one of them; Chinese names are found by their Mandarin sounds, whatever they are spelt in.
 */
export function nameKeys(name: ReadName): readonly string[] {
  const lists = name.forms.flatMap(({ chinese }) => (chinese === undefined ? [] : [chineseKeys(chinese)]));
  const kept = new Set<string>();
  // Readings take turns, the likeliest with twice the keys.
  for (let turn = 0; turn < mostChinese && kept.size < mostChinese; turn++) {
    for (const [at, list] of lists.entries()) {
      for (const key of at === 0 ? list.slice(turn * 2, turn * 2 + 2) : list.slice(turn, turn + 1)) {
        if (kept.size < mostChinese) kept.add(key);
      }
    }
  }
  for (const form of name.forms) {
    if (kept.size >= most) break;
    wordKeys(form, kept);
  }
  return [...kept].slice(0, most);
}
