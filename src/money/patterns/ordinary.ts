import { rowsOf, type Traffic } from './traffic.ts';

const day = 86_400_000;
/** An account that is seen for less is taken to have been used for so long. */
const shortestLife = 7 * day;

/** What payments of this traffic ordinarily look like: how common amounts are, how often accounts pay. */
export class Ordinary {
  private readonly traffic: Traffic;
  /** Amounts received, sorted, by currency. */
  private readonly amounts: readonly Float64Array[];
  /** How exactly times are told, milliseconds: a day where every time is midnight somewhere, else a minute. */
  readonly resolution: number;

  constructor(traffic: Traffic) {
    this.traffic = traffic;
    const sizes = new Int32Array(traffic.currencies.length);
    for (const currency of traffic.gotCurrency) sizes[currency]!++;
    const lists = Array.from(sizes, (size) => new Float64Array(size));
    const filled = new Int32Array(sizes.length);
    traffic.gotCurrency.forEach((currency, i) => (lists[currency]![filled[currency]!++] = traffic.got[i]!));
    for (const list of lists) list.sort();
    this.amounts = lists;
    const first = (traffic.at[0] ?? 0) % day;
    this.resolution = traffic.at.every((at) => at % day === first) ? day : 60_000;
  }

  /** How many payments in a currency there are with an amount from `least` to `most`. */
  howMany(currency: number, least: number, most: number): number {
    const list = this.amounts[currency]!;
    return before(list, most, true) - before(list, least, false);
  }

  /** Share of the payments in a currency with an amount from `least` to `most`; never nothing. */
  share(currency: number, least: number, most: number): number {
    return (this.howMany(currency, least, most) + 1) / (this.amounts[currency]!.length + 1);
  }

  /** How long an account is known to be in use, milliseconds. */
  life(account: number): number {
    const { at, in: into, out } = this.traffic;
    const [came, went] = [rowsOf(into, account), rowsOf(out, account)];
    const first = Math.min(came.length > 0 ? at[came[0]!]! : Infinity, went.length > 0 ? at[went[0]!]! : Infinity);
    const last = Math.max(came.length > 0 ? at[came.at(-1)!]! : -Infinity, went.length > 0 ? at[went.at(-1)!]! : -Infinity);
    return Math.max(shortestLife, last - first);
  }

  /**
   * How many payments an account ordinarily makes after another and no later than told times that lie so far apart, milliseconds. Of those
   * that are told at the same time, as all of a day are, one half comes after it.
   */
  following(account: number, pause: number): number {
    return this.payments(account, pause - this.resolution / 2);
  }

  /** How many payments an account ordinarily makes in a time, milliseconds. */
  payments(account: number, time: number): number {
    const { start } = this.traffic.out;
    return ((start[account + 1]! - start[account]!) * (time + this.resolution)) / this.life(account);
  }
}

/** How many of a sorted list are smaller than a value, or not larger. */
export function before(list: Float64Array, value: number, orEqual: boolean): number {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    const each = list[middle]!;
    if (each < value || (orEqual && each === value)) low = middle + 1;
    else high = middle;
  }
  return low;
}
