import type { JSX } from 'react';
import { Link } from 'wouter';
import type { JudgementRow, Service } from '../../../src/model/index.ts';
import { useGet } from '../../app/api.ts';
import { countOf, share, useLanguage } from '../../app/format.ts';
import { useJudge } from '../../app/judge.ts';
import { useMay } from '../../app/session.ts';
import { useTitle } from '../../app/title.ts';
import { indicatorWay } from '../../app/ways.ts';
import { useWords } from '../../app/words.ts';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { Failed } from '../../parts/Failed.tsx';
import { KindTag } from '../../parts/KindTag.tsx';
import { StateMark } from '../../parts/StateMark.tsx';
import { Waiting } from '../../parts/Waiting.tsx';
import { indicator } from '../../words/indicator.ts';
import './services.css';

/** Indicators set aside because many unconnected rings use them; each with its reason, and by whom it was decided. */
export function Services(): JSX.Element {
  const t = useWords(indicator);
  useTitle(t('services'));
  const { data, error, refetch } = useGet<{ readonly rows: readonly Service[] }>('/services');
  const { data: judgements } = useGet<{ readonly rows: readonly JudgementRow[] }>('/judgements', { limit: 200 });
  if (error !== null) return <Failed isPage error={error} retry={() => void refetch()} />;
  if (data === undefined) return <Waiting />;
  if (data.rows.length === 0) {
    return (
      <EmptyState title={t('noServices')}>
        <p>{t('noServicesText')}</p>
      </EmptyState>
    );
  }
  const judged = (kind: string, value: string): JudgementRow | undefined =>
    judgements?.rows.find(
      ({ verdict, body, stands }) => stands && verdict === 'service' && body['kind'] === kind && body['value'] === value,
    );
  return (
    <div className="services">
      <h1>{t('services')}</h1>
      <p className="lead">{t('servicesLead')}</p>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('kind')}</th>
            <th scope="col">{t('value')}</th>
            <th scope="col" className="number">
              {t('naming')}
            </th>
            <th scope="col" className="number">
              {t('rings')}
            </th>
            <th scope="col" className="number">
              {t('exclusivity')}
            </th>
            <th scope="col">{t('why')}</th>
            <th scope="col">{t('decided')}</th>
          </tr>
        </thead>
        <tbody>
          {data.rows.map((service) => (
            <Row key={`${service.kind}\t${service.value}`} service={service} judged={judged(service.kind, service.value)} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ service, judged }: { readonly service: Service; readonly judged: JudgementRow | undefined }): JSX.Element {
  const t = useWords(indicator);
  const language = useLanguage();
  const mayJudge = useMay('judge');
  const { judge, undo } = useJudge();
  const { kind, value, reports, rings, exclusivity, why } = service;
  const identity = (): void => {
    const about = (
      <>
        <KindTag kind={kind} /> <bdi className="value">{value}</bdi>
        <br />
        {t('identityAbout')}
      </>
    );
    void judge({ verdict: 'identity', kind, value }, { title: t('identityTitle'), about });
  };
  return (
    <tr>
      <td>
        <KindTag kind={kind} />
      </td>
      <th scope="row" aria-label={value}>
        <Link href={indicatorWay(kind, value)} className="value">
          <bdi>{value}</bdi>
        </Link>
      </th>
      <td className="number">{countOf(reports, language)}</td>
      <td className="number">{countOf(rings, language)}</td>
      <td className="number">{share(exclusivity)}</td>
      <td className="why">{why[language]}</td>
      <td>
        {judged === undefined ? <StateMark is="proposed" /> : <StateMark is="confirmed" by={judged.by} />}
        {mayJudge && (
          <button type="button" onClick={() => (judged === undefined ? identity() : void undo(judged.act))}>
            {judged === undefined ? t('identity') : t('undo')}
          </button>
        )}
      </td>
    </tr>
  );
}
