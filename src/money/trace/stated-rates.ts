import type { Read } from '../../casebook/index.ts';
import type { StatedRate } from '../../model/index.ts';
import { DayRates } from '../rates.ts';
import { converted } from '../worth.ts';
import type { Slice } from './slice.ts';
import type { WalkOptions } from './walk.ts';

const dayOf = (at: number): string => new Date(Math.abs(at)).toISOString().slice(0, 10);

/**
 * Rates as stated for the trace, of their day if they have one; else of the casebook's table. One way or the other: a rate that is stated
 * from one currency into the other is used both ways.
 */
export async function statedRates(read: Read, stated: readonly StatedRate[], slice: Slice): Promise<WalkOptions['worth']> {
  const { currencies } = slice;
  if (currencies.length < 2) return () => undefined;
  const table = new DayRates(await read.rates());
  return (minor, from, to, at) => {
    const [one, other] = [currencies[from]!, currencies[to]!];
    const isOf = ({ day }: StatedRate): boolean => day === undefined || day === dayOf(at);
    const direct = stated.find((rate) => rate.from === one && rate.to === other && isOf(rate));
    const inverse = stated.find((rate) => rate.from === other && rate.to === one && isOf(rate));
    const rate = direct ?? inverse;
    if (rate === undefined) return table.worth(minor, one, other, Math.abs(at))?.minor;
    const worth = converted(minor, one, other, { rate: rate.rate, isInverse: rate === inverse });
    return Number.isSafeInteger(worth) ? worth : undefined;
  };
}
