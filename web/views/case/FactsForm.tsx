import { useState, type JSX } from 'react';
import type { CaseDetail, ElementTemplate, FactsChange, Label, Officer } from '../../../src/model/index.ts';
import { useChange } from '../../app/change.ts';
import { useLanguage } from '../../app/format.ts';
import { toast } from '../../app/toasts.ts';
import { useWords } from '../../app/words.ts';
import { Field } from '../../parts/Field.tsx';
import { FormDialog } from '../../parts/FormDialog.tsx';
import { labelNames } from '../../parts/Label.tsx';
import { Rows } from '../../parts/Rows.tsx';
import { caseWords } from '../../words/case.ts';
import { ReasonField, reasonOf } from './ReasonField.tsx';

type OfficerRow = Readonly<Record<'name' | 'role' | 'agency' | 'number', string>>;
const blank: OfficerRow = { name: '', role: '', agency: '', number: '' };
const filled = (row: OfficerRow): Officer =>
  Object.fromEntries(Object.entries(row).filter(([, text]) => text.trim() !== '')) as unknown as Officer;

/** Changes what the case says of itself. */
export function FactsForm({
  detail: { facts },
  templates,
  close,
}: {
  readonly detail: CaseDetail;
  readonly templates: readonly ElementTemplate[];
  readonly close: () => void;
}): JSX.Element {
  const t = useWords(caseWords);
  const language = useLanguage();
  const [texts, setTexts] = useState({
    agency: facts.agency ?? '',
    court: facts.court ?? '',
    purpose: facts.purpose ?? '',
  });
  const [label, setLabel] = useState<Label>(facts.label);
  const [officers, setOfficers] = useState<readonly OfficerRow[]>(
    facts.officers.map(({ name, role = '', agency = '', number = '' }) => ({ name, role, agency, number })),
  );
  const [chosen, setChosen] = useState<readonly string[]>(facts.templates);
  const [reason, setReason] = useState('');
  const { isBusy, wrong, change } = useChange();
  const save = async (): Promise<void> => {
    const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());
    const body: FactsChange = {
      agency: orNull(texts.agency),
      court: orNull(texts.court),
      purpose: orNull(texts.purpose),
      label,
      officers: officers.filter(({ name }) => name.trim() !== '').map(filled),
      templates: [...chosen],
      ...reasonOf(reason),
    };
    if ((await change('PATCH', `/cases/${encodeURIComponent(facts.id)}/facts`, body)) === undefined) return;
    toast({ tone: 'done', text: t('savedPlain'), linger: 6000 });
    close();
  };
  // One the agency sealed is named by its hash, and may not be among those that come with Clew.
  const offered = [
    ...templates.map(({ id, title }) => ({ id, name: title[language] })),
    ...facts.templates.filter((id) => !templates.some((each) => each.id === id)).map((id) => ({ id, name: id })),
  ];
  return (
    <FormDialog
      isRoomy
      title={t('editTitle')}
      action={t('save')}
      isBusy={isBusy}
      wrong={wrong}
      onSubmit={() => void save()}
      onClose={close}
    >
      <div className="form-grid">
        {(['agency', 'court'] as const).map((name) => (
          <Field key={name} label={t(name)}>
            {(bound) => (
              <input
                {...bound}
                maxLength={200}
                autoComplete="off"
                value={texts[name]}
                onChange={(event) => setTexts({ ...texts, [name]: event.target.value })}
              />
            )}
          </Field>
        ))}
        <div className="wide">
          <Field label={t('purpose')}>
            {(bound) => (
              <textarea
                {...bound}
                rows={2}
                maxLength={10_000}
                value={texts.purpose}
                onChange={(event) => setTexts({ ...texts, purpose: event.target.value })}
              />
            )}
          </Field>
          <Field label={t('label')} hint={t('labelHint')}>
            {(bound) => (
              <select {...bound} value={label} onChange={(event) => setLabel(event.target.value as Label)}>
                {labelNames.map((each) => (
                  <option key={each}>{each}</option>
                ))}
              </select>
            )}
          </Field>
          <fieldset>
            <legend>{t('templates')}</legend>
            {offered.map(({ id, name }) => (
              <label key={id} className="choice">
                <input
                  type="checkbox"
                  checked={chosen.includes(id)}
                  onChange={(event) => setChosen(event.target.checked ? [...chosen, id] : chosen.filter((each) => each !== id))}
                />
                <span>{name}</span>
              </label>
            ))}
          </fieldset>
          <Rows
            label={t('officers')}
            blank={blank}
            rows={officers}
            onChange={setOfficers}
            columns={(['name', 'role', 'agency', 'number'] as const).map((name) => ({ name, label: t(name) }))}
          />
          <ReasonField value={reason} onChange={setReason} />
        </div>
      </div>
    </FormDialog>
  );
}
