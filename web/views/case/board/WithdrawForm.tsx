import { useState, type JSX } from 'react';
import type { BoardCell, CellGround, NewSupport } from '../../../../src/model/index.ts';
import { useChange } from '../../../app/change.ts';
import { useLanguage } from '../../../app/format.ts';
import { toast } from '../../../app/toasts.ts';
import { useWords } from '../../../app/words.ts';
import { FormDialog } from '../../../parts/FormDialog.tsx';
import { boardWords } from '../../../words/board.ts';
import { ReasonField } from '../ReasonField.tsx';

/** Takes a ground back: an act of its own, with its reason. */
export function WithdrawForm({
  caseId,
  template,
  cell,
  ground,
  close,
}: {
  readonly caseId: string;
  readonly template: string;
  readonly cell: BoardCell;
  readonly ground: CellGround;
  readonly close: () => void;
}): JSX.Element {
  const t = useWords(boardWords);
  const language = useLanguage();
  const [reason, setReason] = useState('');
  const { isBusy, wrong, change } = useChange();
  const record = async (): Promise<void> => {
    const body: NewSupport = {
      template,
      element: cell.element,
      ...(cell.suspect === undefined ? {} : { suspect: cell.suspect }),
      ground: { kind: 'act', ref: String(ground.act) },
      stance: 'withdraws',
      reason: reason.trim(),
    };
    const done = await change<{ readonly act: number }>('POST', `/cases/${encodeURIComponent(caseId)}/supports`, body);
    if (done === undefined) return;
    toast({ tone: 'done', text: t('recorded', { act: done.act }), linger: 6000 });
    close();
  };
  return (
    <FormDialog
      title={t('withdrawTitle')}
      action={t('withdraw')}
      isBusy={isBusy || reason.trim() === ''}
      wrong={wrong}
      onSubmit={() => void record()}
      onClose={close}
    >
      <div className="about">{ground.sentence[language]}</div>
      <p className="note">{t('withdrawText')}</p>
      <ReasonField value={reason} onChange={setReason} />
    </FormDialog>
  );
}
