import { useId, type JSX } from 'react';
import { useWords } from '../app/words.ts';
import { parts } from '../words/parts.ts';
import './rows.css';

interface RowColumn<Name extends string> {
  readonly name: Name;
  readonly label: string;
  /** A choice instead of a text: value and word. */
  readonly options?: readonly (readonly [value: string, word: string])[];
}

/** Several of one thing in a form: a row each, one more at the end. Rows without any text are left to the form to drop. */
export function Rows<Name extends string>({
  label,
  columns,
  rows,
  blank,
  onChange,
}: {
  readonly label: string;
  readonly columns: readonly RowColumn<Name>[];
  readonly rows: readonly Readonly<Record<Name, string>>[];
  /** What a new row begins with. */
  readonly blank: Readonly<Record<Name, string>>;
  readonly onChange: (rows: readonly Readonly<Record<Name, string>>[]) => void;
}): JSX.Element {
  const t = useWords(parts);
  const id = useId();
  const set = (at: number, name: Name, value: string): void =>
    onChange(rows.map((row, i) => (i === at ? { ...row, [name]: value } : row)));
  return (
    <fieldset className="rows-field">
      <legend>{label}</legend>
      {rows.map((row, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- rows have no other name while they are typed
        <div key={at} className="rows-row" role="group" aria-label={t('rowOf', { what: label, n: at + 1 })}>
          {columns.map(({ name, label: head, options }) =>
            options === undefined ? (
              <input
                key={name}
                id={`${id}-${at}-${name}`}
                aria-label={head}
                placeholder={head}
                autoComplete="off"
                maxLength={500}
                value={row[name]}
                onChange={(event) => set(at, name, event.target.value)}
              />
            ) : (
              <select key={name} aria-label={head} value={row[name]} onChange={(event) => set(at, name, event.target.value)}>
                {options.map(([value, word]) => (
                  <option key={value} value={value}>
                    {word}
                  </option>
                ))}
              </select>
            ),
          )}
          <button
            type="button"
            className="quiet"
            aria-label={t('removeRow', { n: at + 1 })}
            onClick={() => onChange(rows.toSpliced(at, 1))}
          >
            ×
          </button>
        </div>
      ))}
      <button type="button" onClick={() => onChange([...rows, blank])}>
        {t('addRow')}
      </button>
    </fieldset>
  );
}
