import { chanceOf, type Lives } from './lives.ts';
import type { RingTrack } from './ring-track.ts';

/** Parts of its stock that a ring may give up when it moves; each as likely. */
const givenUp = [0.5, 0.7, 0.85];
/** Days around a change in which an indicator counts as current. */
export const currentDays = 60;

/**
 * Log likelihood ratio, by boundary in the order of use (boundary b: the reports before place b against the rest), of "most of the
 * stock was given up together here" against "indicators ended and began each in its own time".
 *
 * Each own indicator lives an exponential time and is shown by chance while it lives. One shown on both sides survived: ln(1 − g), g
 * the part given up. One that was not shown again says the more, the likelier it was alive at the boundary (`a`) and, alive, shown
 * later (`q`): ln((1 − (1 − g)·a·q) / (1 − a·q)). The same holds backwards in time for those first shown behind the boundary. (The
 * alive-or-dead part is the Pareto/NBD model of customers: Schmittlein, Morrison and Colombo 1987.)
 */
export function turnover(ring: RingTrack, lives: Lives, place: number): Float64Array {
  const { size, used, own } = ring;
  const reversed = Float64Array.from(used, (_, i) => -used[size - 1 - i]!);
  const by = givenUp.map(() => new Float64Array(size + 1));
  for (const each of own) {
    const begin = each.shown[0]!;
    const last = each.shown.at(-1)!;
    const days = lives.days[each.kind]! * lives.factor[place]!;
    const often = chanceOf(each, lives.shown[place]!);
    givenUp.forEach((part, i) => {
      for (let b = begin + 1; b <= last; b++) by[i]![b]! += Math.log(1 - part);
    });
    addEnd(used, last, days, often, (b, aq) => givenUp.forEach((part, i) => (by[i]![b]! += ended(part, aq))));
    addEnd(reversed, size - 1 - begin, days, often, (b, aq) =>
      givenUp.forEach((part, i) => (by[i]![size - b]! += ended(part, aq))),
    );
  }
  return by[0]!.map((_, b) => logMean(by.map((each) => each[b]!)));
}

const ended = (part: number, aq: number): number => Math.log((1 - (1 - part) * aq) / (1 - aq));

function logMean(logs: readonly number[]): number {
  const most = Math.max(...logs);
  return most + Math.log(logs.reduce((sum, each) => sum + Math.exp(each - most), 0) / logs.length);
}

/** Hands on, for every boundary behind the last use, the chance that the indicator was alive there and would have been shown again. */
function addEnd(used: Float64Array, last: number, days: number, often: number, each: (b: number, aq: number) => void): void {
  const size = used.length;
  const start = used[last]!;
  let end = last + 1;
  while (end < size && used[end]! - start < currentDays) end++;
  // Chance to be shown from place b on, if alive on its day: backwards.
  const later = new Float64Array(end + 1);
  for (let b = end - 1; b > last; b--) {
    const next = b + 1 < end ? Math.exp(-(used[b + 1]! - used[b]!) / days) * later[b + 1]! : 0;
    later[b] = often + (1 - often) * next;
  }
  // Forward: alive and not shown since; ended in the meantime and therefore not shown.
  let [missed, alive, gone] = [1, 1, 0];
  for (let b = last + 1; b < end; b++) {
    const boundary = (used[b - 1]! + used[b]!) / 2;
    const here = Math.exp(-(boundary - start) / days);
    const a = (here * missed) / (alive * missed + gone);
    each(b, Math.min(0.99, a * Math.exp(-(used[b]! - boundary) / days) * later[b]!));
    const now = Math.exp(-(used[b]! - start) / days);
    gone += (alive - now) * missed;
    alive = now;
    missed *= 1 - often;
  }
}
