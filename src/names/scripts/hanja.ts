import { spellingsOfSurname } from './korean-surnames.ts';
import table from './data/hanja.json' with { type: 'json' };

let sounds: Map<string, string> | undefined;

/** Each character's Korean sounds as one string of Hangul syllables, unfolded at first need. */
function soundsOf(char: string): string {
  if (sounds === undefined) {
    sounds = new Map();
    for (const [sound, chars] of Object.entries(table)) for (const one of chars) sounds.set(one, (sounds.get(one) ?? '') + sound);
  }
  return sounds.get(char) ?? '';
}

/** The initials ㄹ and ㄴ that the South drops or softens at the beginning of a word (두음 법칙): 李 리 is 이 as a surname. */
const atBeginning: readonly (readonly [RegExp, string])[] = [
  [/^[ᄅᄂ](?=[ᅣᅧᅨᅭᅲᅵ])/u, 'ᄋ'],
  [/^ᄅ/u, 'ᄂ'],
];

function begun(syllable: string): string {
  let parts = syllable.normalize('NFD');
  for (const [initial, other] of atBeginning) parts = parts.replace(initial, other);
  return parts.normalize('NFC');
}

/** A Korean name written in Han characters, in Hangul. */
export interface HanjaName {
  readonly surname: string;
  /** One to three syllables. */
  readonly given: readonly string[];
}

/**
 * How Koreans would say a name in Han characters (traditional or simplified): 金正恩 → 김 정은. Undefined where the first character is no
 * Korean surname or a character has no Korean sound. Many Chinese names can be said so too; which it is, only the other name shows.
 */
export function readHanja(han: string): HanjaName | undefined {
  const chars = Array.from(han);
  if (chars.length < 2 || chars.length > 4) return undefined;
  const all = chars.map(soundsOf);
  if (all.some((sound) => sound === '')) return undefined;
  const two = begun(all[0]![0]!) + all[1]![0]!;
  if (chars.length > 2 && spellingsOfSurname(two) !== undefined)
    return { surname: two, given: all.slice(2).map((sound) => sound[0]!) };
  const surname = Array.from(all[0]!)
    .flatMap((sound) => [begun(sound), sound])
    .filter((sound) => sound !== '금' && spellingsOfSurname(sound) !== undefined)[0];
  if (surname === undefined) return undefined;
  return { surname, given: all.slice(1).map((sound) => sound[0]!) };
}
