import type { AccountKind } from '../../model/index.ts';
import { hourMs } from './rules.ts';

/** By what somebody could know that the money is still there. */
export interface Signs {
  readonly kind: AccountKind;
  readonly currency: string;
  /** The account is one that an exchange or a payment service keeps for its customer. */
  readonly isCustodial: boolean;
  /** End of a statement that shows it there; UTC milliseconds. */
  readonly shownAt?: number | undefined;
  /** Newest traced payment into it. */
  readonly lastAt: number;
}

/** The chance at the beginning, and the hours in which it halves. */
interface Decay {
  readonly first: number;
  readonly halves: number;
}

/**
 * Figures of judgement, not of measurement: they order a queue and prove nothing. What matters is their order, and that no hour
 * raises them (docs/reference/money.md).
 */
const decays = {
  /** A statement shows that it lay there: it was not sent on at once. */
  shown: { first: 1, halves: 168 },
  /** Mules pass money on within minutes to hours. */
  account: { first: 0.9, halves: 12 },
  /** The exchange can still stop a withdrawal, and asks its customer who they are. */
  custodial: { first: 0.8, halves: 24 },
  /** Nobody keeps the wallet, but the issuer of the token can block it. */
  issued: { first: 0.5, halves: 24 },
  /** Nobody can stop it; when it goes to an exchange there is somebody to write to. */
  free: { first: 0.05, halves: 24 },
} as const satisfies Record<string, Decay>;

/** Tokens whose issuers block addresses. */
const issued: ReadonlySet<string> = new Set(['USDT', 'USDC', 'BUSD', 'TUSD', 'PYUSD']);

/** A chance is never less than this part of what it began with: of what is long gone the large amounts are asked about first. */
const least = 0.01;

/** 0..1: that the money is still there and somebody can stop it. Never rises with time. */
export function chanceOf(signs: Signs, now: number): number {
  const { first, halves } = decays[decayOf(signs)];
  const since = Math.max(0, now - (signs.shownAt ?? signs.lastAt)) / hourMs;
  return first * Math.max(least, 2 ** (-since / halves));
}

function decayOf({ kind, currency, isCustodial, shownAt }: Signs): keyof typeof decays {
  if (kind === 'wallet' && !isCustodial) return issued.has(currency) ? 'issued' : 'free';
  if (shownAt !== undefined) return 'shown';
  return isCustodial ? 'custodial' : 'account';
}

/** Whether anybody could be asked to stop it. */
export const isStoppable = (signs: Signs): boolean => decayOf(signs) !== 'free';
