import type { Spelled } from './spelled.ts';

/**
 * Scripts of India in Latin letters. Their blocks in Unicode are laid out alike, after ISCII (IS 13194): one table by place in the block
 * serves all nine. Sounds as names are spelled in India, not as scholars transliterate.
 */

const blocks: readonly (readonly [number, string])[] = [
  [0x0900, 'devanagari'],
  [0x0980, 'bengali'],
  [0x0a00, 'gurmukhi'],
  [0x0a80, 'gujarati'],
  [0x0b00, 'oriya'],
  [0x0b80, 'tamil'],
  [0x0c00, 'telugu'],
  [0x0c80, 'kannada'],
  [0x0d00, 'malayalam'],
];

/** Consonants from place 0x15 on. */
const consonants = 'k kh g gh n ch chh j jh n t th d dh n t th d dh n n p ph b bh m y r r l l zh v sh sh s h'.split(' ');
/** Independent vowels from 0x05, vowel signs from 0x3e. */
const vowels = 'a a i i u u ri l e e e ai o o o au'.split(' ');
const signs = 'a i i u u ri ri e e e ai o o o au'.split(' ');
const virama = 0x4d;
const nukta = 0x3c;
/** ड़ and its like, with the dot or of one code: क़ ख़ ग़ ज़ ड़ ढ़ फ़ य़. */
const dotted = 'q kh g z r rh f y'.split(' ');
const withDot: Readonly<Record<string, string>> = { j: 'z', ph: 'f', k: 'q', d: 'r', dh: 'rh' };

/** In the north a short a at the end is mute, and so is one between two syllables that have their vowels: Sumita from sumitā, Vikram from vikrama. */
function withoutMute(sounds: readonly (readonly [string, string])[], isNorthern: boolean): string {
  let out = '';
  for (const [at, [consonant, vowel]] of sounds.entries()) {
    const isLast = at === sounds.length - 1;
    const isMute = vowel === '@' && isNorthern && sounds.length > 1 && isLast;
    out += consonant + (isMute ? '' : vowel === '@' ? 'a' : vowel);
  }
  return out;
}

/** Spellings of a word of an Indian script in small Latin letters; none where the script is another. */
export function spellIndic(word: string): Spelled[] {
  const code = word.codePointAt(0)!;
  const block = blocks.find(([first]) => code >= first && code < first + 0x80);
  if (block === undefined) return [];
  const [start, script] = block;
  const sounds: [string, string][] = [];
  for (const char of word) {
    const place = char.codePointAt(0)! - start;
    const last = sounds.at(-1);
    if (place >= 0x15 && place <= 0x39) sounds.push([consonants[place - 0x15]!, '@']);
    else if (place >= 0x58 && place <= 0x5f) sounds.push([dotted[place - 0x58]!, '@']);
    else if (place >= 0x05 && place <= 0x14) sounds.push(['', vowels[place - 0x05]!]);
    else if (last === undefined) continue;
    else if (place >= 0x3e && place <= 0x4c) last[1] = signs[place - 0x3e]!;
    else if (place === virama) last[1] = '';
    else if (place === nukta) last[0] = withDot[last[0]] ?? last[0];
    else if (place === 0x01 || place === 0x02 || place === 0x70) sounds.push(['n', '']);
  }
  const isNorthern = script !== 'tamil' && script !== 'telugu' && script !== 'kannada' && script !== 'malayalam';
  const plain = withoutMute(sounds, isNorthern)
    .replaceAll(/n(?=[pbm])/gu, 'm')
    .replace(/nh$/u, 'ngh')
    .replaceAll(script === 'bengali' ? /v/gu : /$^/gu, 'b');
  if (script === 'bengali') return [{ spellings: [...new Set([...variants(plain), plain.replaceAll('bh', 'v')])] }];
  if (script !== 'tamil') return [{ spellings: variants(plain) }];
  // Tamil writes k, ch, t, p for voiced sounds, too: between vowels and after a nasal.
  const voiced = plain
    .replaceAll(/(?<=[aeioumn])k(?=[aeiou])/gu, 'g')
    .replaceAll(/(?<=[aeioumn])t(?=[aeiour])/gu, 'd')
    .replaceAll(/(?<=[aeioum])p(?=[aeiou])/gu, 'b')
    .replaceAll(/(?<![n])ch(?=[aeiou])/gu, 's')
    .replaceAll(/nch/gu, 'nj');
  return [{ spellings: [...new Set([voiced, ...variants(voiced), plain])].slice(0, 6) }];
}

/** A mute a within a word, and ksh as x: Rajkumar for rajakumara, Laxmi for lakshmi. */
function variants(word: string): string[] {
  const inner = word.replaceAll(/(?<=[aeiou][bcdfghjklmnpqrstvwxyz]h?)a(?=[bcdfghjklmnpqrstvwxyz]h?[aeiou])/gu, '');
  // After two consonants the last a is heard by some: Narendr, Narendra.
  const ended = /[^aeiou]{2}$/u.test(word) && !/(?:[kgcjtdpbs]h|ng|gh)$/u.test(word) ? [`${word}a`] : [];
  return [...new Set([word, ...ended, inner, word.replaceAll('ksh', 'x')])];
}
