import { useState, type JSX } from 'react';
import type { CaseDetail, DossierExhibit, ReviewCheck } from '../../../../src/model/index.ts';
import { JobLine } from '../../../app/bar/JobLine.tsx';
import { useGet } from '../../../app/api.ts';
import { countOf, size, useLanguage } from '../../../app/format.ts';
import { isOver, startJob, useJobs } from '../../../app/jobs.ts';
import { useMay } from '../../../app/session.ts';
import { useAsked } from '../../../app/ways.ts';
import { whole } from '../../../app/whole.ts';
import { useWords } from '../../../app/words.ts';
import { DataTable, type Column } from '../../../parts/DataTable.tsx';
import { EmptyState } from '../../../parts/EmptyState.tsx';
import { When } from '../../../parts/When.tsx';
import { caseExhibitWords } from '../../../words/case-exhibits.ts';
import { AddExhibit } from './AddExhibit.tsx';
import { ExhibitSide } from './ExhibitSide.tsx';
import './exhibits.css';

const told = [
  ['no', 'noOf'],
  ['open', 'openOf'],
  ['yes', 'yesOf'],
] as const satisfies readonly (readonly [ReviewCheck['state'], string])[];

/** What the list tells of an exhibit: failed points first. */
function useColumns(chosen: string | undefined, choose: (row: DossierExhibit) => void): readonly Column<DossierExhibit>[] {
  const t = useWords(caseExhibitWords);
  const language = useLanguage();
  return [
    { id: 'number', head: t('number'), width: 3.5, cell: ({ number }) => number },
    {
      id: 'name',
      head: t('name'),
      cell: (row) => (
        <button type="button" className="link" aria-pressed={row.sha256 === chosen} onClick={() => choose(row)}>
          <bdi>{row.name}</bdi>
        </button>
      ),
    },
    { id: 'size', head: t('size'), width: 7.5, align: 'end', cell: ({ bytes }) => size(bytes, language) },
    { id: 'sealed', head: t('sealed'), width: 7, cell: ({ sealed }) => <When at={sealed.at} /> },
    {
      id: 'reports',
      head: t('reports'),
      width: 10.5,
      align: 'end',
      cell: ({ reports, others }) => (
        <>
          {countOf(reports, language)}
          {others > 0 && <small className="soft"> {t('ofOthers', { count: others })}</small>}
        </>
      ),
    },
    {
      id: 'review',
      head: t('review'),
      width: 12.5,
      cell: ({ checks }) => (
        <span className="review-counts">
          {told.map(([state, word]) => {
            const n = checks.filter((check) => check.state === state).length;
            return (
              n > 0 && (
                <span key={state} className={`review ${state}`}>
                  {t(word, { n })}
                </span>
              )
            );
          })}
        </span>
      ),
    },
  ];
}

/** Exhibits of the case, each with the prosecutor's review: what Clew found itself, and what only people know. */
export function CaseExhibits({ detail }: { readonly detail: CaseDetail }): JSX.Element {
  const t = useWords(caseExhibitWords);
  const [asked, ask] = useAsked();
  const may = useMay('judge');
  const path = `/cases/${encodeURIComponent(detail.case.id)}/exhibits`;
  const exhibits = useGet<{ readonly rows: readonly DossierExhibit[] }>(path);
  const [job, setJob] = useState<string>();
  const running = useJobs().find(({ id }) => id === job);
  const chosen = exhibits.data?.rows.find(({ sha256 }) => sha256 === asked['exhibit']);
  const choose = ({ sha256 }: DossierExhibit): void => ask({ exhibit: sha256 });
  const recheck = async (): Promise<void> => setJob((await startJob(`${path}/recheck`))?.id);
  const columns = useColumns(chosen?.sha256, choose);
  return (
    <div className="case-exhibits">
      <p className="soft case-lead">{t('lead')}</p>
      <p className="row">
        {may && <AddExhibit path={path} />}
        {may && (exhibits.data?.rows.length ?? 0) > 0 && (
          <button type="button" disabled={running !== undefined && !isOver(running)} onClick={() => void recheck()}>
            {t('recheck')}
          </button>
        )}
      </p>
      {running !== undefined && !isOver(running) && <JobLine job={running} />}
      {exhibits.data?.rows.length === 0 ? (
        <EmptyState title={t('none')}>
          <p>{t('noneWhy')}</p>
        </EmptyState>
      ) : (
        <div className="case-sides">
          <DataTable
            label={t('exhibits')}
            columns={columns}
            list={whole(exhibits)}
            rowKey={({ sha256 }) => sha256}
            onOpen={choose}
          />
          <ExhibitSide path={path} of={chosen} />
        </div>
      )}
    </div>
  );
}
