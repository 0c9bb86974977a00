import type { Happened, JobView, Permission } from '../model/index.ts';

/** Who listens, as far as it decides what is told. */
export interface Listener {
  readonly user: string;
  /** Asked for each event: a session may have ended meanwhile. */
  readonly may: () => readonly Permission[];
}

/** Events that wait for a slow page; beyond it the page is cut off, connects anew and asks for everything again. */
const mostWaiting = 256;

/** Tells open pages what happened. Nothing is kept for those who are away: a page that connects asks for what it shows. */
export class Events {
  readonly #ears = new Set<Ear>();

  tell(happened: Happened): void {
    for (const ear of this.#ears) ear.hear(happened);
  }

  /** What `listener` may know, from now until the signal or the end of the server. */
  async *listen(listener: Listener, signal: AbortSignal, idleMs: number): AsyncGenerator<Happened | 'idle'> {
    const ear = new Ear(listener);
    const leave = (): void => ear.end();
    this.#ears.add(ear);
    signal.addEventListener('abort', leave);
    try {
      if (!signal.aborted) yield* ear.events(idleMs);
    } finally {
      signal.removeEventListener('abort', leave);
      this.#ears.delete(ear);
    }
  }

  close(): void {
    for (const ear of this.#ears) ear.end();
  }
}

class Ear {
  readonly #listener: Listener;
  readonly #waiting: Happened[] = [];
  #ended = false;
  #wake: (() => void) | undefined;

  constructor(listener: Listener) {
    this.#listener = listener;
  }

  hear(happened: Happened): void {
    const told = toldTo(this.#listener, happened);
    if (told === undefined || this.#ended) return;
    // Of a job's progress only the newest counts.
    const last = this.#waiting.at(-1);
    if (told.event === 'job' && last?.event === 'job' && last.job.id === told.job.id) this.#waiting.pop();
    this.#waiting.push(told);
    if (this.#waiting.length > mostWaiting) this.#ended = true;
    this.#wake?.();
  }

  end(): void {
    this.#ended = true;
    this.#wake?.();
  }

  async *events(idleMs: number): AsyncGenerator<Happened | 'idle'> {
    while (!this.#ended) {
      const next = this.#waiting.shift();
      if (next !== undefined) {
        yield next;
        continue;
      }
      const isIdle = await new Promise<boolean>((resolve) => {
        const timer = setTimeout(() => resolve(true), idleMs);
        this.#wake = () => {
          clearTimeout(timer);
          resolve(false);
        };
      });
      this.#wake = undefined;
      if (this.#listener.may().length === 0) return;
      if (isIdle) yield 'idle';
    }
  }
}

/** Whether a user is told of a job: their own, or any when they might have started one themselves. */
export function knowsOf({ by }: JobView, user: string, permitted: readonly Permission[]): boolean {
  return by === user || permitted.includes('import') || permitted.includes('link');
}

/** Kinds of rows, by what one must be allowed to see them. */
const seenBy: Readonly<Record<Extract<Happened, { event: 'changed' }>['what'][number], Permission>> = {
  reports: 'read',
  rings: 'read',
  judgements: 'read',
  cases: 'read',
  money: 'read',
  people: 'read',
  picture: 'read',
  overlap: 'share',
  log: 'verify',
  users: 'users',
};

/** An event as one listener may know it; `undefined` when it is none of their business. */
export function toldTo({ user, may }: Listener, happened: Happened): Happened | undefined {
  const permitted = may();
  if (happened.event === 'job') {
    return knowsOf(happened.job, user, permitted) ? happened : undefined;
  }
  const what = happened.what.filter((each) => permitted.includes(seenBy[each]));
  return what.length === 0 ? undefined : { ...happened, what };
}
