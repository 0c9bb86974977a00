/** Kana in Latin letters (modified Hepburn, long vowels unmarked as in passports), and how Japanese words are told alike. */

const rows: readonly (readonly [string, string])[] = [
  ['あいうえお', 'a i u e o'],
  ['かきくけこ', 'ka ki ku ke ko'],
  ['がぎぐげご', 'ga gi gu ge go'],
  ['さしすせそ', 'sa shi su se so'],
  ['ざじずぜぞ', 'za ji zu ze zo'],
  ['たちつてと', 'ta chi tsu te to'],
  ['だぢづでど', 'da ji zu de do'],
  ['なにぬねの', 'na ni nu ne no'],
  ['はひふへほ', 'ha hi fu he ho'],
  ['ばびぶべぼ', 'ba bi bu be bo'],
  ['ぱぴぷぺぽ', 'pa pi pu pe po'],
  ['まみむめも', 'ma mi mu me mo'],
  ['やゆよ', 'ya yu yo'],
  ['らりるれろ', 'ra ri ru re ro'],
  ['わゐゑを', 'wa i e o'],
  ['ぁぃぅぇぉ', 'a i u e o'],
  ['ゔ', 'vu'],
];
const sounds = new Map<string, string>();
for (const [chars, spelled] of rows) spelled.split(' ').forEach((sound, at) => sounds.set(chars[at]!, sound));

const small: Readonly<Record<string, string>> = { ゃ: 'a', ゅ: 'u', ょ: 'o', ぇ: 'e', ぁ: 'a', ぃ: 'i', ぉ: 'o', ぅ: 'u' };

/** Katakana as hiragana; half-width forms as full ones. */
const hiragana = (text: string): string =>
  text.normalize('NFKC').replaceAll(/[ァ-ヶ]/gu, (char) => String.fromCharCode(char.charCodeAt(0) - 0x60));

function joined(before: string, vowel: string): string {
  const stem = before.slice(0, -1);
  // し, ち, じ take ゃ without y: sha, cha, ja; a small vowel after another sound replaces its vowel: ふぁ fa.
  if (/(?:sh|ch|j)i$/u.test(before)) return stem + vowel;
  return before.endsWith('i') ? `${stem}y${vowel}` : stem + vowel;
}

/** A kana word in small Latin letters, long vowels as kana have them (`ou`, `uu`). */
export function hepburn(word: string): string {
  const out: string[] = [];
  let doubled = false;
  for (const char of hiragana(word)) {
    if (char === 'っ') doubled = true;
    else if (char === 'ん') out.push('n');
    else if (char === 'ー') out.push(/[aiueo]$/u.exec(out.at(-1) ?? '')?.[0] ?? '');
    else if (small[char] !== undefined && out.length > 0 && out.at(-1) !== 'n') out.push(joined(out.pop()!, small[char]));
    else {
      const sound = sounds.get(char) ?? '';
      out.push(doubled && sound !== '' ? (sound.startsWith('ch') ? 't' : sound[0]!) + sound : sound);
      doubled = false;
    }
  }
  return out.join('');
}

/**
 * One spelling for all ways a Japanese word is written in Latin letters: long vowels short (Ohtani, Ōtani, Ootani, Outani), Kunrei and
 * Nihon-shiki spellings as Hepburn (si, ti, tu, hu, zi), m before b and p as n. Two words that sound alike give the same.
 */
export function japaneseSound(word: string): string {
  return word
    .replaceAll(/sy([auo])/gu, 'sh$1')
    .replaceAll(/ty([auo])/gu, 'ch$1')
    .replaceAll(/(?:zy|jy)([auo])/gu, 'j$1')
    .replaceAll(/si/gu, 'shi')
    .replaceAll(/ti/gu, 'chi')
    .replaceAll(/tu/gu, 'tsu')
    .replaceAll(/(?<![sc])hu/gu, 'fu')
    .replaceAll(/[zd]i/gu, 'ji')
    .replaceAll(/dzu|du/gu, 'zu')
    .replaceAll(/m(?=[bp])/gu, 'n')
    .replaceAll(/oh(?![aiueo])/gu, 'o')
    .replaceAll(/o[uo]/gu, 'o')
    .replaceAll(/uu/gu, 'u');
}
