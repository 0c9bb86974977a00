/**
 * Small cells of one column whose total is known. The attacker knows every figure that is shown, that figures shown as zero are zero, that
 * each hidden count is therefore at least one, and this rule. After Willenborg & de Waal, Elements of Statistical Disclosure Control
 * (2001), ch. 4 and 6; Hundepool et al., Statistical Disclosure Control (2012), ch. 4.
 */

/** A cell is small: it tells of somebody, and of fewer than `k`. */
export const isSmall = (count: number, k: number): boolean => count > 0 && count < k;

/**
 * Which cells are hidden so that each hidden one may be any of at least `k + 1` counts: the small ones and `also`, and beside them the
 * cells that cost least. Where cells 1 … h with sum S are hidden, each lies in [1, S - h + 1], whose width is S - h.
 *
 * @returns positions that are hidden; `undefined` when no set of cells will do: then nothing but the total can be told.
 */
export function hiddenCounts(
  counts: readonly number[],
  k: number,
  also: ReadonlySet<number> = new Set(),
): ReadonlySet<number> | undefined {
  const hidden = new Set(counts.flatMap((count, i) => (isSmall(count, k) || (count > 0 && also.has(i)) ? [i] : [])));
  if (hidden.size === 0) return hidden;
  const spare = [...hidden].reduce((sum, i) => sum + counts[i]! - 1, 0);
  if (hidden.size > 1 && spare >= k) return hidden;
  const shown = counts.flatMap((count, i) => (count > 0 && !hidden.has(i) ? [i] : [])).sort((a, b) => counts[a]! - counts[b]!);
  // The smallest that suffices alone, or the two smallest, each of which is at least k: whichever is less.
  const one = shown.find((i) => spare + counts[i]! - 1 >= k);
  const two = shown.slice(0, 2);
  const isLess = one === undefined || (two.length === 2 && counts[two[0]!]! + counts[two[1]!]! < counts[one]!);
  const more = isLess ? two : [one];
  for (const i of more) hidden.add(i);
  const width = [...hidden].reduce((sum, i) => sum + counts[i]! - 1, 0);
  return hidden.size > 1 && width >= k ? hidden : undefined;
}

/** How much more than it is a hidden sum may be thought to be at least: a share of it. */
export const moneyMargin = 0.2;

/**
 * Which sums of money are hidden: those of `unsafe` cells, and beside them the cells that cost least, so that none of the unsafe sums can
 * be told within `moneyMargin` from above, nor at all from below. Sums are not negative; what is hidden adds up to a known sum S, so that
 * each lies in [0, S].
 *
 * @returns positions that are hidden; `undefined` when no set of cells will do.
 */
export function hiddenSums(sums: readonly number[], unsafe: ReadonlySet<number>): ReadonlySet<number> | undefined {
  const whole = sums.reduce((sum, each) => sum + each, 0);
  // Where nobody lost anything, every cell says nothing but that.
  if (unsafe.size === 0 || whole === 0) return new Set();
  const hidden = new Set(unsafe);
  const largest = Math.max(...[...unsafe].map((i) => sums[i]!));
  const needed = largest === 0 ? 1 : largest * (1 + moneyMargin);
  let sum = [...hidden].reduce((all, i) => all + sums[i]!, 0);
  const shown = sums.flatMap((each, i) => (each > 0 && !hidden.has(i) ? [i] : [])).sort((a, b) => sums[a]! - sums[b]!);
  while (hidden.size < 2 || sum < needed) {
    const next = shown.find((i) => !hidden.has(i) && sum + sums[i]! >= needed) ?? shown.findLast((i) => !hidden.has(i));
    if (next === undefined) return undefined;
    hidden.add(next);
    sum += sums[next]!;
  }
  return hidden;
}
