import { useState, type JSX } from 'react';
import type { ScreenRow, ScreenView } from '../../../src/model/index.ts';
import { useGet } from '../../app/api.ts';
import { share } from '../../app/format.ts';
import { useList } from '../../app/list.ts';
import { useTitle } from '../../app/title.ts';
import { useAsked, useParts } from '../../app/ways.ts';
import { useWords } from '../../app/words.ts';
import { type Column, DataTable } from '../../parts/DataTable.tsx';
import { Failed } from '../../parts/Failed.tsx';
import { Share } from '../../parts/Share.tsx';
import { Tabs } from '../../parts/Tabs.tsx';
import { Waiting } from '../../parts/Waiting.tsx';
import { peopleWords } from '../../words/people.ts';
import { Counts } from './Counts.tsx';
import { bornOf, nameOf } from './facts.ts';
import { HitSide } from './HitSide.tsx';
import { ProtectionMark } from './ProtectionMark.tsx';
import './people.css';

const tabs = ['rows', 'counts'] as const;
const filters = ['hits', 'undecided', 'held', 'all'] as const;

function useColumns(): readonly Column<ScreenRow>[] {
  const t = useWords(peopleWords);
  return [
    {
      id: 'name',
      head: t('name'),
      cell: ({ person }) => (
        <>
          <strong>{nameOf(person)}</strong>
          <br />
          <span className="soft">{[person.ref, ...person.nationality].filter((each) => each !== undefined).join(' · ')}</span>
        </>
      ),
    },
    { id: 'born', head: t('born'), width: 6.8, cell: ({ person }) => bornOf(person) },
    {
      id: 'best',
      head: t('best'),
      cell: ({ best }) =>
        best === undefined ? (
          <span className="soft">–</span>
        ) : (
          <>
            {best.name}
            <br />
            <Share of={best.score} bare />
          </>
        ),
    },
    {
      id: 'state',
      head: t('state'),
      width: 9.5,
      cell: ({ state, decided }) => (
        <>
          {decided !== undefined && (
            <div className="state person">
              <span className="sign" aria-hidden="true" />
              {t(`did-${decided}`)}
            </div>
          )}
          <div>
            <ProtectionMark is={state} />
          </div>
        </>
      ),
    },
  ];
}

/** One comparison: everybody of the roster, and beside who is chosen the hits, field by field. */
export function Screening(): JSX.Element {
  const t = useWords(peopleWords);
  const [, , act = ''] = useParts();
  const path = `/people/screens/${encodeURIComponent(act)}`;
  const { data: screen, error, refetch } = useGet<ScreenView>(path);
  const [asked, ask] = useAsked();
  useTitle(screen === undefined ? t('title') : `${screen.roster.name} · ${screen.against.name}`);
  const tab = tabs.find((each) => each === asked['tab']) ?? 'rows';
  if (screen === undefined) return error === null ? <Waiting /> : <Failed isPage error={error} retry={() => void refetch()} />;
  return (
    <div className="people filled">
      <header className="page-head">
        <h1>{screen.roster.name}</h1>
        <p className="soft">
          {screen.against.name}
          {screen.against.version === undefined ? '' : ` (${screen.against.version})`} ·{' '}
          {t('thresholds', { review: share(screen.thresholds.review), strong: share(screen.thresholds.strong) })}
        </p>
        <button type="button" className="end" onClick={() => window.print()}>
          {t('print')}
        </button>
      </header>
      <Tabs
        tabs={tabs}
        current={tab}
        name={(each) => t(each === 'rows' ? 'tabRows' : 'tabCounts')}
        onGo={(each) => ask({ tab: each === 'rows' ? undefined : each })}
      >
        {tab === 'rows' ? <Rows screen={screen} path={path} /> : <Counts path={path} />}
      </Tabs>
    </div>
  );
}

function Rows({ screen, path }: { readonly screen: ScreenView; readonly path: string }): JSX.Element {
  const t = useWords(peopleWords);
  const [asked, ask] = useAsked();
  const filter = filters.find((each) => each === asked['show']) ?? 'hits';
  const list = useList<ScreenRow>(`${path}/rows`, { filter });
  const columns = useColumns();
  // Who is being decided on stays chosen though the filter no longer has them.
  const [last, setLast] = useState<ScreenRow>();
  const chosen =
    list.rows.find(({ person }) => person.id === asked['person']) ?? (last?.person.id === asked['person'] ? last : undefined);
  const at = list.rows.findIndex(({ person }) => person.id === asked['person']);
  const open = (row: ScreenRow | undefined): void => {
    if (row === undefined) return;
    setLast(row);
    ask({ person: row.person.id });
  };
  return (
    <>
      <div className="row people-which" role="group" aria-label={t('which')}>
        {filters.map((each) => (
          <button
            key={each}
            type="button"
            className="quiet"
            aria-pressed={filter === each}
            onClick={() => ask({ show: each === 'hits' ? undefined : each, person: undefined })}
          >
            {t(`show_${each}`)}
          </button>
        ))}
      </div>
      <div className="people-sides">
        <DataTable
          label={t('roster')}
          columns={columns}
          list={list}
          rowKey={({ person }) => person.id}
          rowHeight={52}
          onOpen={open}
          empty={<p className="empty">{t('noneFit')}</p>}
        />
        {chosen === undefined ? (
          <aside className="people-side" aria-label={t('best')}>
            <p className="soft">{t('choose')}</p>
          </aside>
        ) : (
          <HitSide key={chosen.person.id} screen={screen.act} person={chosen.person.id} onNext={() => open(list.rows[at + 1])} />
        )}
      </div>
    </>
  );
}
