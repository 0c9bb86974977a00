import type { JSX } from 'react';
import { Link } from 'wouter';
import type { ActKind, StatPublished } from '../../../src/model/index.ts';
import { useLanguage } from '../../app/format.ts';
import { useWords } from '../../app/words.ts';
import { When } from '../../parts/When.tsx';
import { actWords } from '../../words/acts.ts';
import { statsWords } from '../../words/stats.ts';
import { figureOf } from './figure.ts';
import '../../parts/state-mark.css';

/** That these days were published, and which figures are others now: a revision is told, never made in silence. */
export function Published({ of, currency }: { readonly of: StatPublished; readonly currency: string | undefined }): JSX.Element {
  const t = useWords(statsWords);
  const acts = useWords(actWords);
  const language = useLanguage();
  const said = (value: number | undefined, isMoney: boolean, own: string | undefined): string =>
    value === undefined ? t('hidden') : figureOf(value, isMoney ? (own ?? currency) : undefined, language);
  return (
    <section className="stats-published" aria-labelledby="published">
      <h2 id="published">{t('published')}</h2>
      <p>
        <span className="state person">
          <span className="sign" aria-hidden="true" />
          {t('publishedBy', { by: of.by })}
        </span>{' '}
        <When at={of.at} grain="minute" /> · <Link href={`/custody?act=${of.act}`}>{t('act', { act: of.act })}</Link>
      </p>
      <q>{of.reason}</q>
      {of.revisions.length === 0 ? (
        <p>{t('unchanged')}</p>
      ) : (
        <>
          <p>
            <strong>{t('changed', { count: of.revisions.length })}</strong>
          </p>
          <table>
            <thead>
              <tr>
                <th scope="col">{t('figure')}</th>
                <th scope="col" className="number">
                  {t('was')}
                </th>
                <th scope="col" className="number">
                  {t('now')}
                </th>
              </tr>
            </thead>
            <tbody>
              {of.revisions.map(({ key, title, was, now, isMoney = false, currency: own }) => (
                <tr key={key}>
                  <th scope="row">{title[language]}</th>
                  <td className="number">{said(was, isMoney, own)}</td>
                  <td className="number">{said(now, isMoney, own)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
      {of.acts.length > 0 && (
        <p className="hint">
          {t('since')}{' '}
          {of.acts
            .map(({ kind, count, first, last }) =>
              t(first === last ? 'actOnce' : 'actTimes', { kind: acts(kind as ActKind), count, first, last }),
            )
            .join(' · ')}
        </p>
      )}
    </section>
  );
}
