import type { PartView, Sentence } from '../../model/index.ts';

/** What one part of two records says. `weight`: log10 of the likelihood ratio. */
export interface Said {
  readonly says: PartView['says'];
  readonly weight: number;
  readonly sentence: Sentence;
}

/** One side says nothing, or what both say is no ground either way. */
export const silent = (en = 'one side says nothing', zh = '至少一方未记载'): Said => ({
  says: 'silent',
  weight: 0,
  sentence: { en, zh },
});

/** The one that speaks most for one person; `undefined` of none. */
export function best(all: readonly Said[]): Said | undefined {
  let found: Said | undefined;
  for (const each of all) if (found === undefined || each.weight > found.weight) found = each;
  return found;
}

/**
 * Typing slips between two texts, up to `most`: letters changed, left out, put in, or two neighbours changed over (optimal string
 * alignment distance); `most + 1` for more.
 */
export function slipsBetween(a: string, b: string, most: number): number {
  if (a === b) return 0;
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      let cost = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, before[j - 2]! + 1);
      row.push(cost);
      least = Math.min(least, cost);
    }
    if (least > most) return most + 1;
    before = last;
    last = row;
  }
  return Math.min(last[b.length]!, most + 1);
}

/** Whether two texts differ by one typing slip. */
export const isSlip = (a: string, b: string): boolean => slipsBetween(a, b, 1) === 1;
