import { useState, type JSX } from 'react';
import { useLocation } from 'wouter';
import type { FreezeCandidate, FreezeDone, FreezeHolder, NewFreeze, TraceRow } from '../../../src/model/index.ts';
import { useChange } from '../../app/change.ts';
import { exactAmount, useLanguage, zoneOf } from '../../app/format.ts';
import { useSession } from '../../app/session.ts';
import { toast } from '../../app/toasts.ts';
import { useWords } from '../../app/words.ts';
import { Field } from '../../parts/Field.tsx';
import { FormDialog } from '../../parts/FormDialog.tsx';
import { freezeWords } from '../../words/freezes.ts';
import { minorOf, typedOf } from '../money/minor.ts';
import { AccountLink } from '../money/names.tsx';
import { SumFields } from '../money/SumFields.tsx';
import { momentOf } from './moment.ts';

const holders = ['unknown', 'suspect', 'mule', 'victim', 'merchant', 'exchange'] as const satisfies readonly FreezeHolder[];
const laws = ['CN', 'US', 'other'] as const;
type Law = (typeof laws)[number];

/** The law that is meant when nobody says otherwise: by where the casebook is. */
const lawOf = (region: string | undefined): Law => (region === 'CN' || region === 'US' ? region : 'other');

/** A person proposes to stop what is in dispute at one account: no more than the trace says, with a reason. */
export function ProposeDialog({
  candidate: { account, disputed, warning, holder: found },
  trace,
  onClose,
}: {
  readonly candidate: FreezeCandidate;
  readonly trace: TraceRow;
  readonly onClose: () => void;
}): JSX.Element {
  const t = useWords(freezeWords);
  const language = useLanguage();
  const session = useSession();
  const [, go] = useLocation();
  const { change, isBusy, wrong } = useChange(['money', 'log']);
  const [to, setTo] = useState(account.bank ?? account.label?.text ?? '');
  const [law, setLaw] = useState<Law>(lawOf(session.casebook?.region));
  const [currency, setCurrency] = useState(disputed[0]?.currency ?? '');
  const most = disputed.find((each) => each.currency === currency)?.minor ?? 0;
  const [typed, setTyped] = useState(typedOf(most, currency));
  const [holder, setHolder] = useState<FreezeHolder>(found);
  const [typedUntil, setTypedUntil] = useState('');
  // Where the law has no clock, whoever asks states the term.
  const until = law === 'other' ? momentOf(typedUntil) : undefined;
  const isUntilMissing = law === 'other' && until === undefined;
  const [reason, setReason] = useState('');
  const minor = minorOf(typed, currency);
  const amountWrong = minor === undefined ? t('amountWrong') : minor > most ? t('amountTooMuch') : undefined;
  const choose = (next: string): void => {
    setCurrency(next);
    setTyped(typedOf(disputed.find((each) => each.currency === next)?.minor ?? 0, next));
  };
  const submit = async (): Promise<void> => {
    if (minor === undefined || amountWrong !== undefined || isUntilMissing) return;
    const body: NewFreeze = {
      trace: trace.act,
      account: account.name,
      to: to.trim(),
      law,
      disputed: { minor, currency },
      ...(holder === 'unknown' ? {} : { holder }),
      ...(until === undefined ? {} : { until }),
      reason: reason.trim(),
    };
    const done = await change<FreezeDone>('POST', '/money/freezes', body);
    if (done === undefined) return;
    onClose();
    const href = `/freezes?proposal=${encodeURIComponent(done.proposal)}`;
    toast({ tone: 'done', text: t('proposed'), linger: 8000, action: { label: t('toQueue'), run: () => go(href) } });
  };
  return (
    <FormDialog
      title={t('proposeTitle')}
      action={t('proposeFreeze')}
      isBusy={isBusy || isUntilMissing || amountWrong !== undefined || to.trim() === '' || reason.trim() === ''}
      wrong={wrong}
      isRoomy
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <p>
        <AccountLink of={account} /> {account.holder}
      </p>
      <p className="freeze-warning">
        <strong>{t('warning')}</strong> {warning[language]}
      </p>
      <Field label={t('toField')}>
        {(bound) => <input {...bound} required maxLength={200} value={to} onChange={(event) => setTo(event.target.value)} />}
      </Field>
      <div className="freeze-pair">
        <Field label={t('lawField')}>
          {(bound) => (
            <select {...bound} value={law} onChange={(event) => setLaw(event.target.value as Law)}>
              {laws.map((each) => (
                <option key={each} value={each}>
                  {t(each === 'other' ? 'law_else' : `law_${each}`)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={t('holderField')}>
          {(bound) => (
            <select {...bound} value={holder} onChange={(event) => setHolder(event.target.value as FreezeHolder)}>
              {holders.map((each) => (
                <option key={each} value={each}>
                  {t(`holder-${each}`)}
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
      {law === 'other' && (
        <Field label={t('untilField')} hint={t('untilHint', { zone: zoneOf() })}>
          {(bound) => (
            <input
              {...bound}
              required
              autoComplete="off"
              value={typedUntil}
              onChange={(event) => setTypedUntil(event.target.value)}
            />
          )}
        </Field>
      )}
      <div className="freeze-amount">
        <SumFields
          labels={{ sum: t('amountField'), currency: t('currencyField') }}
          typed={typed}
          onType={setTyped}
          wrong={amountWrong}
          hint={t('amountHint', { most: exactAmount(most, currency) })}
          currency={currency}
          currencies={disputed.map((each) => each.currency)}
          onChoose={choose}
        />
      </div>
      <Field label={t('reasonField')} hint={t('reasonHint')}>
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
    </FormDialog>
  );
}
