import type { Picture } from '../../../src/model/index.ts';

type Move = Picture['moves'][number];

/** A place in one span of the picture. */
export interface FramePlace {
  readonly place: string;
  /** Reports of this span that say a gang sits there, and of all spans up to its end. */
  readonly reports: number;
  readonly soFar: number;
  /** Rings that are there in this span. */
  readonly rings: number;
}

/** A move as one span shows it. */
export interface FrameMove {
  readonly move: Move;
  /** It falls into this span; else into an earlier one. */
  readonly isNow: boolean;
}

/** What the map shows at one span of time. */
export interface Frame {
  readonly index: number;
  /** UTC milliseconds: [from, to). */
  readonly from: number;
  readonly to: number;
  readonly reports: number;
  /** Places that were told up to here, most reports of this span first. */
  readonly places: readonly FramePlace[];
  /** Moves up to here, newest first; rejected ones are in lists only. */
  readonly moves: readonly FrameMove[];
}

/** Longest series: figures that a span lacks are zero. */
export function spanCount({ from, to, spanMs }: Picture): number {
  return Math.max(0, Math.ceil((to - from) / spanMs));
}

/** The span that a moment falls into, the nearest where it lies outside; the last for nothing. */
export function spanOf(picture: Picture, at: number | undefined): number {
  const last = Math.max(0, spanCount(picture) - 1);
  if (at === undefined) return last;
  return Math.max(0, Math.min(last, Math.floor((at - picture.from) / picture.spanMs)));
}

/** Reports of each span, of every type or of one. */
export function reportsBySpan(picture: Picture): readonly number[] {
  const sums = Array.from({ length: spanCount(picture) }, () => 0);
  for (const { counts } of picture.types) counts.forEach((count, at) => at < sums.length && (sums[at]! += count));
  return sums;
}

/** What stands on the map at span `index`. */
export function frameOf(picture: Picture, index: number): Frame {
  const from = picture.from + index * picture.spanMs;
  const to = Math.min(picture.to, from + picture.spanMs);
  const ringsAt = new Map<string, number>();
  for (const { places } of picture.rings) {
    const place = places[index];
    if (place !== undefined && place !== '') ringsAt.set(place, (ringsAt.get(place) ?? 0) + 1);
  }
  const places = new Map<string, FramePlace>();
  for (const { place, counts } of picture.places) {
    const soFar = counts.slice(0, index + 1).reduce((sum, count) => sum + count, 0);
    const rings = ringsAt.get(place) ?? 0;
    if (soFar > 0 || rings > 0) places.set(place, { place, reports: counts[index] ?? 0, soFar, rings });
  }
  for (const [place, rings] of ringsAt) {
    if (!places.has(place)) places.set(place, { place, reports: 0, soFar: 0, rings });
  }
  return {
    index,
    from,
    to,
    reports: picture.types.reduce((sum, { counts }) => sum + (counts[index] ?? 0), 0),
    places: [...places.values()].toSorted(
      (a, b) => b.reports - a.reports || b.rings - a.rings || b.soFar - a.soFar || (a.place < b.place ? -1 : 1),
    ),
    moves: picture.moves
      .filter(({ at, judged }) => at < to && judged?.verdict !== 'rejected')
      .toSorted((a, b) => b.at - a.at)
      .map((move) => ({ move, isNow: move.at >= from })),
  };
}

/** The next span of a playback; undefined at its end. */
export function spanAfter(index: number, count: number): number | undefined {
  return index + 1 < count ? index + 1 : undefined;
}

/** First and last day of a span, UTC: what the API counts in. */
export function spanDays({ from, to }: { readonly from: number; readonly to: number }): readonly [first: string, last: string] {
  return [utcDay(from), utcDay(Math.max(from, to - 1))];
}

/** Day of a time in UTC: 2026-11-25. */
export const utcDay = (at: number): string => new Date(at).toISOString().slice(0, 10);
