import { useState, type JSX } from 'react';
import type { Move, NewRoutine, PictureJudgement, ScamType } from '../../src/model/index.ts';
import { useChange } from '../app/change.ts';
import { toast } from '../app/toasts.ts';
import { useWords } from '../app/words.ts';
import { pictureDialogWords } from '../words/picture-dialog.ts';
import { Field } from './Field.tsx';
import { FormDialog } from './FormDialog.tsx';
import { ReasonField } from './ReasonField.tsx';
import { scamTypes, useScam } from './scam.ts';

/** What is about to be decided, before why. */
export type PictureAsked =
  | {
      readonly about: 'type';
      readonly report: string;
      readonly ref: string;
      /** As it stands, by whomever; `judged`: by a person. */
      readonly type: ScamType | undefined;
      readonly judged: boolean;
    }
  | { readonly about: 'move'; readonly move: Pick<Move, 'key' | 'ring'>; readonly verdict: 'confirmed' | 'rejected' | 'open' }
  | {
      readonly about: 'routine';
      readonly routine: Pick<NewRoutine, 'key' | 'judged'>;
      readonly verdict: 'new' | 'known' | 'open';
    };

/** Records what a person decides about the picture: the type of a report, a move, a new routine. Each asks why. */
export function PictureDialog({ asked, onClose }: { readonly asked: PictureAsked; readonly onClose: () => void }): JSX.Element {
  const t = useWords(pictureDialogWords);
  const names = useScam();
  const { change, isBusy, wrong } = useChange(['picture', 'log']);
  const [type, setType] = useState<string>(
    asked.about === 'type' ? (asked.type ?? '') : asked.about === 'routine' ? (asked.routine.judged?.type ?? '') : '',
  );
  const [name, setName] = useState(asked.about === 'routine' ? (asked.routine.judged?.name ?? '') : '');
  const [reason, setReason] = useState('');
  const isNamed = asked.about === 'routine' && asked.verdict === 'new';
  const asksType = asked.about === 'type' || isNamed;

  const body = (): PictureJudgement => {
    const why = reason.trim();
    if (asked.about === 'type') return { about: 'type', report: asked.report, verdict: type as ScamType | 'open', reason: why };
    if (asked.about === 'move')
      return { about: 'move', ring: asked.move.ring, move: asked.move.key, verdict: asked.verdict, reason: why };
    return {
      about: 'routine',
      routine: asked.routine.key,
      verdict: asked.verdict,
      ...(isNamed && name.trim() !== '' ? { name: name.trim() } : {}),
      ...(isNamed && type !== '' ? { type: type as ScamType } : {}),
      reason: why,
    };
  };
  const submit = async (): Promise<void> => {
    const done = await change<{ readonly act: number }>('POST', '/picture/judgements', body());
    if (done === undefined) return;
    toast({ tone: 'done', text: t('recorded', { act: done.act }), linger: 6000 });
    onClose();
  };
  return (
    <FormDialog
      title={asked.about === 'type' ? t('typeTitle', { ref: asked.ref }) : t(`${asked.about}-${asked.verdict}` as MoveOrRoutine)}
      action={t('record')}
      isBusy={isBusy || reason.trim() === '' || (asked.about === 'type' && type === '')}
      wrong={wrong}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      {isNamed && (
        <Field label={t('name')} hint={t('nameHint')}>
          {(bound) => (
            <input {...bound} autoComplete="off" maxLength={200} value={name} onChange={(event) => setName(event.target.value)} />
          )}
        </Field>
      )}
      {asksType && (
        <Field label={t('type')}>
          {(bound) => (
            <select {...bound} value={type} onChange={(event) => setType(event.target.value)}>
              <option value="">{isNamed ? t('noType') : t('chooseType')}</option>
              {asked.about === 'type' && asked.judged && <option value="open">{t('asMachine')}</option>}
              {scamTypes.map((each) => (
                <option key={each} value={each}>
                  {names.type(each)}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      <ReasonField label={t('reason')} hint={t('reasonHint')} value={reason} onChange={setReason} />
    </FormDialog>
  );
}

type MoveOrRoutine = 'move-confirmed' | 'move-rejected' | 'move-open' | 'routine-new' | 'routine-known' | 'routine-open';
