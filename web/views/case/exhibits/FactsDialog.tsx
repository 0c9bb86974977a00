import { useState, type JSX } from 'react';
import type { DossierExhibit } from '../../../../src/model/index.ts';
import { useChange } from '../../../app/change.ts';
import { useWords } from '../../../app/words.ts';
import { FormDialog } from '../../../parts/FormDialog.tsx';
import { caseExhibitWords } from '../../../words/case-exhibits.ts';
import { ReasonField, reasonOf } from '../ReasonField.tsx';
import { FactFields } from './FactFields.tsx';
import { factsOf, type Typed, typedOf } from './fields.ts';

/** Enters what people know of an exhibit. */
export function FactsDialog({
  path,
  of,
  close,
}: {
  readonly path: string;
  readonly of: DossierExhibit;
  readonly close: () => void;
}): JSX.Element {
  const t = useWords(caseExhibitWords);
  const [typed, setTyped] = useState<Typed>(() => typedOf(of.facts));
  const [reason, setReason] = useState('');
  const { isBusy, wrong, change } = useChange();
  const save = async (): Promise<void> => {
    const body = { facts: factsOf(typed), ...reasonOf(reason) };
    if ((await change('PUT', `${path}/${of.sha256}`, body)) !== undefined) close();
  };
  return (
    <FormDialog
      isRoomy
      title={t('editTitle', { name: of.name })}
      action={t('save')}
      isBusy={isBusy}
      wrong={wrong}
      onSubmit={() => void save()}
      onClose={close}
    >
      <FactFields typed={typed} onChange={setTyped} />
      <ReasonField value={reason} onChange={setReason} />
    </FormDialog>
  );
}
