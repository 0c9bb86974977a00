import type { JSX } from 'react';
import type { JobView, VerificationView } from '../../../src/model/index.ts';
import { JobLine } from '../../app/bar/JobLine.tsx';
import { useSaid } from '../../app/errors.ts';
import { moment, useLanguage } from '../../app/format.ts';
import { isOver, startJob, useJobs } from '../../app/jobs.ts';
import { useMay } from '../../app/session.ts';
import { useShortcut } from '../../app/shortcuts.ts';
import { useWords } from '../../app/words.ts';
import { OutcomeMark } from '../../parts/OutcomeMark.tsx';
import { custodyWords } from '../../words/custody.ts';

/** Failed first, then what is to be known: they are why one looks. */
const ranks = { failed: 0, noted: 1, passed: 2 } as const;

function Result({ job, result }: { readonly job: JobView; readonly result: VerificationView }): JSX.Element {
  const t = useWords(custodyWords);
  const language = useLanguage();
  const checks = result.checks.toSorted((a, b) => ranks[a.outcome] - ranks[b.outcome]);
  const seconds = ((job.endedAt ?? job.startedAt) - job.startedAt) / 1000;
  return (
    <>
      <p className={`verdict ${result.ok ? 'good' : 'bad'}`} role="status">
        <OutcomeMark is={result.ok ? 'passed' : 'failed'} bare />
        <strong>{t(result.ok ? 'good' : 'bad')}</strong>
        <span className="soft">
          {t('verifiedAt', {
            time: moment(job.endedAt),
            by: job.by,
            took: t('took', { count: seconds < 10 ? Number(seconds.toFixed(1)) : Math.round(seconds) }),
          })}
        </span>
      </p>
      <ul className="checks">
        {checks.map(({ code, outcome, sentence, found, count }) => (
          <li key={code}>
            <OutcomeMark is={outcome} />
            <div>
              {sentence[language]}
              {found.length > 0 && (
                <ul>
                  {found.map((each) => (
                    <li key={each.en}>{each[language]}</li>
                  ))}
                  {count > found.length && <li>{t('more', { count: count - found.length })}</li>}
                </ul>
              )}
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Verifies the casebook now, and shows every check of the last time. */
export function Checks(): JSX.Element {
  const t = useWords(custodyWords);
  const said = useSaid();
  const mayVerify = useMay('verify');
  const jobs = useJobs().filter(({ kind }) => kind === 'verify');
  const running = jobs.find((job) => !isOver(job));
  const last = jobs.find(({ state }) => state === 'done' || state === 'failed');
  const start = (): void => void startJob('/log/verify');
  useShortcut('v', t('verifyNow'), start, { enabled: mayVerify && running === undefined });
  return (
    <section className="panel">
      <div className="row">
        <h2>{t('verify')}</h2>
        {mayVerify && running === undefined && (
          <button type="button" className="primary end" onClick={start}>
            {t(last === undefined ? 'verifyNow' : 'verifyAgain')}
          </button>
        )}
      </div>
      {running !== undefined && <JobLine job={running} />}
      {last === undefined && running === undefined && (
        <>
          <p>{t('verifyLead')}</p>
          <p className="soft">{t('notYet')}</p>
        </>
      )}
      {last?.error !== undefined && (
        <p className="wrong" role="alert">
          {said(last.error).text} {said(last.error).hint}
        </p>
      )}
      {last?.state === 'done' && <Result job={last} result={last.result as VerificationView} />}
      <p className="soft meaning">{t('meaning')}</p>
    </section>
  );
}
