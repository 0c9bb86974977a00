import { setTimeout as wait } from 'node:timers/promises';

/** How long trouble of the way to the cluster is borne with. */
export interface Patience {
  /** Failures one after the other that are borne with, each followed by a longer pause. */
  readonly tries: number;
  /** First pause, in ms; each next one is three times as long. */
  readonly firstMs: number;
  /** Longest pause, in ms. */
  readonly mostMs: number;
  /** A stream that says nothing for so long, in ms, is taken for broken. The server ends each by itself after two minutes. */
  readonly silenceMs: number;
}

/** About two and a half minutes: longer than a cluster's driver needs to answer again after a long pause of its own. */
export const usualPatience: Patience = { tries: 12, firstMs: 100, mostMs: 20_000, silenceMs: 180_000 };

/** Waits before try `number` (from 1) with up to half as much again by chance, so that clients do not come back all at once. */
export async function pause(patience: Patience, number: number, signal?: AbortSignal): Promise<void> {
  const ms = Math.min(patience.firstMs * 3 ** (number - 1), patience.mostMs);
  await wait(ms * (1 + Math.random() / 2), undefined, signal === undefined ? {} : { signal }).catch((error: unknown) => {
    throw signal?.aborted === true ? signal.reason : error;
  });
}
