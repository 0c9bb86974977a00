/**
 * e^x for x ≤ 0 by additions and multiplications alone, so that every machine gives the same bits: `Math.exp` may differ in the last
 * place from engine to engine. x = k·ln 2 + r with |r| ≤ ln 2 / 2; Taylor's series of e^r to r¹³ is exact to the last places; 2^k is
 * made by halving.
 */
export function expOf(x: number): number {
  if (x < -700) return 0;
  const k = Math.round(x * Math.LOG2E);
  const r = x - k * 0.6931471803691238 - k * 1.9082149292705877e-10;
  let sum = 1;
  for (let i = 13; i > 0; i--) sum = 1 + (r * sum) / i;
  let power = 1;
  for (let i = 0; i > k; i--) power /= 2;
  return sum * power;
}

/** Probabilities of scores, in place. */
export function softmax(scores: Float64Array): Float64Array {
  let most = -Infinity;
  for (const score of scores) if (score > most) most = score;
  let sum = 0;
  for (let i = 0; i < scores.length; i++) {
    const e = expOf(scores[i]! - most);
    scores[i] = e;
    sum += e;
  }
  for (let i = 0; i < scores.length; i++) scores[i] = scores[i]! / sum;
  return scores;
}
