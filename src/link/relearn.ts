import { bestShared, groupStates } from './candidates.ts';
import type { Comparer } from './compare.ts';
import { profileWeight } from './em.ts';
import type { Excerpt } from './growing.ts';
import type { Linkage } from './linkage.ts';

/** Up to this many reports an indicator is learned anew from all its pairs; beyond, new pairs are added to what is known. */
export const wholeUpTo = 48;
/** Following reports of an indicator that each is paired with; as in `candidates.ts`. */
export const reach = 8;
const rounds = 4;

interface Pair {
  readonly x: number;
  readonly fixed: number;
}

/**
 * e(x) of indicators that new reports show, by the last step of `em.ts`: everything else that was learned stands still.
 * `touched` and `fresh` are positions in the excerpt, which holds all reports of an indicator that has few, else those
 * near the fresh ones. Writes into `e`, the exclusivities of the excerpt.
 */
export function relearn(
  state: Linkage,
  excerpt: Excerpt,
  comparer: Comparer,
  e: Float32Array,
  touched: readonly number[],
  fresh: ReadonlySet<number>,
  primary: Int32Array,
): void {
  const { table, indicators, shown } = excerpt;
  const { context, groups } = state.base.learned;
  const { em } = state.model;
  const pairs: Pair[] = [];
  const added = new Map<number, number>();
  for (const x of touched) {
    const from = table.postOffset[x]!;
    const to = from + shown[x]!;
    const all = isWhole(excerpt, x);
    let news = 0;
    for (let i = from; i < to; i++) {
      const a = table.post[i]!;
      if (fresh.has(a)) news++;
      for (let j = i + 1; j < to && j <= i + reach; j++) {
        const b = table.post[j]!;
        if (!all && !fresh.has(a) && !fresh.has(b)) continue;
        if (primary[a] === primary[b] || bestShared(table, e, a, b) !== x) continue;
        const fixed = profileWeight(context, groups, comparer.pattern(a, b), groupStates(table, e, a, b, x, em.high));
        pairs.push({ x, fixed });
      }
    }
    added.set(x, news);
  }
  const before = new Map(touched.map((x) => [x, e[x]!]));
  const sum = new Map<number, number>();
  const opened = new Map<number, number>();
  for (const { x } of pairs) opened.set(x, (opened.get(x) ?? 0) + 1);
  for (let round = 0; round < rounds; round++) {
    sum.clear();
    for (const { x, fixed } of pairs) {
      const score = Math.log(e[x]! / (1 - e[x]!)) + fixed;
      sum.set(x, (sum.get(x) ?? 0) + 1 / (1 + Math.exp(-score)));
    }
    for (const x of touched) {
      const degree = table.postOffset[x + 1]! - table.postOffset[x]!;
      const base = state.prior(indicators[x]!);
      const pairsOfX = opened.get(x) ?? 0;
      const mean = pairsOfX === 0 ? 0 : sum.get(x)! / pairsOfX;
      let next: number;
      if (isWhole(excerpt, x)) {
        const weight = Math.min(pairsOfX, degree - 1);
        next = (weight * mean + em.shrinkage * base) / (weight + em.shrinkage);
      } else {
        const weight = Math.min(pairsOfX, added.get(x)!);
        const known = degree - 1 - added.get(x)! + em.shrinkage;
        next = (weight * mean + known * before.get(x)!) / (weight + known);
      }
      e[x] = Math.min(0.999, Math.max(0.001, next));
    }
  }
}

/** Whether the excerpt holds all reports of an indicator. */
function isWhole({ table, shown }: Excerpt, x: number): boolean {
  return shown[x] === table.postOffset[x + 1]! - table.postOffset[x]!;
}
