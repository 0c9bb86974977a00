import { useState, type JSX } from 'react';
import type { UserView } from '../../../src/model/index.ts';
import { useGet } from '../../app/api.ts';
import { useSession } from '../../app/session.ts';
import { useWords, type Say } from '../../app/words.ts';
import { Failed } from '../../parts/Failed.tsx';
import { Waiting } from '../../parts/Waiting.tsx';
import { When } from '../../parts/When.tsx';
import { settingsWords } from '../../words/settings.ts';
import { Section, Typed } from './Section.tsx';
import { UserForm } from './UserForm.tsx';

function waysIn(t: Say<keyof typeof settingsWords.en>, user: UserView): string {
  const ways = [
    ...(user.password ? [t(user.mustChangePassword ? 'mustChange' : 'password')] : []),
    ...(user.passkeys.length > 0 ? [t('passkeys', { count: user.passkeys.length })] : []),
    ...(user.oidc ? [t('oidc')] : []),
  ];
  return ways.length === 0 ? t('noWay') : ways.join(' · ');
}

/** Everybody with an account: what they may, how they sign in, whether they may. */
export function Users(): JSX.Element {
  const t = useWords(settingsWords);
  const { user: me } = useSession();
  const { data, error, refetch } = useGet<{ readonly rows: readonly UserView[] }>('/users');
  const [edited, setEdited] = useState<UserView | 'new'>();
  const rows = data?.rows ?? [];
  return (
    <Section
      id="users"
      title={t('users')}
      lead={t('usersLead')}
      action={
        <button type="button" onClick={() => setEdited('new')}>
          {t('addUser')}
        </button>
      }
    >
      {error !== null && <Failed error={error} retry={() => void refetch()} />}
      {data === undefined && error === null && <Waiting />}
      {me?.local === true && <Typed what={t('usersLocal')} command="clew serve -C DIR --host 0.0.0.0 --cert FILE --key FILE" />}
      {data !== undefined && rows.length === 0 && <p>{t('noUsers')}</p>}
      {rows.length > 0 && (
        <table className="users">
          <thead>
            <tr>
              <th scope="col">{t('name')}</th>
              <th scope="col">{t('roles')}</th>
              <th scope="col">{t('waysIn')}</th>
              <th scope="col">{t('state')}</th>
              <th scope="col">{t('added')}</th>
              <th scope="col">
                <span className="unseen">{t('change')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((user) => (
              <tr key={user.name} className={user.state}>
                <td>
                  <strong>{user.display === '' ? user.name : user.display}</strong>
                  {user.display !== user.name && user.display !== '' && <code> {user.name}</code>}
                </td>
                <td>{user.roles.map((role) => t(role)).join(' · ')}</td>
                <td>{waysIn(t, user)}</td>
                <td>{t(user.state)}</td>
                <td>
                  <When at={user.addedAt} />
                </td>
                <td>
                  <button type="button" aria-label={t('changeOf', { name: user.name })} onClick={() => setEdited(user)}>
                    {t('change')}
                  </button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {edited !== undefined && <UserForm user={edited === 'new' ? undefined : edited} close={() => setEdited(undefined)} />}
    </Section>
  );
}
