import { arabicNames } from './arabic-names.ts';
import type { Spelled } from './spelled.ts';

/** Arabic, Persian and Urdu letters (ALA-LC, without its marks). Alif, waw and ya are long vowels inside a word. */
const consonants: Readonly<Record<string, string>> = {
  ب: 'b',
  پ: 'p',
  ت: 't',
  ٹ: 't',
  ث: 'th',
  ج: 'j',
  چ: 'ch',
  ح: 'h',
  خ: 'kh',
  د: 'd',
  ڈ: 'd',
  ذ: 'dh',
  ر: 'r',
  ڑ: 'r',
  ز: 'z',
  ژ: 'zh',
  س: 's',
  ش: 'sh',
  ص: 's',
  ض: 'd',
  ط: 't',
  ظ: 'z',
  غ: 'gh',
  ف: 'f',
  ڤ: 'v',
  ق: 'q',
  ك: 'k',
  ک: 'k',
  گ: 'g',
  ل: 'l',
  م: 'm',
  ن: 'n',
  ں: 'n',
  ه: 'h',
  ہ: 'h',
  ھ: 'h',
};

const marks = /[\u064b-\u065f\u0670\u0640\u200b-\u200f]/gu;

/** One form for the letters that writers and keyboards mix: hamza and madda off, Persian k and y, ta marbuta as h. */
function plainArabic(word: string): string {
  return word
    .normalize('NFKC')
    .replaceAll(marks, '')
    .replaceAll(/[أإآٱ]/gu, 'ا')
    .replaceAll(/[یې]/gu, 'ي')
    .replaceAll('ک', 'ك')
    .replaceAll(/[ۀةہھ]/gu, 'ه');
}

const names = new Map<string, readonly string[]>();
for (const line of arabicNames.split('\n')) {
  const [arabic, ...spellings] = line.split(' ') as [string, ...string[]];
  names.set(plainArabic(arabic), spellings);
  // A final ya and alif maqsura are typed for one another in Egypt and Sudan.
  if (/[ىي]$/u.test(arabic))
    names.set(
      plainArabic(arabic).replace(/[ىي]$/u, (last) => (last === 'ى' ? 'ي' : 'ى')),
      spellings,
    );
}

/** Letters of a word no list knows: long vowels as written, short ones as `a` between consonants, which says little. */
function byLetter(word: string): string {
  let out = '';
  const chars = Array.from(word);
  for (const [at, char] of chars.entries()) {
    const before = out.at(-1) ?? '';
    const afterVowel = 'aiu'.includes(before) && before !== '';
    if (consonants[char] !== undefined) {
      if (out !== '' && !afterVowel) out += 'a';
      out += char === 'ه' && at === chars.length - 1 && at > 1 ? '' : consonants[char];
    } else if (char === 'و') out += at === 0 || afterVowel ? 'w' : 'u';
    else if (char === 'ي' || char === 'ئ') out += at === 0 || afterVowel ? 'y' : 'i';
    else if ('اىعءؤ'.includes(char)) out += afterVowel ? '' : 'a';
    else out += char;
  }
  return out;
}

function ofName(word: string): Spelled {
  const known = names.get(word);
  return known === undefined ? { spellings: [byLetter(word)], unvowelled: true } : { spellings: known.slice(0, 6) };
}

const particles: Readonly<Record<string, readonly string[]>> = {
  بن: ['bin', 'ben'],
  ابن: ['ibn', 'bin'],
  بنت: ['bint'],
  ولد: ['ould'],
  ابو: ['abu', 'abou'],
  ابي: ['abi', 'abu'],
  ام: ['um', 'umm'],
  ال: ['al', 'el'],
  الله: ['allah', 'ullah'],
};

/**
 * An Arabic, Persian or Urdu word in small Latin letters. What is written as one there and often as two in Latin letters comes apart:
 * the article (البغدادي: al, baghdadi), ابو before a name, الدين after one. عبد stays alone; the words of a name join it to what follows.
 */
export function spellArabic(written: string): Spelled[] {
  const word = plainArabic(written);
  const particle = particles[word];
  if (particle !== undefined) return [{ spellings: particle }];
  const known = ofName(word);
  if (known.unvowelled !== true) return [known];
  if (word.startsWith('عبدال') && word.length > 6) return [{ spellings: ['abdul'] }, ofName(word.slice(5))];
  if (word.startsWith('ابو') && word.length > 5) return [{ spellings: particles['ابو']! }, ofName(word.slice(3))];
  if (word.endsWith('الدين') && word.length > 6) return [ofName(word.slice(0, -5)), { spellings: ['uddin', 'eddine'] }];
  if (word.endsWith('الله') && word.length > 5) return [ofName(word.slice(0, -4)), { spellings: ['ullah', 'allah'] }];
  if (word.startsWith('ال') && word.length > 4) return [{ spellings: particles['ال']! }, ofName(word.slice(2))];
  return [known];
}
