/** Hangul syllables and what they are spelled as in Latin letters (Revised Romanization of 2000). Unicode 16, 3.12: conjoining jamo. */

const initials = 'g kk n d tt r m b pp s ss _ j jj ch k t p h'.split(' ').map((part) => (part === '_' ? '' : part));
const vowels = 'a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i'.split(' ');
const finals = '_ k k k n n n t l k m p t t p l m p p t t ng t t k t p t'.split(' ').map((part) => (part === '_' ? '' : part));

const first = 0xac00;
const last = 0xd7a3;

/** Numbers of the initial, the vowel and the final of a syllable; undefined for any other character. */
function jamoOf(char: string): readonly [number, number, number] | undefined {
  const code = char.codePointAt(0)! - first;
  if (code < 0 || code > last - first) return undefined;
  return [Math.floor(code / 588), Math.floor((code % 588) / 28), code % 28];
}

/** A syllable in the Revised Romanization, each by itself, as names are written. Other characters as they are. */
export function romanized(char: string): string {
  const jamo = jamoOf(char);
  return jamo === undefined ? char : initials[jamo[0]]! + vowels[jamo[1]]! + finals[jamo[2]]!;
}

/** Bits of what a spelling may stand for: any of several initials, vowels, finals. */
interface Sounds {
  readonly initial: number;
  readonly vowel: number;
  readonly final: number;
}

const vowelBits = (list: string): number =>
  Array.from(list, (jamo) => 'ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ'.indexOf(jamo)).reduce(
    (bits, at) => bits | (1 << at),
    0,
  );
const initialBits = (list: string): number =>
  Array.from(list, (jamo) => 'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ'.indexOf(jamo)).reduce((bits, at) => bits | (1 << at), 0);

/**
 * Spellings of names on passports and in the press: Revised Romanization, McCune-Reischauer with and without its marks, and the customary
 * ones (Jung, Young, Hee, Woo). A spelling says less than the syllable: jung may be 정 or 중.
 */
const latinInitials: Readonly<Record<string, number>> = {
  '': initialBits('ㅇ'),
  g: initialBits('ㄱㄲ'),
  k: initialBits('ㄱㅋㄲ'),
  kk: initialBits('ㄲ'),
  gg: initialBits('ㄲ'),
  c: initialBits('ㄱㅋ'),
  q: initialBits('ㄱㅋ'),
  n: initialBits('ㄴㄹ'),
  d: initialBits('ㄷㄸ'),
  t: initialBits('ㄷㅌㄸ'),
  tt: initialBits('ㄸ'),
  r: initialBits('ㄹ'),
  l: initialBits('ㄹ'),
  rh: initialBits('ㄹ'),
  m: initialBits('ㅁ'),
  b: initialBits('ㅂㅃ'),
  p: initialBits('ㅂㅍㅃ'),
  pp: initialBits('ㅃ'),
  s: initialBits('ㅅㅆ'),
  sh: initialBits('ㅅㅆ'),
  ss: initialBits('ㅆ'),
  j: initialBits('ㅈㅉ'),
  z: initialBits('ㅈ'),
  jj: initialBits('ㅉ'),
  ch: initialBits('ㅈㅊ'),
  h: initialBits('ㅎ'),
  wh: initialBits('ㅎ'),
};
const latinVowels: Readonly<Record<string, number>> = {
  a: vowelBits('ㅏㅐ'),
  ah: vowelBits('ㅏ'),
  ar: vowelBits('ㅏ'),
  ae: vowelBits('ㅐㅖ'),
  ai: vowelBits('ㅐ'),
  ay: vowelBits('ㅐ'),
  ya: vowelBits('ㅑ'),
  yae: vowelBits('ㅒㅖ'),
  eo: vowelBits('ㅓ'),
  e: vowelBits('ㅔㅐㅖ'),
  eh: vowelBits('ㅔ'),
  ea: vowelBits('ㅔㅣ'),
  yeo: vowelBits('ㅕ'),
  you: vowelBits('ㅕㅠㅛ'),
  yuh: vowelBits('ㅕ'),
  ye: vowelBits('ㅖㅕ'),
  yea: vowelBits('ㅖ'),
  o: vowelBits('ㅗㅓ'),
  oh: vowelBits('ㅗㅓ'),
  ou: vowelBits('ㅓㅜㅗ'),
  oa: vowelBits('ㅗ'),
  wa: vowelBits('ㅘ'),
  wae: vowelBits('ㅙ'),
  oe: vowelBits('ㅚ'),
  oi: vowelBits('ㅚ'),
  oy: vowelBits('ㅚ'),
  yo: vowelBits('ㅛㅕ'),
  yoh: vowelBits('ㅛ'),
  u: vowelBits('ㅜㅓㅡ'),
  uh: vowelBits('ㅓ'),
  oo: vowelBits('ㅜ'),
  wu: vowelBits('ㅜ'),
  woo: vowelBits('ㅜ'),
  wo: vowelBits('ㅝ'),
  weo: vowelBits('ㅝ'),
  we: vowelBits('ㅞㅙㅚ'),
  wi: vowelBits('ㅟ'),
  wee: vowelBits('ㅟ'),
  yu: vowelBits('ㅠㅕ'),
  yoo: vowelBits('ㅠ'),
  eu: vowelBits('ㅡㅓ'),
  ue: vowelBits('ㅡ'),
  ui: vowelBits('ㅢㅟ'),
  eui: vowelBits('ㅢ'),
  ee: vowelBits('ㅣㅢ'),
  ie: vowelBits('ㅣ'),
  y: vowelBits('ㅣㅢ'),
  yi: vowelBits('ㅣ'),
  i: vowelBits('ㅣㅢ'),
};
const latinFinals: Readonly<Record<string, number>> = {
  '': 1,
  k: 0b10_1110 | (1 << 9) | (1 << 24),
  g: 0b10,
  c: 0b10,
  ck: 0b10,
  n: (1 << 4) | (1 << 5) | (1 << 6),
  t: (1 << 7) | (1 << 19) | (1 << 20) | (1 << 22) | (1 << 23) | (1 << 25) | (1 << 27),
  d: 1 << 7,
  s: (1 << 19) | (1 << 20),
  l: (1 << 8) | (1 << 11) | (1 << 15),
  r: 1 << 8,
  m: (1 << 16) | (1 << 10),
  p: (1 << 17) | (1 << 18) | (1 << 26) | (1 << 14),
  b: 1 << 17,
  ng: 1 << 21,
};

const shape = /^(kk|gg|tt|pp|ss|jj|sh|ch|rh|wh|[gknrldtmbpsjzhcq]?)([aeiouyw]+[hr]?)(ng|ck|[kgcntdslrmpb]?)$/u;
const readings = new Map<string, Sounds | undefined>();

function parse(spelling: string): Sounds | undefined {
  const jamo = jamoOf(spelling);
  if (jamo !== undefined) return { initial: 1 << jamo[0], vowel: 1 << jamo[1], final: 1 << jamo[2] };
  const parts = shape.exec(spelling);
  if (parts === null) return undefined;
  const initial = latinInitials[parts[1]!];
  // An r that closes the syllable may be taken for part of the vowel first.
  const [vowel, final] =
    latinVowels[parts[2]!] === undefined && parts[2]!.endsWith('r') ? [parts[2]!.slice(0, -1), 'r'] : [parts[2]!, parts[3]!];
  const vowelSet = latinVowels[vowel];
  const finalSet = latinFinals[final];
  if (initial === undefined || vowelSet === undefined || finalSet === undefined) return undefined;
  return { initial, vowel: vowelSet, final: finalSet };
}

/** Spellings remembered at most; names of a language have few thousand syllables, text from elsewhere any number. */
const remembered = 20_000;

function soundsOf(syllable: string): Sounds | undefined {
  const known = readings.get(syllable);
  if (known !== undefined || readings.has(syllable)) return known;
  const sounds = parse(syllable);
  if (readings.size < remembered) readings.set(syllable, sounds);
  return sounds;
}

/** Whether a Latin word can be one Korean syllable. */
export const isKoreanSyllable = (word: string): boolean => soundsOf(word) !== undefined;

/** Whether two syllables, each in Hangul or in any Latin spelling, can be the same one. */
function sameSyllable(a: string, b: string): boolean {
  if (a === b) return true;
  const left = soundsOf(a);
  const right = soundsOf(b);
  return (
    left !== undefined &&
    right !== undefined &&
    (left.initial & right.initial) !== 0 &&
    (left.vowel & right.vowel) !== 0 &&
    (left.final & right.final) !== 0
  );
}

/** Cuts of an unseparated Latin word into two Korean syllables: `jongun` is jong un or jon gun. */
export function koreanCuts(word: string): (readonly [string, string])[] {
  const cuts: (readonly [string, string])[] = [];
  for (let at = word.length - 1; at > 0; at--) {
    const head = word.slice(0, at);
    const tail = word.slice(at);
    if (isKoreanSyllable(head) && isKoreanSyllable(tail)) cuts.push([head, tail]);
  }
  return cuts;
}

/** Whether two given names can be the same one, syllable by syllable; either may be written without a gap. */
export function sameKorean(a: readonly string[], b: readonly string[]): boolean {
  if (a.length === b.length && a.every((syllable, at) => sameSyllable(syllable, b[at]!))) return true;
  const left = a.length === 1 ? koreanCuts(a[0]!) : [];
  const right = b.length === 1 ? koreanCuts(b[0]!) : [];
  const all = (list: readonly (readonly string[])[], other: readonly string[]): boolean =>
    list.some((cut) => cut.length === other.length && cut.every((syllable, at) => sameSyllable(syllable, other[at]!)));
  return all(left, b) || all(right, a) || left.some((cut) => all(right, cut));
}
