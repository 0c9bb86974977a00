import { hepburn, japaneseSound } from './kana.ts';
import readings from './data/kanji-readings.json' with { type: 'json' };
import surnames from './data/kanji-surnames.json' with { type: 'json' };

/** A Japanese name with the sounds its parts may have, in Latin letters, the likeliest first. */
export interface KanjiName {
  readonly surname: readonly string[];
  readonly given: readonly string[];
  /** Whether its surname is of two characters or more, or kana stand in it: a Chinese name hardly looks so. */
  readonly sure: boolean;
}

const surnameTable = surnames as Readonly<Record<string, string>>;
const readingTable = readings as Readonly<Record<string, string>>;
const longest = Math.max(...Object.keys(surnameTable).map((name) => name.length));

/** Sounds kept of one given name. Each character has a few, and any of them may be meant. */
const kept = 8;
const kanaOnly = /^[ぁ-ゖァ-ヺー]+$/u;

interface Sounded {
  readonly sound: string;
  readonly weight: number;
}

/** All sounds of a given name, from those of its characters; the likelier a character's sound, the earlier it stands in the table. */
function givenSounds(text: string): string[] {
  if (kanaOnly.test(text)) return [hepburn(text)];
  const chars = Array.from(text);
  let all: Sounded[] = [{ sound: '', weight: 1 }];
  for (const [at, char] of chars.entries()) {
    const [within = '', alone = ''] = (
      kanaOnly.test(char) ? char : (readingTable[char === '々' ? chars[at - 1]! : char] ?? '')
    ).split('|');
    const options = `${chars.length === 1 ? `${alone} ` : ''}${within}`.split(' ').filter((sound) => sound !== '');
    all = all
      .flatMap(({ sound, weight }) => options.map((next, rank) => ({ sound: sound + next, weight: weight / (rank + 1) })))
      .sort((a, b) => b.weight - a.weight)
      .slice(0, 2 * kept);
  }
  return [...new Set(all.map(({ sound }) => hepburn(sound)))].slice(0, kept);
}

/**
 * A Japanese name in kanji or kanji and kana, cut into surname and given name: 山田太郎 → Yamada, Taro. Undefined where no known surname
 * begins it or the rest has no known sound. `gap`: where the writer left a space, in characters.
 */
export function readKanji(text: string, gap?: number): KanjiName | undefined {
  const bare = text.replaceAll(/[\s・]/gu, '');
  for (let length = Math.min(gap ?? longest, bare.length - 1); length > 0; length--) {
    const sounds = surnameTable[bare.slice(0, length)];
    if (sounds !== undefined) {
      const rest = bare.slice(length);
      const given = rest.length <= 4 ? givenSounds(rest) : [];
      const kana = /[ぁ-ヺ]/u.test(bare);
      if (given.length > 0) return { surname: sounds.split(' ').map(hepburn), given, sure: kana || length > 1 };
    }
    if (gap !== undefined) break;
  }
  return undefined;
}

let sounds: Set<string> | undefined;

/** Whether a Latin word is one of the commonest Japanese surnames, in any spelling; made at first need. Short ones are Chinese as well. */
export function isJapaneseSurname(word: string): boolean {
  if (word.length < 4) return false;
  sounds ??= new Set(Object.values(surnameTable).flatMap((kana) => kana.split(' ').map((one) => japaneseSound(hepburn(one)))));
  return sounds.has(japaneseSound(word));
}
