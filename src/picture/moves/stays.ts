import type { Standing } from '../standing.ts';
import { keyOf, type Movements } from './movements.ts';
import { type Heard, type Places, whereabouts } from './whereabouts.ts';

/** A place is said when it is believed at least this much. */
const leastPlace = 0.6;

/** A ring at a place between two of its moves. Days. */
export interface Stay {
  readonly place: string;
  readonly from: number;
  readonly to: number;
  readonly confidence: number;
  /** Mentions of this place, in order of time. */
  readonly heard: readonly Heard[];
}

export function likeliest(
  { keys }: Places,
  chances: Float64Array,
): { readonly place: string; readonly chance: number } | undefined {
  let most = 0;
  chances.forEach((chance, place) => {
    if (chance > chances[most]!) most = place;
  });
  const chance = chances[most] ?? 0;
  return chance < leastPlace ? undefined : { place: keys[most]!, chance };
}

/** Whether a move, by its key, was rejected. */
export const rejectedBy =
  ({ moves }: Standing) =>
  (key: string): boolean =>
    moves.get(key)?.body.verdict === 'rejected';

/** Places of a ring between its moves, as far as its reports tell them; a move that somebody rejected ends no stay. */
export function staysOf(
  { tracks, weighed, found, position }: Movements,
  id: string,
  isRejected: (key: string) => boolean,
): Stay[] {
  const ring = position.get(id);
  const heard = ring === undefined ? [] : weighed.places.heard[ring]!;
  if (ring === undefined || heard.length === 0) return [];
  const { at, size, group } = weighed.rings[ring]!;
  const cuts = (found.get(tracks.rings[group]!) ?? [])
    .filter(({ day }) => !isRejected(keyOf(id, day)))
    .map((each) => weighed.cuts[ring]![each.cut]!);
  const begins = [at[0]!, ...cuts.map(({ to }) => to)];
  return begins.flatMap((from, i) => {
    const here = heard.filter((each) => each.at >= from && each.at < (begins[i + 1] ?? Infinity));
    const best = here.length === 0 ? undefined : likeliest(weighed.places, whereabouts(weighed.places, here));
    if (best === undefined) return [];
    const { place, chance: confidence } = best;
    const own = here.filter((each) => weighed.places.keys[each.place] === place);
    return [{ place, from, to: cuts[i]?.from ?? at[size - 1]!, confidence, heard: own }];
  });
}

/** Where a ring was in the days [from, to): the stay that lies in them longest. */
export function placeIn(stays: readonly Stay[], from: number, to: number): string | undefined {
  let best: { place: string; days: number } | undefined;
  for (const stay of stays) {
    const days = Math.min(to, stay.to + 1) - Math.max(from, stay.from);
    if (days > 0 && days > (best?.days ?? 0)) best = { place: stay.place, days };
  }
  return best?.place;
}
