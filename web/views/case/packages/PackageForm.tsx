import { useState, type FormEvent, type JSX } from 'react';
import type { CaseDetail, Label, PackageOptions } from '../../../../src/model/index.ts';
import { startJob } from '../../../app/jobs.ts';
import { useWords } from '../../../app/words.ts';
import { Field } from '../../../parts/Field.tsx';
import { labelNames } from '../../../parts/Label.tsx';
import { packageWords } from '../../../words/packages.ts';

const languages = { both: ['en', 'zh'], en: ['en'], zh: ['zh'] } as const;

/** To whom, how far, why, and what is left out: nothing leaves without. */
export function PackageForm({
  detail,
  onStart,
  isBusy,
}: {
  readonly detail: CaseDetail;
  readonly onStart: (job: string) => void;
  readonly isBusy: boolean;
}): JSX.Element {
  const t = useWords(packageWords);
  const [recipient, setRecipient] = useState('');
  const [reason, setReason] = useState('');
  const [label, setLabel] = useState<Label | ''>('');
  const [redact, setRedact] = useState<PackageOptions['redact']>('victims');
  const [spoken, setSpoken] = useState<keyof typeof languages>('both');
  const [originals, setOriginals] = useState(false);
  const [wholeLog, setWholeLog] = useState(false);
  const make = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const options: PackageOptions = {
      recipient: recipient.trim(),
      reason: reason.trim(),
      ...(label === '' ? {} : { label }),
      redact,
      languages: [...languages[spoken]],
      originals: originals && redact === 'none',
      wholeLog,
    };
    const job = await startJob(`/cases/${encodeURIComponent(detail.case.id)}/packages`, options);
    if (job !== undefined) onStart(job.id);
  };
  return (
    <form onSubmit={(event) => void make(event)}>
      <Field label={t('recipient')} hint={t('recipientHint')}>
        {(bound) => (
          <input
            {...bound}
            required
            maxLength={200}
            autoComplete="off"
            value={recipient}
            onChange={(event) => setRecipient(event.target.value)}
          />
        )}
      </Field>
      <Field label={t('reason')} hint={t('reasonHint')}>
        {(bound) => (
          <textarea
            {...bound}
            required
            rows={2}
            maxLength={10_000}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
      <fieldset className="package-choice">
        <legend>{t('redact')}</legend>
        {(['victims', 'none'] as const).map((each) => (
          <label key={each}>
            <input type="radio" name="redact" checked={redact === each} onChange={() => setRedact(each)} />{' '}
            {t(each === 'none' ? 'redactNone' : 'redactVictims')}
          </label>
        ))}
      </fieldset>
      <div className="form-grid">
        <Field label={t('label')} hint={t('labelHint')}>
          {(bound) => (
            <select {...bound} value={label} onChange={(event) => setLabel(event.target.value as Label | '')}>
              <option value="">{t('labelCase', { label: detail.facts.label })}</option>
              {labelNames.map((each) => (
                <option key={each}>{each}</option>
              ))}
            </select>
          )}
        </Field>
        <Field label={t('languages')}>
          {(bound) => (
            <select {...bound} value={spoken} onChange={(event) => setSpoken(event.target.value as keyof typeof languages)}>
              {(['both', 'en', 'zh'] as const).map((each) => (
                <option key={each} value={each}>
                  {t(each)}
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
      <details className="package-choice">
        <summary>{t('more')}</summary>
        <label>
          <input
            type="checkbox"
            checked={originals && redact === 'none'}
            disabled={redact !== 'none'}
            onChange={(event) => setOriginals(event.target.checked)}
          />{' '}
          {t('originals')}
        </label>
        <label>
          <input type="checkbox" checked={wholeLog} onChange={(event) => setWholeLog(event.target.checked)} /> {t('wholeLog')}
        </label>
      </details>
      <p>
        <button type="submit" className="primary" disabled={isBusy || recipient.trim() === '' || reason.trim() === ''}>
          {t('makeIt')}
        </button>
      </p>
    </form>
  );
}
