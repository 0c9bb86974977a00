/** What a Latin word sounds like, roughly, whatever the habit of spelling: the same name in two spellings gives the same, or nearly. */
export interface WordSound {
  /** Consonants in one spelling each (capitals: sh S, ch C, zh and dj J), vowels folded. */
  readonly sound: string;
  /** The consonants alone, an `a` for a vowel at the beginning. */
  readonly bones: string;
  /** What stands after each consonant, `''` where nothing does; the first: before all of them. */
  readonly vowels: readonly string[];
}

const rules: readonly (readonly [RegExp, string])[] = [
  [/[^a-z]/gu, ''],
  // Beginnings: Yelena, Elena; Iuri, Juri and Yuri; Wladimir.
  [/^(?:ye|je)(?=.{3})/u, 'e'],
  [/^x(?=[aeiou])/u, 'S'],
  [/^pf/u, 'f'],
  // Endings: -skij, -skiy; -ov, -off; -ah.
  [/[ie][jyi]+$/u, 'i'],
  [/(?<=[oae])j$/u, 'i'],
  [/(?<=.{2}[eo])ff$/u, 'v'],
  [/enka$/u, 'enko'],
  [/(?<=[aeiou])h$/u, ''],
  [/(?<=.{3}[bcdfghjklmnpqrstvwxz])e$/u, ''],
  // Consonants with several letters.
  [/schtsch|shch/gu, 'S'],
  [/tsch/gu, 'C'],
  [/sch|sh(?!ah)|sz/gu, 'S'],
  [/tch|ch|cz/gu, 'C'],
  [/dzh|dj|zh|j/gu, 'J'],
  [/kh/gu, 'h'],
  [/gh/gu, 'g'],
  [/th/gu, 't'],
  [/dh/gu, 'd'],
  [/bh/gu, 'b'],
  [/ph/gu, 'f'],
  [/rh/gu, 'r'],
  [/ck|q|c(?![eiy])/gu, 'k'],
  [/c/gu, 's'],
  [/x/gu, 'ks'],
  [/w/gu, 'v'],
  [/t[sz]/gu, 'z'],
  // Vowels with several letters.
  [/ou|oo/gu, 'u'],
  [/ee|ie(?![aou])/gu, 'i'],
  [/y/gu, 'i'],
  [/(?<=[aeou])i(?=[aeou])/gu, ''],
  [/(.)\1+/gu, '$1'],
];

const isVowel = (letter: string): boolean => 'aeiou'.includes(letter);

function hear(word: string): WordSound {
  const written = word.replace(/^(?:iu|ju)(?=[lr])/u, 'yu').replace(/^ia(?=[bcknr])/u, 'ya');
  const begins = /^y[aou]/u.test(written);
  let sound = begins ? written.slice(1) : written;
  for (const [pattern, by] of rules) sound = sound.replace(pattern, by);
  if (begins) sound = `y${sound}`;
  let bones = '';
  const vowels: string[] = [''];
  for (const [at, letter] of Array.from(sound).entries()) {
    if (isVowel(letter)) {
      if (at === 0) bones = 'a';
      vowels[vowels.length - 1] += letter;
    } else {
      bones += letter;
      vowels.push('');
    }
  }
  return { sound, bones, vowels };
}

/** Words remembered at most: names use few, text from elsewhere any number. */
const remembered = 60_000;
const heard = new Map<string, WordSound>();

/** The sound of a word in small Latin letters; remembered. */
export function soundOf(word: string): WordSound {
  let sound = heard.get(word);
  if (sound === undefined) {
    sound = hear(word);
    if (heard.size >= remembered) heard.clear();
    heard.set(word, sound);
  }
  return sound;
}

const close = new Set(['ae', 'ea', 'ei', 'ie', 'ou', 'uo', 'ao', 'oa']);

/** What two ways to write the vowels of one place cost: 0 the same, 1 other vowels. */
function vowelCost(a: string, b: string, isLast: boolean): number {
  if (a === b) return 0;
  // A vowel more at the end is another word (Putin, Putina), but for a mute e.
  if (a === '' || b === '') return isLast ? (a + b === 'e' ? 0.4 : 2) : 0.8;
  if (a.includes(b) || b.includes(a)) return isLast ? 0.8 : 0.4;
  if (close.has(a + b)) return isLast && /[ao]/u.test(a) && /[ao]/u.test(b) ? 1.6 : 0.5;
  return isLast ? 1.6 : 1;
}

/** How far the vowels of two words with the same bones are apart: 0 the same; beyond 1.2 another word. */
export function vowelDistance(a: WordSound, b: WordSound): number {
  let sum = 0;
  const last = a.vowels.length - 1;
  for (let at = 0; at <= last; at++) sum += vowelCost(a.vowels[at]!, b.vowels[at] ?? '', at === last);
  return sum;
}
