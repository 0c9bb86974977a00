/**
 * `amount` × `part` / `whole`, cut off to a whole number: exact for safe integers, however large the product.
 */
export function mulDiv(amount: number, part: number, whole: number): number {
  if (part === whole) return amount;
  if (amount === whole) return part;
  const product = amount * part;
  // Below 2^53 the product is exact, and the quotient of two exact numbers never rounds up to the next whole one.
  if (product < 9_007_199_254_740_992) return Math.floor(product / whole);
  if (amount > most || part > most || whole > most) return Number((BigInt(amount) * BigInt(part)) / BigInt(whole));
  // The quotient is a little off; what is left over, told exactly by two products and what rounding took from each, says by how much.
  let quotient = Math.floor(product / whole);
  const back = quotient * whole;
  let rest = product - back + (rounded(amount, part, product) - rounded(quotient, whole, back));
  for (; rest < 0; rest += whole) quotient--;
  for (; rest >= whole; rest -= whole) quotient++;
  return quotient;
}

/** Up to this all numbers below stay exact: 2^50, eleven million million units of two digits. */
const most = 1_125_899_906_842_624;

/** What rounding took from the product of two whole numbers. T. J. Dekker, Numerische Mathematik 18 (1971) 224–242. */
function rounded(a: number, b: number, product: number): number {
  const [scaledA, scaledB] = [a * 134_217_729, b * 134_217_729];
  const [highA, highB] = [scaledA - (scaledA - a), scaledB - (scaledB - b)];
  const [lowA, lowB] = [a - highA, b - highB];
  return lowA * lowB - (product - highA * highB - lowA * highB - highA * lowB);
}
