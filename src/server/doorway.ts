import { ClewError } from '../errors.ts';
import { answerOf } from './answers.ts';

/** What answers requests. */
export interface Answering {
  readonly fetch: (request: Request, env: object) => Response | Promise<Response>;
}

/** Milliseconds that answers in flight may still take before the casebook under them is closed. */
const patience = 10_000;

/** Requests go to whatever answers now. While one casebook gives way to another they wait, so that nobody notices. */
export class Doorway<Site extends Answering> {
  #site: Site;
  #swapping: Promise<unknown> | undefined;
  #failed: ClewError | undefined;
  #inFlight = 0;
  #wake: (() => void) | undefined;
  #isClosing = false;

  constructor(site: Site) {
    this.#site = site;
  }

  get site(): Site {
    return this.#site;
  }

  readonly fetch = async (request: Request, env: object): Promise<Response> => {
    while (this.#swapping !== undefined) await this.#swapping.catch(() => undefined);
    if (this.#failed !== undefined) {
      const { status, body } = answerOf(this.#failed);
      return Response.json(body, { status });
    }
    this.#inFlight++;
    try {
      const answer = await this.#site.fetch(request, env);
      // Else a reader who asks on and on over one connection keeps the server from ending.
      if (this.#isClosing) answer.headers.set('Connection', 'close');
      return answer;
    } finally {
      this.#inFlight--;
      this.#wake?.();
    }
  };

  /** Puts another site in place of the one there is. When `change` fails there is none, and requests are told so. */
  async swap(change: (old: Site) => Promise<Site>): Promise<void> {
    const swapping = (async () => {
      await this.#quiet();
      try {
        this.#site = await change(this.#site);
      } catch (cause) {
        this.#failed = new ClewError('unavailable', 'server.closed', 'The casebook could not be opened again.', {
          hint: 'Stop the server and start it again: it says what is wrong.',
        });
        throw cause;
      }
    })();
    this.#swapping = swapping;
    try {
      await swapping;
    } finally {
      this.#swapping = undefined;
    }
  }

  /** From now on each answer ends its connection. Resolves when no answer is in flight, or after a while. */
  async close(): Promise<void> {
    this.#isClosing = true;
    await this.#quiet();
  }

  async #quiet(): Promise<void> {
    const over = Promise.withResolvers<void>();
    const timer = setTimeout(over.resolve, patience);
    this.#wake = () => this.#inFlight === 0 && over.resolve();
    this.#wake();
    await over.promise;
    clearTimeout(timer);
    this.#wake = undefined;
  }
}
