import { useState, type JSX } from 'react';
import type { PackageRow } from '../../../src/model/index.ts';
import { useChange } from '../../app/change.ts';
import { useShortcut } from '../../app/shortcuts.ts';
import { toast } from '../../app/toasts.ts';
import { useWords } from '../../app/words.ts';
import { Field } from '../../parts/Field.tsx';
import { FormDialog } from '../../parts/FormDialog.tsx';
import { packageWords } from '../../words/packages.ts';

/** Accepts or refuses what lies apart; either is recorded with its reason, and signed. */
export function Decide({ row }: { readonly row: PackageRow }): JSX.Element {
  const t = useWords(packageWords);
  const [decision, setDecision] = useState<'accepted' | 'refused'>();
  useShortcut('a', t('accept'), () => setDecision('accepted'));
  useShortcut('r', t('refuse'), () => setDecision('refused'));
  const isDoubtful = row.format === 'clew' && row.verified !== true;
  return (
    <>
      {isDoubtful && (
        <p className="wrong" role="alert">
          {t('refuseFirst')}
        </p>
      )}
      <p className="row">
        <button type="button" className={isDoubtful ? '' : 'primary'} onClick={() => setDecision('accepted')}>
          {t('accept')}
        </button>
        <button type="button" className={isDoubtful ? 'primary' : ''} onClick={() => setDecision('refused')}>
          {t('refuse')}
        </button>
      </p>
      {decision !== undefined && <Form id={row.id} decision={decision} close={() => setDecision(undefined)} />}
    </>
  );
}

function Form({
  id,
  decision,
  close,
}: {
  readonly id: string;
  readonly decision: 'accepted' | 'refused';
  readonly close: () => void;
}): JSX.Element {
  const t = useWords(packageWords);
  const [reason, setReason] = useState('');
  const { isBusy, wrong, change } = useChange(['log', 'reports']);
  const isAccepted = decision === 'accepted';
  const record = async (): Promise<void> => {
    const path = `/packages/${encodeURIComponent(id)}/decision`;
    const done = await change<{ readonly act: number }>('POST', path, { decision, reason: reason.trim() });
    if (done === undefined) return;
    toast({ tone: 'done', text: t('recorded', { act: done.act }), linger: 8000 });
    close();
  };
  return (
    <FormDialog
      title={t(isAccepted ? 'acceptTitle' : 'refuseTitle')}
      action={t('record')}
      isBusy={isBusy || reason.trim() === ''}
      wrong={wrong}
      onSubmit={() => void record()}
      onClose={close}
    >
      <p className="note">{t(isAccepted ? 'acceptText' : 'refuseText')}</p>
      <Field label={t('reason')}>
        {(bound) => (
          <textarea
            {...bound}
            rows={3}
            // The dialog was asked for to write this.
            // oxlint-disable-next-line jsx-a11y/no-autofocus
            autoFocus
            maxLength={10_000}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
    </FormDialog>
  );
}
