import type { JSX } from 'react';
import type { OverlapGrounds } from '../../../src/model/index.ts';
import { useWords } from '../../app/words.ts';
import { Field } from '../../parts/Field.tsx';
import { overlapFormWords } from '../../words/overlap-forms.ts';

const names = ['purpose', 'basis', 'supervisor'] as const;

/** Why, by which law, approved by whom; and whom the partner may call. The partner reads all of it. */
export function GroundsFields({
  grounds,
  contact,
  onGrounds,
  onContact,
}: {
  readonly grounds: OverlapGrounds;
  readonly contact: string;
  readonly onGrounds: (grounds: OverlapGrounds) => void;
  readonly onContact: (contact: string) => void;
}): JSX.Element {
  const t = useWords(overlapFormWords);
  return (
    <fieldset>
      <legend>{t('grounds')}</legend>
      <p className="note">{t('groundsHint')}</p>
      {names.map((name) => (
        <Field key={name} label={t(name)} hint={t(`${name}Hint`)}>
          {(bound) => (
            <input
              {...bound}
              required
              autoComplete="off"
              maxLength={500}
              value={grounds[name]}
              onChange={(event) => onGrounds({ ...grounds, [name]: event.target.value })}
            />
          )}
        </Field>
      ))}
      <Field label={t('contact')} hint={t('contactHint')}>
        {(bound) => (
          <input
            {...bound}
            autoComplete="off"
            maxLength={120}
            value={contact}
            onChange={(event) => onContact(event.target.value)}
          />
        )}
      </Field>
    </fieldset>
  );
}
