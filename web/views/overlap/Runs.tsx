import type { JSX } from 'react';
import { Link, useLocation } from 'wouter';
import type { UseQueryResult } from '@tanstack/react-query';
import type { OverlapList, OverlapRow } from '../../../src/model/index.ts';
import type { Refused } from '../../app/api.ts';
import { countOf, useLanguage } from '../../app/format.ts';
import { listOf } from '../picture/list-of.ts';
import { overlapWay, ringWay } from '../../app/ways.ts';
import { useWords } from '../../app/words.ts';
import { DataTable, type Column } from '../../parts/DataTable.tsx';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { When } from '../../parts/When.tsx';
import { overlapWords } from '../../words/overlap.ts';
import { shortName } from './name.ts';
import { isUpToUs, nextOf } from './next.ts';
import { RunState } from './RunState.tsx';

function useColumns(): readonly Column<OverlapRow>[] {
  const t = useWords(overlapWords);
  const language = useLanguage();
  return [
    {
      id: 'run',
      head: t('run'),
      width: 10.5,
      cell: ({ id }) => (
        <Link href={overlapWay(id)} className="value">
          {id}
        </Link>
      ),
    },
    { id: 'partner', head: t('partner'), cell: ({ partner }) => <bdi title={partner}>{shortName(partner)}</bdi> },
    { id: 'side', head: t('side'), width: 6, cell: ({ side }) => t(side) },
    { id: 'variant', head: t('variant'), width: 14, cell: ({ variant }) => t(`variant-${variant}`) },
    { id: 'state', head: t('state'), width: 9, cell: ({ state }) => <RunState is={state} /> },
    {
      id: 'next',
      head: t('next'),
      width: 16.5,
      cell: (row) => {
        const next = nextOf(row);
        return isUpToUs(next) ? <strong>{t(`next-${next}`)}</strong> : t(`next-${next}`);
      },
    },
    {
      id: 'common',
      head: t('common'),
      width: 6,
      align: 'end',
      cell: ({ common, both }) =>
        both !== undefined ? t(both ? 'yes' : 'no') : common === undefined ? '–' : countOf(common, language),
    },
    { id: 'last', head: t('last'), width: 8, cell: ({ last }) => <When at={last} /> },
  ];
}

/** Every run with where it stands and what comes next, and what partners asked for afterwards. */
export function Runs({
  query,
  list,
}: {
  readonly query: UseQueryResult<OverlapList, Refused>;
  readonly list: OverlapList;
}): JSX.Element {
  const t = useWords(overlapWords);
  const [, go] = useLocation();
  const columns = useColumns();
  return (
    <>
      <Requests list={list} />
      <DataTable
        label={t('tab-runs')}
        columns={columns}
        list={listOf(query, ({ runs }) => runs)}
        rowKey={({ id }) => id}
        onOpen={({ id }) => go(overlapWay(id))}
        empty={
          <EmptyState title={t('noRuns')}>
            <p>{t('noRunsWhy')}</p>
          </EmptyState>
        }
      />
    </>
  );
}

/** Rings that a line names. */
const mostRings = 12;

function Requests({ list: { requests } }: { readonly list: OverlapList }): JSX.Element | null {
  const t = useWords(overlapWords);
  if (requests.length === 0) return null;
  return (
    <section className="panel overlap-requests">
      <h2>{t('requests')}</h2>
      <p className="soft">{t('requestsLead')}</p>
      <ul className="plain-list">
        {requests.map(({ run, partner, at, act, indicators, rings }) => (
          <li key={act}>
            <p>
              {t('requestOf', { partner: shortName(partner), count: indicators })} · <When at={at} />
            </p>
            <p className="row">
              <Link href={overlapWay(run)}>{t('ofRun', { run })}</Link>
              {rings.length > 0 && <span className="soft">{t('inRings')}</span>}
              {rings.slice(0, mostRings).map((ring) => (
                <Link key={ring} href={ringWay(ring)} className="value">
                  {ring}
                </Link>
              ))}
              {rings.length > mostRings && <span className="soft">+{rings.length - mostRings}</span>}
            </p>
          </li>
        ))}
      </ul>
      <p className="hint">{t('toPackage')}</p>
    </section>
  );
}
