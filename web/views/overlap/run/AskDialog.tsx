import { useState, type JSX } from 'react';
import type { OverlapRow } from '../../../../src/model/index.ts';
import { useChange } from '../../../app/change.ts';
import { save } from '../../../app/save.ts';
import { toast } from '../../../app/toasts.ts';
import { useWords } from '../../../app/words.ts';
import { FormDialog } from '../../../parts/FormDialog.tsx';
import { overlapRunWords } from '../../../words/overlap-run.ts';
import { shortName } from '../name.ts';

/** Asks the partner for a package about what both have: a signed request is made, and handed on as a file. */
export function AskDialog({
  run,
  ring,
  count,
  onClose,
}: {
  readonly run: OverlapRow;
  /** Of this ring of ours alone. */
  readonly ring: string | undefined;
  /** Indicators it is about. */
  readonly count: number;
  readonly onClose: () => void;
}): JSX.Element {
  const t = useWords(overlapRunWords);
  const { isBusy, wrong, change } = useChange(['overlap', 'log']);
  const [request, setRequest] = useState<string>();
  const submit = async (): Promise<void> => {
    if (request !== undefined) {
      save(request, `${run.id}.request.txt`);
      onClose();
      return;
    }
    const done = await change<{ readonly act: number; readonly request: string }>(
      'POST',
      `/overlap/runs/${run.id}/ask`,
      ring === undefined ? {} : { ring },
    );
    if (done === undefined) return;
    toast({ tone: 'done', text: t('asked', { act: done.act }), linger: 8000 });
    setRequest(done.request);
  };
  return (
    <FormDialog
      title={t('askTitle', { partner: shortName(run.partner) })}
      action={t(request === undefined ? 'askNow' : 'askSave')}
      isBusy={isBusy}
      wrong={wrong}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      {request === undefined ? (
        <>
          {ring !== undefined && (
            <p>
              <strong>{t('ofRing', { ring })}</strong>
            </p>
          )}
          <p>{t('askText', { count })}</p>
        </>
      ) : (
        <p>{t('askHand', { partner: shortName(run.partner) })}</p>
      )}
    </FormDialog>
  );
}
