import type { Script } from '../written.ts';

/** Spells words of one script in Latin letters. */
export interface ScriptReader {
  readonly script: Script;
  /**
   * Spellings of one word in lower-case Latin letters without marks, the usual one first, at most six; none where it cannot be read.
   * Pure and quick: called for each word of each name.
   */
  readonly latin: (word: string) => readonly string[];
}

/** Han is read in `zh/`; a script without a reader stays as it is written and compares only with itself. */
export const scriptReaders: readonly ScriptReader[] = [];
