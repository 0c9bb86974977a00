import type { Lives } from './lives.ts';
import { type Pause, pauses } from './pause.ts';
import type { RingTrack } from './ring-track.ts';
import { turnover } from './turnover.ts';
import { type Heard, placeRatio, type Places } from './whereabouts.ts';

/** A gap between reports of a ring in which it may have moved, with what speaks for it: natural log likelihood ratios. */
export interface Cut {
  /** Between these days. */
  readonly from: number;
  readonly to: number;
  /** Reports of the ring made before it; all others were made behind it, but for strays of a pause. */
  readonly before: number;
  readonly pause: Pause | undefined;
  /** Of the pause, or of none: a group that leaves mostly falls silent. */
  readonly silence: number;
  /** Boundary in the order of use, and its turnover. */
  readonly boundary: number;
  readonly turnover: number;
  readonly place: number;
}

/** Part of moves without a pause that can be seen. */
const unseen = 0.1;
/** Days after the first new report in which the last old indicators may still be told. */
const lag = 4;

/** All gaps of a ring that have reports on both sides, in order of time. */
export function cutsOf(ring: RingTrack, place: number, lives: Lives, shape: number, places: Places): Cut[] {
  const turned = turnover(ring, lives, place);
  const silent = pauses(ring, shape);
  const heard = places.heard[place]!;
  const { at, used, size } = ring;
  const cuts: Cut[] = [];
  let split = 0;
  for (let k = 2; k < size - 1; k++) {
    const pause = silent[k];
    const [from, to] = pause === undefined ? [at[k - 1]!, at[k]!] : [at[pause.before]!, at[pause.after]!];
    if (from === to) continue;
    const boundary = boundaryIn(used, turned, from, to + lag);
    while (split < heard.length && heard[split]!.at < at[k]!) split++;
    cuts.push({
      from,
      to,
      before: (pause?.before ?? k - 1) + 1,
      pause,
      silence: Math.log(unseen + (1 - unseen) * (pause?.ratio ?? 0)),
      boundary,
      turnover: turned[boundary]!,
      place: ratioAt(places, heard, split, cuts.at(-1), heard[split]?.at),
    });
  }
  return cuts;
}

/** The ratio stays until another place is heard of. */
function ratioAt(
  places: Places,
  heard: readonly Heard[],
  split: number,
  last: Cut | undefined,
  next: number | undefined,
): number {
  const isSame = last !== undefined && heard[split - 1] !== undefined && heard[split - 1]!.at < last.to && next !== undefined;
  return isSame ? last.place : placeRatio(places, heard.slice(0, split), heard.slice(split));
}

/** The boundary between these days that most indicators agree on; the nearest where no loss lies between them. */
function boundaryIn(used: Float64Array, turned: Float64Array, from: number, to: number): number {
  let low = 1;
  let high = used.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (used[middle]! < from) low = middle + 1;
    else high = middle;
  }
  let best = low;
  for (let b = low; b < used.length && used[b - 1]! <= to; b++) if (turned[b]! > turned[best]!) best = b;
  return best;
}
