/** Ways to spell Chinese in Latin letters, the likeliest first. */
export const systems = ['pinyin', 'wade', 'taiwan', 'canton', 'nanyang'] as const;
export type System = (typeof systems)[number];

/**
 * A syllable of a name as written: a Han character, or Latin letters. There is one object for each spelling, so that equal
 * syllables are the same object.
 */
export interface Syllable {
  /** Below 0: an initial, without sounds. */
  readonly id: number;
  /** Han character (simplified) or Latin letters, ü with its dots. */
  readonly text: string;
  readonly isHan: boolean;
  /** Read as a surname: only sounds and characters that surnames have. */
  readonly isSurname: boolean;
  /** Number of the likeliest Mandarin syllable, -1 without any. */
  readonly main: number;
  /**
   * By system (place as in `systems`): numbers of the Mandarin syllables it may stand for, the likeliest first; absent where the system has
   * no such spelling. Of a Han character only the first is there: its Mandarin sounds.
   */
  readonly sounds: readonly (readonly number[] | undefined)[];
  /** Latin: by system, the characters it is known to spell, where the system is known by characters. */
  readonly characters: readonly (ReadonlySet<string> | undefined)[];
  /** Of a Latin surname, by system: share of people in China whose surname it may be. */
  readonly shares: readonly number[];
}

/** Bits of the systems that have all the syllables, bit `i` for `systems[i]`; initials have all. */
export function systemsOf(syllables: readonly Syllable[]): number {
  let bits = 31;
  for (const { id, sounds } of syllables) {
    if (id < 0) continue;
    let own = 0;
    for (let index = 0; index < sounds.length; index++) if (sounds[index] !== undefined) own |= 1 << index;
    bits &= own;
  }
  return bits;
}
