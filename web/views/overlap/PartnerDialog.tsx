import { useQuery } from '@tanstack/react-query';
import { useState, type JSX } from 'react';
import type { PartnerRow } from '../../../src/model/index.ts';
import { useChange } from '../../app/change.ts';
import { toast } from '../../app/toasts.ts';
import { useWords } from '../../app/words.ts';
import { Field } from '../../parts/Field.tsx';
import { FormDialog } from '../../parts/FormDialog.tsx';
import { overlapWords } from '../../words/overlap.ts';
import { Fingerprint } from './Fingerprint.tsx';
import { LineField } from './LineField.tsx';
import { fingerprintOf, originOf } from './vkey.ts';

/** Records a key after it was compared: the fingerprint of what was pasted is shown, and nothing is recorded without saying how. */
export function PartnerDialog({
  own,
  of,
  lead,
  onClose,
}: {
  /** Our own key. */
  readonly own: string;
  /** What is known of the partner so far. */
  readonly of?: PartnerRow;
  /** Stands first. */
  readonly lead?: string;
  readonly onClose: () => void;
}): JSX.Element {
  const t = useWords(overlapWords);
  const { isBusy, wrong, change } = useChange(['overlap', 'log']);
  const [key, setKey] = useState(of?.key ?? '');
  const [compared, setCompared] = useState(of?.compared ?? '');
  const [url, setUrl] = useState(of?.url ?? '');
  const [contact, setContact] = useState(of?.contact ?? '');
  const vkey = key.trim();
  const partner = originOf(vkey);
  const { data: fingerprint } = useQuery({
    queryKey: ['fingerprint', vkey],
    enabled: partner !== undefined,
    queryFn: async () => (await fingerprintOf(vkey)) ?? null,
  });
  const odd = vkey === '' ? undefined : partner === undefined ? t('keyWrong') : vkey === own ? t('keyOwn') : undefined;
  const optional = (name: string, text: string): Record<string, string> => (text.trim() === '' ? {} : { [name]: text.trim() });
  const submit = async (): Promise<void> => {
    if (partner === undefined || odd !== undefined) return;
    const body = {
      change: 'pin',
      key: vkey,
      compared: compared.trim(),
      ...optional('url', url),
      ...optional('contact', contact),
    };
    const done = await change<{ readonly act: number }>('POST', '/overlap/partners', body);
    if (done === undefined) return;
    toast({ tone: 'done', text: t('pinned', { partner, act: done.act }), linger: 8000 });
    onClose();
  };
  return (
    <FormDialog
      title={of === undefined ? t('partnerTitle') : t('partnerChange', { partner: of.partner })}
      action={t('pin')}
      isBusy={isBusy || partner === undefined || odd !== undefined || compared.trim() === ''}
      wrong={wrong}
      isRoomy
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      {lead !== undefined && <p>{lead}</p>}
      <p className="note">{t('partnerLead')}</p>
      <Field label={t('theirKey')} hint={t('theirKeyHint')} wrong={odd}>
        {(bound) => (
          <textarea
            {...bound}
            className="value"
            rows={2}
            // The dialog was asked for to paste it.
            // oxlint-disable-next-line jsx-a11y/no-autofocus
            autoFocus={of === undefined}
            autoComplete="off"
            spellCheck={false}
            maxLength={500}
            value={key}
            onChange={(event) => setKey(event.target.value.replaceAll(/\s+/gu, ''))}
          />
        )}
      </Field>
      {partner !== undefined && odd === undefined && (
        <div className="about" aria-live="polite">
          <strong className="value">
            <bdi>{partner}</bdi>
          </strong>
          {typeof fingerprint === 'string' ? (
            <>
              <p>{t('readAloud')}</p>
              <Fingerprint of={fingerprint} label={t('fingerprint')} />
            </>
          ) : (
            fingerprint === null && <p>{t('noSubtle')}</p>
          )}
        </div>
      )}
      <LineField label={t('comparedField')} hint={t('comparedHint')} required value={compared} onChange={setCompared} />
      <LineField label={t('contactField')} hint={t('contactHint')} value={contact} onChange={setContact} />
      <Field label={t('url')} hint={t('urlHint')}>
        {(bound) => (
          <input
            {...bound}
            type="url"
            className="value"
            autoComplete="off"
            maxLength={500}
            value={url}
            onChange={(event) => setUrl(event.target.value)}
          />
        )}
      </Field>
    </FormDialog>
  );
}
