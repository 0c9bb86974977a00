import { ClewError } from '../../../errors.ts';

/** What sizes of sets are taken. */
export interface Limits {
  /** Items that a set has at least and at most. */
  readonly least: number;
  readonly most: number;
  /** How many times larger one set may be than the other: a set of few asks the other about each. */
  readonly ratio: number;
}

/**
 * Throws `untrusted` `overlap.size`, `overlap.ratio` unless the sizes of the sets, in items, are within limits. `ours` is undefined as
 * long as only one is known.
 */
export function requireSizes(theirs: number, ours: number | undefined, { least, most, ratio }: Limits): void {
  if (theirs > most || theirs < least) {
    throw new ClewError('untrusted', 'overlap.size', `Their set has ${theirs} items; ${least} to ${most} are taken.`, {
      hint: 'Agree on other limits, or compare a smaller part.',
    });
  }
  if (ours === undefined || Math.max(theirs, ours) <= ratio * Math.max(1, Math.min(theirs, ours))) return;
  throw new ClewError(
    'untrusted',
    'overlap.ratio',
    `Their set has ${theirs} items and ours ${ours}: one is more than ${ratio} times the other.`,
    { hint: 'Agree on other limits, or compare sets of nearer sizes.' },
  );
}
