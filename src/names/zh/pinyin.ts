/**
 * Syllables of Hanyu Pinyin without tones, ü as v (ISO 7098:2015, GB/T 16159-2012; the rare and the dialectal ones left out).
 * Initial, then its finals.
 */
const finals: Readonly<Record<string, string>> = {
  '': 'a ai an ang ao e ei en er o ou',
  b: 'a ai an ang ao ei en eng i ian iao ie in ing o u',
  p: 'a ai an ang ao ei en eng i ian iao ie in ing o ou u',
  m: 'a ai an ang ao e ei en eng i ian iao ie in ing iu o ou u',
  f: 'a an ang ei en eng o ou u',
  d: 'a ai an ang ao e ei en eng i ia ian iao ie ing iu ong ou u uan ui un uo',
  t: 'a ai an ang ao e eng i ian iao ie ing ong ou u uan ui un uo',
  n: 'a ai an ang ao e ei en eng i ian iang iao ie in ing iu ong ou u uan uo v ve',
  l: 'a ai an ang ao e ei eng i ia ian iang iao ie in ing iu ong ou u uan un uo v ve',
  g: 'a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo',
  k: 'a ai an ang ao e en eng ong ou u ua uai uan uang ui un uo',
  h: 'a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo',
  j: 'i ia ian iang iao ie in ing iong iu u uan ue un',
  q: 'i ia ian iang iao ie in ing iong iu u uan ue un',
  x: 'i ia ian iang iao ie in ing iong iu u uan ue un',
  zh: 'a ai an ang ao e en eng i ong ou u ua uai uan uang ui un uo',
  ch: 'a ai an ang ao e en eng i ong ou u ua uai uan uang ui un uo',
  sh: 'a ai an ang ao e ei en eng i ou u ua uai uan uang ui un uo',
  r: 'an ang ao e en eng i ong ou u uan ui un uo',
  z: 'a ai an ang ao e ei en eng i ong ou u uan ui un uo',
  c: 'a ai an ang ao e en eng i ong ou u uan ui un uo',
  s: 'a ai an ang ao e en eng i ong ou u uan ui un uo',
  y: 'a an ang ao e i in ing o ong ou u uan ue un',
  w: 'a ai an ang ei en eng o u',
};

/** All syllables; the place of one is its number. */
export const pinyinSyllables: readonly string[] = Object.entries(finals).flatMap(([initial, list]) =>
  list.split(' ').map((final) => initial + final),
);

const numbers = new Map(pinyinSyllables.map((syllable, number) => [syllable, number]));

/** The number of a syllable, undefined where Pinyin has none such. */
export const pinyinNumber = (syllable: string): number | undefined => numbers.get(syllable);

/** Initial and final of a syllable, as ISO 7098 parts them; y and w count as initials. */
export function pinyinParts(syllable: string): readonly [string, string] {
  const initial = /^(?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw])/u.exec(syllable)?.[0] ?? '';
  return [initial, syllable.slice(initial.length)];
}

/** Other ways to write a syllable in Pinyin itself: ü typed as v, u, yu or ue. */
export function pinyinSpellings(syllable: string): readonly string[] {
  if (!/^[nl]ve?$/u.test(syllable)) return [syllable];
  const initial = syllable.slice(0, 1);
  return syllable.endsWith('e') ? [syllable, `${initial}ue`] : [syllable, `${initial}u`, `${initial}yu`, `${initial}ue`];
}
