import type { TraceMethod } from '../../../model/index.ts';
import type { Purses } from '../purses.ts';

/** A rule by which the money of a mixed account is taken to leave it. */
export interface Method {
  /** Whether the account's own money that comes after a traced lot waits behind it. */
  readonly isQueued: boolean;
  /** Moves `amount`, which is no more than the purse holds, from the purse into `purses.taken`. */
  take(purses: Purses, purse: number, amount: number): void;
}

export type Methods = Readonly<Record<TraceMethod, Method>>;
