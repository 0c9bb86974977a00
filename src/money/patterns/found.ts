import type { PatternKind, Sentence } from '../../model/index.ts';
import { money } from '../amounts.ts';
import type { PatternLimits } from './limits.ts';
import type { Near } from './near.ts';
import type { Ordinary } from './ordinary.ts';
import type { Traffic } from './traffic.ts';

/** A pattern in positions of the traffic. */
export interface Found {
  readonly kind: PatternKind;
  /** The account it is about first. */
  readonly accounts: readonly number[];
  readonly rows: readonly number[];
  /** 0..1 */
  readonly strength: number;
  readonly why: Sentence;
  /** Rings whose money it is, when that was followed. */
  readonly rings?: readonly string[];
}

/** What a finder looks at. */
export interface Sought {
  readonly traffic: Traffic;
  readonly ordinary: Ordinary;
  readonly limits: PatternLimits;
  /** Accounts that are labelled as services: many strangers pay them, and are paid by them, by trade. */
  readonly isService: Uint8Array;
  /** Where to look; absent: everywhere. */
  readonly near?: Near | undefined;
  readonly signal: AbortSignal | undefined;
}

/** Lets a person stop a loop over accounts or rows: asked now and then. */
export function heed(signal: AbortSignal | undefined, i: number): void {
  if ((i & 0xffff) === 0) signal?.throwIfAborted();
}

/** `2026-03-01`, in UTC. */
export const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** From when to when, as a sentence has it. */
export function period(traffic: Traffic, rows: readonly number[]): Sentence {
  const [first, last] = [dayOf(traffic.at[rows[0]!]!), dayOf(traffic.at[rows.at(-1)!]!)];
  return first === last ? { en: `on ${first}`, zh: first } : { en: `between ${first} and ${last}`, zh: `${first}至${last}` };
}

/** How long: minutes, hours or days, rounded up. */
export function lasting(ms: number): Sentence {
  const minutes = Math.max(1, Math.ceil(ms / 60_000));
  if (minutes < 120) return { en: `${minutes} min`, zh: `${minutes}分钟` };
  const hours = Math.ceil(minutes / 60);
  return hours <= 48
    ? { en: `${hours} h`, zh: `${hours}小时` }
    : { en: `${Math.ceil(hours / 24)} days`, zh: `${Math.ceil(hours / 24)}天` };
}

export const amountOf = (traffic: Traffic, currency: number, minor: number): Sentence =>
  money(minor, traffic.currencies[currency]!);

/** Sum of what was paid in these rows, by currency. */
export function sumsOf(traffic: Traffic, rows: readonly number[]): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const row of rows) {
    const currency = traffic.currencies[traffic.currency[row]!]!;
    sums[currency] = (sums[currency] ?? 0) + traffic.minor[row]!;
  }
  return sums;
}
