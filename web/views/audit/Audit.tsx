import { useState, type JSX } from 'react';
import type { LogEntryRow, LogEntryRows } from '../../../src/model/index.ts';
import { get, type Params } from '../../app/api.ts';
import { csvOf, save } from '../../app/csv.ts';
import { zoneOf } from '../../app/format.ts';
import { useList } from '../../app/list.ts';
import { useTitle } from '../../app/title.ts';
import { toastError } from '../../app/toasts.ts';
import { useWords } from '../../app/words.ts';
import { DataTable, type Column } from '../../parts/DataTable.tsx';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { When } from '../../parts/When.tsx';
import { auditWords } from '../../words/audit.ts';
import { custodyWords } from '../../words/custody.ts';
import { useActs } from '../custody/act-line.ts';
import { LogFilters, useLogFilters } from '../custody/LogFilters.tsx';
import '../../parts/panel.css';
import '../custody/custody.css';

interface Consulted {
  readonly subject: string;
  readonly ref?: string;
  readonly records: number;
  readonly purpose?: string;
}
const bodyOf = ({ body }: LogEntryRow): Consulted | undefined => body as Consulted | undefined;
const pageSize = 200;

/** Everything that fits, page by page. */
async function readAll(params: Params, onRead: (count: number) => void): Promise<readonly LogEntryRow[]> {
  const rows: LogEntryRow[] = [];
  let before: number | undefined;
  do {
    const page: LogEntryRows = await get<LogEntryRows>('/log/consults', { ...params, limit: pageSize, before });
    rows.push(...page.rows);
    onRead(rows.length);
    before = page.next;
  } while (before !== undefined);
  return rows;
}

/** Saves what fits the filters as a table. */
function Csv({ params }: { readonly params: Params }): JSX.Element {
  const t = useWords(auditWords);
  const acts = useActs();
  const [read, setRead] = useState<number>();
  const make = async (): Promise<void> => {
    setRead(0);
    try {
      const rows = await readAll(params, setRead);
      const head = [t('number'), t('when'), t('who'), t('subject'), t('ref'), t('records'), t('purpose')];
      const lines = rows.map((row) => {
        const body = bodyOf(row);
        const said =
          body === undefined ? ['', '', '', ''] : [acts.subject(body.subject), body.ref ?? '', body.records, body.purpose ?? ''];
        return [row.seq, new Date(row.at).toISOString(), row.by, ...said];
      });
      save(t('csvFile'), csvOf(head, lines));
    } catch (error) {
      toastError(error);
    } finally {
      setRead(undefined);
    }
  };
  return (
    <button type="button" className="end" disabled={read !== undefined} onClick={() => void make()}>
      {read === undefined ? t('csv') : t('csvWorking', { count: read })}
    </button>
  );
}

/** Columns of the list. */
function useColumns(): readonly Column<LogEntryRow>[] {
  const t = useWords(auditWords);
  const acts = useActs();
  return [
    { id: 'seq', head: t('number'), width: 6, align: 'end', cell: ({ seq }) => seq },
    { id: 'at', head: t('when'), width: 11, cell: ({ at }) => <When at={at} grain="minute" /> },
    { id: 'by', head: t('who'), width: 11, cell: ({ by }) => by },
    { id: 'subject', head: t('subject'), width: 8, cell: (row) => acts.subject(bodyOf(row)?.subject ?? '') },
    { id: 'ref', head: t('ref'), width: 14, cell: (row) => <code>{bodyOf(row)?.ref}</code> },
    {
      id: 'purpose',
      head: t('purpose'),
      cell: (row) => (row.erased === undefined ? bodyOf(row)?.purpose : t('erased', { act: row.erased })),
    },
  ];
}

/** Who looked at what, when and why. */
export function Audit(): JSX.Element {
  const t = useWords(auditWords);
  const c = useWords(custodyWords);
  const { params, isNarrowed } = useLogFilters();
  const list = useList<LogEntryRow>('/log/consults', params, { cursor: 'before' });
  useTitle(t('title'));
  const columns = useColumns();
  const isEmpty = list.rows.length === 0 && !list.isLoading && !isNarrowed && list.error === undefined;
  return (
    <div className="filled audit">
      <header className="page-head">
        <h1>{t('title')}</h1>
        <p className="soft">{t('lead')}</p>
        <p className="soft end">{c('zoneNote', { zone: zoneOf(list.rows[0]?.at) })}</p>
      </header>
      {isEmpty ? (
        <EmptyState title={t('emptyTitle')}>
          <p>{t('emptyText')}</p>
        </EmptyState>
      ) : (
        <>
          <div className="row">
            <LogFilters />
            {list.rows.length > 0 && <Csv params={params} />}
          </div>
          <DataTable
            label={t('title')}
            columns={columns}
            list={list}
            rowKey={({ seq }) => String(seq)}
            empty={
              <EmptyState title={t('nothingTitle')}>
                <p>{t('nothingText')}</p>
              </EmptyState>
            }
          />
        </>
      )}
    </div>
  );
}
