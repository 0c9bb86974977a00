import { kindNumber } from './kinds.ts';
import type { Model } from './model.ts';
import type { LinkTable } from './types.ts';

const victimKind = kindNumber('victim');

/**
 * 1 for each indicator that counts as a tie: seen in two reports or more and exclusive enough; services get 0, and so do
 * victims, who tie reports of one case only (`duplicates.ts`).
 */
export function countingIndicators(table: LinkTable, exclusivity: Float32Array, model: Model): Uint8Array {
  const { postOffset } = table;
  const counts = new Uint8Array(table.indicators);
  for (let x = 0; x < table.indicators; x++) {
    if (table.kind[x] !== victimKind && postOffset[x + 1]! - postOffset[x]! >= 2 && exclusivity[x]! >= model.countsFrom)
      counts[x] = 1;
  }
  return counts;
}
