import type { NameForm, NameHint, NameWord, Tradition } from '../name.ts';
import type { WrittenName } from '../written.ts';

/** How one tradition writes names. */
export interface TraditionReader {
  readonly tradition: Tradition;
  /**
   * How likely the name is of this tradition, by its words, its scripts and the hint: 0 not at all, 1 surely. `words` are
   * the words in Latin letters (lower case, without marks), one for each word of `written`.
   */
  readonly recognise: (words: readonly NameWord[], written: WrittenName, hint: NameHint | undefined) => number;
  /** The words with their roles, honorifics as such, spellings added; several where the order is open. Shares are of this tradition alone. */
  readonly classify: (
    words: readonly NameWord[],
    written: WrittenName,
    hint: NameHint | undefined,
  ) => readonly Pick<NameForm, 'words' | 'share' | 'fixed'>[];
}

/** All traditions but Chinese (`zh/`) and the rest (`latin`, in `read.ts`). */
export const traditionReaders: readonly TraditionReader[] = [];
