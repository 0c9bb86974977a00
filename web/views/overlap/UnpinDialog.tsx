import { useState, type JSX } from 'react';
import type { PartnerRow } from '../../../src/model/index.ts';
import { useChange } from '../../app/change.ts';
import { toast } from '../../app/toasts.ts';
import { useWords } from '../../app/words.ts';
import { Field } from '../../parts/Field.tsx';
import { FormDialog } from '../../parts/FormDialog.tsx';
import { overlapWords } from '../../words/overlap.ts';

/** Takes trust away from a partner's key, and records why. */
export function UnpinDialog({
  of: { partner },
  onClose,
}: {
  readonly of: PartnerRow;
  readonly onClose: () => void;
}): JSX.Element {
  const t = useWords(overlapWords);
  const { isBusy, wrong, change } = useChange(['overlap', 'log']);
  const [why, setWhy] = useState('');
  const submit = async (): Promise<void> => {
    const body = { change: 'unpin', partner, reason: why.trim() };
    const done = await change<{ readonly act: number }>('POST', '/overlap/partners', body);
    if (done === undefined) return;
    toast({ tone: 'done', text: t('unpinned', { partner, act: done.act }), linger: 8000 });
    onClose();
  };
  return (
    <FormDialog
      title={t('unpinTitle', { partner })}
      action={t('unpinNow')}
      isBusy={isBusy || why.trim() === ''}
      wrong={wrong}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <p>{t('unpinText')}</p>
      <Field label={t('unpinWhy')}>
        {(bound) => (
          <input
            {...bound}
            // The dialog was asked for to write this.
            // oxlint-disable-next-line jsx-a11y/no-autofocus
            autoFocus
            autoComplete="off"
            maxLength={500}
            value={why}
            onChange={(event) => setWhy(event.target.value)}
          />
        )}
      </Field>
    </FormDialog>
  );
}
