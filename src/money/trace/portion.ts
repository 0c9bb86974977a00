/**
 * `amount` × `part` / `whole`, cut off to a whole number: exact for safe integers, however large the product.
 */
export function mulDiv(amount: number, part: number, whole: number): number {
  if (part === whole) return amount;
  if (amount === whole) return part;
  const product = amount * part;
  // Below 2^53 the product is exact, and the quotient of two exact numbers never rounds up to the next whole one.
  if (product < 9_007_199_254_740_992) return Math.floor(product / whole);
  return Number((BigInt(amount) * BigInt(part)) / BigInt(whole));
}
