import type { IndicatorKind } from '../model/index.ts';

/**
 * Version of the form in which indicators are told: two casebooks compare values only when both write them alike. A change that writes
 * any value otherwise needs another number; `normaliser.test.ts` fails until it has one.
 */
export const normaliser = 'clew-canonical-1';

/**
 * What an indicator is compared by, `kind:value`. A bank card and an account share one identity, their digits: the same number is read
 * as the one or the other by what stands around it.
 */
export function canonicalItem(kind: IndicatorKind, value: string): string {
  return `${kind === 'card' ? 'account' : kind}:${value}`;
}
