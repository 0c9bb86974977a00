import type { JSX } from 'react';
import type { CommonRow, OverlapRow } from '../../../../src/model/index.ts';
import { useChange } from '../../../app/change.ts';
import { toast } from '../../../app/toasts.ts';
import { useWords } from '../../../app/words.ts';
import { FormDialog } from '../../../parts/FormDialog.tsx';
import { overlapRunWords } from '../../../words/overlap-run.ts';

/** Asks the partner for a package about what both have; which of it is told to the partner is on the button's own ring. */
export function AskDialog({
  run,
  ring,
  common,
  onClose,
}: {
  readonly run: OverlapRow;
  readonly ring: string | undefined;
  readonly common: readonly CommonRow[];
  readonly onClose: () => void;
}): JSX.Element {
  const t = useWords(overlapRunWords);
  const { isBusy, wrong, change } = useChange(['overlap', 'log']);
  const submit = async (): Promise<void> => {
    const body = { indicators: common.map(({ kind, value }) => ({ kind, value })) };
    const done = await change<{ readonly act: number }>('POST', `/overlap/runs/${run.id}/ask`, body);
    if (done === undefined) return;
    toast({ tone: 'done', text: t('asked', { act: done.act }), linger: 8000 });
    onClose();
  };
  return (
    <FormDialog
      title={t('askTitle', { partner: run.partner })}
      action={t('askNow')}
      isBusy={isBusy}
      wrong={wrong}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      {ring !== undefined && (
        <p>
          <strong>{t('ofRing', { ring })}</strong>
        </p>
      )}
      <p>{t('askText', { count: common.length })}</p>
    </FormDialog>
  );
}
