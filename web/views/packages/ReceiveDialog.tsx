import { useEffect, useEffectEvent, useState, type JSX } from 'react';
import { useLocation } from 'wouter';
import type { JobView } from '../../../src/model/index.ts';
import { useGet } from '../../app/api.ts';
import { JobLine } from '../../app/bar/JobLine.tsx';
import { useHandIn } from '../../app/hand-in.ts';
import { startJob } from '../../app/jobs.ts';
import { refresh } from '../../app/stale.ts';
import { packageWay } from '../../app/ways.ts';
import { useWords } from '../../app/words.ts';
import { Field } from '../../parts/Field.tsx';
import { FormDialog } from '../../parts/FormDialog.tsx';
import { packageWords } from '../../words/packages.ts';

/** One file on its way in: sent, verified, laid apart. What it is, and who signed it, its page tells afterwards. */
export function ReceiveDialog({ file, next }: { readonly file: File; readonly next: () => void }): JSX.Element {
  const t = useWords(packageWords);
  const [, go] = useLocation();
  const [key, setKey] = useState('');
  const [id, setId] = useState<string>();
  const { part, wrong, handIn } = useHandIn();
  const { data: job } = useGet<JobView>(`/jobs/${id ?? ''}`, {}, { enabled: id !== undefined, refetchInterval: 700 });
  const mine = job?.id === id ? job : undefined;
  const arrived = mine?.state === 'done' ? (mine.result as { readonly package: string }).package : undefined;
  const arrive = useEffectEvent((to: string) => {
    refresh(['log']);
    next();
    go(packageWay(to));
  });
  useEffect(() => {
    if (arrived !== undefined) arrive(arrived);
  }, [arrived]);
  const receive = async (): Promise<void> => {
    const handed = await handIn(file);
    if (handed === undefined) return;
    const body = { upload: handed.upload, ...(key.trim() === '' ? {} : { key: key.trim() }) };
    const started = await startJob('/packages/received', body);
    setId(started?.id);
  };
  const isUnderWay = part !== undefined || mine?.state === 'running' || mine?.state === 'waiting';
  return (
    <FormDialog
      title={t('receiveTitle', { name: file.name })}
      action={t('receiveIt')}
      isBusy={isUnderWay}
      wrong={wrong}
      onSubmit={() => void receive()}
      onClose={next}
      extra={part === undefined ? undefined : t('sending', { percent: Math.round(part * 100) })}
    >
      <p className="note">{t('receiveLead')}</p>
      <Field label={t('key')} hint={t('keyHint')}>
        {(bound) => (
          <input
            {...bound}
            className="value"
            autoComplete="off"
            spellCheck={false}
            maxLength={500}
            value={key}
            onChange={(event) => setKey(event.target.value)}
          />
        )}
      </Field>
      {mine !== undefined && (
        <>
          <JobLine job={mine} />
          {isUnderWay && <p className="note">{t('goesOn')}</p>}
        </>
      )}
    </FormDialog>
  );
}
