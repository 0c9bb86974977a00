import type { JSX } from 'react';
import type { Blocklist } from '../../../../src/model/index.ts';
import { useGet } from '../../../app/api.ts';
import { useLanguage } from '../../../app/format.ts';
import { useMay } from '../../../app/session.ts';
import { useAsked } from '../../../app/ways.ts';
import { useWords } from '../../../app/words.ts';
import { Share } from '../../../parts/Share.tsx';
import { When } from '../../../parts/When.tsx';
import { blocklistWords } from '../../../words/blocklist.ts';
import { pictureWords } from '../../../words/picture.ts';
import { countAt, settingsOf } from '../blocklist/settings.ts';
import { Paper } from './Paper.tsx';

/** What a block list would hold, on paper: a list that is given out is a file, recorded. */
export function BlocklistSheet(): JSX.Element | null {
  const t = useWords(blocklistWords);
  const p = useWords(pictureWords);
  const language = useLanguage();
  const [asked] = useAsked();
  const { least, ring, patterns: withPatterns } = settingsOf(asked);
  const { data } = useGet<Blocklist>('/picture/blocklist', { ring }, { enabled: useMay('share') });
  if (data === undefined) return null;
  const count = countAt(data, least);
  const isSure = ({ confidence }: { readonly confidence: number }): boolean => confidence >= least / 100;
  const [rows, allowed] = [data.rows.filter(isSure), data.allowed.filter(isSure)];
  const patterns = withPatterns ? data.patterns.filter(isSure) : [];
  return (
    <Paper
      title={`${p('title')}: ${t('blocklist')}`}
      about={
        <>
          <p>
            {t('least')} {(least / 100).toFixed(2)} · {t('domainsOn', { count: count.domains })} ·{' '}
            {t('allowedOut', { count: count.allowed })} · {t('belowOut', { count: count.below })} ·{' '}
            {t('servicesOut', { count: data.services })}
            {ring !== undefined && ` · ${t('ofRing', { ring })}`}
          </p>
          <p>
            {t('printed')} {t('what')}
          </p>
        </>
      }
    >
      <h2>{t('domains')}</h2>
      {rows.length === 0 && <p>{p('noneToPrint')}</p>}
      {rows.length > 0 && (
        <table>
          <thead>
            <tr>
              <th scope="col">{t('domain')}</th>
              <th scope="col">{t('ring')}</th>
              <th scope="col" className="number">
                {t('people')}
              </th>
              <th scope="col">{t('last')}</th>
              <th scope="col">{t('sure')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ host, ring: of, people, last, confidence }) => (
              <tr key={host}>
                <th scope="row" className="value">
                  {host}
                </th>
                <td className="value">{of}</td>
                <td className="number">{people}</td>
                <td>
                  <When at={last} />
                </td>
                <td>
                  <Share of={confidence} bare />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {count.domains > rows.length && <p>{t('left', { count: count.domains - rows.length })}</p>}
      {patterns.length > 0 && (
        <>
          <h2>{t('patterns')}</h2>
          <ul>
            {patterns.map(({ pattern, ring: of, because }) => (
              <li key={`${of} ${pattern}`}>
                <span className="value">{pattern}</span> · {of} · {because[language]}
              </li>
            ))}
          </ul>
        </>
      )}
      <h2>{t('allowed')}</h2>
      {allowed.length === 0 && <p>{p('noneToPrint')}</p>}
      <ul>
        {allowed.map(({ host, because }) => (
          <li key={host}>
            <span className="value">{host}</span> · {because[language]}
          </li>
        ))}
      </ul>
    </Paper>
  );
}
