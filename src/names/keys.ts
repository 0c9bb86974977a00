import type { NameForm, NameWord, ReadName, Tradition } from './name.ts';
import { burmeseSound } from './scripts/index.ts';
import { namesOf, vietnameseSound } from './traditions/index.ts';
import { chineseKeys } from './zh/keys.ts';

const most = 8;
/** Keys kept for the Chinese readings, so that words still find a name with a slip in it. */
const mostChinese = 6;
/** Readings so much less likely than the likeliest get no key. */
const unlikely = 0.02;
/** Words so common between names, or so often left out, that they find nothing. */
const particles = new Set('al el bin binti bint ibn abu van von der den de del da dos du la le di y san ud ul st'.split(' '));

/** Consonants by where they are made: voice and breath are spelt as each language pleases. H, W and Y count at the beginning alone; elsewhere they come and go like vowels. */
const classes: Readonly<Record<string, string>> = {
  b: 'p', p: 'p', f: 'p', v: 'p', g: 'k', k: 'k', q: 'k', x: 'k', d: 't', t: 't', s: 's', z: 's', j: 's', l: 'l', m: 'm', n: 'n', r: 'r',
}; // prettier-ignore
const bones = new Map<string, string>();

/**
 * What slips and spellings leave of a word: the class of its first consonant, then those of the others, each once and in order of the
 * alphabet. Mohammed and Muhamad, Ekaterina and Katerina, Jung and Chung, Zhang and Zhagn are one.
 */
function skeleton(word: string): string {
  let kept = bones.get(word);
  if (kept === undefined) {
    const plain = word
      .replace(/^w/u, 'v')
      .replace(/^(?:y(?=.*[b-df-gj-np-tvxz])|i(?=[aou])|h(?=[^aeiouwy]))/u, '')
      .replaceAll(/c(?=[heiy])/gu, 's')
      .replaceAll('c', 'k');
    let first = '';
    const rest = new Set<string>();
    for (const [at, letter] of [...plain].entries()) {
      const its = /[a-z]/u.test(letter) ? (classes[letter] ?? (at === 0 && /[hy]/u.test(letter) ? letter : undefined)) : letter;
      if (its === undefined) continue;
      if (first === '') first = its;
      else if (its !== first) rest.add(its);
    }
    kept = first + [...rest].sort().join('').slice(0, 4);
    if (bones.size > 100_000) bones.clear();
    bones.set(word, kept);
  }
  return kept;
}

const mostSpellings = 2;
/** A given name in kanji has several sounds. */
const mostSounds = 5;

/** Skeletons of a word by all its spellings, few. */
function skeletons({ text, spellings }: NameWord, most = mostSpellings): readonly string[] {
  const names = namesOf(text);
  if (names.length > 0) return [...new Set(names.map(skeleton))];
  if (spellings === undefined || spellings.length === 0) return [skeleton(text)];
  const all = new Set([skeleton(text)]);
  for (const spelling of spellings) if (all.size < most) all.add(skeleton(spelling));
  return [...all];
}

/**
 * How words sound where a name has many short ones, of few: any two of them that sound the same find it, whatever the others are. A name
 * that shows no tradition may be one of these with a slip in the word that would have shown it.
 */
const folds: Partial<Readonly<Record<Tradition, (text: string) => string>>> = { my: burmeseSound, vi: vietnameseSound };

/** Words that count of a name of many. */
const mostSounding = 4;

/** Keys of words by how they sound: two of three or more; of two words each with the first consonant of the other. */
function soundKeys(words: readonly NameWord[], fold: (text: string) => string): string[] {
  const sounds = words.slice(0, mostSounding).map(({ text }) => fold(text));
  if (sounds.length > 2) {
    return sounds.flatMap((one, at) =>
      sounds.slice(at + 1).map((other) => `f${one < other ? `${one}.${other}` : `${other}.${one}`}`),
    );
  }
  return sounds.flatMap((one, at) =>
    words.filter((_, place) => place !== at).map(({ text }) => `e${one}.${skeleton(text).slice(0, 1)}`),
  );
}

const isInitials = (word: NameWord): boolean => word.syllables?.every((syllable) => /^[a-z]$/u.test(syllable)) === true;

/** All of a name as one word. */
const joinedKey = (words: readonly NameWord[]): string => `s${skeleton(words.map(({ text }) => text).join(''))}`;

/** Keys of one reading's words: each with the first consonant of another; of a short name also all of it as one word. */
function wordKeys(form: NameForm): readonly string[] {
  const keys = new Set<string>();
  const all = form.tradition === 'my' ? form.words.map((word) => ({ ...word, text: burmeseSound(word.text) })) : form.words;
  let words = all.filter(({ text, role }) => role !== 'honorific' && text.length > 1 && !particles.has(text));
  if (words.length === 0) words = [...form.words];
  if (words.some((word) => isInitials(word))) return [];
  for (const { text } of form.words)
    if (text.length === 1) for (const one of words) for (const bare of skeletons(one)) keys.add(`w${bare}.${skeleton(text)}`);
  const fold = folds[form.tradition];
  if (fold !== undefined && words.length > 1) {
    return [...keys, ...soundKeys(words, fold), ...(words.length === 2 ? [joinedKey(words)] : [])];
  }
  if (form.tradition === 'latin' && words.length > 1)
    for (const its of Object.values(folds)) for (const key of soundKeys(words, its)) keys.add(key);
  const letters = words.reduce((sum, { text }) => sum + text.length, 0);
  if (words.length > 3) words = words.sort((a, b) => b.text.length - a.text.length || (a.text < b.text ? -1 : 1)).slice(0, 3);
  if (form.tradition === 'ja') words = words.toReversed();
  // A Chinese name is found by its sounds; its words only find slips, which leave one of them as it is.
  const isSlip = form.tradition === 'latin' && words.length === 2;
  if (isSlip || (form.chinese !== undefined && words.length > 1)) {
    for (const one of words)
      for (const other of words) if (one !== other) keys.add(`e${one.text}.${skeleton(other.text).slice(0, 1)}`);
    if (!isSlip) return [...keys];
  }
  for (const one of words) {
    for (const other of words) {
      if (one === other) continue;
      const count = form.tradition === 'ja' ? mostSounds : mostSpellings;
      for (const bare of skeletons(one, count))
        for (const front of skeletons(other, count)) keys.add(`w${bare}.${front.slice(0, 1)}`);
    }
  }
  if (words.length === 1 || letters < 10) keys.add(joinedKey(words));
  return [...keys];
}

/**
 * Keys under which names that compare as alike are found together: at most eight, none where nothing can be read. Two words find a
 * name even with a slip in one of them; Chinese names are found by their Mandarin sounds, whatever they are spelt in.
 */
export function nameKeys(name: ReadName): readonly string[] {
  const [likeliest] = name.forms;
  const isWorth = ({ share }: NameForm): boolean => share >= likeliest!.share * unlikely;
  const lists = name.forms.flatMap((form) => (form.chinese === undefined || !isWorth(form) ? [] : [chineseKeys(form.chinese)]));
  const kept = new Set<string>();
  // Characters that are a Japanese surname leave room for the sounds of its given name.
  const room = name.forms.some(({ tradition, share }) => tradition === 'ja' && share > 0.3) ? 3 : mostChinese;
  // Readings take turns, the likeliest with twice the keys.
  for (let turn = 0; turn < mostChinese && kept.size < room; turn++) {
    for (const [at, list] of lists.entries()) {
      for (const key of at === 0 ? list.slice(turn * 2, turn * 2 + 2) : list.slice(turn, turn + 1)) {
        if (kept.size < room) kept.add(key);
      }
    }
  }
  const words = name.forms.map((form) => wordKeys(form));
  for (let turn = 0; turn < most && kept.size < most; turn++) {
    for (const list of words) {
      const key = list[turn];
      if (key !== undefined && kept.size < most) kept.add(key);
    }
  }
  return [...kept];
}
