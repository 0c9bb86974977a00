import type { JSX } from 'react';
import { Link, useLocation } from 'wouter';
import type { RingRow } from '../../../src/model/index.ts';
import { urlOf } from '../../app/api.ts';
import { useLanguage } from '../../app/format.ts';
import { useList } from '../../app/list.ts';
import { useTitle } from '../../app/title.ts';
import { ringWay, useAsked } from '../../app/ways.ts';
import { useWords } from '../../app/words.ts';
import { Amount } from '../../parts/Amount.tsx';
import { type Column, DataTable } from '../../parts/DataTable.tsx';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { Share } from '../../parts/Share.tsx';
import { Spark } from '../../parts/Spark.tsx';
import { StateMark } from '../../parts/StateMark.tsx';
import { When } from '../../parts/When.tsx';
import { ringsWords } from '../../words/rings.ts';
import { usePlaceName } from '../../app/places.ts';
import { Filters } from './Filters.tsx';
import { filtersOf, noFilters } from './narrow.ts';
import './rings.css';

function useColumns(): readonly Column<RingRow>[] {
  const t = useWords(ringsWords);
  const language = useLanguage();
  const placeName = usePlaceName();
  return [
    {
      id: 'id',
      head: t('ring'),
      width: 13.4,
      sort: 'id',
      cell: ({ id, status }) => (
        <>
          <Link className="value" href={ringWay(id)}>
            {id}
          </Link>
          <StateMark is={status} />
        </>
      ),
    },
    { id: 'size', head: t('reports'), width: 5.6, align: 'end', sort: 'size', cell: ({ size }) => size },
    {
      id: 'loss',
      head: t('loss'),
      width: 8,
      align: 'end',
      sort: 'loss',
      cell: ({ loss }) => {
        const sums = Object.entries(loss).sort(([, a], [, b]) => b - a);
        return sums.length === 0
          ? '–'
          : sums.map(([currency, minor]) => (
              <div key={currency}>
                <Amount minor={minor} currency={currency} short />
              </div>
            ));
      },
    },
    {
      id: 'spark',
      head: t('overTime'),
      width: 7.6,
      cell: ({ spark, firstSeen, lastSeen }) => <Spark counts={spark} from={firstSeen} to={lastSeen} />,
    },
    { id: 'first', head: t('first'), width: 6.9, sort: 'firstSeen', cell: ({ firstSeen }) => <When at={firstSeen} /> },
    { id: 'last', head: t('last'), width: 6.9, sort: 'lastSeen', cell: ({ lastSeen }) => <When at={lastSeen} /> },
    {
      id: 'confidence',
      head: t('confidence'),
      width: 7.2,
      sort: 'confidence',
      cell: ({ confidence }) => <Share of={confidence} bare />,
    },
    {
      id: 'category',
      head: t('typeAndTowns'),
      width: 10,
      cell: ({ category, places }) => {
        const names = places.map(placeName).join(language === 'zh' ? '、' : ', ');
        return (
          <>
            <div className="cut" title={category}>
              {category === '' ? '–' : category}
            </div>
            <div className="cut towns" title={names}>
              {names}
            </div>
          </>
        );
      },
    },
    {
      id: 'top',
      head: t('strongest'),
      cell: ({ top }) =>
        top === undefined ? (
          '–'
        ) : (
          <div className="reason" title={top[language]}>
            {top[language]}
          </div>
        ),
    },
  ];
}

/** Every ring there is: how large, how sure, since when, on what grounds. */
export function Rings(): JSX.Element {
  const t = useWords(ringsWords);
  useTitle(t('title'));
  const [asked, ask] = useAsked();
  const [, go] = useLocation();
  const filters = filtersOf(asked);
  const [by, order] = [asked['sort'] ?? 'size', asked['order'] === 'asc' ? ('asc' as const) : ('desc' as const)];
  const list = useList<RingRow>('/rings', { ...filters, sort: by, order });
  const isFiltered = Object.values(filters).some((value) => value !== undefined);
  return (
    <div className="filled rings">
      <div className="rings-top">
        <h1>{t('title')}</h1>
        <a className="as-csv" href={urlOf('/rings.csv', { ...filters, sort: by, order })} download>
          {t('csv')}
        </a>
      </div>
      <Filters asked={asked} ask={ask} />
      <DataTable
        label={t('title')}
        columns={useColumns()}
        list={list}
        rowKey={({ id }) => id}
        rowHeight={62}
        sort={{ by, order }}
        onSort={(sort) => ask({ sort: sort.by, order: sort.order })}
        onOpen={({ id }) => go(ringWay(id))}
        empty={
          isFiltered ? (
            <EmptyState
              title={t('noneFit')}
              action={
                <button type="button" onClick={() => ask(noFilters)}>
                  {t('allRings')}
                </button>
              }
            >
              <p>{t('noneFitWhy')}</p>
            </EmptyState>
          ) : (
            <EmptyState title={t('none')} action={<Link href="/">{t('toInbox')}</Link>}>
              <p>{t('noneWhy')}</p>
            </EmptyState>
          )
        }
      />
    </div>
  );
}
