import type { JSX } from 'react';
import { Field } from '../../parts/Field.tsx';

/** One line of text that a browser has no guesses for. */
export function LineField({
  label,
  hint,
  value,
  most = 500,
  required = false,
  onChange,
}: {
  readonly label: string;
  readonly hint: string;
  readonly value: string;
  /** Characters. */
  readonly most?: number;
  readonly required?: boolean;
  readonly onChange: (value: string) => void;
}): JSX.Element {
  return (
    <Field label={label} hint={hint}>
      {(bound) => (
        <input
          {...bound}
          required={required}
          autoComplete="off"
          maxLength={most}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
