import type { Sought } from './found.ts';
import { placeAfter } from './traffic.ts';

/** An account that makes more payments than this in the longest pause mixes too much money to say which is whose. */
const busiest = 200;

/** Payments that may carry on the money of another. */
export class Onward {
  private readonly sought: Sought;
  private readonly pause: number;

  constructor(sought: Sought, pause: number) {
    this.sought = sought;
    this.pause = pause;
  }

  /** Calls `next` with each payment whose money `row` may pass on: those of which `each` finds `row`. */
  before(row: number, next: (row: number) => void): void {
    const { traffic, ordinary, limits, isService } = this.sought;
    const account = traffic.source[row]!;
    if (account < 0 || isService[account] === 1 || ordinary.payments(account, this.pause) > busiest) return;
    const { start, row: rows } = traffic.in;
    const [went, paid, currency] = [traffic.at[row]!, traffic.minor[row]!, traffic.currency[row]];
    for (let i = placeAfter(traffic.in, account, row) - 1; i >= start[account]!; i--) {
      const earlier = rows[i]!;
      if (went - traffic.at[earlier]! > this.pause) break;
      const amount = traffic.got[earlier]!;
      if (traffic.gotCurrency[earlier] === currency && paid <= amount && paid >= limits.onward * amount) next(earlier);
    }
  }

  /**
   * Calls `next` with each payment that may pass on the money of `row`, later and within the pause, of the same currency and at most a
   * little less. And with how many (log10) chance brings as near in time and in amount, as the account ordinarily pays; and within the
   * limits of both. `rate`: what part of the money earlier accounts passed on; as near to the same commission is as striking as nothing
   * kept.
   */
  each(row: number, rate: number | undefined, next: (row: number, near: number, most: number) => void): void {
    const { traffic, ordinary, limits, isService } = this.sought;
    const account = traffic.target[row]!;
    if (account < 0 || isService[account] === 1) return;
    const ordinarily = ordinary.payments(account, this.pause);
    if (ordinarily > busiest) return;
    const { start, row: rows } = traffic.out;
    const [came, amount, currency] = [traffic.at[row]!, traffic.got[row]!, traffic.gotCurrency[row]!];
    const least = limits.onward * amount;
    let most: number | undefined;
    for (let i = placeAfter(traffic.out, account, row); i < start[account + 1]!; i++) {
      const later = rows[i]!;
      const pause = traffic.at[later]! - came;
      if (pause > this.pause) break;
      const paid = traffic.minor[later]!;
      if (traffic.currency[later] !== currency || paid > amount || paid < least) continue;
      most ??= Math.log10(ordinary.following(account, this.pause) * ordinary.share(currency, least, amount));
      const alike = ordinary.share(currency, paid, amount);
      const off = Math.abs(paid - (rate ?? 1) * amount);
      // Whichever of the two ways of being alike is the closer: twice the choice.
      const either =
        rate === undefined
          ? alike
          : Math.min(1, 2 * Math.min(alike, ordinary.share(currency, rate * amount - off, rate * amount + off)));
      next(later, Math.log10(ordinary.following(account, pause) * either), most);
    }
  }
}
