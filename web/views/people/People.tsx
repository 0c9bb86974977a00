import { useState, type JSX } from 'react';
import { Link, useLocation } from 'wouter';
import type { PersonListView, ScreenView } from '../../../src/model/index.ts';
import { useGet } from '../../app/api.ts';
import { useSession } from '../../app/session.ts';
import { useTitle } from '../../app/title.ts';
import { screenWay } from '../../app/ways.ts';
import { whole } from '../../app/whole.ts';
import { useWords } from '../../app/words.ts';
import { Copy } from '../../parts/Copy.tsx';
import { type Column, DataTable } from '../../parts/DataTable.tsx';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { Failed } from '../../parts/Failed.tsx';
import { Waiting } from '../../parts/Waiting.tsx';
import { When } from '../../parts/When.tsx';
import { peopleWords } from '../../words/people.ts';
import { ScreenDialog } from './ScreenDialog.tsx';
import './people.css';

type Lists = { readonly rows: readonly PersonListView[] };

/** Rosters, wanted lists, and what was compared with what. */
export function People(): JSX.Element {
  const t = useWords(peopleWords);
  useTitle(t('title'));
  const { may } = useSession();
  const [isAsking, setAsking] = useState(false);
  const screens = useGet<{ readonly rows: readonly ScreenView[] }>('/people/screens');
  const lists = useGet<Lists>('/people/lists');
  if (lists.data === undefined) {
    return lists.error === null ? <Waiting /> : <Failed isPage error={lists.error} retry={() => void lists.refetch()} />;
  }
  const all = lists.data.rows;
  const isReady = all.some(({ side }) => side === 'roster') && all.some(({ side }) => side === 'wanted');
  return (
    <div className="people">
      <header className="page-head">
        <h1>{t('title')}</h1>
        <p className="soft">{t('lead')}</p>
        <Link className="button end" href="/people/referrals">
          {t('toReferrals')}
        </Link>
        {may.includes('judge') && isReady && (
          <button type="button" className="primary" onClick={() => setAsking(true)}>
            {t('start')}
          </button>
        )}
      </header>
      {all.length === 0 ? (
        <EmptyState
          title={t('none')}
          action={
            <Link className="button" href="/">
              {t('toImport')}
            </Link>
          }
        >
          <p>{t('noneText')}</p>
        </EmptyState>
      ) : (
        <>
          <section>
            <h2>{t('screenings')}</h2>
            {isReady ? <Screens query={screens} /> : <p className="empty">{t('noLists')}</p>}
          </section>
          <section>
            <h2>{t('lists')}</h2>
            <ListTable query={lists} />
          </section>
        </>
      )}
      {isAsking && <ScreenDialog lists={all} onClose={() => setAsking(false)} />}
    </div>
  );
}

function useScreenColumns(): readonly Column<ScreenView>[] {
  const t = useWords(peopleWords);
  return [
    {
      id: 'roster',
      head: t('roster'),
      cell: ({ act, roster }) => (
        <Link href={screenWay(act)}>
          {roster.name}
          {roster.version === undefined ? '' : ` (${roster.version})`}
        </Link>
      ),
    },
    {
      id: 'against',
      head: t('wanted'),
      cell: ({ against }) => `${against.name}${against.version === undefined ? '' : ` (${against.version})`}`,
    },
    { id: 'persons', head: t('persons'), width: 6, align: 'end', cell: ({ persons }) => persons },
    { id: 'hits', head: t('hits'), width: 6.5, align: 'end', cell: ({ hits }) => hits },
    { id: 'decided', head: t('decided'), width: 6.5, align: 'end', cell: ({ decided }) => decided },
    { id: 'at', head: t('when'), width: 9, cell: ({ at }) => <When at={at} grain="minute" /> },
    {
      id: 'act',
      head: t('act'),
      width: 5,
      align: 'end',
      cell: ({ act }) => <Link href={`/custody?act=${act}`}>{act}</Link>,
    },
  ];
}

function Screens({ query }: { readonly query: Parameters<typeof whole<ScreenView>>[0] }): JSX.Element {
  const t = useWords(peopleWords);
  const [, go] = useLocation();
  const columns = useScreenColumns();
  return (
    <DataTable
      label={t('screenings')}
      columns={columns}
      list={whole(query)}
      rowKey={({ act }) => String(act)}
      onOpen={({ act }) => go(screenWay(act))}
      empty={<p className="empty">{t('none')}</p>}
    />
  );
}

function useListColumns(): readonly Column<PersonListView>[] {
  const t = useWords(peopleWords);
  return [
    { id: 'name', head: t('list'), cell: ({ name }) => name },
    { id: 'side', head: t('side'), width: 8, cell: ({ side }) => t(side) },
    { id: 'version', head: t('version'), width: 12, cell: ({ version }) => version ?? '–' },
    { id: 'persons', head: t('persons'), width: 7, align: 'end', cell: ({ persons }) => persons },
    { id: 'rejected', head: t('setAside'), width: 6.5, align: 'end', cell: ({ rejected }) => rejected },
    {
      id: 'digest',
      head: t('digest'),
      width: 11,
      cell: ({ exhibit }) => (
        <>
          <code className="short">{exhibit.slice(0, 12)}…</code> <Copy text={exhibit} what={t('digest')} />
        </>
      ),
    },
    {
      id: 'at',
      head: t('brought'),
      width: 9,
      cell: ({ act, at }) => (
        <Link href={`/custody?act=${act}`}>
          <When at={at} />
        </Link>
      ),
    },
  ];
}

function ListTable({ query }: { readonly query: Parameters<typeof whole<PersonListView>>[0] }): JSX.Element {
  const t = useWords(peopleWords);
  const columns = useListColumns();
  return <DataTable label={t('lists')} columns={columns} list={whole(query)} rowKey={({ act }) => String(act)} />;
}
