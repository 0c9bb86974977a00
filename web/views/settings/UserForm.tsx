import { useState, type JSX } from 'react';
import type { NewUser, UserChange, UserRole, UserView } from '../../../src/model/index.ts';
import { Refused, send } from '../../app/api.ts';
import { confirm } from '../../app/dialogs/dialogs.ts';
import { useSaid } from '../../app/errors.ts';
import { useSession } from '../../app/session.ts';
import { refresh } from '../../app/stale.ts';
import { toast, toastError } from '../../app/toasts.ts';
import { useWords } from '../../app/words.ts';
import { Field } from '../../parts/Field.tsx';
import { FormDialog } from '../../parts/FormDialog.tsx';
import { settingsWords } from '../../words/settings.ts';

const roles = ['viewer', 'analyst', 'supervisor', 'admin', 'auditor'] as const satisfies readonly UserRole[];
const may = {
  viewer: 'viewerMay',
  analyst: 'analystMay',
  supervisor: 'supervisorMay',
  admin: 'adminMay',
  auditor: 'auditorMay',
} as const satisfies Record<UserRole, string>;

interface Values {
  readonly name: string;
  readonly display: string;
  readonly roles: readonly UserRole[];
  readonly locked: boolean;
  readonly password: string;
  readonly reason: string;
}

/** What of the values differs from what stands: only that is sent, so that the log says what was changed. */
function changeOf(user: UserView, values: Values): UserChange {
  const isSame = values.roles.length === user.roles.length && values.roles.every((role) => user.roles.includes(role));
  const state = values.locked ? 'locked' : 'active';
  return {
    ...(values.display.trim() === user.display ? {} : { display: values.display.trim() }),
    ...(isSame ? {} : { roles: [...values.roles] }),
    ...(state === user.state ? {} : { state }),
    ...(values.password === '' ? {} : { password: values.password }),
    ...(values.reason.trim() === '' ? {} : { reason: values.reason.trim() }),
  };
}

function newOf({ name, display, roles, password, reason }: Values): NewUser {
  return {
    name: name.trim(),
    roles: [...roles],
    ...(display.trim() === '' ? {} : { display: display.trim() }),
    ...(password === '' ? {} : { password }),
    ...(reason.trim() === '' ? {} : { reason: reason.trim() }),
  };
}

/** Adds a user, or changes one. Nobody changes their own roles or lets themselves out. */
export function UserForm({ user, close }: { readonly user: UserView | undefined; readonly close: () => void }): JSX.Element {
  const t = useWords(settingsWords);
  const said = useSaid();
  const isMe = useSession().user?.name === user?.name;
  const [values, setValues] = useState<Values>({
    name: user?.name ?? '',
    display: user?.display ?? '',
    roles: user?.roles ?? ['viewer'],
    locked: user?.state === 'locked',
    password: '',
    reason: '',
  });
  const [wrong, setWrong] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const set = (change: Partial<Values>): void => setValues({ ...values, ...change });
  const path = `/users/${encodeURIComponent(user?.name ?? '')}`;

  const act = async (work: () => Promise<unknown>, told: string): Promise<void> => {
    setBusy(true);
    setWrong(undefined);
    try {
      await work();
      refresh(['users', 'log']);
      toast({ tone: 'done', text: told, linger: 8000 });
      close();
    } catch (error) {
      if (!(error instanceof Refused)) return void toastError(error);
      const { text, hint } = said(error);
      setWrong(hint === undefined ? text : `${text} ${hint}`);
    } finally {
      setBusy(false);
    }
  };
  const save = (): void => {
    const { name } = values;
    if (user === undefined) void act(() => send('POST', '/users', newOf(values)), t('addedUser', { name }));
    else void act(() => send('PATCH', path, changeOf(user, values)), t('saved', { name }));
  };
  const remove = async (): Promise<void> => {
    const { name } = values;
    const isSure = await confirm({ title: t('removeTitle', { name }), text: t('removeText'), action: t('remove'), grave: true });
    if (isSure) await act(() => send('DELETE', path), t('removedUser', { name }));
  };
  return (
    <FormDialog
      title={user === undefined ? t('addUser') : t('changeTitle', { name: user.name })}
      action={user === undefined ? t('addUser') : t('save')}
      isBusy={isBusy}
      wrong={wrong}
      onSubmit={save}
      onClose={close}
      extra={
        user !== undefined &&
        !isMe && (
          <button type="button" onClick={() => void remove()}>
            {t('removeUser')}
          </button>
        )
      }
    >
      {user === undefined && (
        <Field label={t('name')} hint={t('nameHint')}>
          {(bound) => (
            <input
              {...bound}
              required
              pattern="[a-z0-9]([a-z0-9._@\-]{0,62}[a-z0-9])?"
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              value={values.name}
              onChange={(event) => set({ name: event.target.value })}
            />
          )}
        </Field>
      )}
      <Field label={t('display')}>
        {(bound) => (
          <input
            {...bound}
            maxLength={100}
            autoComplete="off"
            value={values.display}
            onChange={(event) => set({ display: event.target.value })}
          />
        )}
      </Field>
      {!isMe && (
        <fieldset>
          <legend>{t('roles')}</legend>
          {roles.map((role) => (
            <label key={role} className="choice">
              <input
                type="checkbox"
                checked={values.roles.includes(role)}
                onChange={(event) =>
                  set({ roles: event.target.checked ? [...values.roles, role] : values.roles.filter((each) => each !== role) })
                }
              />
              <span>
                {t(role)} <span className="soft">{t(may[role])}</span>
              </span>
            </label>
          ))}
        </fieldset>
      )}
      {user !== undefined && !isMe && (
        <label className="choice">
          <input type="checkbox" checked={values.locked} onChange={(event) => set({ locked: event.target.checked })} />
          {t('lock')}
        </label>
      )}
      {!isMe && (
        <Field label={t(user === undefined ? 'firstPassword' : 'newPassword')} hint={t('passwordHint')}>
          {(bound) => (
            <input
              {...bound}
              type="password"
              minLength={12}
              autoComplete="new-password"
              value={values.password}
              onChange={(event) => set({ password: event.target.value })}
            />
          )}
        </Field>
      )}
      <Field label={t('reason')}>
        {(bound) => (
          <input
            {...bound}
            maxLength={1000}
            autoComplete="off"
            value={values.reason}
            onChange={(event) => set({ reason: event.target.value })}
          />
        )}
      </Field>
      {user !== undefined && user.passkeys.length > 0 && (
        <ul className="passkeys">
          {user.passkeys.map(({ id, label }) => (
            <li key={id} className="row">
              {label}
              <button
                type="button"
                aria-label={t('removePasskey', { label })}
                onClick={() =>
                  void act(() => send('DELETE', `${path}/passkeys/${encodeURIComponent(id)}`), t('saved', { name: user.name }))
                }
              >
                {t('remove')}
              </button>
            </li>
          ))}
        </ul>
      )}
    </FormDialog>
  );
}
