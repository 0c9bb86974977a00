import type { Sentence } from '../model/index.ts';
import { gazetteer, type Place } from './gazetteer.ts';

const byKey = new Map<string, Place>(
  gazetteer.map(({ key, en, zh, country, lat, lon, precisionKm, kind }) => [
    key,
    { key, en, zh, country, lat, lon, precisionKm, kind },
  ]),
);

/** A place of the gazetteer by its key. */
export const placeOf = (key: string): Place | undefined => byKey.get(key);

/** All places, in the gazetteer's order. */
export const places = (): readonly Place[] => [...byKey.values()];

/** What a place is called; an unknown key stands for itself. */
export function placeName(key: string): Sentence {
  const { en, zh } = byKey.get(key) ?? { en: key, zh: key };
  return { en, zh };
}

/** Mean radius of the Earth, IUGG. */
const earthKm = 6371.009;

/** Great-circle distance in kilometres by the haversine formula; each point is only as good as its `precisionKm`. */
export function distanceKm(a: Pick<Place, 'lat' | 'lon'>, b: Pick<Place, 'lat' | 'lon'>): number {
  const radians = Math.PI / 180;
  const half = (from: number, to: number): number => Math.sin(((to - from) * radians) / 2) ** 2;
  const h = half(a.lat, b.lat) + Math.cos(a.lat * radians) * Math.cos(b.lat * radians) * half(a.lon, b.lon);
  return 2 * earthKm * Math.asin(Math.min(1, Math.sqrt(h)));
}
