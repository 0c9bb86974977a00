import { useRef, useState, type JSX } from 'react';
import { useChange } from '../../../app/change.ts';
import { useHandIn } from '../../../app/hand-in.ts';
import { useWords } from '../../../app/words.ts';
import { FormDialog } from '../../../parts/FormDialog.tsx';
import { caseExhibitWords } from '../../../words/case-exhibits.ts';
import { ReasonField, reasonOf } from '../ReasonField.tsx';
import { FactFields } from './FactFields.tsx';
import { factsOf, type Typed } from './fields.ts';

/** Seals a file for the case, with what is known of it. */
export function AddExhibit({ path }: { readonly path: string }): JSX.Element {
  const t = useWords(caseExhibitWords);
  const input = useRef<HTMLInputElement>(null);
  const [file, setFile] = useState<File>();
  return (
    <>
      <button type="button" className="primary" onClick={() => input.current?.click()}>
        {t('add')}
      </button>
      <input
        ref={input}
        type="file"
        hidden
        onChange={({ target }) => {
          setFile(target.files?.[0]);
          target.value = '';
        }}
      />
      {file !== undefined && <SealForm path={path} file={file} close={() => setFile(undefined)} />}
    </>
  );
}

function SealForm({
  path,
  file,
  close,
}: {
  readonly path: string;
  readonly file: File;
  readonly close: () => void;
}): JSX.Element {
  const t = useWords(caseExhibitWords);
  const [typed, setTyped] = useState<Typed>({});
  const [reason, setReason] = useState('');
  const { part, wrong: notIn, handIn } = useHandIn();
  const { isBusy, wrong, change } = useChange();
  const seal = async (): Promise<void> => {
    const handed = await handIn(file);
    if (handed === undefined) return;
    const body = { upload: handed.upload, facts: factsOf(typed), ...reasonOf(reason) };
    if ((await change('POST', path, body)) !== undefined) close();
  };
  return (
    <FormDialog
      isRoomy
      title={t('addTitle', { name: file.name })}
      action={t('sealIt')}
      isBusy={isBusy || part !== undefined}
      wrong={notIn ?? wrong}
      onSubmit={() => void seal()}
      onClose={close}
      extra={part === undefined ? undefined : t('sending', { percent: Math.round(part * 100) })}
    >
      <p className="note">{t('addLead')}</p>
      <FactFields typed={typed} onChange={setTyped} />
      <ReasonField value={reason} onChange={setReason} />
    </FormDialog>
  );
}
