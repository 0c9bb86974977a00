/** Ways to spell Chinese in Latin letters, the likeliest first. */
export const systems = ['pinyin', 'wade', 'taiwan', 'canton', 'minnan'] as const;
export type System = (typeof systems)[number];

/**
 * A syllable of a name as written: a Han character, or Latin letters. There is one object for each spelling, so that equal
 * syllables are the same object.
 */
export interface Syllable {
  readonly id: number;
  /** Han character (simplified) or Latin letters. */
  readonly text: string;
  readonly isHan: boolean;
  readonly isSurname: boolean;
  /**
   * By system (index as in `systems`): numbers of the Mandarin syllables it may stand for, ascending; absent where the system has
   * no such spelling. Of a Han character only the first is there: its Mandarin sounds.
   */
  readonly sounds: readonly (readonly number[] | undefined)[];
  /** Latin: by system, the characters it is known to spell, where the system is known by characters. */
  readonly characters: readonly (ReadonlySet<string> | undefined)[];
}
