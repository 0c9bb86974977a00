import { type CustodyLog, logPolicy, poster, syncWitnesses } from '../custody/index.ts';
import { ClewError } from '../errors.ts';
import { traceOf } from './answers.ts';

/** Milliseconds from an act to the question to the witnesses: acts of a busy minute are cosigned together. */
const gatherFor = 30_000;
/** How long a witness that is away is waited for: the log works without. */
const patience = 3000;

/** Has the witnesses of a log cosign what is recorded while a server runs, a while after each act. */
export class Witnessing {
  readonly #log: CustodyLog;
  readonly #wait: number;
  #timer: NodeJS.Timeout | undefined;
  #asking: Promise<void> = Promise.resolve();
  #lastSaid = '';

  constructor(log: CustodyLog, wait = gatherFor) {
    this.#log = log;
    this.#wait = wait;
  }

  /** Something was recorded. */
  note(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#asking = this.#asking.then(() => this.#ask());
    }, this.#wait).unref();
  }

  /** Resolves when nobody is being asked any more. */
  async close(): Promise<void> {
    clearTimeout(this.#timer);
    await this.#asking;
  }

  async #ask(): Promise<void> {
    try {
      if ((await logPolicy(this.#log)).witnesses.length === 0) return;
      const { quorum } = await syncWitnesses(this.#log, poster(patience));
      this.#say(quorum ? '' : 'not enough witnesses could be reached; they are asked again after the next act');
    } catch (error) {
      // One that knows another log has stopped the writing by now; every act is refused with its reason.
      this.#say(error instanceof ClewError ? `${error.message} [${error.code}]` : traceOf(error));
    }
  }

  /** Once, as long as nothing changes. */
  #say(words: string): void {
    if (words !== '' && words !== this.#lastSaid) process.stderr.write(`clew: ${words}\n`);
    this.#lastSaid = words;
  }
}
