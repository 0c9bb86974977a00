import type { JSX } from 'react';
import { shell } from '../../words/shell.ts';
import { confirm } from '../dialogs/dialogs.ts';
import { startJob } from '../jobs.ts';
import { useMay, useSession } from '../session.ts';
import { useWords } from '../words.ts';

/** Says that the casebook is the sample, on every page, and offers to empty it. */
export function Banner(): JSX.Element | null {
  const t = useWords(shell);
  const { casebook, user } = useSession();
  const mayEmpty = useMay('settings');
  if (casebook?.synthetic !== true) return null;
  const empty = async (): Promise<void> => {
    if (await confirm({ title: t('emptyTitle'), text: t('emptyText'), action: t('empty'), grave: true }))
      await startJob('/empty');
  };
  return (
    <aside className="synthetic" aria-label={t('sample')}>
      <span aria-hidden="true" className="stripe" />
      {t('synthetic')}
      {mayEmpty && user?.local === true && (
        <button type="button" onClick={() => void empty()}>
          {t('empty')}
        </button>
      )}
    </aside>
  );
}
