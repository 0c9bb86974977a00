import { useState, type JSX } from 'react';
import type { AlarmChange, AlarmView } from '../../../src/model/index.ts';
import { useChange } from '../../app/change.ts';
import { useWords } from '../../app/words.ts';
import { Field } from '../../parts/Field.tsx';
import { FormDialog } from '../../parts/FormDialog.tsx';
import { alarmWords } from '../../words/alarms.ts';

/** Closes one alarm, with the reason that the log keeps. */
export function CloseDialog({ of, onClose }: { readonly of: AlarmView; readonly onClose: () => void }): JSX.Element {
  const t = useWords(alarmWords);
  const { change, isBusy, wrong } = useChange(['people', 'log']);
  const [reason, setReason] = useState('');
  const submit = async (): Promise<void> => {
    const body: AlarmChange = { state: 'closed', reason: reason.trim() };
    if ((await change('POST', `/alarms/${encodeURIComponent(of.report)}`, body)) !== undefined) onClose();
  };
  return (
    <FormDialog
      title={t('closeTitle', { ref: of.ref ?? of.report })}
      action={t('closeAction')}
      isBusy={isBusy || reason.trim() === ''}
      wrong={wrong}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <p>{t('closeText')}</p>
      <Field label={t('reason')}>
        {(bound) => (
          <textarea {...bound} rows={3} maxLength={10_000} value={reason} onChange={(event) => setReason(event.target.value)} />
        )}
      </Field>
    </FormDialog>
  );
}
