import { useState, type JSX } from 'react';
import type { FreezeChange, FreezeProposal, NextFreeze } from '../../../src/model/index.ts';
import { useChange } from '../../app/change.ts';
import { exactAmount, moment, zoneOf } from '../../app/format.ts';
import { useWords } from '../../app/words.ts';
import { Field } from '../../parts/Field.tsx';
import { FormDialog } from '../../parts/FormDialog.tsx';
import { ReasonField } from '../../parts/ReasonField.tsx';
import { freezeWords } from '../../words/freezes.ts';
import { minorOf } from '../money/minor.ts';
import { momentOf } from './moment.ts';

/** What a person may record: what became of the step that runs, or the next one. */
export type Recordable = FreezeChange['state'] | 'renewed';

/** Records what became of a proposal: when, and what the bank says. */
export function StateDialog({
  of,
  state,
  onClose,
}: {
  readonly of: FreezeProposal;
  readonly state: Recordable;
  readonly onClose: () => void;
}): JSX.Element {
  const t = useWords(freezeWords);
  const { change, isBusy, wrong } = useChange(['money', 'log']);
  const [typedAt, setTypedAt] = useState('');
  const [openedAt] = useState(() => Date.now());
  const [typed, setTyped] = useState('');
  const [reference, setReference] = useState('');
  const [reason, setReason] = useState('');
  const { currency } = of.disputed;
  const isAnswer = state === 'confirmed' || state === 'refused';
  // Where the law has no clock, whoever asks states the term.
  const asksWhen = state !== 'renewed' || of.law === 'other';
  const needsReason = state === 'refused' || state === 'released' || state === 'renewed';
  const when = typedAt.trim() === '' ? undefined : momentOf(typedAt);
  const stopped = typed.trim() === '' ? undefined : minorOf(typed, currency);
  const isWrongTime = typedAt.trim() !== '' && when === undefined;
  const isWrongAmount = typed.trim() !== '' && stopped === undefined;
  const submit = async (): Promise<void> => {
    if (state === 'renewed') {
      const next: NextFreeze = { proposal: of.id, reason: reason.trim(), ...(when === undefined ? {} : { until: when }) };
      if ((await change('POST', '/money/freezes', next)) !== undefined) onClose();
      return;
    }
    const body: FreezeChange = {
      state,
      ...(when === undefined ? {} : { when }),
      ...(state === 'confirmed' && stopped !== undefined ? { stopped: { minor: stopped, currency } } : {}),
      ...(isAnswer && reference.trim() !== '' ? { reference: reference.trim() } : {}),
      ...(reason.trim() === '' ? {} : { reason: reason.trim() }),
    };
    const done = await change('POST', `/money/freezes/${encodeURIComponent(of.id)}/state`, body);
    if (done !== undefined) onClose();
  };
  return (
    <FormDialog
      title={t(`${state}Title`)}
      action={t('record')}
      isBusy={
        isBusy ||
        isWrongTime ||
        isWrongAmount ||
        (needsReason && reason.trim() === '') ||
        (state === 'renewed' && asksWhen && when === undefined)
      }
      wrong={wrong}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <p>
        {of.to} · <span className="value">{of.account.value}</span> · {exactAmount(of.disputed.minor, currency)}
      </p>
      {state === 'renewed' && of.next !== undefined && (
        <p>
          <strong>{t(`step-${of.next}`)}</strong>
        </p>
      )}
      {asksWhen && (
        <Field
          label={t(state === 'renewed' ? 'untilField' : 'whenField')}
          hint={t(state === 'renewed' ? 'untilHint' : 'whenHint', { zone: zoneOf() })}
          wrong={isWrongTime ? t('whenWrong') : undefined}
        >
          {(bound) => (
            <input
              {...bound}
              autoComplete="off"
              placeholder={moment(openedAt)}
              value={typedAt}
              onChange={(event) => setTypedAt(event.target.value)}
            />
          )}
        </Field>
      )}
      {state === 'confirmed' && (
        <Field label={t('stoppedField')} hint={t('stoppedHint')} wrong={isWrongAmount ? t('amountWrong') : undefined}>
          {(bound) => (
            <input
              {...bound}
              inputMode="decimal"
              autoComplete="off"
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
            />
          )}
        </Field>
      )}
      {isAnswer && (
        <Field label={t('referenceField')}>
          {(bound) => (
            <input {...bound} maxLength={200} value={reference} onChange={(event) => setReference(event.target.value)} />
          )}
        </Field>
      )}
      <ReasonField
        label={t('reasonField')}
        hint={needsReason ? t('reasonHint') : undefined}
        value={reason}
        onChange={setReason}
      />
    </FormDialog>
  );
}
