/** Entries that each of these may hold: whoever makes up names or addresses fills no memory. */
const mostKept = 10_000;

/** A map that forgets what was not touched for longest. */
class Bounded<Value> {
  readonly #map = new Map<string, Value>();

  get(key: string): Value | undefined {
    return this.#map.get(key);
  }

  set(key: string, value: Value): void {
    this.#map.delete(key);
    this.#map.set(key, value);
    if (this.#map.size <= mostKept) return;
    const [oldest] = this.#map.keys();
    this.#map.delete(oldest!);
  }

  delete(key: string): void {
    this.#map.delete(key);
  }

  get size(): number {
    return this.#map.size;
  }
}

export interface Rate {
  /** Requests at once. */
  readonly burst: number;
  /** Requests a second that come back. */
  readonly perSecond: number;
}

/** A token bucket for each key. */
export class Buckets {
  readonly #left = new Bounded<{ readonly tokens: number; readonly at: number }>();
  readonly #rate: Rate;
  readonly #now: () => number;

  constructor(rate: Rate, now: () => number) {
    this.#rate = rate;
    this.#now = now;
  }

  /** Takes one; else how many seconds to wait until there is one. */
  take(key: string): number | undefined {
    const { burst, perSecond } = this.#rate;
    const now = this.#now();
    const known = this.#left.get(key) ?? { tokens: burst, at: now };
    const tokens = Math.min(burst, known.tokens + (Math.max(0, now - known.at) / 1000) * perSecond);
    if (tokens < 1) return Math.ceil((1 - tokens) / perSecond);
    this.#left.set(key, { tokens: tokens - 1, at: now });
    return undefined;
  }

  get size(): number {
    return this.#left.size;
  }
}

/** Failures that cost nothing, and the longest that one waits, in milliseconds. */
const longest = 15 * 60_000;
const first = 5000;
/** Failures are forgotten after this long without another. */
const forgotten = 24 * 3_600_000;

/**
 * Failed sign-ins: from the `free`th on each doubles the time until the next may be tried, up to a quarter of an hour. Whoever
 * wants to keep a user out by failing in their name gets no further than that; passkeys and OIDC are not held up.
 */
export class Failures {
  readonly #failed = new Bounded<{ readonly count: number; readonly at: number }>();
  readonly #free: number;
  readonly #now: () => number;

  constructor(free: number, now: () => number) {
    this.#free = free;
    this.#now = now;
  }

  /** Seconds until `key` may try again; 0: now. */
  wait(key: string): number {
    const known = this.#failed.get(key);
    if (known === undefined || known.count < this.#free) return 0;
    const delay = Math.min(longest, first * 2 ** Math.min(20, known.count - this.#free));
    return Math.max(0, Math.ceil((known.at + delay - this.#now()) / 1000));
  }

  failed(key: string): void {
    const now = this.#now();
    const known = this.#failed.get(key);
    const count = known === undefined || now - known.at > forgotten ? 0 : known.count;
    this.#failed.set(key, { count: count + 1, at: now });
  }

  succeeded(key: string): void {
    this.#failed.delete(key);
  }

  get size(): number {
    return this.#failed.size;
  }
}
