import type { JSX } from 'react';
import { Link } from 'wouter';
import type { IndicatorView } from '../../../src/model/index.ts';
import { countOf, useLanguage } from '../../app/format.ts';
import { ringWay } from '../../app/ways.ts';
import { useWords } from '../../app/words.ts';
import { indicator } from '../../words/indicator.ts';

/** Rings that name an indicator: how many of their reports do. */
export function RingsOf({ rings }: { readonly rings: IndicatorView['rings'] }): JSX.Element {
  const t = useWords(indicator);
  const language = useLanguage();
  if (rings.length === 0) return <p className="soft">{t('noRings')}</p>;
  return (
    <div className="tall">
      <table>
        <thead>
          <tr>
            <th scope="col">{t('ring')}</th>
            <th scope="col" className="number">
              {t('naming')}
            </th>
            <th scope="col" className="number">
              {t('size')}
            </th>
            <th scope="col">{t('ofRing')}</th>
          </tr>
        </thead>
        <tbody>
          {rings.map(({ id, reports, size }) => (
            <tr key={id}>
              <td>
                <Link href={ringWay(id)} className="value">
                  {id}
                </Link>
              </td>
              <td className="number">{countOf(reports, language)}</td>
              <td className="number">{countOf(size, language)}</td>
              <td>
                <span className="part-of" aria-hidden="true">
                  <span style={{ width: `${Math.min(100, (reports / Math.max(1, size)) * 100)}%` }} />
                </span>{' '}
                {Math.round((reports / Math.max(1, size)) * 100)} %
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
