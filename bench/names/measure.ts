/** A score of a pair, and whether it is one name. */
export interface Scored {
  readonly score: number;
  readonly same: boolean;
}
export interface Measured {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  /** Of the pairs of two names, those called one. */
  readonly falseMatches: number;
}

export function measure(pairs: readonly Scored[], threshold: number): Measured {
  const said = pairs.filter(({ score }) => score >= threshold);
  const hit = said.filter(({ same }) => same).length;
  const true_ = pairs.filter(({ same }) => same).length;
  const precision = said.length === 0 ? 1 : hit / said.length;
  const recall = true_ === 0 ? 1 : hit / true_;
  const f1 = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
  return { precision, recall, f1, falseMatches: (said.length - hit) / Math.max(1, pairs.length - true_) };
}

/** The threshold of the highest F1; of equal ones the highest. */
export function bestThreshold(pairs: readonly Scored[]): number {
  const sorted = [...pairs].sort((a, b) => b.score - a.score);
  const all = pairs.filter(({ same }) => same).length;
  let [hit, best, threshold] = [0, 0, Number.POSITIVE_INFINITY];
  for (const [at, { score, same }] of sorted.entries()) {
    if (same) hit++;
    if (sorted[at + 1]?.score === score) continue;
    const f1 = (2 * hit) / (at + 1 + all);
    if (f1 > best) [best, threshold] = [f1, score];
  }
  return threshold;
}

/** The lowest threshold at which at most this share of the pairs of two names is called one. */
export function thresholdFor(pairs: readonly Scored[], falseMatches: number): number {
  const others = pairs.filter(({ same }) => !same).map(({ score }) => score).sort((a, b) => b - a); // prettier-ignore
  const first = others[Math.floor(falseMatches * others.length)];
  const scores = pairs.map(({ score }) => score).filter((score) => first === undefined || score > first);
  return scores.length === 0 ? Number.POSITIVE_INFINITY : scores.reduce((a, b) => Math.min(a, b));
}

/** Ranks from 1, equal values sharing the mean of theirs. */
function ranks(values: readonly number[]): number[] {
  const order = values.map((_, i) => i).sort((a, b) => values[a]! - values[b]!);
  const ranked: number[] = [];
  for (let i = 0; i < order.length;) {
    let end = i;
    while (end + 1 < order.length && values[order[end + 1]!] === values[order[i]!]) end++;
    for (let k = i; k <= end; k++) ranked[order[k]!] = (i + end) / 2 + 1;
    i = end + 1;
  }
  return ranked;
}

/** Probability that a pair of one name scores above a pair of two (Mann and Whitney 1947): the area under the ROC curve. */
export function area(pairs: readonly Scored[]): number {
  const ranked = ranks(pairs.map(({ score }) => score));
  const same = pairs.filter(({ same }) => same).length;
  const sum = pairs.reduce((total, { same }, i) => total + (same ? ranked[i]! : 0), 0);
  return (sum - (same * (same + 1)) / 2) / (same * (pairs.length - same));
}

/** Spearman's rank correlation: Pearson's of the ranks. */
export function spearman(a: readonly number[], b: readonly number[]): number {
  const [x, y] = [ranks(a), ranks(b)];
  const mean = (a.length + 1) / 2;
  let [xy, xx, yy] = [0, 0, 0];
  for (let i = 0; i < a.length; i++) {
    const [dx, dy] = [x[i]! - mean, y[i]! - mean];
    xy += dx * dy;
    xx += dx * dx;
    yy += dy * dy;
  }
  return xy / Math.sqrt(xx * yy);
}
