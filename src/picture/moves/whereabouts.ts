import type { PlaceRole } from '../../model/index.ts';
import { distanceKm, placeOf } from '../../places/index.ts';
import type { RingTrack } from './ring-track.ts';
import type { Tracks } from './tracks.ts';

/**
 * How far a mention in this role is believed to tell where the gang sits; home and bank say where the victim is, a number where it was
 * bought.
 */
const belief: Readonly<Record<PlaceRole, number>> = {
  site: 0.92,
  route: 0.3,
  home: 0,
  bank: 0,
  hint: 0.45,
  named: 0.75,
  number: 0,
};
/** Places this near to each other count half as one: a compound and the town of it. */
const nearKm = 30;
/** What a place has from the outset, in rings. */
const smoothing = 0.5;
/** Groups that move mostly settle within some hundred kilometres of where they were. */
const settleKm = 400;
/** Part of moves that end in another house of the same place. */
const samePlace = 0.1;

/** A place told by one of the ring's reports; its position in `Places.keys`. */
export interface Heard {
  readonly at: number;
  readonly report: number;
  readonly place: number;
  readonly role: PlaceRole;
  readonly belief: number;
}

/** The places that rings are told to work at, and how many rings at each before anything of one ring is known. */
export interface Places {
  readonly keys: readonly string[];
  readonly prior: Float64Array;
  /** Likelihood that a true mention of the second is made of a gang at the first. */
  readonly meant: readonly Float64Array[];
  /** Chance to go to the second from the first. */
  readonly goes: readonly Float64Array[];
  /** By place in the list of rings, in order of time. */
  readonly heard: readonly (readonly Heard[])[];
}

export function placesOfRings(tracks: Tracks, rings: readonly RingTrack[], until = Infinity): Places {
  const keys = [...new Set(tracks.told.filter(({ role }) => belief[role] > 0).map(({ place }) => place))].sort();
  const position = new Map(keys.map((key, i) => [key, i]));
  const index = new Map(rings.map(({ group }, i) => [group, i]));
  const heard: Heard[][] = rings.map(() => []);
  for (const { report, place, role } of tracks.told) {
    const ring = index.get(tracks.group[report]!);
    const at = tracks.at[report]!;
    if (ring === undefined || belief[role] === 0 || at > until) continue;
    heard[ring]!.push({ at, report, place: position.get(place)!, role, belief: belief[role] });
  }
  const counts = new Float64Array(keys.length).fill(smoothing);
  for (const each of heard) for (const { place } of each) counts[place]! += 1 / each.length;
  const points = keys.map((key) => placeOf(key));
  const km = (a: number, b: number): number => {
    const [one, other] = [points[a], points[b]];
    return a === b ? 0 : one === undefined || other === undefined ? Infinity : distanceKm(one, other);
  };
  const prior = normal(counts);
  const table = (of: (a: number, b: number) => number): Float64Array[] =>
    keys.map((_, a) => normal(Float64Array.from(keys, (__, b) => of(a, b))));
  return {
    keys,
    prior,
    meant: table((a, b) => (a === b ? 1 : km(a, b) < nearKm ? 0.5 : 0)),
    goes: table((a, b) => (a === b ? 0 : prior[b]! * (0.3 + Math.exp(-km(a, b) / settleKm)))),
    heard,
  };
}

function normal(weights: Float64Array): Float64Array {
  const sum = weights.reduce((all, each) => all + each, 0);
  return sum === 0 ? weights : weights.map((each) => each / sum);
}

/** Likelihood of these mentions by place where the gang sits, the likeliest 1; with its logarithm's scale. */
function likelihood(places: Places, heard: readonly Heard[]): { readonly by: Float64Array; readonly scale: number } {
  const logs = new Float64Array(places.keys.length);
  for (const { place, belief: truth } of heard) {
    for (let a = 0; a < logs.length; a++) {
      logs[a]! += Math.log(truth * places.meant[a]![place]! + (1 - truth) * places.prior[place]!);
    }
  }
  const scale = logs.reduce((most, each) => Math.max(most, each), -Infinity);
  return { by: logs.map((each) => Math.exp(each - scale)), scale };
}

/** Where a ring is by these mentions: a probability for each place. */
export function whereabouts(places: Places, heard: readonly Heard[], prior = places.prior): Float64Array {
  if (heard.length === 0) return prior;
  const { by } = likelihood(places, heard);
  return normal(by.map((each, a) => each * prior[a]!));
}

/**
 * Log likelihood ratio of "it sat at one place before and at another after" against "at one place all the time"; places before, and
 * after by where it can have gone.
 */
export function placeRatio(places: Places, before: readonly Heard[], after: readonly Heard[]): number {
  if (before.length === 0 || after.length === 0) return 0;
  const [one, other] = [likelihood(places, before), likelihood(places, after)];
  let [moved, stayed] = [0, 0];
  for (let a = 0; a < places.keys.length; a++) {
    const here = places.prior[a]! * one.by[a]!;
    stayed += here * other.by[a]!;
    const gone = places.goes[a]!.reduce((sum, chance, b) => sum + chance * other.by[b]!, 0);
    moved += here * ((1 - samePlace) * gone + samePlace * other.by[a]!);
  }
  return Math.log(moved / stayed);
}
