import { useEffect, useEffectEvent, useRef, type JSX } from 'react';
import type { ImportResult, JobView } from '../../../../src/model/index.ts';
import { useGet, type Refused } from '../../../app/api.ts';
import { JobLine } from '../../../app/bar/JobLine.tsx';
import { useWords } from '../../../app/words.ts';
import { Waiting } from '../../../parts/Waiting.tsx';
import { importing } from '../../../words/importing.ts';

interface RunningProps {
  readonly id: string;
  readonly done: (result: ImportResult) => void;
  readonly failed: (error: Pick<Refused, 'code' | 'message' | 'hint'>) => void;
  readonly cancelled: () => void;
}

/** The import as a job of the server: it goes on when the page is left, and can be stopped. */
export function Running({ id, done, failed, cancelled }: RunningProps): JSX.Element {
  const t = useWords(importing);
  const { data: job } = useGet<JobView>(`/jobs/${id}`, {}, { refetchInterval: 700 });
  const onEnd = useEffectEvent((ended: JobView) => {
    if (ended.state === 'done') done(ended.result as ImportResult);
    if (ended.state === 'failed') failed({ hint: undefined, ...(ended.error ?? { code: 'web.job', message: t('notImported') }) });
    if (ended.state === 'cancelled') cancelled();
  });
  useEffect(() => {
    if (job !== undefined) onEnd(job);
  }, [job]);
  // Else the focus would go to the button that stops the job, and the next Enter with it.
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <div ref={box} tabIndex={-1} className="running">
      {job === undefined ? <Waiting /> : <JobLine job={job} />}
      <p className="note">{t('goesOn')}</p>
    </div>
  );
}
