import { pinyinParts } from './pinyin.ts';

/**
 * Wade-Giles by rule from Pinyin (Giles, A Chinese-English Dictionary, 1912; table of the Library of Congress, "Chinese
 * romanization", conversion 1998). Aspiration is an apostrophe, which most sources drop.
 */
const initials: Readonly<Record<string, string>> = {
  b: 'p', p: "p'", d: 't', t: "t'", g: 'k', k: "k'", j: 'ch', q: "ch'", x: 'hs', zh: 'ch', ch: "ch'", z: 'ts', c: "ts'", r: 'j',
}; // prettier-ignore
const whole: Readonly<Record<string, readonly string[]>> = {
  zhi: ['chih'],
  chi: ["ch'ih"],
  shi: ['shih'],
  ri: ['jih'],
  zi: ['tzu', 'tsu', 'tze'],
  ci: ["tz'u", "ts'u"],
  si: ['ssu', 'szu', 'sze'],
  er: ['erh'],
  ge: ['ko', 'ke'],
  ke: ["k'o", "k'e"],
  he: ['ho', 'he'],
  e: ['o', 'e'],
  gui: ['kuei', 'kui'],
  kui: ["k'uei", "k'ui"],
  yan: ['yen', 'yan'],
  ye: ['yeh', 'ye'],
  yi: ['i', 'yi'],
  you: ['yu', 'yiu'],
  yu: ['yü'],
  yue: ['yüeh'],
  yuan: ['yüan'],
  yun: ['yün'],
  yong: ['yung'],
  duo: ['to', 'tuo'],
  tuo: ["t'o", "t'uo"],
  luo: ['lo', 'luo'],
  nuo: ['no'],
  zuo: ['tso'],
  cuo: ["ts'o"],
  suo: ['so'],
  zhuo: ['cho'],
  chuo: ["ch'o"],
  ruo: ['jo'],
  lv: ['lü'],
  nv: ['nü'],
  lve: ['lüeh'],
  nve: ['nüeh'],
};

function finalOf(initial: string, final: string): string {
  if (/^[jqx]$/u.test(initial)) {
    if (final === 'ue') return 'üeh';
    if (final.startsWith('u')) return `ü${final.slice(1)}`;
    if (final === 'iong') return 'iung';
  }
  if (final === 'ian') return 'ien';
  if (final === 'ie') return 'ieh';
  if (final === 'ong') return 'ung';
  return final;
}

/** Spellings of one Pinyin syllable: with and without apostrophe, ü with and without dots (ü as `v` keeps them apart). */
export function wadeSpellings(syllable: string): readonly string[] {
  const [initial, final] = pinyinParts(syllable);
  const full = whole[syllable] ?? [(initials[initial] ?? initial) + finalOf(initial, final)];
  const spellings = new Set<string>();
  for (const spelling of full) {
    for (const quoted of [spelling, spelling.replace("'", '')]) spellings.add(quoted).add(quoted.replace('ü', 'u'));
  }
  return [...spellings];
}
