/** Natural logarithm of k!, for whole k from 0 on: exact sums up to 255, then Stirling's series (error below 1e-12). */
function logFactorial(k: number): number {
  if (k < exact.length) return exact[k]!;
  const x = k + 1;
  return (x - 0.5) * Math.log(x) - x + 0.5 * Math.log(2 * Math.PI) + 1 / (12 * x) - 1 / (360 * x ** 3);
}

const exact = new Float64Array(256);
for (let k = 2; k < exact.length; k++) exact[k] = exact[k - 1]! + Math.log(k);

/**
 * Probability of at least `k` hits in `n` trials of chance `q` each: the upper tail of the binomial distribution, summed term by term.
 * Of two counts under Poisson with known exposures, the first given their sum is binomial (Przyborowski, Wilenski 1940): so it says how
 * surprising it is that `k` of `n` fell into the share `q` of what was looked at.
 */
export function binomialTail(k: number, n: number, q: number): number {
  if (k <= 0) return 1;
  if (k > n || q <= 0) return 0;
  if (q >= 1) return 1;
  const odds = q / (1 - q);
  let term = Math.exp(logFactorial(n) - logFactorial(k) - logFactorial(n - k) + k * Math.log(q) + (n - k) * Math.log1p(-q));
  let sum = 0;
  for (let i = k; i <= n && (i === k || term > sum * 1e-15); i++) {
    sum += term;
    term *= ((n - i) / (i + 1)) * odds;
  }
  return Math.min(1, sum);
}
