import type { JSX } from 'react';
import { useWords } from '../../../app/words.ts';
import { DayField } from '../../../parts/DayField.tsx';
import { Field } from '../../../parts/Field.tsx';
import { caseExhibitWords } from '../../../words/case-exhibits.ts';
import { factFields, type FieldKind, type Typed } from './fields.ts';

const isWide = (kind: FieldKind): boolean => kind === 'text' || kind === 'lines';

/** The fields of what only people know. */
export function FactFields({
  typed,
  onChange,
}: {
  readonly typed: Typed;
  readonly onChange: (typed: Typed) => void;
}): JSX.Element {
  const t = useWords(caseExhibitWords);
  return (
    <div className="form-grid">
      {factFields.map(({ name, kind }) => {
        const label = t(`f_${name}`);
        const value = typed[name] ?? '';
        const set = (text: string): void => onChange({ ...typed, [name]: text });
        if (kind === 'day') return <DayField key={name} label={label} value={value} onChange={set} />;
        return (
          <div key={name} className={isWide(kind) ? 'wide' : ''}>
            <Field label={label} hint={kind === 'lines' ? t('oneALine') : undefined}>
              {(bound) =>
                kind === 'three' ? (
                  <select {...bound} value={value} onChange={(event) => set(event.target.value)}>
                    <option value="">{t('unknown')}</option>
                    <option value="true">{t('yes')}</option>
                    <option value="false">{t('no')}</option>
                  </select>
                ) : isWide(kind) ? (
                  <textarea {...bound} rows={2} value={value} onChange={(event) => set(event.target.value)} />
                ) : (
                  <input
                    {...bound}
                    maxLength={200}
                    autoComplete="off"
                    value={value}
                    onChange={(event) => set(event.target.value)}
                  />
                )
              }
            </Field>
          </div>
        );
      })}
    </div>
  );
}
