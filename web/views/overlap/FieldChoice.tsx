import type { JSX } from 'react';
import type { OverlapField } from '../../../src/model/index.ts';
import { useWords } from '../../app/words.ts';
import { overlapFormWords } from '../../words/overlap-forms.ts';

/** What is told of each common indicator: of `offered`, those that are ticked. */
export function FieldChoice({
  label,
  hint,
  offered,
  chosen,
  onChange,
}: {
  readonly label: string;
  readonly hint?: string;
  readonly offered: readonly OverlapField[];
  readonly chosen: readonly OverlapField[];
  readonly onChange: (chosen: readonly OverlapField[]) => void;
}): JSX.Element {
  const t = useWords(overlapFormWords);
  return (
    <fieldset>
      <legend>{label}</legend>
      {hint !== undefined && <p className="note">{hint}</p>}
      <div className="row">
        {offered.map((name) => (
          <label key={name} className="choice">
            <input
              type="checkbox"
              checked={chosen.includes(name)}
              onChange={({ target }) =>
                onChange(offered.filter((each) => (each === name ? target.checked : chosen.includes(each))))
              }
            />
            <span>{t(`field-${name}`)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
