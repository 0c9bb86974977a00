import { useState, type JSX } from 'react';
import type { PersonView } from '../../../src/model/index.ts';
import { useChange } from '../../app/change.ts';
import { useWords } from '../../app/words.ts';
import { Field } from '../../parts/Field.tsx';
import { FormDialog } from '../../parts/FormDialog.tsx';
import { ReasonField } from '../../parts/ReasonField.tsx';
import { personWords } from '../../words/person.ts';

/** Joins two records of people, or takes them apart. */
export function SameDialog({ of, onClose }: { readonly of: PersonView; readonly onClose: () => void }): JSX.Element {
  const t = useWords(personWords);
  const { change, isBusy, wrong } = useChange(['people', 'log']);
  const [other, setOther] = useState('');
  const [verdict, setVerdict] = useState<'same' | 'different'>('same');
  const [reason, setReason] = useState('');
  const submit = async (): Promise<void> => {
    const body = { other: other.trim(), verdict, reason: reason.trim() };
    if ((await change('POST', `/people/${encodeURIComponent(of.id)}/same`, body)) !== undefined) onClose();
  };
  return (
    <FormDialog
      title={t('sameTitle')}
      action={t('record')}
      isBusy={isBusy || other.trim() === '' || reason.trim() === ''}
      wrong={wrong}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <Field label={t('otherField')}>
        {(bound) => <input {...bound} autoComplete="off" value={other} onChange={(event) => setOther(event.target.value)} />}
      </Field>
      <Field label={t('sameTitle')}>
        {(bound) => (
          <select {...bound} value={verdict} onChange={(event) => setVerdict(event.target.value as typeof verdict)}>
            <option value="same">{t('same')}</option>
            <option value="different">{t('different')}</option>
          </select>
        )}
      </Field>
      <ReasonField label={t('reason')} value={reason} onChange={setReason} />
    </FormDialog>
  );
}
