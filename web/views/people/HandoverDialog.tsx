import type { JSX } from 'react';
import { useChange } from '../../app/change.ts';
import { save } from '../../app/csv.ts';
import { useWords } from '../../app/words.ts';
import { type Disclosed, DiscloseDialog } from '../../parts/DiscloseDialog.tsx';
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
  const give = async (to: Disclosed): Promise<void> => {
    const done = await change<{ readonly name: string; readonly csv: string }>('POST', `${path}/handover`, { country, ...to });
    if (done === undefined) return;
    save(done.name, done.csv);
    onClose();
  };
  return (
    <DiscloseDialog title={t('handOutTitle')} isBusy={isBusy} wrong={wrong} onGive={(to) => void give(to)} onClose={onClose} />
  );
}
