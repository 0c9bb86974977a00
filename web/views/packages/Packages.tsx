import { useEffect, useEffectEvent, useRef, useState, type JSX } from 'react';
import { Link, useLocation } from 'wouter';
import type { PackageRow } from '../../../src/model/index.ts';
import { useGet } from '../../app/api.ts';
import { useDrop } from '../../app/drop.ts';
import { size, useLanguage } from '../../app/format.ts';
import { useShortcut } from '../../app/shortcuts.ts';
import { useTitle } from '../../app/title.ts';
import { packageWay, useAsked } from '../../app/ways.ts';
import { whole } from '../../app/whole.ts';
import { useWords } from '../../app/words.ts';
import { DataTable, type Column } from '../../parts/DataTable.tsx';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { Label } from '../../parts/Label.tsx';
import { PackageState } from '../../parts/PackageState.tsx';
import { When } from '../../parts/When.tsx';
import { packageWords } from '../../words/packages.ts';
import { ReceiveDialog } from './ReceiveDialog.tsx';
import { useNotes } from './notes.ts';
import '../../parts/drop.css';
import './packages.css';

const sides = ['sent', 'received'] as const;

/** What the list tells of a package. */
function useColumns(): readonly Column<PackageRow>[] {
  const t = useWords(packageWords);
  const language = useLanguage();
  return [
    {
      id: 'package',
      head: t('package'),
      width: 11,
      cell: ({ id }) => (
        <Link href={packageWay(id)} className="value">
          {id}
        </Link>
      ),
    },
    { id: 'side', head: t('side'), width: 8, cell: (row) => t(row.side) },
    { id: 'partner', head: t('partner'), cell: ({ agency, partner }) => <bdi title={partner}>{agency ?? partner}</bdi> },
    { id: 'format', head: t('format'), width: 9, cell: ({ format }) => t(`format-${format}`) },
    { id: 'label', head: t('label'), width: 10, cell: ({ label }) => (label === undefined ? '–' : <Label is={label} />) },
    { id: 'state', head: t('state'), width: 13, cell: ({ state }) => <PackageState is={state} /> },
    { id: 'at', head: t('at'), width: 8, cell: ({ at }) => <When at={at} /> },
    { id: 'size', head: t('size'), width: 6, align: 'end', cell: ({ bytes }) => size(bytes, language) },
  ];
}

/** What left for other agencies and what came from them. Whatever comes is dropped here: packages, receipts, recalls. */
export function Packages(): JSX.Element {
  const t = useWords(packageWords);
  useTitle(t('title'));
  const [, go] = useLocation();
  const [asked, ask] = useAsked();
  const packages = useGet<{ readonly rows: readonly PackageRow[] }>('/packages');
  const input = useRef<HTMLInputElement>(null);
  const [files, setFiles] = useState<readonly File[]>([]);
  const takeNote = useNotes();
  const take = async (dropped: readonly File[]): Promise<void> => {
    const rest: File[] = [];
    for (const file of dropped) if (!(await takeNote(file))) rest.push(file);
    setFiles((before) => [...before, ...rest]);
  };
  const isOver = useDrop(true, (dropped) => void take(dropped));
  const begin = (): void => input.current?.click();
  useShortcut('n', t('receiveKeys'), begin);
  // The palette's way to the choice of files.
  const isCalled = asked['receive'] !== undefined;
  const answer = useEffectEvent(() => {
    ask({ receive: undefined });
    begin();
  });
  useEffect(() => {
    if (isCalled) answer();
  }, [isCalled]);
  const side = sides.find((each) => each === asked['side']);
  const all = whole(packages);
  const rows = side === undefined ? all.rows : all.rows.filter((row) => row.side === side);
  const list = { ...all, rows, total: all.total === undefined ? undefined : { count: rows.length, more: false } };
  const columns = useColumns();
  return (
    <>
      <div className="filled packages">
        <header className="page-head">
          <h1>{t('title')}</h1>
          <p className="soft">{t('lead')}</p>
          <button type="button" className="primary end" onClick={begin}>
            {t('receive')}
          </button>
        </header>
        {all.rows.length > 0 && (
          <div className="side-choice" role="group" aria-label={t('side')}>
            {[undefined, ...sides].map((each) => (
              <button key={each ?? 'all'} type="button" aria-pressed={side === each} onClick={() => ask({ side: each })}>
                {t(each ?? 'all')}
              </button>
            ))}
          </div>
        )}
        <DataTable
          label={t('title')}
          columns={columns}
          list={list}
          rowKey={({ id, side }) => `${side} ${id}`}
          onOpen={({ id }) => go(packageWay(id))}
          empty={
            <EmptyState
              title={t('none')}
              action={
                <>
                  <button type="button" className="primary" onClick={begin}>
                    {t('receive')}
                  </button>
                  <Link className="button" href="/cases">
                    {t('toCases')}
                  </Link>
                </>
              }
            >
              <p>{t('noneWhy')}</p>
              <p>{t('noneHow')}</p>
              <pre>
                <code>clew receive PACKAGE</code>
              </pre>
            </EmptyState>
          }
        />
      </div>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        onChange={({ target }) => {
          void take([...(target.files ?? [])]);
          target.value = '';
        }}
      />
      {isOver && (
        <div className="drop-here" role="status">
          {t('dropHere')}
        </div>
      )}
      {files[0] !== undefined && (
        <ReceiveDialog key={files.length} file={files[0]} next={() => setFiles((before) => before.slice(1))} />
      )}
    </>
  );
}
