import { useState, type FormEvent, type JSX } from 'react';
import type { UserView } from '../../../src/model/index.ts';
import { queries, Refused, send, useGet } from '../../app/api.ts';
import { confirm } from '../../app/dialogs/dialogs.ts';
import { day } from '../../app/format.ts';
import { toast, toastError } from '../../app/toasts.ts';
import { useWords } from '../../app/words.ts';
import { Failed } from '../../parts/Failed.tsx';
import { Field } from '../../parts/Field.tsx';
import { Waiting } from '../../parts/Waiting.tsx';
import { signInWords } from '../../words/sign-in.ts';

async function make(name: string, label: string): Promise<void> {
  const { startRegistration } = await import('@simplewebauthn/browser');
  const path = `/users/${encodeURIComponent(name)}/passkeys`;
  const optionsJSON = await send<Parameters<typeof startRegistration>[0]['optionsJSON']>('POST', `${path}/options`);
  await send('POST', `${path}/verify`, { label, response: await startRegistration({ optionsJSON }) });
}

/** One's own passkeys: which there are, a new one, and taking one away. */
export function Passkeys({ name }: { readonly name: string }): JSX.Element {
  const t = useWords(signInWords);
  const path = `/users/${encodeURIComponent(name)}`;
  const { data, error, refetch } = useGet<UserView>(path);
  const [label, setLabel] = useState('');
  const renew = (): Promise<void> => queries.invalidateQueries({ queryKey: [path] });

  const add = async (): Promise<void> => {
    try {
      await make(name, label.trim());
      setLabel('');
      toast({ tone: 'done', text: t('added'), linger: 8000 });
      await renew();
    } catch (error) {
      if (error instanceof Refused) toastError(error);
      else toast({ tone: 'error', text: t('noPasskey') });
    }
  };
  const remove = async (id: string, label: string): Promise<void> => {
    if (!(await confirm({ title: t('removeTitle', { label }), action: t('remove'), grave: true }))) return;
    try {
      await send('DELETE', `${path}/passkeys/${encodeURIComponent(id)}`);
      toast({ tone: 'done', text: t('removed'), linger: 8000 });
      await renew();
    } catch (error) {
      toastError(error);
    }
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void add();
  };
  if (error !== null) return <Failed error={error} retry={() => void refetch()} />;
  if (data === undefined) return <Waiting />;
  return (
    <>
      <p className="soft">{t('passkeysText')}</p>
      {data.passkeys.length === 0 && <p>{t('noPasskeys')}</p>}
      <ul className="passkeys">
        {data.passkeys.map(({ id, label, createdAt, usedAt }) => (
          <li key={id} className="row">
            <strong>{label}</strong>
            <span className="soft">
              {t('created', { day: day(createdAt) })} · {usedAt === undefined ? t('neverUsed') : t('used', { day: day(usedAt) })}
            </span>
            <button type="button" aria-label={t('removeOf', { label })} onClick={() => void remove(id, label)}>
              {t('remove')}
            </button>
          </li>
        ))}
      </ul>
      <form className="narrow-form" onSubmit={submit}>
        <Field label={t('passkeyLabel')}>
          {(bound) => (
            <input
              {...bound}
              required
              maxLength={100}
              autoComplete="off"
              value={label}
              onChange={(event) => setLabel(event.target.value)}
            />
          )}
        </Field>
        <button type="submit">{t('addPasskey')}</button>
      </form>
    </>
  );
}
