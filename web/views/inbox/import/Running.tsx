import { useEffect, useEffectEvent, useState, type JSX } from 'react';
import { Label, ProgressBar } from 'react-aria-components';
import type { ImportResult, JobView } from '../../../../src/model/index.ts';
import { send, useGet, type Refused } from '../../../app/api.ts';
import { countOf, useLanguage } from '../../../app/format.ts';
import { toastError } from '../../../app/toasts.ts';
import { useWords } from '../../../app/words.ts';
import { importing } from '../../../words/importing.ts';
import { Bar } from './Bar.tsx';

interface RunningProps {
  readonly id: string;
  readonly done: (result: ImportResult) => void;
  readonly failed: (error: Pick<Refused, 'code' | 'message' | 'hint'>) => void;
  readonly cancelled: () => void;
}

const steps = ['seal', 'read', 'link', 'load', 'explain', 'index'] as const;
type Known = (typeof steps)[number];
const isKnown = (step: string): step is Known => (steps as readonly string[]).includes(step);

/** The import as a job of the server: it goes on when the page is left. */
export function Running({ id, done, failed, cancelled }: RunningProps): JSX.Element {
  const t = useWords(importing);
  const language = useLanguage();
  const { data: job } = useGet<JobView>(`/jobs/${id}`, {}, { refetchInterval: 700 });
  const [isStopping, setIsStopping] = useState(false);
  const onEnd = useEffectEvent((ended: JobView) => {
    if (ended.state === 'done') done(ended.result as ImportResult);
    if (ended.state === 'failed') failed({ hint: undefined, ...(ended.error ?? { code: 'web.job', message: t('notImported') }) });
    if (ended.state === 'cancelled') cancelled();
  });
  useEffect(() => {
    if (job !== undefined) onEnd(job);
  }, [job]);
  const progress = job?.progress;
  const part = progress?.total === undefined || progress.total === 0 ? undefined : progress.done / progress.total;
  const stop = async (): Promise<void> => {
    setIsStopping(true);
    try {
      await send('DELETE', `/jobs/${id}`);
    } catch (error) {
      toastError(error);
      setIsStopping(false);
    }
  };
  const step = progress === undefined ? t('waiting') : isKnown(progress.step) ? t(`doing-${progress.step}`) : t('doing');
  const figure =
    progress === undefined || progress.unit === 'bytes'
      ? ''
      : ` ${countOf(progress.done, language)}${progress.total === undefined ? '' : ` / ${countOf(progress.total, language)}`}`;
  return (
    <>
      <ProgressBar value={part === undefined ? 0 : part * 100} isIndeterminate={part === undefined}>
        <Label>
          {step}
          {figure}
        </Label>
        <Bar part={part} />
      </ProgressBar>
      <p className="note">{t('goesOn')}</p>
      <footer>
        <button type="button" disabled={isStopping} onClick={() => void stop()}>
          {t('cancelImport')}
        </button>
      </footer>
    </>
  );
}
