import { useState, type JSX } from 'react';
import type { OverlapRow } from '../../../../src/model/index.ts';
import { useChange } from '../../../app/change.ts';
import { toast } from '../../../app/toasts.ts';
import { useWords } from '../../../app/words.ts';
import { FormDialog } from '../../../parts/FormDialog.tsx';
import { ReasonField } from '../../../parts/ReasonField.tsx';
import { overlapFormWords } from '../../../words/overlap-forms.ts';
import { shortName } from '../name.ts';

/** Refuses an offer, or calls a run off that was begun, with a reason that is recorded here. */
export function RefuseDialog({ run, onClose }: { readonly run: OverlapRow; readonly onClose: () => void }): JSX.Element {
  const t = useWords(overlapFormWords);
  const { isBusy, wrong, change } = useChange(['overlap', 'log']);
  const what = run.state === 'asked' ? 'refuse' : 'callOff';
  const [reason, setReason] = useState('');
  const submit = async (): Promise<void> => {
    const body = { reason: reason.trim() };
    const done = await change<{ readonly act: number }>('POST', `/overlap/runs/${run.id}/refuse`, body);
    if (done === undefined) return;
    toast({ tone: 'done', text: t(`${what}Done`, { act: done.act }), linger: 8000 });
    onClose();
  };
  return (
    <FormDialog
      title={t(`${what}Title`, { partner: shortName(run.partner) })}
      action={t(`${what}Now`)}
      isBusy={isBusy || reason.trim() === ''}
      wrong={wrong}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <p>{t(`${what}Text`)}</p>
      <ReasonField label={t('reason')} value={reason} onChange={setReason} />
    </FormDialog>
  );
}
