import type { Tracks } from './tracks.ts';

/** An indicator of the ring's own: reports that show it, by place in the order of use. */
export interface Own {
  readonly indicator: number;
  readonly kind: number;
  readonly shown: Int32Array;
}

/** One ring in time. */
export interface RingTrack {
  /** Position in `Tracks.rings`. */
  readonly group: number;
  readonly size: number;
  /** Positions in `Tracks` in order of the day reported, and those days. */
  readonly reports: Int32Array;
  readonly at: Float64Array;
  /** The same in order of the day the indicators were in use. */
  readonly byUse: Int32Array;
  readonly used: Float64Array;
  readonly own: readonly Own[];
}

/** Rings with fewer reports tell nothing of a change. */
const fewestReports = 6;
/** Rings with fewer reports can be judged by what others do, but tell nothing of how often and where rings move. */
export const tellingReports = 20;

/**
 * The rings in time, as known on the day `until`. An indicator is the ring's own when at least half of all reports that show it are
 * the ring's: what others use as much says nothing of this ring.
 */
export function ringTracks(tracks: Tracks, until = Infinity): RingTrack[] {
  const members = new Map<number, number[]>();
  for (let i = 0; i < tracks.report.length; i++) {
    if (tracks.at[i]! > until) break;
    const group = tracks.group[i]!;
    const known = members.get(group);
    if (known === undefined) members.set(group, [i]);
    else known.push(i);
  }
  const rings: RingTrack[] = [];
  for (const [group, reports] of members) if (reports.length >= fewestReports) rings.push(ringTrack(tracks, group, reports));
  return rings.sort((a, b) => a.group - b.group);
}

function ringTrack(tracks: Tracks, group: number, reports: readonly number[]): RingTrack {
  const { at, used, first, uses, degree, kind } = tracks;
  const byUse = Int32Array.from(reports).sort((a, b) => used[a]! - used[b]! || at[a]! - at[b]! || a - b);
  const shown = new Map<number, number[]>();
  byUse.forEach((report, place) => {
    for (let k = first[report]!; k < first[report + 1]!; k++) {
      const known = shown.get(uses[k]!);
      if (known === undefined) shown.set(uses[k]!, [place]);
      else known.push(place);
    }
  });
  return {
    group,
    size: reports.length,
    reports: Int32Array.from(reports),
    at: Float64Array.from(reports, (i) => at[i]!),
    byUse,
    used: Float64Array.from(byUse, (i) => used[i]!),
    own: [...shown]
      .filter(([indicator, places]) => places.length * 2 >= degree[indicator]!)
      .map(([indicator, places]) => ({ indicator, kind: kind[indicator]!, shown: Int32Array.from(places) })),
  };
}
