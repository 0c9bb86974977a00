import type { JSX } from 'react';
import type { IndicatorKind, IndicatorView, ReportRow, ReportRows } from '../../../src/model/index.ts';
import { Link, useLocation } from 'wouter';
import { useGet } from '../../app/api.ts';
import { countOf, useLanguage } from '../../app/format.ts';
import { useList } from '../../app/list.ts';
import { useTitle } from '../../app/title.ts';
import { useParts } from '../../app/ways.ts';
import { useWords } from '../../app/words.ts';
import { Fact } from '../../parts/Fact.tsx';
import { DataTable } from '../../parts/DataTable.tsx';
import { Failed } from '../../parts/Failed.tsx';
import { KindTag, useKinds } from '../../parts/KindTag.tsx';
import { Waiting } from '../../parts/Waiting.tsx';
import { When } from '../../parts/When.tsx';
import { indicator } from '../../words/indicator.ts';
import { listedWay, useColumns } from '../inbox/columns.tsx';
import { exclusivityOf, rarityOf } from './in-words.ts';
import { RingsOf } from './RingsOf.tsx';
import { Foreign } from './Foreign.tsx';
import { Roles } from './Roles.tsx';
import { ServiceState } from './ServiceState.tsx';
import { Timeline } from './Timeline.tsx';
import '../report/report.css';
import './indicator.css';

/** One indicator: who shares it, since when, how rare, and whether it is a service. */
export function IndicatorPage(): JSX.Element {
  const [, kind = '', value = ''] = useParts();
  const { kind: kindWord } = useKinds();
  const { data, error, refetch } = useGet<IndicatorView>(`/indicators/${kind}/${encodeURIComponent(value)}`);
  useTitle(value, data === undefined ? undefined : kindWord(data.kind));
  if (error !== null) return <Failed isPage error={error} retry={() => void refetch()} />;
  if (data === undefined || data.kind !== kind || data.value !== value) return <Waiting />;
  return <Opened of={data} />;
}

function Opened({ of }: { readonly of: IndicatorView }): JSX.Element {
  const t = useWords(indicator);
  const language = useLanguage();
  const { kind, value, reports, rings, outside, firstSeen, lastSeen, spark, exclusivity } = of;
  const { data: all } = useGet<ReportRows>('/reports', { limit: 1 });
  const figures = { reports: countOf(reports, language), all: countOf(all?.total.count ?? reports, language) };
  const percent = Math.max(1, Math.min(99, Math.round((exclusivity ?? 0) * 100)));
  return (
    <article className="indicator">
      <header>
        <KindTag kind={kind} />
        <h1>
          <bdi className="value">{value}</bdi>
        </h1>
      </header>
      <dl className="facts strip">
        <Fact name={t('namedBy')}>{t('reports', { count: reports })}</Fact>
        <Fact name={t('rings')}>{countOf(rings.length, language)}</Fact>
        <Fact name={t('outside')}>{countOf(outside, language)}</Fact>
        <Fact name={t('firstSeen')}>
          <When at={firstSeen} />
        </Fact>
        <Fact name={t('lastSeen')}>
          <When at={lastSeen} />
        </Fact>
      </dl>
      <dl className="in-words">
        <dt>{t('rarity')}</dt>
        <dd>{t(`rarity${rarityOf(reports, all?.total.count ?? reports)}`, figures)}</dd>
        <dt>{t('exclusivity')}</dt>
        <dd>
          {t(of.judged[0]?.verdict === 'identity' ? 'exclusiveJudged' : `exclusive${exclusivityOf(exclusivity)}`, { percent })}
        </dd>
      </dl>
      <ServiceState of={of} />
      <Foreign known={of.foreign ?? []} />
      <div className="halves">
        <section aria-labelledby="rings">
          <h2 id="rings">{t('ringsHead')}</h2>
          <RingsOf rings={rings} />
        </section>
        <section aria-labelledby="over-time">
          <h2 id="over-time">{t('timeline')}</h2>
          <Timeline counts={spark ?? []} from={firstSeen} to={lastSeen} />
          <h2 id="roles">{t('roles')}</h2>
          <Roles of={of.roles} labelledby="roles" />
        </section>
      </div>
      <Reports kind={kind} value={value} />
    </article>
  );
}

function Reports({ kind, value }: { readonly kind: IndicatorKind; readonly value: string }): JSX.Element {
  const t = useWords(indicator);
  const [, go] = useLocation();
  const list = useList<ReportRow>('/reports', { indicator: `${kind}:${value}`, sort: 'reportedAt', order: 'desc' });
  const search = new URLSearchParams({ indicator: `${kind}:${value}` }).toString();
  const columns = useColumns(search);
  return (
    <section aria-labelledby="reports">
      <h2 id="reports">
        {t('reportsHead')} <Link href={`/?${search}`}>{t('asList')}</Link>
      </h2>
      <DataTable
        label={t('reportsHead')}
        columns={columns}
        list={list}
        rowKey={({ id }) => id}
        onOpen={({ id }) => go(listedWay(id, search))}
      />
    </section>
  );
}
