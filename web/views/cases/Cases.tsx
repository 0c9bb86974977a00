import type { JSX } from 'react';
import { Link, useLocation } from 'wouter';
import type { CaseView } from '../../../src/model/index.ts';
import { useGet } from '../../app/api.ts';
import { day } from '../../app/format.ts';
import { useMay } from '../../app/session.ts';
import { useShortcut } from '../../app/shortcuts.ts';
import { useTitle } from '../../app/title.ts';
import { caseWay, ringWay, useAsked } from '../../app/ways.ts';
import { useWords } from '../../app/words.ts';
import { DataTable, type Column } from '../../parts/DataTable.tsx';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { whole } from '../../app/whole.ts';
import { casesWords } from '../../words/cases.ts';
import { OpenCase } from './OpenCase.tsx';
import './cases.css';

/** What the list tells of a case; what is closed to the reader is a title alone. */
function useColumns(): readonly Column<CaseView>[] {
  const t = useWords(casesWords);
  return [
    {
      id: 'case',
      head: t('case'),
      cell: ({ id, title, rings }) =>
        rings === undefined ? (
          <>
            {title} <span className="soft">· {t('closed')}</span>
          </>
        ) : (
          <Link href={caseWay(id)}>{title}</Link>
        ),
    },
    { id: 'law', head: t('law'), width: 13, cell: ({ law }) => law ?? '–' },
    {
      id: 'rings',
      head: t('rings'),
      width: 16,
      cell: ({ rings }) =>
        rings === undefined ? (
          '–'
        ) : (
          <span className="case-rings">
            {rings.map((ring) => (
              <Link key={ring} href={ringWay(ring)} className="value">
                {ring}
              </Link>
            ))}
          </span>
        ),
    },
    {
      id: 'access',
      head: t('access'),
      width: 12,
      cell: ({ access }) => (access.length === 0 ? t('nobody') : access.join(', ')),
    },
    { id: 'opened', head: t('opened'), width: 13, cell: (of) => t('openedBy', { day: day(of.openedAt), by: of.openedBy }) },
  ];
}

/** Cases one works on; for who supervises, the titles of all. */
export function Cases(): JSX.Element {
  const t = useWords(casesWords);
  useTitle(t('title'));
  const [, go] = useLocation();
  const [asked, ask] = useAsked();
  const mayOpen = useMay('case');
  const cases = useGet<{ readonly rows: readonly CaseView[] }>('/cases');
  // In the address, so that the palette leads to it.
  const isOpening = asked['open'] !== undefined && mayOpen;
  const begin = (): void => ask({ open: 'form' });
  useShortcut('n', t('open'), begin, { enabled: mayOpen });
  const columns = useColumns();
  return (
    <>
      <div className="filled cases">
        <header className="page-head">
          <h1>{t('title')}</h1>
          <p className="soft">{t('lead')}</p>
          {mayOpen && (
            <button type="button" className="primary end" onClick={begin}>
              {t('open')}
            </button>
          )}
        </header>
        <DataTable
          label={t('title')}
          columns={columns}
          list={whole(cases)}
          rowKey={({ id }) => id}
          onOpen={({ id, rings }) => {
            if (rings !== undefined) go(caseWay(id));
          }}
          empty={<NoCases mayOpen={mayOpen} begin={begin} />}
        />
      </div>
      {isOpening && <OpenCase close={() => ask({ open: undefined })} />}
    </>
  );
}

function NoCases({ mayOpen, begin }: { readonly mayOpen: boolean; readonly begin: () => void }): JSX.Element {
  const t = useWords(casesWords);
  return (
    <EmptyState
      title={t('none')}
      action={
        <>
          {mayOpen && (
            <button type="button" className="primary" onClick={begin}>
              {t('open')}
            </button>
          )}
          <Link className="button" href="/rings">
            {t('toRings')}
          </Link>
        </>
      }
    >
      <p>{t('noneWhy')}</p>
      {mayOpen ? (
        <>
          <p>{t('noneHow')}</p>
          <pre>
            <code>clew case open --ring G53da68117c3d --title &quot;Golden FX&quot;</code>
          </pre>
        </>
      ) : (
        <p>{t('noneViewer')}</p>
      )}
    </EmptyState>
  );
}
