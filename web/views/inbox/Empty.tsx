import { useQueries } from '@tanstack/react-query';
import type { JSX } from 'react';
import type { ReportRows } from '../../../src/model/index.ts';
import { get } from '../../app/api.ts';
import { countOf, useLanguage } from '../../app/format.ts';
import { useWords } from '../../app/words.ts';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { inbox } from '../../words/inbox.ts';
import { chips, paramsOf, setChips, without, type Filters } from './filters.ts';

/** A casebook without reports: how they come in. */
export function NoReports({ begin }: { readonly begin: (() => void) | undefined }): JSX.Element {
  const t = useWords(inbox);
  return (
    <EmptyState
      title={t('noReports')}
      action={
        begin !== undefined && (
          <button type="button" className="primary" onClick={begin}>
            {t('chooseFiles')}
          </button>
        )
      }
    >
      {begin === undefined ? (
        <p>{t('noReportsViewer')}</p>
      ) : (
        <>
          <p>{t('noReportsDrag')}</p>
          <p>{t('noReportsShell')}</p>
          <pre>
            <code>{t('importCommand')}</code>
          </pre>
        </>
      )}
    </EmptyState>
  );
}

interface NoHitsProps {
  readonly filters: Filters;
  readonly onChange: (filters: Filters) => void;
}

/** Nothing fits: which filter is to blame, by what would come without it. */
export function NoHits({ filters, onChange }: NoHitsProps): JSX.Element {
  const t = useWords(inbox);
  const language = useLanguage();
  const set = setChips(filters);
  const looser = set.map((chip) => without(filters, ...chips[chip]));
  const counts = useQueries({
    queries: looser.map((each) => {
      const params = { ...paramsOf(each), limit: 1 };
      return {
        queryKey: ['/reports', params],
        queryFn: ({ signal }: { signal: AbortSignal }) => get<ReportRows>('/reports', params, signal),
      };
    }),
  });
  return (
    <EmptyState
      title={t('noHits')}
      action={
        set.length > 1 && (
          <button type="button" onClick={() => onChange(without(filters, ...Object.values(chips).flat()))}>
            {t('clearAll')}
          </button>
        )
      }
    >
      <p>{t('noHitsText')}</p>
      <ul className="loosen">
        {set.map((chip, at) => {
          const total = counts[at]?.data?.total;
          return (
            <li key={chip}>
              <button type="button" onClick={() => onChange(looser[at]!)}>
                {t('without', { name: t(chip) })}
              </button>{' '}
              {total !== undefined && (
                <span className="soft">
                  {t('wouldBe', {
                    count: total.count,
                    shown: `${countOf(total.count, language)}${total.more ? '+' : ''}`,
                  })}
                </span>
              )}
            </li>
          );
        })}
      </ul>
    </EmptyState>
  );
}
