import { mute } from './kinds.ts';
import type { Model } from './model.ts';
import type { LinkTable } from './types.ts';

/**
 * 1 for each indicator that counts as a tie: seen in two reports or more and exclusive enough; services get 0, and so do
 * victims and names of platforms (see `mute`).
 */
export function countingIndicators(table: LinkTable, exclusivity: Float32Array, model: Model): Uint8Array {
  return indicatorsFrom(table, exclusivity, model.countsFrom);
}

/** 1 for each indicator the clustering looks at: also services, which tie nothing alone but weigh beside wording. */
export function consideredIndicators(table: LinkTable, exclusivity: Float32Array, model: Model): Uint8Array {
  return indicatorsFrom(table, exclusivity, model.looksFrom);
}

function indicatorsFrom(table: LinkTable, exclusivity: Float32Array, least: number): Uint8Array {
  const { postOffset } = table;
  const counts = new Uint8Array(table.indicators);
  for (let x = 0; x < table.indicators; x++) {
    if (mute[table.kind[x]!] === 0 && postOffset[x + 1]! - postOffset[x]! >= 2 && exclusivity[x]! >= least) counts[x] = 1;
  }
  return counts;
}
