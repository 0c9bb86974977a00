import type { JSX } from 'react';
import { moment } from '../../app/format.ts';
import { useWords } from '../../app/words.ts';
import { Field } from '../../parts/Field.tsx';
import { overlapFormWords } from '../../words/overlap-forms.ts';

/** Where the limit of runs is reached: until when, and why one more is allowed. */
export function OverField({
  nextAt,
  value,
  onChange,
}: {
  /** UTC milliseconds. */
  readonly nextAt: number;
  readonly value: string;
  readonly onChange: (reason: string) => void;
}): JSX.Element {
  const t = useWords(overlapFormWords);
  return (
    <Field label={t('over')} hint={`${t('overHint')} ${t('limitReached', { at: moment(nextAt) })}`}>
      {(bound) => (
        <input {...bound} autoComplete="off" maxLength={500} value={value} onChange={(event) => onChange(event.target.value)} />
      )}
    </Field>
  );
}
