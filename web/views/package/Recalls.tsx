import { useState, type JSX } from 'react';
import type { PackageRow } from '../../../src/model/index.ts';
import { useChange } from '../../app/change.ts';
import { useWords } from '../../app/words.ts';
import { FormDialog } from '../../parts/FormDialog.tsx';
import { ReasonField } from '../../parts/ReasonField.tsx';
import { When } from '../../parts/When.tsx';
import { packageWords } from '../../words/packages.ts';

/** What was withdrawn of a package, why, and whether anybody here has read it. */
export function Recalls({ row }: { readonly row: PackageRow }): JSX.Element | null {
  const t = useWords(packageWords);
  const [isOpen, setOpen] = useState(false);
  const isTheirs = row.side === 'received';
  if (row.recalls.length === 0) return null;
  const isOwed = isTheirs && row.recalls.some(({ acknowledged }) => !acknowledged);
  return (
    <div className={isTheirs ? 'recalls theirs' : 'recalls'} role={isOwed ? 'alert' : undefined}>
      <h3>{t(isTheirs ? 'recalled' : 'recalledOurs')}</h3>
      <ul>
        {row.recalls.map((each) => (
          <li key={each.act}>
            <p>
              <When at={each.at} grain="minute" /> · <q>{each.reason}</q>
              {isTheirs && <span className="soft"> · {t(each.acknowledged ? 'acknowledged' : 'notAcknowledged')}</span>}
            </p>
            <ul>
              {each.items.map(({ kind, ref }) => (
                <li key={`${kind} ${ref}`}>
                  {t(`item-${kind}`)} <span className="value">{ref}</span>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
      {isOwed && (
        <p className="row">
          {t('mustRead')}
          <button type="button" className="primary" onClick={() => setOpen(true)}>
            {t('acknowledge')}
          </button>
        </p>
      )}
      {isOpen && <Acknowledge id={row.id} close={() => setOpen(false)} />}
    </div>
  );
}

function Acknowledge({ id, close }: { readonly id: string; readonly close: () => void }): JSX.Element {
  const t = useWords(packageWords);
  const [reason, setReason] = useState('');
  const { isBusy, wrong, change } = useChange(['log']);
  const record = async (): Promise<void> => {
    const path = `/packages/${encodeURIComponent(id)}/acknowledge`;
    if ((await change('POST', path, { reason: reason.trim() })) !== undefined) close();
  };
  return (
    <FormDialog
      title={t('acknowledgeTitle')}
      action={t('acknowledge')}
      isBusy={isBusy || reason.trim() === ''}
      wrong={wrong}
      onSubmit={() => void record()}
      onClose={close}
    >
      <ReasonField label={t('reason')} value={reason} onChange={setReason} />
    </FormDialog>
  );
}
