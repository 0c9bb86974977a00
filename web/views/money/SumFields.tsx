import type { JSX } from 'react';
import { Field } from '../../parts/Field.tsx';

/** What a person types as a sum: the number as text, and one of the currencies that it may be in. */
export function SumFields({
  labels,
  typed,
  onType,
  wrong,
  hint,
  currency,
  currencies,
  onChoose,
}: {
  readonly labels: { readonly sum: string; readonly currency: string };
  readonly typed: string;
  readonly onType: (typed: string) => void;
  readonly wrong: string | undefined;
  readonly hint?: string;
  readonly currency: string;
  readonly currencies: readonly string[];
  readonly onChoose: (currency: string) => void;
}): JSX.Element {
  return (
    <>
      <Field label={labels.sum} wrong={wrong} hint={hint}>
        {(bound) => (
          <input
            {...bound}
            inputMode="decimal"
            autoComplete="off"
            value={typed}
            onChange={(event) => onType(event.target.value)}
          />
        )}
      </Field>
      <Field label={labels.currency}>
        {(bound) => (
          <select {...bound} value={currency} onChange={(event) => onChoose(event.target.value)}>
            {currencies.map((each) => (
              <option key={each}>{each}</option>
            ))}
          </select>
        )}
      </Field>
    </>
  );
}
