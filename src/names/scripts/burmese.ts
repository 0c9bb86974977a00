import { afterW, custom, independent, initials, rhymes, wholes } from './burmese-tables.ts';
import type { Spelled } from './spelled.ts';

/**
 * Burmese syllables in Latin letters, as names are spelled in passports and the press (there is no official standard; MLCTS writes
 * letters, not sounds). Myanmar script in Unicode; what is written for the Zawgyi font has the same codes in another order and is not read.
 */

const whole = new RegExp([...wholes.keys()].join('|'), 'u');

const letters = 'က-အဿ';
const syllable = new RegExp(
  `(?:[${letters}](?:္[${letters}])?[ျြွှ]*[ါ-ဲံ့းဲ]*|[ဣ-ဧဩဪ][ါ-ဲံ့း]*)(?:(?:[${letters}](?:့?့်?|့်?)|[${letters}](?=္))[့းံ]*)*|ဦး?`,
  'gu',
);
const parts = new RegExp(`^([${letters}])([ျြွှ]*)(.*)$`, 'u');

function medial(initial: string, marks: string): [string, boolean] {
  let out = initials.get(initial)?.[0] ?? '';
  const has = (mark: string): boolean => marks.includes(mark);
  if (has('ျ') || has('ြ')) out = out === 'kh' ? 'ch' : out === 'g' ? 'gy' : out === 'y' ? 'y' : `${out}y`;
  if (has('ှ')) out = initial === 'ရ' || initial === 'ယ' || (initial === 'သ' && has('ျ')) ? 'sh' : `h${out}`;
  return [out, has('ွ')];
}

function spellSyllable(written: string): readonly string[] {
  const fixed = custom.get(written);
  if (fixed !== undefined) return fixed;
  const bare = written.replaceAll(/[့း]/gu, '').replaceAll('ါ', 'ာ');
  const begin = bare[0]!;
  if (independent.has(begin)) return independent.get(begin)!;
  const cut = parts.exec(bare);
  if (cut === null) return [];
  const [initial, isRound] = medial(cut[1]!, cut[2]!);
  const end = cut[3]!;
  const round = isRound ? afterW.get(end) : undefined;
  if (round !== undefined) return round.map((rhyme) => initial + rhyme);
  const rhyme = rhymes.get(end) ?? [end === '' ? 'a' : (rhymes.get(end.replace(/[က-အ]်$/u, ''))?.[0] ?? 'a')];
  return rhyme.slice(0, 2).map((one) => initial + (isRound ? 'w' : '') + one);
}

/** The syllables of a Burmese word, each a word in small Latin letters, as names are written: အောင်ဆန်း → aung, san. */
export function spellBurmese(word: string): Spelled[] {
  if (isZawgyi(word)) return [];
  return word
    .normalize('NFC')
    .split(new RegExp(`(${whole.source})`, 'u'))
    .flatMap((part) => (wholes.has(part) ? [part] : (part.match(syllable) ?? [])))
    .map((written) => ({ native: written, spellings: [...new Set(wholes.get(written) ?? spellSyllable(written))] }))
    .filter(({ spellings }) => spellings.length > 0);
}

/**
 * Whether Myanmar text is in the Zawgyi encoding: codes that Unicode gives to other languages of Myanmar stand in Burmese words, or e
 * (U+1031) and medials stand before their consonant (Unicode Technical Note 11, 4th edition, on Zawgyi).
 */
export const isZawgyi = (text: string): boolean =>
  /[\u1060-\u1064\u106a-\u106c\u1070-\u1074\u107e-\u1084\u108a-\u108d\u1092-\u1097]|(?:^|[^\u1000-\u102a\u103b-\u103e\u103f\u104e\u1065-\u1081])\u1031|(?:^|\s)[\u103b\u103c]|\u1039(?![\u1000-\u1021])|\u103b[\u1000-\u1021]\u1031?\u1039/u.test(
    text,
  );

const initialsOfName =
  'h?[lmn]|h?ng|h?ny|kh?y?|gy?|ch|hs|[szdrwyhj]|h?t|th|dh|ph?y?|bh?y?|h?my|ly|sh|(?:kh?|g|hs|[szyj]|h?[tnlm]|ph?|b|th|sh|ny?)w';
const rhymesOfName =
  'ar?h?|i|ee|yi|e|oo|uu?|aye?|ae|ei|ai|aw|or|o[eh]?|inn?t?|aing|ine|aung|auk|et|[aui]t|[ae]ik|ike|ait|oke?|ann?t?|eint?|on[et]?|ount?|unt?|oon|e?l';
const latinSyllable = new RegExp(`^(?:${initialsOfName})?(?:${rhymesOfName})$`, 'u');

/** Whether a Latin word can be one Burmese syllable. Many short words of other languages can. */
export const isBurmeseSyllable = (word: string): boolean => latinSyllable.test(word);

/** One spelling for the ways a Burmese syllable is written in Latin letters: Htun and Tun, Moe and Mo, Khine and Khaing, Kyi and Kyee. */
export function burmeseSound(word: string): string {
  return word
    .replace(/^h(?=[tlmn])/u, '')
    .replace(/^(?:kh)/u, 'k')
    .replace(/^ph(?!$)/u, 'p')
    .replace(/^hs/u, 's')
    .replace(/^bh/u, 'b')
    .replace(/^gy/u, 'ky')
    .replace(/^ou/u, 'au')
    .replace(/(?:ine|aing|ai?ng)$/u, 'ain')
    .replace(/(?:ee|yi|ie)$/u, 'i')
    .replace(/ky$/u, 'ki')
    .replace(/(?:oo|uu)$/u, 'u')
    .replace(/(?:oe|oh)$/u, 'o')
    .replace(/(?:aye|ay|ai|ei|eh)$/u, 'e')
    .replace(/(?:oun|one|oon)$/u, 'on')
    .replace(/(?:ar|ah)$/u, 'a')
    .replace(/(?:aw|or)$/u, 'o')
    .replace(/nn$/u, 'n')
    .replace(/wel$/u, 'we')
    .replace(/^ohn(?=m)/u, 'oh')
    .replace(/ae$/u, 'e')
    .replace(/oke$/u, 'ok');
}
