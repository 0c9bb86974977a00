/** Syllables of Hanyu Pinyin (ISO 7098:2015, annex A): by initial, their finals. */
const table: Readonly<Record<string, string>> = {
  '': 'a o e ai ei ao ou an en ang eng er yi ya yao ye you yan yin yang ying yong yo wu wa wo wai wei wan wen wang weng yu yue yuan yun',
  b: 'a o ai ei ao an en ang eng i iao ie ian in ing u',
  p: 'a o ai ei ao ou an en ang eng i iao ie ian in ing u',
  m: 'a o e ai ei ao ou an en ang eng i iao ie iu ian in ing u',
  f: 'a o ei ou an en ang eng u',
  d: 'a e ai ei ao ou an en ang eng ong i iao ie iu ian ing u uo ui uan un',
  t: 'a e ai ao ou an ang eng ong i iao ie ian ing u uo ui uan un',
  n: 'a e ai ei ao ou an en ang eng ong i iao ie iu ian in iang ing u uo uan ü üe v ve ue',
  l: 'a e o ai ei ao ou an ang eng ong i ia iao ie iu ian in iang ing u uo uan un ü üe v ve ue',
  g: 'a e ai ei ao ou an en ang eng ong u ua uo uai ui uan un uang',
  k: 'a e ai ei ao ou an en ang eng ong u ua uo uai ui uan un uang',
  h: 'a e ai ei ao ou an en ang eng ong u ua uo uai ui uan un uang',
  j: 'i ia iao ie iu ian in iang ing iong u ue uan un',
  q: 'i ia iao ie iu ian in iang ing iong u ue uan un',
  x: 'i ia iao ie iu ian in iang ing iong u ue uan un',
  zh: 'a e i ai ei ao ou an en ang eng ong u ua uo uai ui uan un uang',
  ch: 'a e i ai ao ou an en ang eng ong u ua uo uai ui uan un uang',
  sh: 'a e i ai ei ao ou an en ang eng u ua uo uai ui uan un uang',
  r: 'e i ao ou an en ang eng ong u ua uo ui uan un',
  z: 'a e i ai ei ao ou an en ang eng ong u uo ui uan un',
  c: 'a e i ai ao ou an en ang eng ong u uo ui uan un',
  s: 'a e i ai ao ou an en ang eng ong u uo ui uan un',
};
const syllables = new Set(
  Object.entries(table).flatMap(([initial, finals]) => finals.split(' ').map((final) => initial + final)),
);

/** Whether a word can be cut into syllables of Hanyu Pinyin. */
export function isPinyin(word: string): boolean {
  if (word === '') return true;
  for (let end = Math.min(6, word.length); end > 0; end--) {
    if (syllables.has(word.slice(0, end)) && isPinyin(word.slice(end))) return true;
  }
  return false;
}

const initials: readonly (readonly [string, string])[] = [
  ['zh', 'ch'],
  ['ch', 'ch’'],
  ['sh', 'sh'],
  ['b', 'p'],
  ['p', 'p’'],
  ['d', 't'],
  ['t', 't’'],
  ['g', 'k'],
  ['k', 'k’'],
  ['j', 'ch'],
  ['q', 'ch’'],
  ['x', 'hs'],
  ['r', 'j'],
  ['z', 'ts'],
  ['c', 'ts’'],
];

/** Finals that Wade and Giles (Giles 1912) write in another way; the others stand as in Pinyin. */
const finals: Readonly<Record<string, string>> = {
  ian: 'ien',
  ie: 'ieh',
  ong: 'ung',
  iong: 'iung',
  uo: 'o',
  ui: 'ui',
  üe: 'üeh',
};

/** A syllable of Hanyu Pinyin in Wade-Giles, without tones; aspiration as ’. */
export function wadeGiles(syllable: string): string {
  const whole: Readonly<Record<string, string>> = {
    yi: 'i', yan: 'yen', ye: 'yeh', you: 'yu', yong: 'yung', yu: 'yü', yue: 'yüeh', yuan: 'yüan', yun: 'yün', er: 'erh',
    zhi: 'chih', chi: 'ch’ih', shi: 'shih', ri: 'jih', zi: 'tzu', ci: 'tz’u', si: 'ssu',
    he: 'ho', ge: 'ko', ke: 'k’o', e: 'o', gui: 'kuei', kui: 'k’uei',
    shuo: 'shuo', guo: 'kuo', kuo: 'k’uo', huo: 'huo',
  }; // prettier-ignore
  if (whole[syllable] !== undefined) return whole[syllable];
  const [from, to] = initials.find(([initial]) => syllable.startsWith(initial)) ?? ['', ''];
  let final = syllable.slice(from.length);
  if (from === 'j' || from === 'q' || from === 'x') final = final.replace(/^u/, 'ü');
  if (/^[zcsr]$|^(?:zh|ch|sh)$/.test(from) && final === 'e') return `${to}e`;
  return (from === '' ? '' : to) + (from === '' ? bare(final) : (finals[final] ?? final));
}

/** Syllables whose initial is the same in both systems: m, n, l, f, h, s, w, y. */
function bare(syllable: string): string {
  const initial = /^[mnlfhswy]/.exec(syllable)?.[0] ?? '';
  const final = syllable.slice(initial.length);
  return initial === 'w' || initial === 'y' ? syllable : initial + (finals[final] ?? final);
}
