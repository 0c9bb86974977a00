import type { JSX } from 'react';
import { NotFound } from '../../app/NotFound.tsx';
import { useSession } from '../../app/session.ts';
import { useTitle } from '../../app/title.ts';
import { useWords } from '../../app/words.ts';
import { signInWords } from '../../words/sign-in.ts';
import { Passkeys } from './Passkeys.tsx';
import { PasswordForm } from './PasswordForm.tsx';
import '../../parts/panel.css';
import './account.css';

/** One's own ways to sign in. */
export function Account(): JSX.Element {
  const t = useWords(signInWords);
  const { user } = useSession();
  useTitle(t('accountTitle'));
  // On the own machine there is no account.
  if (user === undefined || user.local) return <NotFound />;
  return (
    <div className="account">
      <h1>{t('accountTitle')}</h1>
      <p className="soft">
        {t('signedInAs', { name: user.display === user.name ? user.name : `${user.display} (${user.name})` })}
      </p>
      <h2>{t('change')}</h2>
      <PasswordForm />
      <h2>{t('passkeys')}</h2>
      <Passkeys name={user.name} />
    </div>
  );
}

/** Stands before everything else until whoever was given a password has chosen their own. */
export function MustChange(): JSX.Element {
  const t = useWords(signInWords);
  useTitle(t('changeTitle'));
  return (
    <div className="account">
      <h1>{t('changeTitle')}</h1>
      <p>{t('changeText')}</p>
      <PasswordForm />
    </div>
  );
}
