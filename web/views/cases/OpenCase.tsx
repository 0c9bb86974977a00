import { useState, type JSX } from 'react';
import { useLocation } from 'wouter';
import type { CaseView, RingRow } from '../../../src/model/index.ts';
import { useGet } from '../../app/api.ts';
import { useChange } from '../../app/change.ts';
import { toast } from '../../app/toasts.ts';
import { caseWay } from '../../app/ways.ts';
import { useWords } from '../../app/words.ts';
import { Field } from '../../parts/Field.tsx';
import { FormDialog } from '../../parts/FormDialog.tsx';
import { casesWords } from '../../words/cases.ts';

/** How many rings are offered. */
const mostOffered = 8;

/** Opens a case on the rings given. */
export function OpenCase({ close }: { readonly close: () => void }): JSX.Element {
  const t = useWords(casesWords);
  const [, go] = useLocation();
  const [title, setTitle] = useState('');
  const [law, setLaw] = useState('');
  const [rings, setRings] = useState('');
  const { isBusy, wrong, change } = useChange(['cases', 'rings', 'log']);
  const { data } = useGet<{ readonly rows: readonly RingRow[] }>('/rings', { limit: mostOffered, sort: 'size', order: 'desc' });
  const { data: cases } = useGet<{ readonly rows: readonly CaseView[] }>('/cases');
  const taken = new Set(cases?.rows.flatMap((each) => each.rings ?? []));
  const chosen = rings.split(/[\s,，、]+/u).filter((ring) => ring !== '');
  const toggle = (ring: string): void =>
    setRings((chosen.includes(ring) ? chosen.filter((each) => each !== ring) : [...chosen, ring]).join(' '));
  const open = async (): Promise<void> => {
    const done = await change<{ readonly case: CaseView }>('POST', '/cases', {
      title: title.trim(),
      rings: chosen,
      ...(law.trim() === '' ? {} : { law: law.trim() }),
    });
    if (done === undefined) return;
    toast({ tone: 'done', text: t('isOpen', { title: done.case.title }), linger: 8000 });
    go(caseWay(done.case.id));
  };
  return (
    <FormDialog
      title={t('openTitle')}
      action={t('open')}
      isBusy={isBusy || title.trim() === ''}
      wrong={wrong}
      onSubmit={() => void open()}
      onClose={close}
      extra={t('closes')}
    >
      <Field label={t('caseTitle')}>
        {(bound) => (
          <input
            {...bound}
            // The dialog was asked for to write this.
            // oxlint-disable-next-line jsx-a11y/no-autofocus
            autoFocus
            required
            maxLength={1000}
            autoComplete="off"
            value={title}
            onChange={(event) => setTitle(event.target.value)}
          />
        )}
      </Field>
      <Field label={t('law')} hint={t('lawHint')}>
        {(bound) => (
          <input {...bound} maxLength={200} autoComplete="off" value={law} onChange={(event) => setLaw(event.target.value)} />
        )}
      </Field>
      <Field label={t('rings')} hint={t('ringsHint')}>
        {(bound) => (
          <input
            {...bound}
            className="value"
            autoComplete="off"
            spellCheck={false}
            value={rings}
            onChange={(event) => setRings(event.target.value)}
          />
        )}
      </Field>
      <p className="note">{t('largest')}</p>
      <ul className="offered ring-choice" aria-label={t('largest')}>
        {(data?.rows ?? [])
          .filter(({ id }) => !taken.has(id))
          .map(({ id, size }) => (
            <li key={id}>
              <button type="button" aria-pressed={chosen.includes(id)} onClick={() => toggle(id)}>
                {t('ringOf', { ring: id, count: size })}
              </button>
            </li>
          ))}
      </ul>
    </FormDialog>
  );
}
