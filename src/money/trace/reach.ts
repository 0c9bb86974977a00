import type { Read } from '../../casebook/index.ts';
import { accountViews } from '../accounts.ts';
import { endOf } from './ends.ts';
import { rowsOf } from './rows.ts';

/** Where money enters: number of the account and when. */
export interface Entry {
  readonly account: number;
  readonly at: number;
}

export interface ReachOptions {
  readonly direction: 'forward' | 'back';
  readonly hops: number;
  readonly until?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Accounts that money can have come to. */
export interface Reached {
  /** Those whose transfers matter, in ascending order. */
  readonly open: readonly number[];
  /** Services, at which nothing is followed further: position in `stopReasons`. */
  readonly ends: ReadonlyMap<number, number>;
}

/**
 * Accounts that money can have come to in so many transfers, each no earlier than the money: hop by hop, with the earliest time at which
 * it can have been there. More than the money will in fact come to, never less.
 */
export async function reach(read: Read, entries: readonly Entry[], options: ReachOptions): Promise<Reached> {
  const isBack = options.direction === 'back';
  const when = (at: number): number => (isBack ? -at : at);
  const earliest = new Map<number, number>();
  const ends = new Map<number, number>();
  let frontier = new Map<number, number>();
  for (const { account, at } of entries) frontier.set(account, Math.min(when(at), frontier.get(account) ?? Infinity));
  for (let hop = 1; hop <= options.hops && frontier.size > 0; hop++) {
    options.signal?.throwIfAborted();
    const views = await accountViews(
      read,
      [...frontier.keys()].filter((account) => !earliest.has(account)),
    );
    for (const [account, view] of views) {
      const end = endOf(view);
      if (end !== undefined) ends.set(account, end);
    }
    const next = new Map<number, number>();
    for (const [account, at] of frontier) {
      if (ends.has(account)) frontier.delete(account);
      else earliest.set(account, at);
    }
    if (hop === options.hops || frontier.size === 0) break;
    const rows = await rowsOf(read, [...frontier.keys()], isBack ? 'target' : 'source', options.until);
    for (let i = 0; i < rows.at.length; i++) {
      const [from, to] = isBack ? [rows.target[i]!, rows.source[i]!] : [rows.source[i]!, rows.target[i]!];
      const at = when(rows.at[i]!);
      if (to < 0 || from === to || at < frontier.get(from)! || ends.has(to)) continue;
      if (at < (earliest.get(to) ?? Infinity) && at < (next.get(to) ?? Infinity)) next.set(to, at);
    }
    frontier = next;
  }
  return { open: [...earliest.keys()].sort((a, b) => a - b), ends };
}
