import { useState, type JSX } from 'react';
import type { CaseDetail } from '../../../src/model/index.ts';
import { useChange } from '../../app/change.ts';
import { moment } from '../../app/format.ts';
import { useMay } from '../../app/session.ts';
import { useWords } from '../../app/words.ts';
import { FormDialog } from '../../parts/FormDialog.tsx';
import { caseWords } from '../../words/case.ts';
import { ReasonField, reasonOf } from './ReasonField.tsx';

/** Whether anything of the case may be erased. */
export function Hold({ detail: { facts } }: { readonly detail: CaseDetail }): JSX.Element {
  const t = useWords(caseWords);
  const may = useMay('case');
  const [isOpen, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const { isBusy, wrong, change } = useChange();
  const { hold } = facts;
  const record = async (): Promise<void> => {
    const body = hold === undefined ? { hold: { reason: reason.trim() } } : { hold: null, ...reasonOf(reason) };
    if ((await change('PATCH', `/cases/${encodeURIComponent(facts.id)}/facts`, body)) === undefined) return;
    setOpen(false);
    setReason('');
  };
  return (
    <section className="panel">
      <div className="row">
        <h2>{t('hold')}</h2>
        {may && (
          <button type="button" onClick={() => setOpen(true)}>
            {t(hold === undefined ? 'setHold' : 'liftHold')}
          </button>
        )}
      </div>
      {hold === undefined ? (
        <p className="soft">{t('noHold')}</p>
      ) : (
        <>
          <p>{t('holdText')}</p>
          <p>
            <q>{hold.reason}</q>{' '}
            <span className="soft">{hold.by !== undefined && t('holdBy', { by: hold.by, at: moment(hold.at) })}</span>
          </p>
        </>
      )}
      {isOpen && (
        <FormDialog
          title={t(hold === undefined ? 'setHoldTitle' : 'liftHoldTitle')}
          action={t(hold === undefined ? 'setHold' : 'liftHold')}
          isBusy={isBusy || reason.trim() === ''}
          wrong={wrong}
          onSubmit={() => void record()}
          onClose={() => setOpen(false)}
        >
          <ReasonField value={reason} onChange={setReason} />
        </FormDialog>
      )}
    </section>
  );
}
