import type { JSX } from 'react';
import type { StatTable } from '../../../src/model/index.ts';
import { useLanguage } from '../../app/format.ts';
import { useAsked } from '../../app/ways.ts';
import { useWords } from '../../app/words.ts';
import { statsWords } from '../../words/stats.ts';
import { currencyOf, figureOf } from './figure.ts';

/** One table; a figure leads to the reports behind it, and what is hidden says so. */
export function Table({ of, currency }: { readonly of: StatTable; readonly currency: string | undefined }): JSX.Element {
  const t = useWords(statsWords);
  const language = useLanguage();
  const [asked, ask] = useAsked();
  return (
    <section aria-labelledby={`stats-${of.table}`}>
      <h2 id={`stats-${of.table}`}>{of.title[language]}</h2>
      {of.withheld === true && <p className="stats-note">{t('withheld')}</p>}
      {of.rows.length > 0 && (
        <div className="stats-scroll">
          <table>
            <thead>
              <tr>
                <th scope="col">{of.head[language]}</th>
                {of.columns.map(({ figure, title }) => (
                  <th key={figure} scope="col" className="number">
                    {title[language]}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {of.rows.map((row) => (
                <tr key={row.row} className={row.isTotal === true ? 'total' : ''}>
                  <th scope="row">{row.title[language]}</th>
                  {row.cells.map(({ key, value }, at) => (
                    <td key={key} className="number">
                      {value === undefined ? (
                        <span className="stats-hidden" title={t('hiddenWhy')}>
                          {t('hidden')}
                        </span>
                      ) : value === 0 ? (
                        0
                      ) : (
                        <button
                          type="button"
                          className="link"
                          aria-pressed={asked['key'] === key}
                          title={t('showRows')}
                          onClick={() => ask({ key: asked['key'] === key ? undefined : key })}
                        >
                          {figureOf(value, currencyOf(of.columns[at]!, row, currency), language)}
                        </button>
                      )}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {of.notes.map((sentence) => (
        <p key={sentence.en} className="hint">
          {sentence[language]}
        </p>
      ))}
    </section>
  );
}
