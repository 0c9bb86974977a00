import type { Spelled } from './spelled.ts';

/**
 * Burmese syllables in Latin letters, as names are spelled in passports and the press (there is no official standard; MLCTS writes
 * letters, not sounds). Myanmar script in Unicode; what is written for the Zawgyi font has the same codes in another order and is not read.
 */

/** One line a key and its spellings; `-` is the key of nothing. */
const table = (lines: string): ReadonlyMap<string, readonly string[]> =>
  new Map(
    lines.split('\n').map((line) => {
      const [key, ...spellings] = line.split(' ') as [string, ...string[]];
      return [key === '-' ? '' : key, spellings];
    }),
  );

const initials = table(`က k
ခ kh
ဂ g
ဃ g
င ng
စ s
ဆ s
ဇ z
ဈ z
ဉ ny
ည ny
ဋ t
ဌ ht
ဍ d
ဎ d
ဏ n
တ t
ထ ht
ဒ d
ဓ d
န n
ပ p
ဖ ph
ဗ b
ဘ b
မ m
ယ y
ရ y
လ l
ဝ w
သ th
ဟ h
ဠ l
အ
ဿ th`);
const independent = table(`ဣ i
ဤ i
ဥ u
ဦ u
ဧ e
ဩ aw
ဪ aw`);

/** Rhymes: vowel signs and final, without tone marks. After medial w some sound otherwise. */
const rhymes = table(`- a
ာ a ar
ိ i
ီ i ee
ု u
ူ u oo
ေ e ay
ဲ e ai
ော aw
ော် aw
ို o oe
င် in
ိုင် aing ine
ောင် aung
က် et
ိုက် aik
ောက် auk
စ် it
ည် i ee e
ဉ် in
တ် at
ိတ် eik ait
ုတ် oke ok
န် an
ိန် ein
ုန် on oun one
ပ် at ap
ိပ် eik eip
ုပ် oke ok
မ် an am
ိမ် ein
ုမ် on
ံ an
ိံ ein
ုံ on oun one
ယ် e ai ay
ဒ် at
သ် it at
ရ် a ar
လ် al an
ဏ် an`);
const afterW = table(`န် un oon
တ် ut
ပ် ut
မ် un
ံ un
ယ် we way`);

/** Syllables that people spell by custom, not by rule. */
const custom = table(`ဦး u oo
ဒေါ် daw
ကို ko
မောင် maung
စိုင်း sai
နန်း nang nan
နန့် nant
ကျော် kyaw
ဇော် zaw
မြင့် myint
လင်း lin linn
ဝင်း win
ထွန်း tun htun
အေး aye ay
ဆွေ swe sway
ရွှေ shwe shwai
ထက် htet htat
မိုး moe mo
ဖြိုး phyo phyoe
ချို cho
ခိုင် khaing khine
စိုး soe so
တိုး toe to
ဝေ wai way we
ကြည် kyi kyee gyi
ကြီး gyi kyi
ညို nyo
ညွန့် nyunt
နွယ် nwe nway new
ဖြူ phyu pyu
ယု yu
ဇင် zin
ခန့် khant
သန့် thant
သန်း than
အောင် aung oung
ရဲ ye yair
ဘုန်း bhone bon phone
မွန် mon mun
ဝဏ္ဏ wunna
စောင်း saung
ရန် yan
ဖေ pe phay
ရ ya ra
ရာ yar ra
ဘ ba`);

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
  return (word.normalize('NFC').match(syllable) ?? [])
    .map((written) => ({ native: written, spellings: [...new Set(spellSyllable(written))] }))
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
    .replace(/oke$/u, 'ok');
}
