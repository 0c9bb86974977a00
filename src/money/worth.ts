import { minorDigits } from '../model/index.ts';

/** A rate as the exact decimal that somebody wrote: `digits / 10 ** places`. */
interface Decimal {
  readonly digits: bigint;
  readonly places: number;
}

/** What a number in JavaScript was written as: the shortest decimal that reads back as it. */
function decimalOf(rate: number): Decimal {
  const [mantissa = '', exponent = '0'] = String(rate).split('e');
  const [whole = '', part = ''] = mantissa.split('.');
  const places = part.length - Number(exponent);
  const digits = BigInt(whole + part);
  return places < 0 ? { digits: digits * 10n ** BigInt(-places), places: 0 } : { digits, places };
}

/** One step of a conversion: major units for one, or the other way round. */
export interface Factor {
  /** Major units of the one currency for one of the other, positive. */
  readonly rate: number;
  /** The table has it the other way round: divide. */
  readonly isInverse?: boolean;
}

/**
 * Minor units of `to` that `minor` of `from` are worth by these factors, one after the other. Exact decimals throughout; what is left
 * of a unit at the end is dropped, so that no sum is overstated.
 */
export function converted(minor: number, from: string, to: string, ...factors: readonly Factor[]): number {
  let above = BigInt(minor) * 10n ** BigInt(minorDigits(to));
  let below = 10n ** BigInt(minorDigits(from));
  for (const { rate, isInverse = false } of factors) {
    const { digits, places } = decimalOf(rate);
    const scale = 10n ** BigInt(places);
    above *= isInverse ? scale : digits;
    below *= isInverse ? digits : scale;
  }
  return Number(above / below);
}
