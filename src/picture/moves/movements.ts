import type { Read } from '../../casebook/index.ts';
import { findMoves, type Found } from './find.ts';
import { dayMs, type MovesAsked, readTracks, type Tracks } from './tracks.ts';
import { cutsOfAll, type Weighed, weighAll } from './weigh.ts';

/** What is known of all rings that a reader may see. */
export interface Movements {
  readonly tracks: Tracks;
  readonly weighed: Weighed;
  /** By ring id: moves as found, in order of time. */
  readonly found: ReadonlyMap<string, readonly Found[]>;
  /** By ring id: position in `Weighed.rings`. */
  readonly position: ReadonlyMap<string, number>;
}

/** Weighs the rings, as known on the day `until`. `least`: other chances from which on moves are said, to measure with. */
export function movementsOf(tracks: Tracks, until = Infinity, least?: Parameters<typeof findMoves>[2]): Movements {
  const weighed = weighAll(cutsOfAll(tracks, until));
  const ids = weighed.rings.map(({ group }) => tracks.rings[group]!);
  return {
    tracks,
    weighed,
    found: new Map(ids.map((id, i) => [id, findMoves(weighed, i, least)])),
    position: new Map(ids.map((id, i) => [id, i])),
  };
}

/**
 * Kept until rows come or change, for each set of closed rings: what other rings of a place did is a sign, and closed ones are as if they
 * were not there.
 */
export async function movements(read: Read, asked: MovesAsked): Promise<Movements> {
  const key = `picture.movements ${asked.again?.size ?? 0} ${[...(asked.closed ?? [])].sort().join(' ')}`;
  return await read.kept(key, async () => movementsOf(await readTracks(read, asked)));
}

const fortnight = 14;
/** The ring, and the first day of the two weeks that a day falls in. */
export const keyOf = (ring: string, day: number): string =>
  `${ring}-${new Date(Math.floor(day / fortnight) * fortnight * dayMs).toISOString().slice(0, 10)}`;
/** The ring of a move's key, as it was named when the key was made. */
export const ringIn = (key: string): string => key.replace(/-\d{4}-\d{2}-\d{2}$/u, '');
