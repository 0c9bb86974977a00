import { useMemo } from 'react';
import type { Picture, PlaceView } from '../../../../src/model/index.ts';
import type { Located } from '../../../parts/map/frame.ts';

/** All places of a picture that have a place on the map, and the most reports that one has over all spans. */
export function usePlacesOf(
  picture: Picture,
  gazetteer: ReadonlyMap<string, PlaceView> | undefined,
): { readonly places: readonly Located[]; readonly most: number } {
  return useMemo(() => {
    const keys = new Set([
      ...picture.places.map(({ place }) => place),
      ...picture.rings.flatMap((ring) => ring.places),
      ...picture.moves.flatMap(({ from, to }) => [from ?? '', to ?? '']),
    ]);
    const places = [...keys].flatMap((key) => {
      const place = gazetteer?.get(key);
      return place === undefined ? [] : [{ place }];
    });
    const sums = picture.places.map(({ counts }) => counts.reduce((sum, count) => sum + count, 0));
    return { places, most: Math.max(1, ...sums) };
  }, [picture, gazetteer]);
}
