import { useState, type JSX } from 'react';
import type { PackageRow } from '../../../src/model/index.ts';
import { useChange } from '../../app/change.ts';
import { download } from '../../app/download.ts';
import { toast } from '../../app/toasts.ts';
import { useWords } from '../../app/words.ts';
import { Field } from '../../parts/Field.tsx';
import { packageWords } from '../../words/packages.ts';
import { Facts } from './Facts.tsx';
import { RecallPanel } from './RecallPanel.tsx';

/** What was sent: the file again, the receipt that closes the chain, and its withdrawal. */
export function Sent({ row }: { readonly row: PackageRow }): JSX.Element {
  const t = useWords(packageWords);
  return (
    <div className="package-panels">
      <section className="panel">
        <h2>{t('package')}</h2>
        <Facts row={row} />
        <p>
          <button type="button" className="primary" onClick={() => void download(`/packages/${encodeURIComponent(row.id)}/file`)}>
            {t('save')}
          </button>
        </p>
      </section>
      <div className="stack">
        <Receipt row={row} />
        <RecallPanel row={row} />
      </div>
    </div>
  );
}

function Receipt({ row }: { readonly row: PackageRow }): JSX.Element {
  const t = useWords(packageWords);
  const [text, setText] = useState('');
  const { isBusy, wrong, change } = useChange(['log']);
  const take = async (): Promise<void> => {
    const done = await change<{ readonly act: number }>('POST', '/receipts', {
      // What is pasted often lost the end of its last line, which is signed like the rest.
      text: text.endsWith('\n') ? text : `${text}\n`,
    });
    if (done === undefined) return;
    toast({ tone: 'done', text: t('receiptTaken', { act: done.act }), linger: 8000 });
    setText('');
  };
  return (
    <section className="panel">
      <h2>{t('receipt')}</h2>
      {row.decision === undefined ? (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void take();
          }}
        >
          <p>{t('receiptWait')}</p>
          <Field label={t('receiptText')} wrong={wrong}>
            {(bound) => (
              <textarea
                {...bound}
                className="value"
                rows={4}
                spellCheck={false}
                value={text}
                onChange={(event) => setText(event.target.value)}
              />
            )}
          </Field>
          <button type="submit" disabled={isBusy || text.trim() === ''}>
            {t('takeReceipt')}
          </button>
        </form>
      ) : (
        <p>{t('receiptIn')}</p>
      )}
    </section>
  );
}
