import type { Pattern, PatternKind } from '../../src/model/index.ts';

/** What was planted, or what a data set says was: kind, and accounts, the one it is about first. */
export interface Alert {
  readonly kind: PatternKind;
  readonly accounts: readonly string[];
}

export interface PatternScore {
  readonly alerts: number;
  readonly found: number;
  /** Alerts of which one pattern of the right kind holds the main account and four fifths of the others. */
  readonly recall: number;
  /** Accounts of the patterns of this kind that are in an alert of it. */
  readonly precision: number;
  readonly shown: number;
  readonly right: number;
  readonly patterns: number;
}

export function scored(kind: PatternKind, patterns: readonly Pattern[], alerts: readonly Alert[]): PatternScore {
  const [told, true_] = [patterns.filter((each) => each.kind === kind), alerts.filter((each) => each.kind === kind)];
  const named = new Set(true_.flatMap(({ accounts }) => accounts));
  const found = true_.filter(({ accounts }) =>
    told.some((pattern) => {
      const of = new Set(pattern.accounts);
      const members = accounts.filter((each) => of.has(each));
      return of.has(accounts[0]!) && members.length >= 0.8 * accounts.length;
    }),
  );
  const shown = told.flatMap(({ accounts }) => accounts);
  const right = shown.filter((each) => named.has(each)).length;
  return {
    alerts: true_.length,
    found: found.length,
    recall: true_.length === 0 ? 1 : found.length / true_.length,
    precision: shown.length === 0 ? 1 : right / shown.length,
    shown: shown.length,
    right,
    patterns: told.length,
  };
}
