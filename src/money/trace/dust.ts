import { minorDigits } from '../../model/index.ts';

/**
 * The least that is followed, minor units: `dust` whole units of the currency; of a coin that is worth many times more (those counted in
 * more than millionths: BTC, ETH …) thousandths.
 */
export function leastFollowed(dust: number, currency: string): number {
  const digits = minorDigits(currency);
  return Math.round(dust * 10 ** (digits > 6 ? digits - 3 : digits));
}
