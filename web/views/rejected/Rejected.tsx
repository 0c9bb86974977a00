import type { JSX } from 'react';
import { Link } from 'wouter';
import type { ExhibitRows, RejectedRow } from '../../../src/model/index.ts';
import { urlOf, useGet } from '../../app/api.ts';
import { useList } from '../../app/list.ts';
import { useTitle } from '../../app/title.ts';
import { useAsked } from '../../app/ways.ts';
import { useWords } from '../../app/words.ts';
import { DataTable, type Column } from '../../parts/DataTable.tsx';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { rejected } from '../../words/rejected.ts';
import { useRejectedWords } from '../inbox/import/rejected-words.ts';
import './rejected.css';

/** Rows that could not become reports: which, why, and how they come in after all. */
export function Rejected(): JSX.Element {
  const t = useWords(rejected);
  useTitle(t('title'));
  const [{ exhibit }, ask] = useAsked();
  const { data: exhibits } = useGet<ExhibitRows>('/exhibits', { limit: 200 });
  const list = useList<RejectedRow>('/rejected', { exhibit });
  const columns = useColumns(exhibit === undefined);
  return (
    <div className="filled rejected">
      <Link href="/">← {t('back')}</Link>
      <header className="rejected-head">
        <h1>{t('title')}</h1>
        <label>
          {t('file')}{' '}
          <select value={exhibit ?? ''} onChange={({ target }) => ask({ exhibit: target.value }, true)}>
            <option value="">{t('allFiles')}</option>
            {exhibits?.rows.map(({ sha256, name }) => (
              <option key={sha256} value={sha256}>
                {name} ({sha256.slice(0, 8)})
              </option>
            ))}
          </select>
        </label>
        {list.rows.length > 0 && (
          <a className="button" href={urlOf('/rejected.csv', { exhibit })} download>
            {t('download')}
          </a>
        )}
      </header>
      {list.rows.length > 0 && (
        <p className="lead">
          {t('lead')} {t('how')}
        </p>
      )}
      <DataTable
        label={t('title')}
        columns={columns}
        list={list}
        rowKey={({ exhibit: of, row, code, column }) => `${of ?? ''}/${row}/${code}/${column ?? ''}`}
        empty={
          <EmptyState title={t('none')}>
            <p>{t('noneText')}</p>
          </EmptyState>
        }
      />
    </div>
  );
}

function useColumns(withFile: boolean): readonly Column<RejectedRow>[] {
  const t = useWords(rejected);
  const why = useRejectedWords();
  return [
    ...(withFile
      ? [{ id: 'file', head: t('source'), width: 13, cell: ({ file }: RejectedRow) => <bdi title={file}>{file}</bdi> }]
      : []),
    {
      id: 'row',
      head: t('row'),
      width: 5,
      align: 'end',
      cell: ({ row }) => (row === 0 ? t('wholeFile') : row),
    },
    { id: 'column', head: t('column'), width: 11, cell: ({ column }) => column !== undefined && <bdi>{column}</bdi> },
    {
      id: 'cell',
      head: t('cell'),
      width: 11,
      cell: ({ column, record }) => column !== undefined && <bdi className="value">{record[column]}</bdi>,
    },
    { id: 'why', head: t('why'), cell: (row) => <span title={why(row)}>{why(row)}</span> },
    {
      id: 'record',
      head: t('record'),
      cell: ({ record }) => {
        const cells = Object.values(record).filter((cell) => cell !== '');
        return <bdi title={cells.join(' · ')}>{cells.join(' · ')}</bdi>;
      },
    },
  ];
}
