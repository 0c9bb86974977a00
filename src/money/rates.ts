import type { StoredRate } from '../casebook/index.ts';
import { converted, type Factor } from './worth.ts';

const dayMs = 86_400_000;
/** A rate stands until the next one, and no longer than this: over holidays nobody fixes one. */
const longestDays = 7;

/** A rate of the table as it was used, with the row it stands in. */
export type UsedRate = StoredRate & Pick<Factor, 'isInverse'>;

/** What an amount is worth in another currency, and by which rates: one, or two by way of a third currency. */
export interface Worth {
  readonly minor: number;
  readonly by: readonly UsedRate[];
}

/**
 * The casebook's table of rates, asked by day. Of a day the nearest earlier rate counts that is no older than a week, direct or
 * inverse; where the table has neither, two rates by way of one other currency, that with the newer older leg, else first by name.
 * Of several rates of one day the one imported last.
 */
export class DayRates {
  /** By `from to`, in the order of the days. */
  readonly #pairs = new Map<string, UsedRate[]>();
  readonly #currencies: readonly string[];
  readonly #found = new Map<string, readonly UsedRate[] | undefined>();

  constructor(rates: readonly StoredRate[]) {
    for (const rate of rates) {
      this.#add(rate.from, rate.to, rate);
      this.#add(rate.to, rate.from, { ...rate, isInverse: true });
    }
    this.#currencies = [...new Set(rates.flatMap(({ from, to }) => [from, to]))].sort();
  }

  /** Undefined where the table has no rate for that day, or the sum is past what integers hold. `at` in UTC milliseconds: the day is the UTC one. */
  worth(minor: number, from: string, to: string, at: number | undefined): Worth | undefined {
    if (from === to) return { minor, by: [] };
    const by = at === undefined ? undefined : this.#between(from, to, Math.floor(at / dayMs));
    const worth = by === undefined ? NaN : converted(minor, from, to, ...by);
    return by === undefined || !Number.isSafeInteger(worth) ? undefined : { minor: worth, by };
  }

  #add(from: string, to: string, rate: UsedRate): void {
    const pair = `${from} ${to}`;
    const known = this.#pairs.get(pair);
    if (known === undefined) this.#pairs.set(pair, [rate]);
    else known.push(rate);
  }

  #between(from: string, to: string, day: number): readonly UsedRate[] | undefined {
    const key = `${from} ${to} ${day}`;
    if (!this.#found.has(key)) this.#found.set(key, this.#search(from, to, day));
    return this.#found.get(key);
  }

  #search(from: string, to: string, day: number): readonly UsedRate[] | undefined {
    const one = this.#on(from, to, day);
    if (one !== undefined) return [one];
    let best: { readonly by: readonly UsedRate[]; readonly oldest: string } | undefined;
    for (const by of this.#currencies) {
      const [first, second] = [this.#on(from, by, day), this.#on(by, to, day)];
      if (first === undefined || second === undefined) continue;
      const oldest = first.day < second.day ? first.day : second.day;
      if (best === undefined || oldest > best.oldest) best = { by: [first, second], oldest };
    }
    return best?.by;
  }

  /** The newest rate of the day or the week before; of one day a direct one before an inverse one. */
  #on(from: string, to: string, day: number): UsedRate | undefined {
    const rates = this.#pairs.get(`${from} ${to}`) ?? [];
    const last = dayName(day);
    const first = dayName(day - longestDays);
    let best: UsedRate | undefined;
    for (const rate of rates) {
      if (rate.day < first || rate.day > last) continue;
      if (best === undefined || rate.day > best.day) best = rate;
      else if (rate.day === best.day && !(rate.isInverse === true && best.isInverse !== true)) best = rate;
    }
    return best;
  }
}

const dayName = (day: number): string => new Date(day * dayMs).toISOString().slice(0, 10);
