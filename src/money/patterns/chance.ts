/**
 * How likely it is that honest traffic makes a finding. Everything in log10, and everything an upper bound: where it is wrong it is wrong
 * on the side of not telling.
 */

/** Upper bound (Chernoff) of the probability of at least `times` successes in `tries`, each with `p`. */
export function atLeast(times: number, tries: number, p: number): number {
  if (times <= tries * p) return 0;
  if (p <= 0) return -Infinity;
  const share = times / tries;
  const rest = share === 1 ? 0 : (1 - share) * Math.log((1 - share) / (1 - p));
  return (-tries * (share * Math.log(share / p) + rest)) / Math.LN10;
}

/**
 * Expected number (log10) of findings at least as striking as one. A finding is a list of coordinates (how soon, how much alike), each of
 * which chance spreads evenly; `found` is how many it would bring as near in all of them, `most` how many within the limits, both log10.
 * What is as striking lies under a hyperbola: its volume in so many dimensions (for one test after another: Fisher's method).
 */
export function asStriking(found: number, most: number, coordinates: number): number {
  if (found >= most) return most;
  const depth = (most - found) * Math.LN10;
  let [sum, term] = [1, 1];
  for (let i = 1; i < coordinates; i++) sum += term *= depth / i;
  return Math.min(most, found + Math.log10(sum));
}

/** 0..1 from the expected number of findings by chance (log10): a half at one in a hundred, nearly 1 at one in a billion. */
export const strengthOf = (expected: number): number => {
  const surprise = Math.max(0, -expected);
  return Number.isFinite(surprise) ? surprise / (surprise + 2) : 1;
};
