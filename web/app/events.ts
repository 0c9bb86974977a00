import { useEffect, useEffectEvent } from 'react';
import type { Happened } from '../../src/model/index.ts';
import { queries } from './api.ts';
import { jobHappened } from './jobs.ts';
import { refresh } from './stale.ts';
import { Store } from './store.ts';

/** Whether the server tells this page what happens. `lost`: what is shown may be old. */
export const live = new Store<'opening' | 'live' | 'lost'>('opening');

type Changed = Extract<Happened, { event: 'changed' }>;

/** Milliseconds over which changes are gathered before the page asks again: an import tells of many. */
const gatherMs = 300;
/** Until the next try after the server closed the stream, doubling up to the longest. */
const [firstRetryMs, longestRetryMs] = [1000, 30_000];

/** Listens until closed: reconnects by itself, and asks for everything again after it was away. */
class Ear {
  readonly #onChanged: (changed: Changed) => void;
  #source: EventSource | undefined;
  #retryMs = firstRetryMs;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #gathered = new Set<Changed['what'][number]>();
  #flush: ReturnType<typeof setTimeout> | undefined;

  constructor(onChanged: (changed: Changed) => void) {
    this.#onChanged = onChanged;
    addEventListener('online', this.#open);
    addEventListener('offline', this.#lose);
    this.#open();
  }

  readonly #lose = (): void => live.set('lost');

  readonly #open = (): void => {
    clearTimeout(this.#retry);
    this.#source?.close();
    const source = new EventSource('/api/events');
    this.#source = source;
    source.addEventListener('open', () => {
      this.#retryMs = firstRetryMs;
      // What happened meanwhile nobody tells again.
      if (live.get() === 'lost') void queries.invalidateQueries();
      live.set('live');
    });
    source.addEventListener('error', () => {
      live.set('lost');
      if (source.readyState !== EventSource.CLOSED) return;
      // An answer that is no stream: the session may have ended.
      void queries.invalidateQueries({ queryKey: ['/session'] });
      this.#retry = setTimeout(this.#open, this.#retryMs);
      this.#retryMs = Math.min(longestRetryMs, this.#retryMs * 2);
    });
    source.addEventListener('message', ({ data }: MessageEvent<string>) => this.#hear(JSON.parse(data) as Happened));
  };

  #hear(happened: Happened): void {
    if (happened.event === 'job') return jobHappened(happened.job);
    for (const what of happened.what) this.#gathered.add(what);
    this.#onChanged(happened);
    this.#flush ??= setTimeout(() => {
      this.#flush = undefined;
      refresh([...this.#gathered]);
      this.#gathered = new Set();
    }, gatherMs);
  }

  close(): void {
    removeEventListener('online', this.#open);
    removeEventListener('offline', this.#lose);
    clearTimeout(this.#retry);
    clearTimeout(this.#flush);
    this.#source?.close();
    live.set('opening');
  }
}

/** Keeps what is on screen fresh while others work: server-sent events name what changed, and the page asks again. */
export function useEvents(isAllowed: boolean, onChanged: (changed: Changed) => void): void {
  const tell = useEffectEvent(onChanged);
  useEffect(() => {
    if (!isAllowed) return undefined;
    const ear = new Ear((changed) => tell(changed));
    return () => ear.close();
  }, [isAllowed]);
}
