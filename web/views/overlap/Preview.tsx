import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { JSX } from 'react';
import type { OverlapFilter, OverlapPreview, OverlapRow, OverlapVariant } from '../../../src/model/index.ts';
import { type Refused, send } from '../../app/api.ts';
import { useSaid } from '../../app/errors.ts';
import { countOf, useLanguage } from '../../app/format.ts';
import { useWords } from '../../app/words.ts';
import { KindTag } from '../../parts/KindTag.tsx';
import { overlapFormWords } from '../../words/overlap-forms.ts';

/** What would enter with this filter. What was counted before stays while the new count is under way. */
export function usePreview(
  variant: OverlapVariant,
  side: OverlapRow['side'],
  filter: OverlapFilter,
): UseQueryResult<OverlapPreview, Refused> {
  return useQuery<OverlapPreview, Refused>({
    queryKey: ['/overlap/preview', variant, side, filter],
    queryFn: () => send<OverlapPreview>('POST', '/overlap/preview', { variant, side, filter }),
    placeholderData: (before) => before,
    enabled: isNamed(variant, side, filter),
  });
}

/** Whether it is said what one is about to act on, where that must be. */
export const isNamed = (variant: OverlapVariant, side: OverlapRow['side'], { rings, case: of, places }: OverlapFilter): boolean =>
  variant !== 'deconflict' || side === 'answers' || of !== undefined || (rings?.length ?? 0) > 0 || (places?.length ?? 0) > 0;

/** How many indicators enter, of which kinds; what stays out, and why. Before anything is fixed. */
export function Preview({
  of: { data, error, isPlaceholderData },
  most,
  isWaiting = false,
}: {
  readonly of: UseQueryResult<OverlapPreview, Refused>;
  /** Most indicators that may enter. */
  readonly most: number;
  /** It is not said yet what it is about. */
  readonly isWaiting?: boolean;
}): JSX.Element {
  const t = useWords(overlapFormWords);
  const language = useLanguage();
  const said = useSaid();
  const shown = (count: number): string => countOf(count, language);
  return (
    <section className="about overlap-preview" aria-label={t('preview')} aria-live="polite" aria-busy={isPlaceholderData}>
      <strong>{t('preview')}</strong>
      {error !== null ? (
        <p className="wrong">
          {said(error).text} {said(error).hint}
        </p>
      ) : data === undefined || isWaiting ? (
        <p>{t(isWaiting ? 'nameIt' : 'counting')}</p>
      ) : (
        <>
          <p>
            {data.size === 0
              ? t('entersNothing')
              : t('enters', {
                  count: data.size,
                  shown: shown(data.size),
                  from: [
                    t('ofReports', { count: data.reports, shown: shown(data.reports) }),
                    t('ofRings', { count: data.rings, shown: shown(data.rings) }),
                  ].join(language === 'zh' ? '、' : ', '),
                })}
          </p>
          {data.size > most && <p className="wrong">{t('tooMany', { most: shown(most) })}</p>}
          {data.kinds.length > 0 && (
            <ul className="overlap-kinds">
              {data.kinds.map(({ kind, size }) => (
                <li key={kind}>
                  <KindTag kind={kind} /> {shown(size)}
                </li>
              ))}
            </ul>
          )}
          {data.left.length > 0 && (
            <>
              <p>{t('left')}</p>
              <ul>
                {data.left.map(({ size, sentence }) => (
                  <li key={sentence.en}>
                    {shown(size)}: {sentence[language]}
                  </li>
                ))}
              </ul>
            </>
          )}
        </>
      )}
    </section>
  );
}
