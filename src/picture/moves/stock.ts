import type { Cut } from './cuts.ts';
import type { RingTrack } from './ring-track.ts';
import { currentDays } from './turnover.ts';

/** What became of a ring's own indicators around a day, counted: what sentences say. */
export interface Stock {
  /** The boundary, in days. */
  readonly day: number;
  /** Shown in the weeks before; and of them, those that were not shown again. */
  readonly before: number;
  readonly ended: number;
  /** Shown in the weeks behind; and of them, those that were not shown before. */
  readonly after: number;
  readonly begun: number;
}

export function stockAt({ own, used, size }: RingTrack, { boundary }: Cut): Stock {
  const edge = used[Math.min(size - 1, boundary)]!;
  const left = used[Math.max(0, boundary - 1)]!;
  let [before, ended, after, begun] = [0, 0, 0, 0];
  for (const { shown } of own) {
    const isOld = shown[0]! < boundary;
    const isNew = shown.at(-1)! >= boundary;
    if (shown.some((place) => place < boundary && used[place]! > left - currentDays)) {
      before++;
      if (!isNew) ended++;
    }
    if (shown.some((place) => place >= boundary && used[place]! < edge + currentDays)) {
      after++;
      if (!isOld) begun++;
    }
  }
  return { day: edge, before, ended, after, begun };
}
