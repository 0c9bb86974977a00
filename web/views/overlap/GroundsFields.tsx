import type { JSX } from 'react';
import type { OverlapGrounds } from '../../../src/model/index.ts';
import { useWords } from '../../app/words.ts';
import { overlapFormWords } from '../../words/overlap-forms.ts';
import { LineField } from './LineField.tsx';

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
        <LineField
          key={name}
          label={t(name)}
          hint={t(`${name}Hint`)}
          required
          value={grounds[name]}
          onChange={(value) => onGrounds({ ...grounds, [name]: value })}
        />
      ))}
      <LineField label={t('contact')} hint={t('contactHint')} most={120} value={contact} onChange={onContact} />
    </fieldset>
  );
}
