import { useState, type JSX } from 'react';
import type { Label } from '../../../src/model/index.ts';
import { useChange } from '../../app/change.ts';
import { save } from '../../app/csv.ts';
import { useWords } from '../../app/words.ts';
import { Field } from '../../parts/Field.tsx';
import { FormDialog } from '../../parts/FormDialog.tsx';
import { ReasonField } from '../../parts/ReasonField.tsx';
import { labelNames } from '../../parts/Label.tsx';
import { peopleWords } from '../../words/people.ts';

/** Gives the list out: to whom, why, under which label. Recorded before the file is handed over. */
export function HandoverDialog({
  path,
  country,
  onClose,
}: {
  readonly path: string;
  readonly country: string;
  readonly onClose: () => void;
}): JSX.Element {
  const t = useWords(peopleWords);
  const { change, isBusy, wrong } = useChange(['people', 'log']);
  const [recipient, setRecipient] = useState('');
  const [reason, setReason] = useState('');
  const [label, setLabel] = useState<Label>('AMBER+STRICT');
  const submit = async (): Promise<void> => {
    const body = { country, recipient: recipient.trim(), reason: reason.trim(), label };
    const done = await change<{ readonly name: string; readonly csv: string }>('POST', `${path}/handover`, body);
    if (done === undefined) return;
    save(done.name, done.csv);
    onClose();
  };
  return (
    <FormDialog
      title={t('handOutTitle')}
      action={t('giveOut')}
      isBusy={isBusy || recipient.trim() === '' || reason.trim() === ''}
      wrong={wrong}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <Field label={t('recipient')}>
        {(bound) => <input {...bound} maxLength={200} value={recipient} onChange={(event) => setRecipient(event.target.value)} />}
      </Field>
      <Field label={t('label')}>
        {(bound) => (
          <select {...bound} value={label} onChange={(event) => setLabel(event.target.value as Label)}>
            {labelNames.map((each) => (
              <option key={each}>{each}</option>
            ))}
          </select>
        )}
      </Field>
      <ReasonField label={t('reason')} value={reason} onChange={setReason} />
    </FormDialog>
  );
}
