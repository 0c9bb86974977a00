import { useState, type JSX } from 'react';
import type { InterviewForm, NewProtection, ProtectionStep } from '../../../src/model/index.ts';
import { useGet } from '../../app/api.ts';
import { useChange } from '../../app/change.ts';
import { useLanguage } from '../../app/format.ts';
import { useWords } from '../../app/words.ts';
import { Field } from '../../parts/Field.tsx';
import { FormDialog } from '../../parts/FormDialog.tsx';
import { ReasonField } from '../../parts/ReasonField.tsx';
import { personWords } from '../../words/person.ts';

export type Step = ProtectionStep['step'];
const outcomes = ['victim', 'not-victim', 'undecided'] as const;
/** An override is no slip of the hand. */
const fewest = { override: 20 } as const;

/** Records one step of protection, for one person or many. */
export function ProtectDialog({
  step,
  persons,
  about,
  onClose,
}: {
  readonly step: Step;
  readonly persons: readonly string[];
  readonly about: readonly string[];
  readonly onClose: () => void;
}): JSX.Element {
  const t = useWords(personWords);
  const { change, isBusy, wrong } = useChange(['people', 'cases', 'log']);
  const [to, setTo] = useState('');
  const [outcome, setOutcome] = useState<(typeof outcomes)[number]>('undecided');
  const [reason, setReason] = useState('');
  const [interview, setInterview] = useState<NewProtection['interview']>();
  const isShort = reason.trim().length < (step === 'override' ? fewest.override : 1);
  const submit = async (): Promise<void> => {
    const body: NewProtection = {
      persons: [...persons],
      step,
      reason: reason.trim(),
      ...(step === 'refer' && to.trim() !== '' ? { to: to.trim() } : {}),
      ...(step === 'close' ? { outcome } : {}),
      ...(step === 'interview' && interview !== undefined ? { interview } : {}),
    };
    if ((await change('POST', '/people/protection', body)) !== undefined) onClose();
  };
  return (
    <FormDialog
      title={t(`${step}Title`)}
      action={t('record')}
      isRoomy={step === 'interview'}
      isBusy={isBusy || isShort || (step === 'refer' && to.trim() === '') || (step === 'interview' && interview === undefined)}
      wrong={wrong}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <p>{about.slice(0, 8).join(' · ') + (about.length > 8 ? ` … ${about.length}` : '')}</p>
      {step === 'override' && <p className="people-held">{t('overrideText')}</p>}
      {step === 'refer' && (
        <Field label={t('toField')}>
          {(bound) => <input {...bound} maxLength={200} value={to} onChange={(event) => setTo(event.target.value)} />}
        </Field>
      )}
      {step === 'close' && (
        <Field label={t('outcome')}>
          {(bound) => (
            <select {...bound} value={outcome} onChange={(event) => setOutcome(event.target.value as typeof outcome)}>
              {outcomes.map((each) => (
                <option key={each} value={each}>
                  {t(`outcome-${each}`)}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      {step === 'interview' && <Interview given={interview} onChange={setInterview} />}
      <ReasonField label={t('reason')} value={reason} onChange={setReason} />
    </FormDialog>
  );
}

/** The answers, question by question, in the reader's language. */
function Interview({
  given,
  onChange,
}: {
  readonly given: NewProtection['interview'];
  readonly onChange: (interview: NonNullable<NewProtection['interview']>) => void;
}): JSX.Element | null {
  const t = useWords(personWords);
  const language = useLanguage();
  const { data } = useGet<InterviewForm>('/people/interview-form');
  if (data === undefined) return null;
  const now = given ?? { language: language === 'zh' ? 'zh' : 'en', form: data.id, answers: {} };
  const answer = (id: string, text: string): void => onChange({ ...now, answers: { ...now.answers, [id]: text } });
  return (
    <>
      <Field label={t('formLanguage')}>
        {(bound) => (
          <select {...bound} value={now.language} onChange={(event) => onChange({ ...now, language: event.target.value })}>
            {data.languages.map(({ code, name }) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={t('place')}>
        {(bound) => (
          <input
            {...bound}
            value={now.place ?? ''}
            maxLength={300}
            onChange={(event) => onChange({ ...now, place: event.target.value })}
          />
        )}
      </Field>
      <Field label={t('interpreter')}>
        {(bound) => (
          <input
            {...bound}
            value={now.interpreter ?? ''}
            maxLength={200}
            onChange={(event) => onChange({ ...now, interpreter: event.target.value })}
          />
        )}
      </Field>
      {data.questions.map((question) => (
        <Field key={question.id} label={question.ask[language] ?? question.id}>
          {(bound) =>
            question.kind === 'text' ? (
              <textarea
                {...bound}
                rows={2}
                maxLength={20_000}
                value={now.answers[question.id] ?? ''}
                onChange={(event) => answer(question.id, event.target.value)}
              />
            ) : (
              <select
                {...bound}
                value={now.answers[question.id] ?? ''}
                onChange={(event) => answer(question.id, event.target.value)}
              >
                <option value="">–</option>
                {question.kind === 'yesno'
                  ? (['yes', 'no', 'unknown'] as const).map((each) => (
                      <option key={each} value={each}>
                        {t(each)}
                      </option>
                    ))
                  : (question.choices ?? []).map(({ id, say }) => (
                      <option key={id} value={id}>
                        {say[language] ?? id}
                      </option>
                    ))}
              </select>
            )
          }
        </Field>
      ))}
    </>
  );
}
