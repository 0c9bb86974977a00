import type { JSX } from 'react';
import { Field } from './Field.tsx';

/** Why something is decided or changed; recorded with it. */
export function ReasonField({
  label,
  hint,
  value,
  onChange,
}: {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly value: string;
  readonly onChange: (reason: string) => void;
}): JSX.Element {
  return (
    <Field label={label} hint={hint}>
      {(bound) => (
        <textarea {...bound} rows={2} maxLength={10_000} value={value} onChange={(event) => onChange(event.target.value)} />
      )}
    </Field>
  );
}
