import { useState, type JSX } from 'react';
import type { PackageRow } from '../../../src/model/index.ts';
import { useChange } from '../../app/change.ts';
import { useWords } from '../../app/words.ts';
import { Field } from '../../parts/Field.tsx';
import { FormDialog } from '../../parts/FormDialog.tsx';
import { Rows } from '../../parts/Rows.tsx';
import { packageWords } from '../../words/packages.ts';
import { Recalls } from './Recalls.tsx';
import { SignedText } from './SignedText.tsx';

const kinds = ['package', 'report', 'exhibit', 'link', 'indicator', 'suspect'] as const;

/** Withdraws what was sent, or parts of it. */
export function RecallPanel({ row }: { readonly row: PackageRow }): JSX.Element {
  const t = useWords(packageWords);
  const [isOpen, setOpen] = useState(false);
  const [made, setMade] = useState<string>();
  return (
    <section className="panel">
      <h2>{t('recall')}</h2>
      <p className="soft">{t('recallLead')}</p>
      <Recalls row={row} />
      {made !== undefined && (
        <>
          <p role="status">{t('recallMade')}</p>
          <SignedText text={made} what={t('recallText')} file={`${row.id}.recall.txt`} />
        </>
      )}
      <p>
        <button type="button" onClick={() => setOpen(true)}>
          {t('recall')}…
        </button>
      </p>
      {isOpen && <RecallForm row={row} onMade={setMade} close={() => setOpen(false)} />}
    </section>
  );
}

function RecallForm({
  row,
  onMade,
  close,
}: {
  readonly row: PackageRow;
  readonly onMade: (recall: string) => void;
  readonly close: () => void;
}): JSX.Element {
  const t = useWords(packageWords);
  const [items, setItems] = useState<readonly Readonly<Record<'kind' | 'ref', string>>[]>([{ kind: 'package', ref: row.id }]);
  const [reason, setReason] = useState('');
  const { isBusy, wrong, change } = useChange(['log']);
  const filled = items.map(({ kind, ref }) => ({ kind, ref: ref.trim() })).filter(({ ref }) => ref !== '');
  const recall = async (): Promise<void> => {
    const body = { items: filled, reason: reason.trim() };
    const done = await change<{ readonly recall: string }>('POST', `/packages/${encodeURIComponent(row.id)}/recall`, body);
    if (done === undefined) return;
    onMade(done.recall);
    close();
  };
  return (
    <FormDialog
      title={`${t('recall')}: ${row.id}`}
      action={t('recallIt')}
      isBusy={isBusy || filled.length === 0 || reason.trim() === ''}
      wrong={wrong}
      onSubmit={() => void recall()}
      onClose={close}
    >
      <Rows
        label={t('recallItems')}
        rows={items}
        blank={{ kind: 'report', ref: '' }}
        onChange={setItems}
        columns={[
          { name: 'kind', label: t('itemKind'), options: kinds.map((kind) => [kind, t(`item-${kind}`)]) },
          { name: 'ref', label: t('itemRef') },
        ]}
      />
      <Field label={t('reason')}>
        {(bound) => (
          <textarea
            {...bound}
            rows={2}
            required
            maxLength={10_000}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
    </FormDialog>
  );
}
