import type { JSX } from 'react';
import { Link } from 'wouter';
import type { OverlapTable } from '../../../src/model/index.ts';
import { useGet } from '../../app/api.ts';
import { countOf, useLanguage } from '../../app/format.ts';
import { overlapWay, ringWay } from '../../app/ways.ts';
import { useWords } from '../../app/words.ts';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { Failed } from '../../parts/Failed.tsx';
import { Waiting } from '../../parts/Waiting.tsx';
import { When } from '../../parts/When.tsx';
import { overlapWords } from '../../words/overlap.ts';
import { shortName } from './name.ts';

/** Agencies beside rings: how many indicators of each ring another agency has too. */
export function Across(): JSX.Element {
  const t = useWords(overlapWords);
  const language = useLanguage();
  const { data, error, refetch } = useGet<OverlapTable>('/overlap/table');
  if (data === undefined) return error === null ? <Waiting /> : <Failed error={error} retry={() => void refetch()} />;
  if (data.partners.length === 0) {
    return (
      <EmptyState title={t('tableNone')}>
        <p>{t('tableNoneWhy')}</p>
      </EmptyState>
    );
  }
  return (
    <>
      <p className="soft">{t('tableLead')}</p>
      {/* A wide table scrolls by keys too. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className="overlap-scroller" role="region" aria-label={t('tab-table')} tabIndex={0}>
        <table className="overlap-across">
          <thead>
            <tr>
              <th scope="col">{t('ring')}</th>
              <th scope="col" className="number">
                {t('reports')}
              </th>
              {data.partners.map(({ partner, run, at }) => (
                <th key={partner} scope="col" className="number">
                  <bdi title={partner}>{shortName(partner)}</bdi>
                  <small>
                    <Link href={overlapWay(run)}>
                      <When at={at} />
                    </Link>
                  </small>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {data.rows.map(({ ring, reports, common }) => (
              <tr key={ring}>
                <th scope="row">
                  <Link href={ringWay(ring)} className="value">
                    {ring}
                  </Link>
                </th>
                <td className="number">{countOf(reports, language)}</td>
                {data.partners.map(({ partner }, at) => (
                  <td key={partner} className={`number ${(common[at] ?? 0) > 0 ? 'shared' : 'soft'}`}>
                    {countOf(common[at] ?? 0, language)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row" colSpan={2}>
                {t('allCommon')}
              </th>
              {data.partners.map(({ partner, common }) => (
                <td key={partner} className="number">
                  {countOf(common, language)}
                </td>
              ))}
            </tr>
          </tfoot>
        </table>
      </div>
    </>
  );
}
