import { useEffect, useEffectEvent, useState, type JSX } from 'react';
import { Link, useLocation } from 'wouter';
import type { ReportRow, ReportRows } from '../../../src/model/index.ts';
import { urlOf, useGet } from '../../app/api.ts';
import { countOf, useLanguage } from '../../app/format.ts';
import { useList } from '../../app/list.ts';
import { useMay } from '../../app/session.ts';
import { useShortcut } from '../../app/shortcuts.ts';
import { useTitle } from '../../app/title.ts';
import { useAsked, whyWay } from '../../app/ways.ts';
import { useWords } from '../../app/words.ts';
import { DataTable } from '../../parts/DataTable.tsx';
import { Due } from '../freezes/Due.tsx';
import { inbox } from '../../words/inbox.ts';
import { listedWay, useColumns } from './columns.tsx';
import { NoHits, NoReports } from './Empty.tsx';
import { FilterBar } from './filter/FilterBar.tsx';
import { filterNames, paramsOf, readFilters, searchOf, setChips, type Filters } from './filters.ts';
import { useImport } from './import/use-import.tsx';
import './inbox.css';

/** Reports, newest first: what came in, narrowed by what one looks for, and the way in for more. */
export function Inbox(): JSX.Element {
  const t = useWords(inbox);
  useTitle(t('reports'));
  const [asked, ask] = useAsked();
  const [, go] = useLocation();
  const mayImport = useMay('import');
  const filters = readFilters(asked);
  const params = paramsOf(filters);
  const list = useList<ReportRow>('/reports', params);
  const all = useGet<ReportRows>('/reports', { limit: 1 });
  const search = searchOf(filters);
  const columns = useColumns(search);
  const [chosen, setChosen] = useState<readonly ReportRow[]>([]);
  const isNarrowed = setChips(filters).length > 0;
  const change = (to: Filters, passing = false): void => {
    const gone = Object.fromEntries([...filterNames, 'sort', 'order'].map((name) => [name, undefined]));
    ask({ ...gone, ...Object.fromEntries(new URLSearchParams(searchOf(to))) }, !passing);
  };
  const choose = (row: ReportRow): void =>
    setChosen((before) =>
      before.some(({ id }) => id === row.id) ? before.filter(({ id }) => id !== row.id) : [...before.slice(-1), row],
    );
  const { begin, dialog } = useImport(mayImport);
  // The palette's way to the choice of files: it is opened by the key that was just pressed.
  const isCalled = asked['import'] !== undefined && mayImport;
  const answer = useEffectEvent(() => {
    ask({ import: undefined });
    begin();
  });
  useEffect(() => {
    if (isCalled) answer();
  }, [isCalled]);
  const isEmpty = all.data?.total.count === 0;
  return (
    <>
      <div className="filled inbox">
        <header className="page-head">
          <h1>{t('reports')}</h1>
          <Counted shown={list.total} of={all.data?.total} isNarrowed={isNarrowed} />
          <span className="grow" />
          {list.rows.length > 0 && (
            <a className="button" href={urlOf('/reports.csv', params)} download>
              {t('csv')}
            </a>
          )}
          {mayImport && (
            <>
              <Link href="/rejected">{t('rejected')}</Link>
              <button type="button" className="primary" onClick={begin}>
                {t('import')}
              </button>
            </>
          )}
        </header>
        <Due />
        {isEmpty && !isNarrowed ? (
          <NoReports begin={mayImport ? begin : undefined} />
        ) : (
          <>
            <FilterBar filters={filters} onChange={change} />
            {chosen.length > 0 && <Chosen rows={chosen} letGo={() => setChosen([])} go={go} />}
            <DataTable
              label={t('reports')}
              columns={columns}
              list={list}
              rowKey={({ id }) => id}
              sort={{ by: filters.sort ?? 'reportedAt', order: filters.order === 'asc' ? 'asc' : 'desc' }}
              onSort={({ by, order }) => change({ ...filters, sort: by, order })}
              onOpen={({ id }) => go(listedWay(id, search))}
              chosen={new Set(chosen.map(({ id }) => id))}
              onChoose={(_, row) => choose(row)}
              empty={<NoHits filters={filters} onChange={change} />}
            />
          </>
        )}
      </div>
      {dialog}
    </>
  );
}

type Total = ReportRows['total'] | undefined;

/** "1,234 of 2,000", "more than 10,000": how many fit, of how many there are. */
function Counted({
  shown,
  of,
  isNarrowed,
}: {
  readonly shown: Total;
  readonly of: Total;
  readonly isNarrowed: boolean;
}): JSX.Element | null {
  const t = useWords(inbox);
  const language = useLanguage();
  if (shown === undefined || of === undefined) return null;
  const said = ({ count, more }: ReportRows['total']): string =>
    more ? t('moreThan', { count: countOf(count, language) }) : countOf(count, language);
  return (
    <p className="counted" role="status">
      {isNarrowed ? t('countOf', { shown: said(shown), all: said(of) }) : said(of)}
    </p>
  );
}

interface ChosenProps {
  readonly rows: readonly ReportRow[];
  readonly letGo: () => void;
  readonly go: (to: string) => void;
}

/** Two reports chosen, and the question about them. */
function Chosen({ rows, letGo, go }: ChosenProps): JSX.Element {
  const t = useWords(inbox);
  const [a, b] = rows;
  const way = a !== undefined && b !== undefined ? whyWay(a.id, b.id) : undefined;
  useShortcut('w', t('whyThese'), () => way !== undefined && go(way), { enabled: way !== undefined });
  return (
    <div className="chosen-bar" role="status">
      {rows.map(({ id, ref }) => (
        <bdi key={id} className="value">
          {ref}
        </bdi>
      ))}
      {way === undefined ? <span className="soft">{t('chooseOther')}</span> : <Link href={way}>{t('whyThese')}</Link>}
      <button type="button" className="quiet" onClick={letGo}>
        {t('letGo')}
      </button>
    </div>
  );
}
