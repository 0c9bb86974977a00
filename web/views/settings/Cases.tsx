import { useState, type JSX } from 'react';
import { Link } from 'wouter';
import type { CaseView } from '../../../src/model/index.ts';
import { useGet } from '../../app/api.ts';
import { day } from '../../app/format.ts';
import { caseWay, ringWay } from '../../app/ways.ts';
import { useWords } from '../../app/words.ts';
import { AccessForm } from '../../parts/AccessForm.tsx';
import { Failed } from '../../parts/Failed.tsx';
import { Waiting } from '../../parts/Waiting.tsx';
import { settingsWords } from '../../words/settings.ts';
import { Section } from './Section.tsx';

/** Cases and who may see inside each. */
export function Cases(): JSX.Element {
  const t = useWords(settingsWords);
  const { data, error, refetch } = useGet<{ readonly rows: readonly CaseView[] }>('/cases');
  const [edited, setEdited] = useState<CaseView>();
  return (
    <Section id="cases" title={t('cases')} lead={t('casesLead')}>
      {error !== null && <Failed error={error} retry={() => void refetch()} />}
      {data === undefined && error === null && <Waiting />}
      {data?.rows.length === 0 && <p>{t('noCases')}</p>}
      {data !== undefined && data.rows.length > 0 && (
        <table>
          <thead>
            <tr>
              <th scope="col">{t('caseTitle')}</th>
              <th scope="col">{t('rings')}</th>
              <th scope="col">{t('access')}</th>
              <th scope="col">{t('opened')}</th>
              <th scope="col">
                <span className="unseen">{t('changeAccess')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {data.rows.map((each) => (
              <tr key={each.id}>
                <td>
                  {each.rings === undefined ? <strong>{each.title}</strong> : <Link href={caseWay(each.id)}>{each.title}</Link>}
                </td>
                <td>
                  {each.rings === undefined ? (
                    <span className="soft">{t('closed')}</span>
                  ) : (
                    <span className="row">
                      {each.rings.map((ring) => (
                        <Link key={ring} href={ringWay(ring)}>
                          {ring}
                        </Link>
                      ))}
                    </span>
                  )}
                </td>
                <td>{each.access.length === 0 ? t('nobody') : each.access.join(', ')}</td>
                <td>{t('openedBy', { day: day(each.openedAt), by: each.openedBy })}</td>
                <td>
                  <button type="button" onClick={() => setEdited(each)}>
                    {t('changeAccess')}
                  </button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {edited !== undefined && <AccessForm of={edited} close={() => setEdited(undefined)} />}
    </Section>
  );
}
