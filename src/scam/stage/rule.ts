import type { ScamStage } from '../../model/index.ts';

/**
 * What some words of a narrative say. Conditions read the folded text (lower case, simplified characters, one apostrophe) around the
 * words: `before` and `after` within their clause, `clause` all of it, `sentence` the whole sentence; `unless` takes back in the clause,
 * `unlessSentence` in the sentence.
 */
export interface Rule {
  readonly stage: ScamStage;
  /** Where to look. Chinese words stand in lists with spaces, English ones with bars; both folded. */
  readonly words: readonly string[];
  readonly before?: RegExp;
  readonly after?: RegExp;
  readonly clause?: RegExp;
  readonly sentence?: RegExp;
  readonly unless?: RegExp;
  readonly unlessSentence?: RegExp;
  /** Counts only where nothing says the step more clearly. */
  readonly weak?: true;
  /** Its words hold the negation themselves: 没有怀疑, could not withdraw. */
  readonly firm?: true;
  /** That somebody wants it is not that it was done. */
  readonly done?: true;
}

export const spaced = (list: string): string[] => list.split(' ');
export const barred = (list: string): string[] => list.split('|');
