import { useState, type JSX } from 'react';
import type { CaseView } from '../../src/model/index.ts';
import { Refused, send, useGet } from '../app/api.ts';
import { useSaid } from '../app/errors.ts';
import { refresh } from '../app/stale.ts';
import { toast, toastError } from '../app/toasts.ts';
import { useWords } from '../app/words.ts';
import { settingsWords } from '../words/settings.ts';
import { Field } from './Field.tsx';
import { FormDialog } from './FormDialog.tsx';

/** Chooses who may see inside a case. */
export function AccessForm({ of, close }: { readonly of: CaseView; readonly close: () => void }): JSX.Element {
  const t = useWords(settingsWords);
  const said = useSaid();
  const { data } = useGet<{ readonly rows: readonly { readonly name: string; readonly display: string }[] }>('/users/names');
  const [access, setAccess] = useState<readonly string[]>(of.access);
  const [reason, setReason] = useState('');
  const [wrong, setWrong] = useState<string>();
  const users = data?.rows ?? [];
  // Whoever is on the list and has no account any more can be taken off it.
  const names = [...new Set([...users.map(({ name }) => name), ...of.access])].sort();
  const save = async (): Promise<void> => {
    try {
      await send('PATCH', `/cases/${encodeURIComponent(of.id)}`, {
        access,
        ...(reason.trim() === '' ? {} : { reason: reason.trim() }),
      });
      refresh(['cases', 'log']);
      toast({ tone: 'done', text: t('accessSaved'), linger: 8000 });
      close();
    } catch (error) {
      if (error instanceof Refused) setWrong(said(error).text);
      else toastError(error);
    }
  };
  return (
    <FormDialog
      title={t('accessTitle', { title: of.title })}
      action={t('save')}
      wrong={wrong}
      onSubmit={() => void save()}
      onClose={close}
    >
      <fieldset>
        <legend>{t('access')}</legend>
        {names.map((name) => (
          <label key={name} className="choice">
            <input
              type="checkbox"
              checked={access.includes(name)}
              onChange={(event) => setAccess(event.target.checked ? [...access, name] : access.filter((each) => each !== name))}
            />
            <span>
              {users.find((user) => user.name === name)?.display ?? name} <code>{name}</code>
            </span>
          </label>
        ))}
      </fieldset>
      <Field label={t('reason')}>
        {(bound) => (
          <input
            {...bound}
            maxLength={1000}
            autoComplete="off"
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
    </FormDialog>
  );
}
