import type { AlarmKind, TraffickingSign } from '../../model/index.ts';

/**
 * What some words say. `pattern` is held against one sentence, folded: lower case, simplified characters, one apostrophe. It stays
 * within a clause where it is written with `near`, and may go over commas where it is written with `far`.
 */
export interface Rule {
  readonly alarm?: AlarmKind;
  readonly sign?: TraffickingSign;
  readonly pattern: RegExp;
  /** Says no when found in the clause of the match. */
  readonly unless?: RegExp;
  /** Says no when found anywhere in the sentence. */
  readonly unlessAnywhere?: RegExp;
  /** Somebody of one's own has to be nearer before the words than whoever cheated: 骗子失联 is no missing person. */
  readonly ofKin?: true;
  /** It is said as what will happen, so that `if` and its kin do not take it back: a threat. */
  readonly conditional?: true;
}

/** Up to `n` characters of the same clause. */
export function near(n: number): string {
  return `[^，,；;。.!?！？]{0,${n}}?`;
}

/** Up to `n` characters, over commas. */
export function far(n: number): string {
  return `.{0,${n}}?`;
}

export function pattern(...parts: readonly string[]): RegExp {
  return new RegExp(parts.join(''), 'g');
}
