import type { JSX } from 'react';
import type { Watch } from '../../../../src/model/index.ts';
import { useGet } from '../../../app/api.ts';
import { useLanguage } from '../../../app/format.ts';
import { useWords } from '../../../app/words.ts';
import { Share } from '../../../parts/Share.tsx';
import { When } from '../../../parts/When.tsx';
import { pictureWords } from '../../../words/picture.ts';
import { watchWords } from '../../../words/watch.ts';
import { Paper } from './Paper.tsx';

/** The watch list on paper: domains that fit, and the patterns. */
export function WatchSheet(): JSX.Element | null {
  const t = useWords(watchWords);
  const p = useWords(pictureWords);
  const language = useLanguage();
  const { data } = useGet<Watch>('/picture/watch');
  if (data === undefined) return null;
  return (
    <Paper title={`${p('title')}: ${t('watchList')}`} about={<p>{t('what')}</p>}>
      <h2>{t('fitting')}</h2>
      {data.matches.length === 0 && <p>{p('noneToPrint')}</p>}
      {data.matches.length > 0 && (
        <table>
          <thead>
            <tr>
              <th scope="col">{t('domain')}</th>
              <th scope="col">{t('mayBe')}</th>
              <th scope="col">{t('pattern')}</th>
              <th scope="col" className="number">
                {t('reports')}
              </th>
              <th scope="col">{t('firstSeen')}</th>
              <th scope="col">{t('sure')}</th>
            </tr>
          </thead>
          <tbody>
            {data.matches.map(({ domain, ring, pattern, seen, confidence }) => (
              <tr key={`${domain} ${ring} ${pattern} ${seen?.ring ?? ''}`}>
                <th scope="row" className="value">
                  {domain}
                </th>
                <td className="value">{ring}</td>
                <td className="value">{pattern}</td>
                <td className="number">{seen?.reports}</td>
                <td>
                  <When at={seen?.first} />
                </td>
                <td>
                  <Share of={confidence} bare />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <h2>{t('patterns', { count: data.patterns.length })}</h2>
      {data.patterns.length === 0 && <p>{p('noneToPrint')}</p>}
      {data.patterns.length > 0 && (
        <table>
          <thead>
            <tr>
              <th scope="col">{t('pattern')}</th>
              <th scope="col">{t('ring')}</th>
              <th scope="col" className="number">
                {t('fits')}
              </th>
              <th scope="col" className="number">
                {t('foretold')}
              </th>
              <th scope="col">{t('sure')}</th>
              <th scope="col">{t('because')}</th>
            </tr>
          </thead>
          <tbody>
            {data.patterns.map(({ pattern, ring, fits, foretold, confidence, because }) => (
              <tr key={`${ring} ${pattern}`}>
                <th scope="row" className="value">
                  {pattern}
                </th>
                <td className="value">{ring}</td>
                <td className="number">{fits}</td>
                <td className="number">{foretold.of === 0 ? '–' : t('hits', foretold)}</td>
                <td>
                  <Share of={confidence} bare />
                </td>
                <td>{because[language]}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Paper>
  );
}
