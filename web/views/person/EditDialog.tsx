import { useState, type JSX } from 'react';
import type { PersonChange, PersonField, PersonView } from '../../../src/model/index.ts';
import { useChange } from '../../app/change.ts';
import { useWords } from '../../app/words.ts';
import { Field } from '../../parts/Field.tsx';
import { FormDialog } from '../../parts/FormDialog.tsx';
import { ReasonField } from '../../parts/ReasonField.tsx';
import { personWords } from '../../words/person.ts';

const categories = ['suspect', 'wanted', 'convicted', 'victim', 'trafficking', 'witness', 'other'] as const;
const fields = ['name', 'nationality', 'origin', 'place', 'text'] as const;
type Editable = (typeof fields)[number];

function fieldOf(field: Editable, value: string, basis: 'fact' | 'assessment', note: string): PersonField {
  const with_ = { basis, source: { kind: 'note', ref: note } } as const;
  if (field === 'name') return { field, value: { text: value, role: 'alias' }, ...with_ };
  return { field, value: field === 'nationality' ? value.toUpperCase() : value, ...with_ };
}

/** Says more of a person: one field with its source, the role in proceedings, when to look again. */
export function EditDialog({ of, onClose }: { readonly of: PersonView; readonly onClose: () => void }): JSX.Element {
  const t = useWords(personWords);
  const { change, isBusy, wrong } = useChange(['people', 'log']);
  const [category, setCategory] = useState(of.category);
  const [basis, setBasis] = useState<'fact' | 'assessment'>(of.basis);
  const [field, setField] = useState<Editable>('name');
  const [value, setValue] = useState('');
  const [note, setNote] = useState('');
  const [review, setReview] = useState('');
  const [reason, setReason] = useState('');
  const text = value.trim();
  const submit = async (): Promise<void> => {
    const body: PersonChange = {
      basis,
      ...(category === of.category ? {} : { category }),
      set: text === '' ? {} : { [`${field}:${of.fields.length + 1}`]: fieldOf(field, text, basis, note.trim()) },
      ...(review === '' ? {} : { review: Date.parse(review) }),
      reason: reason.trim(),
    };
    if ((await change('PUT', `/people/${encodeURIComponent(of.id)}`, body)) !== undefined) onClose();
  };
  return (
    <FormDialog
      title={t('editTitle')}
      action={t('record')}
      isRoomy
      isBusy={isBusy || reason.trim() === '' || (text !== '' && note.trim() === '')}
      wrong={wrong}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <Field label={t('category')}>
        {(bound) => (
          <select {...bound} value={category} onChange={(event) => setCategory(event.target.value as typeof category)}>
            {categories.map((each) => (
              <option key={each} value={each}>
                {t(`role-${each}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={t('basisField')}>
        {(bound) => (
          <select {...bound} value={basis} onChange={(event) => setBasis(event.target.value as typeof basis)}>
            <option value="fact">{t('fact')}</option>
            <option value="assessment">{t('assessment')}</option>
          </select>
        )}
      </Field>
      <Field label={t('addField')}>
        {(bound) => (
          <select {...bound} value={field} onChange={(event) => setField(event.target.value as Editable)}>
            {fields.map((each) => (
              <option key={each} value={each}>
                {t(`f_${each}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={t('value')}>
        {(bound) => <input {...bound} autoComplete="off" value={value} onChange={(event) => setValue(event.target.value)} />}
      </Field>
      <Field label={t('noteField')}>
        {(bound) => <input {...bound} maxLength={2000} value={note} onChange={(event) => setNote(event.target.value)} />}
      </Field>
      <Field label={t('reviewField')}>
        {(bound) => <input {...bound} type="date" value={review} onChange={(event) => setReview(event.target.value)} />}
      </Field>
      <ReasonField label={t('reason')} value={reason} onChange={setReason} />
    </FormDialog>
  );
}
