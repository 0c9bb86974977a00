import { useMemo } from 'react';
import type { PlaceView } from '../../src/model/index.ts';
import { useGet } from './api.ts';
import { useLanguage, type Language } from './format.ts';

/** The gazetteer by key: it does not change while the page is open. */
export function useGazetteer(): ReadonlyMap<string, PlaceView> | undefined {
  const { data } = useGet<{ readonly rows: readonly PlaceView[] }>('/places', {}, { staleTime: Infinity });
  return useMemo(() => (data === undefined ? undefined : new Map(data.rows.map((place) => [place.key, place]))), [data]);
}

/** Name of a place by its key, in the reader's language; the key itself until the gazetteer is there. */
export function usePlaceName(): (key: string) => string {
  const language = useLanguage();
  const places = useGazetteer();
  return (key) => places?.get(key)?.[language] ?? key;
}

/** Name of a country by its ISO 3166-1 code. */
export function countryName(code: string, language: Language): string {
  return new Intl.DisplayNames(language === 'zh' ? 'zh-CN' : 'en', { type: 'region' }).of(code) ?? code;
}
