import type { PlaceView } from '../../src/model/index.ts';
import { useGet } from './api.ts';
import { useLanguage } from './format.ts';

/** Name of a town by its key, in the reader's language; the key itself until the gazetteer is there. */
export function usePlaceName(): (key: string) => string {
  const language = useLanguage();
  const { data } = useGet<{ readonly rows: readonly PlaceView[] }>('/places', {}, { staleTime: Infinity });
  return (key) => data?.rows.find((place) => place.key === key)?.[language] ?? key;
}
