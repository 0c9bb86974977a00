import type { NameForm, ReadName } from './name.ts';
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
  let words = form.words.filter(({ text, role }) => role !== 'honorific' && text.length > 1 && !particles.has(text));
  if (words.length === 0) words = [...form.words];
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
  const keys = new Set<string>();
  for (const { chinese } of name.forms) {
    if (chinese !== undefined) chineseKeys(chinese, keys);
    if (keys.size >= mostChinese) break;
  }
  const kept = new Set([...keys].slice(0, mostChinese));
  for (const form of name.forms) {
    if (kept.size >= most) break;
    wordKeys(form, kept);
  }
  return [...kept].slice(0, most);
}
