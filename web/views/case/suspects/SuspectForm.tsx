import { useState, type JSX } from 'react';
import type { IndicatorKind, NamedSuspect, Suspect, SubjectCategory } from '../../../../src/model/index.ts';
import { useChange } from '../../../app/change.ts';
import { toast } from '../../../app/toasts.ts';
import { useWords } from '../../../app/words.ts';
import { Field } from '../../../parts/Field.tsx';
import { FormDialog } from '../../../parts/FormDialog.tsx';
import { useKinds } from '../../../parts/KindTag.tsx';
import { Rows } from '../../../parts/Rows.tsx';
import { caseWords } from '../../../words/case.ts';
import { kindWords } from '../../../words/kinds.ts';
import { ReasonField, reasonOf } from '../ReasonField.tsx';

const categories = ['suspect', 'wanted', 'convicted', 'trafficking', 'witness', 'victim', 'other'] as const;
const kinds = Object.keys(kindWords.en).filter(
  (key): key is IndicatorKind => !key.startsWith('role') && !['stem', 'text', 'victim'].includes(key),
);

/** Names a suspect, or changes what is known of one. */
export function SuspectForm({
  caseId,
  suspect,
  close,
}: {
  readonly caseId: string;
  readonly suspect: NamedSuspect | undefined;
  readonly close: () => void;
}): JSX.Element {
  const t = useWords(caseWords);
  const words = useKinds();
  const [name, setName] = useState(suspect?.name ?? '');
  const [aliases, setAliases] = useState(suspect?.aliases.join('\n') ?? '');
  const [note, setNote] = useState(suspect?.note ?? '');
  const [category, setCategory] = useState<SubjectCategory>(suspect?.category ?? 'suspect');
  const [basis, setBasis] = useState<'fact' | 'assessment'>(suspect?.basis ?? 'assessment');
  const [indicators, setIndicators] = useState<readonly Readonly<Record<'kind' | 'value', string>>[]>(
    suspect?.indicators ?? [{ kind: 'phone', value: '' }],
  );
  const [papers, setPapers] = useState<readonly Readonly<Record<'paper' | 'value', string>>[]>(
    Object.entries(suspect?.papers ?? {}).map(([paper, value]) => ({ paper, value })),
  );
  const [reason, setReason] = useState('');
  const [isEmpty, setEmpty] = useState(false);
  const { isBusy, wrong, change } = useChange();
  const path = `/cases/${encodeURIComponent(caseId)}/suspects`;
  const title = suspect === undefined ? t('addTitle') : t('changeTitle', { name: suspect.name ?? t('unnamed') });

  const save = async (): Promise<void> => {
    const filled = indicators
      .map(({ kind, value }) => ({ kind: kind as IndicatorKind, value: value.trim() }))
      .filter(({ value }) => value !== '');
    if (name.trim() === '' && filled.length === 0) return setEmpty(true);
    const body: Suspect = {
      ...(name.trim() === '' ? {} : { name: name.trim() }),
      aliases: aliases
        .split('\n')
        .map((each) => each.trim())
        .filter((each) => each !== ''),
      indicators: filled,
      ...(suspect?.person === undefined ? {} : { person: suspect.person }),
      category,
      basis,
      papers: Object.fromEntries(
        papers
          .filter(({ paper, value }) => paper.trim() !== '' && value.trim() !== '')
          .map(({ paper, value }) => [paper.trim(), value.trim()]),
      ),
      ...(note.trim() === '' ? {} : { note: note.trim() }),
    };
    const done = await change<{ readonly act: number }>(
      suspect === undefined ? 'POST' : 'PUT',
      suspect === undefined ? path : `${path}/${encodeURIComponent(suspect.id)}`,
      { suspect: body, ...reasonOf(reason) },
    );
    if (done === undefined) return;
    toast({ tone: 'done', text: t('saved', { act: done.act }), linger: 6000 });
    close();
  };
  const takeOut = async (): Promise<void> => {
    if (suspect === undefined) return;
    const asked = reason.trim() === '' ? '' : `?reason=${encodeURIComponent(reason.trim())}`;
    if ((await change('DELETE', `${path}/${encodeURIComponent(suspect.id)}${asked}`)) === undefined) return;
    toast({ tone: 'done', text: t('takenOut', { name: suspect.name ?? suspect.id }), linger: 8000 });
    close();
  };
  return (
    <FormDialog
      isRoomy
      title={title}
      action={t('save')}
      isBusy={isBusy}
      wrong={isEmpty ? t('empty') : wrong}
      onSubmit={() => void save()}
      onClose={close}
      extra={
        suspect !== undefined && (
          <button type="button" disabled={isBusy} onClick={() => void takeOut()}>
            {t('takeOut')}
          </button>
        )
      }
    >
      <div className="form-grid">
        <Field label={t('name')}>
          {(bound) => (
            <input
              {...bound}
              // The dialog was asked for to write this.
              // oxlint-disable-next-line jsx-a11y/no-autofocus
              autoFocus
              maxLength={200}
              autoComplete="off"
              value={name}
              onChange={(event) => {
                setName(event.target.value);
                setEmpty(false);
              }}
            />
          )}
        </Field>
        <Field label={t('aliases')} hint={t('aliasesHint')}>
          {(bound) => <textarea {...bound} rows={1} value={aliases} onChange={(event) => setAliases(event.target.value)} />}
        </Field>
        <Field label={t('category')}>
          {(bound) => (
            <select {...bound} value={category} onChange={(event) => setCategory(event.target.value as SubjectCategory)}>
              {categories.map((each) => (
                <option key={each} value={each}>
                  {t(each)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={t('basis')}>
          {(bound) => (
            <select {...bound} value={basis} onChange={(event) => setBasis(event.target.value as 'fact' | 'assessment')}>
              {(['assessment', 'fact'] as const).map((each) => (
                <option key={each} value={each}>
                  {t(each)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <div className="wide">
          <Rows
            label={t('indicators')}
            rows={indicators}
            blank={{ kind: 'phone', value: '' }}
            onChange={(rows) => {
              setIndicators(rows);
              setEmpty(false);
            }}
            columns={[
              { name: 'kind', label: t('kind'), options: kinds.map((kind) => [kind, words.kind(kind)]) },
              { name: 'value', label: t('value') },
            ]}
          />
          <Rows
            label={t('papers')}
            rows={papers}
            blank={{ paper: '', value: '' }}
            onChange={setPapers}
            columns={[
              { name: 'paper', label: t('paper') },
              { name: 'value', label: t('value') },
            ]}
          />
          <Field label={t('note')} hint={t('compelled')}>
            {(bound) => (
              <textarea {...bound} rows={2} maxLength={10_000} value={note} onChange={(event) => setNote(event.target.value)} />
            )}
          </Field>
          <ReasonField value={reason} onChange={setReason} />
        </div>
      </div>
    </FormDialog>
  );
}
