import type { PlaceView } from '../../../src/model/index.ts';
import { useGet } from '../../app/api.ts';
import { useLanguage } from '../../app/format.ts';

/** The gazetteer: it does not change while the page is open. */
export function useGazetteer(): ReadonlyMap<string, PlaceView> | undefined {
  const { data } = useGet<{ readonly rows: readonly PlaceView[] }>('/places');
  return data === undefined ? undefined : new Map(data.rows.map((place) => [place.key, place]));
}

/** Names places by their key, in the reader's language. */
export function usePlaces(): (key: string) => string {
  const language = useLanguage();
  const places = useGazetteer();
  return (key) => places?.get(key)?.[language] ?? key;
}
