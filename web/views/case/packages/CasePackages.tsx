import { useState, type JSX } from 'react';
import { Link } from 'wouter';
import type { CaseDetail, PackageRow } from '../../../../src/model/index.ts';
import { useGet } from '../../../app/api.ts';
import { JobLine } from '../../../app/bar/JobLine.tsx';
import { download } from '../../../app/download.ts';
import { size, useLanguage } from '../../../app/format.ts';
import { useJobs } from '../../../app/jobs.ts';
import { packageWay } from '../../../app/ways.ts';
import { useWords } from '../../../app/words.ts';
import { Failed } from '../../../parts/Failed.tsx';
import { PackageState } from '../../../parts/PackageState.tsx';
import { Waiting } from '../../../parts/Waiting.tsx';
import { When } from '../../../parts/When.tsx';
import { packageWords } from '../../../words/packages.ts';
import { PackageForm } from './PackageForm.tsx';
import '../../../parts/panel.css';

/** What left with this case, and the making of more. */
export function CasePackages({ detail }: { readonly detail: CaseDetail }): JSX.Element {
  const t = useWords(packageWords);
  const language = useLanguage();
  const { data, error, refetch } = useGet<{ readonly rows: readonly PackageRow[] }>('/packages');
  const [job, setJob] = useState<string>();
  const made = useJobs().find(({ id }) => id === job);
  const result = made?.state === 'done' ? (made.result as { package: string; bytes: number; withheld: number }) : undefined;
  const own = data?.rows.filter((row) => row.case === detail.case.id) ?? [];
  return (
    <div className="case-panels">
      <section className="panel">
        <h2>{t('make')}</h2>
        <p className="soft">{t('makeLead')}</p>
        <PackageForm detail={detail} onStart={setJob} isBusy={made?.state === 'running' || made?.state === 'waiting'} />
        {made !== undefined && (
          <JobLine job={made}>
            {result === undefined ? undefined : (
              <div className="row package-made" role="status">
                <span>{t('madeOf', { id: result.package, size: size(result.bytes, language), withheld: result.withheld })}</span>
                <button
                  type="button"
                  className="primary"
                  onClick={() => void download(`/packages/${encodeURIComponent(result.package)}/file`)}
                >
                  {t('save')}
                </button>
              </div>
            )}
          </JobLine>
        )}
      </section>
      <section className="panel">
        <h2>{t('ofCase')}</h2>
        {data === undefined && (error === null ? <Waiting /> : <Failed error={error} retry={() => void refetch()} />)}
        {data !== undefined && own.length === 0 && <p className="soft">{t('none_case')}</p>}
        <ul>
          {own.map((row) => (
            <li key={row.id}>
              <Link href={packageWay(row.id)} className="value">
                {row.id}
              </Link>{' '}
              · {row.partner} · <When at={row.at} /> · <PackageState is={row.state} />
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}
