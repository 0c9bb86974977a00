import type { JSX } from 'react';
import type { JobView } from '../../../src/model/index.ts';
import { jobWords } from '../../words/jobs.ts';
import { useSaid } from '../errors.ts';
import { countOf, size, useLanguage } from '../format.ts';
import { cancelJob, isOver, lefts } from '../jobs.ts';
import { useStore } from '../store.ts';
import { useWords, type Say } from '../words.ts';

type T = Say<keyof typeof jobWords.en>;
const steps = [
  'read',
  'seal',
  'store',
  'settle',
  'learn',
  'resume',
  'join',
  'explain',
  'load',
  'check',
  'exhibits',
  'replay',
  'blind',
  'send',
  'fetch',
] as const;

function leftOf(t: T, seconds: number): string {
  const time =
    seconds < 90
      ? t('seconds', { count: Math.ceil(seconds) })
      : seconds < 5400
        ? t('minutes', { count: Math.ceil(seconds / 60) })
        : t('hours', { count: Math.ceil(seconds / 3600) });
  return t('left', { time });
}

/** One job: what it is, how far it is, and a way to stop it. */
export function JobLine({ job, children }: { readonly job: JobView; readonly children?: JSX.Element | undefined }): JSX.Element {
  const t = useWords(jobWords);
  const language = useLanguage();
  const { kind, state, by, progress, error } = job;
  const said = useSaid();
  const left = useStore(lefts).get(job.id);
  const step = steps.find((each) => each === progress?.step);
  const shown =
    progress === undefined
      ? undefined
      : progress.unit === 'bytes'
        ? size(progress.done, language)
        : progress.unit === 'reports' || progress.unit === 'rows'
          ? t(progress.unit, { shown: countOf(progress.done, language) })
          : undefined;
  return (
    <div className={`job ${state}`}>
      <div className="job-head">
        <strong>{t(kind)}</strong>
        <span className="soft">{t('by', { by })}</span>
        <span className="job-state">{t(state)}</span>
        {!isOver(job) && (
          <button type="button" aria-label={t('cancelOf', { what: t(kind) })} onClick={() => void cancelJob(job.id)}>
            {t('cancel')}
          </button>
        )}
      </div>
      {state === 'running' && (
        <>
          <progress
            aria-label={t(kind)}
            {...(progress?.total === undefined ? {} : { max: Math.max(1, progress.total), value: progress.done })}
          />
          <p className="soft">
            {[t(step ?? 'work'), shown, left === undefined ? undefined : leftOf(t, left)]
              .filter((part) => part !== undefined)
              .join(' · ')}
          </p>
        </>
      )}
      {error !== undefined && (
        <p className="wrong">
          {said(error).text} {said(error).hint}
        </p>
      )}
      {children}
    </div>
  );
}
