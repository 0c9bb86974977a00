/** A word of another script in Latin letters. */
export interface Spelled {
  /** Lower case, without marks, the usual spelling first, one at least. */
  readonly spellings: readonly string[];
  /** The part of the written word that this is, where the word holds several. */
  readonly native?: string;
  /** Written without its vowels: only the consonants of the spelling count. */
  readonly unvowelled?: true;
  /** Korean: as written in Hangul, one syllable each. */
  readonly syllables?: readonly string[];
}
