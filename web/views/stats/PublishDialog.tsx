import { useState, type JSX } from 'react';
import type { Publication, Statistics } from '../../../src/model/index.ts';
import type { Params } from '../../app/api.ts';
import { useChange } from '../../app/change.ts';
import { toast } from '../../app/toasts.ts';
import { useWords } from '../../app/words.ts';
import { FormDialog } from '../../parts/FormDialog.tsx';
import { ReasonField } from '../../parts/ReasonField.tsx';
import { statsWords } from '../../words/stats.ts';

/** Records that these figures go out, with a reason; what is hidden stays out of the record too. */
export function PublishDialog({
  of,
  asked,
  onClose,
}: {
  readonly of: Statistics;
  readonly asked: Params;
  readonly onClose: () => void;
}): JSX.Element {
  const t = useWords(statsWords);
  const { change, isBusy, wrong } = useChange(['picture', 'log']);
  const [reason, setReason] = useState('');
  const hidden = of.tables.reduce(
    (sum, { rows }) => sum + rows.reduce((cells, row) => cells + row.cells.filter(({ value }) => value === undefined).length, 0),
    0,
  );
  const submit = async (): Promise<void> => {
    const done = await change<Publication>('POST', '/stats/publications', { ...asked, reason: reason.trim() });
    if (done === undefined) return;
    toast({ tone: 'done', text: t('recorded', { act: done.act }), linger: 8000 });
    onClose();
  };
  return (
    <FormDialog
      title={t('publishTitle')}
      action={t('publishNow')}
      isBusy={isBusy || reason.trim() === ''}
      wrong={wrong}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <p>{t('publishWhat', { hidden: t('hiddenFigures', { count: hidden }) })}</p>
      <ReasonField label={t('reason')} hint={t('reasonHint')} value={reason} onChange={setReason} />
    </FormDialog>
  );
}
