import { useLanguage } from '../../app/format.ts';
import { usePlaceName } from '../../app/places.ts';
import { useWords } from '../../app/words.ts';
import { inbox } from '../../words/inbox.ts';
import type { FilterName } from './filters.ts';

/** How languages and the values of filters are called on screen. */
export function useFilterWords(): {
  readonly languageName: (tag: string) => string;
  readonly valueWords: (name: FilterName, value: string) => string;
} {
  const t = useWords(inbox);
  const language = useLanguage();
  const placeName = usePlaceName();
  const names = new Intl.DisplayNames(language === 'zh' ? 'zh-CN' : 'en', { type: 'language', fallback: 'code' });
  const languageName = (tag: string): string => {
    try {
      return names.of(tag) ?? tag;
    } catch {
      // A source may say anything.
      return tag;
    }
  };
  const valueWords = (name: FilterName, value: string): string => {
    if (name === 'language') return languageName(value);
    if (name === 'place') return placeName(value);
    if (name === 'inRing') return t(value === 'yes' ? 'inRingYes' : 'inRingNo');
    return value;
  };
  return { languageName, valueWords };
}
