import { useState, type JSX, type ReactNode } from 'react';
import type { Label } from '../../src/model/index.ts';
import { useWords } from '../app/words.ts';
import { discloseWords } from '../words/disclose.ts';
import { Field } from './Field.tsx';
import { FormDialog } from './FormDialog.tsx';
import { labelNames } from './Label.tsx';
import { ReasonField } from './ReasonField.tsx';

/** To whom something is given, how far it may go, and why. */
export interface Disclosed {
  readonly recipient: string;
  readonly label: Label;
  readonly reason: string;
}

/** Asks what is recorded before a file is handed over. */
export function DiscloseDialog({
  title,
  isBusy,
  wrong,
  onGive,
  onClose,
  children,
}: {
  readonly title: string;
  readonly isBusy: boolean;
  readonly wrong: string | undefined;
  readonly onGive: (to: Disclosed) => void;
  readonly onClose: () => void;
  /** What is given out, in words. */
  readonly children?: ReactNode;
}): JSX.Element {
  const t = useWords(discloseWords);
  const [recipient, setRecipient] = useState('');
  const [reason, setReason] = useState('');
  const [label, setLabel] = useState<Label>('AMBER+STRICT');
  return (
    <FormDialog
      title={title}
      action={t('giveOut')}
      isBusy={isBusy || recipient.trim() === '' || reason.trim() === ''}
      wrong={wrong}
      onSubmit={() => onGive({ recipient: recipient.trim(), label, reason: reason.trim() })}
      onClose={onClose}
    >
      {children}
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
