import type { AccountView, TraceAccount } from '../../model/index.ts';
import type { Gathered } from './gather.ts';
import type { Slice } from './slice.ts';
import type { Walked, WalkStart } from './walk.ts';

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };
export type AccountTotals = Mutable<Omit<TraceAccount, keyof AccountView>>;

/** Adds minor units to one of several sums. */
export function add(sums: Record<string, number>, currency: string, minor: number): void {
  if (minor !== 0) sums[currency] = (sums[currency] ?? 0) + minor;
}

/** Stops at which the money is in the account. */
const stays = new Set(['held', 'unseen', 'no-rate', 'exchange', 'mixed-service', 'returned']);

/** What came to, went through and stayed at each account, by position. `lost`: codes of the currencies of the claims. */
export function accountTotals(
  slice: Slice,
  starts: readonly WalkStart[],
  walked: Walked,
  stops: readonly Gathered[],
  lost: readonly string[],
): Map<number, AccountTotals> {
  const accounts = new Map<number, AccountTotals>();
  /** The account, to which money came at that time after so many transfers. */
  const came = (place: number, hop: number, at: number): AccountTotals => {
    const known = accounts.get(place);
    if (known === undefined) {
      const fresh: AccountTotals = { hop, received: {}, passed: {}, held: {}, claim: {}, firstAt: at, lastAt: at };
      accounts.set(place, fresh);
      return fresh;
    }
    known.hop = Math.min(known.hop, hop);
    known.firstAt = Math.min(known.firstAt, at);
    known.lastAt = Math.max(known.lastAt, at);
    return known;
  };
  const codeOf = (currency: number): string => slice.currencies[currency]!;
  for (const { row, account, received, currency, at } of starts) {
    if (row < 0) add(came(account, 1, at).received, codeOf(currency), received);
  }
  const { flows, exchanges } = walked;
  for (let row = 0; row < slice.count; row++) {
    if (flows.traced[row] === 0) continue;
    const target = slice.target[row]!;
    if (target >= 0) {
      add(came(target, flows.hop[row]!, slice.at[row]!).received, codeOf(slice.receivedCurrency[row]!), flows.received[row]!);
    }
  }
  for (let row = 0; row < slice.count; row++) {
    const source = flows.traced[row] === 0 ? undefined : accounts.get(slice.source[row]!);
    if (source !== undefined) add(source.passed, codeOf(slice.currency[row]!), flows.drawn[row]!);
  }
  for (const { account, from, to, paid, got } of exchanges) {
    const its = accounts.get(account);
    if (its === undefined) continue;
    add(its.passed, codeOf(from), paid);
    add(its.received, codeOf(to), got);
  }
  for (const stop of stops) {
    const its = accounts.get(stop.account);
    if (its === undefined) continue;
    if (stays.has(stop.reason)) {
      add(its.held, codeOf(stop.currency), stop.minor);
      for (const part of stop.parts) add(its.claim, lost[starts[walked.stops.start[part]!]!.lostIn]!, walked.stops.claim[part]!);
    } else if (stop.reason === 'dust' || stop.reason === 'horizon') add(its.passed, codeOf(stop.currency), stop.minor);
  }
  for (const { ways, hop } of stops) {
    for (const way of ways) if (slice.target[way]! >= 0) came(slice.target[way]!, hop + 1, slice.at[way]!);
  }
  return accounts;
}
