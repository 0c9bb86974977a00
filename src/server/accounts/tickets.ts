import { hash, randomBytes, timingSafeEqual } from 'node:crypto';

/** How long a one-time link is good for, in milliseconds. */
export const ticketMs = 15 * 60_000;
/** Links that may be open at once; the oldest gives way. */
const mostTickets = 8;

interface Ticket {
  readonly digest: Buffer;
  readonly until: number;
}

/** 256 bits that nobody guesses, fit for a URL. */
export const secret = (): string => randomBytes(32).toString('base64url');

/** What is kept of a secret that somebody else holds. */
export const digestOf = (text: string): Buffer => hash('sha256', text, 'buffer');

export function isEqual(a: string, b: string): boolean {
  return timingSafeEqual(digestOf(a), digestOf(b));
}

/** One-time links of the own machine, as a notebook server has them. Kept in memory: they end with the server. */
export class Tickets {
  #open: Ticket[] = [];
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  make(): string {
    const token = secret();
    const until = this.#now() + ticketMs;
    this.#open = [...this.#open.slice(1 - mostTickets), { digest: digestOf(token), until }];
    return token;
  }

  /** Whether the token was good. It is good once. */
  take(token: string): boolean {
    const digest = digestOf(token);
    const now = this.#now();
    let found: Ticket | undefined;
    // All are compared, each in the same time, whichever fits.
    for (const each of this.#open) if (timingSafeEqual(each.digest, digest)) found = each;
    this.#open = this.#open.filter((each) => each !== found && each.until > now);
    return found !== undefined && found.until > now;
  }
}
