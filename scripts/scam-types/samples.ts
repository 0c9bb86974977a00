import type { Mention } from '../../src/model/index.ts';
import { emptyGrams, mannerOf, readGrams } from '../../src/scam/type/grams.ts';
import type { Sample } from './fit.ts';

const grams = emptyGrams();

/** A text as something to learn from. */
export function sampleOf(text: string, mentions: readonly Mention[], target: number, weight = 1): Sample {
  readGrams(text, mentions, grams);
  const keys = Uint32Array.from(new Set(grams.keys.subarray(0, grams.count))).sort();
  return { keys, manner: mannerOf(grams), target, weight };
}
