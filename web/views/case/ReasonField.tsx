import type { JSX } from 'react';
import { useWords } from '../../app/words.ts';
import { Field } from '../../parts/Field.tsx';
import { caseWords } from '../../words/case.ts';

/** Why something is changed; recorded with it. */
export function ReasonField({
  value,
  onChange,
  hint,
}: {
  readonly value: string;
  readonly onChange: (reason: string) => void;
  readonly hint?: string;
}): JSX.Element {
  const t = useWords(caseWords);
  return (
    <Field label={t('reason')} hint={hint ?? t('reasonHint')}>
      {(bound) => (
        <textarea {...bound} rows={2} maxLength={10_000} value={value} onChange={(event) => onChange(event.target.value)} />
      )}
    </Field>
  );
}

/** `reason` as a body has it: left out when nothing was written. */
export const reasonOf = (text: string): { readonly reason?: string } => (text.trim() === '' ? {} : { reason: text.trim() });
