import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent, type JSX } from 'react';
import { queries, Refused, send } from '../../app/api.ts';
import { hasBeenIn, linkToken, refusedAt } from '../../app/entrance.ts';
import { useSaid } from '../../app/errors.ts';
import { useLanguage } from '../../app/format.ts';
import { useSession } from '../../app/session.ts';
import { useStore } from '../../app/store.ts';
import { useTitle } from '../../app/title.ts';
import { setLanguage, useWords, type Say } from '../../app/words.ts';
import { Field } from '../../parts/Field.tsx';
import { shell } from '../../words/shell.ts';
import { signInWords } from '../../words/sign-in.ts';
import './sign-in.css';

type T = Say<keyof typeof signInWords.en>;

const entered = (): Promise<void> => queries.invalidateQueries({ queryKey: ['/session'] });

/** What went wrong, in words that help: how long to wait, where the server says. */
function useTrouble(t: T): (error: unknown) => string {
  const said = useSaid();
  return (error) => {
    if (!(error instanceof Refused)) return t('noPasskey');
    const { retryAfter } = error;
    if (retryAfter !== undefined) {
      return retryAfter > 90
        ? t('waitMinutes', { count: Math.ceil(retryAfter / 60) })
        : t('waitSeconds', { count: Math.ceil(retryAfter) });
    }
    const { text, hint } = said(error);
    return hint === undefined ? text : `${text} ${hint}`;
  };
}

async function byPasskey(): Promise<void> {
  const { startAuthentication } = await import('@simplewebauthn/browser');
  const optionsJSON = await send<Parameters<typeof startAuthentication>[0]['optionsJSON']>('POST', '/session/passkey/options');
  await send('POST', '/session/passkey/verify', await startAuthentication({ optionsJSON }));
}

/** Name and password. */
function ByPassword({
  isBusy,
  enter,
}: {
  readonly isBusy: boolean;
  readonly enter: (work: () => Promise<unknown>) => void;
}): JSX.Element {
  const t = useWords(signInWords);
  const [user, setUser] = useState('');
  const [password, setPassword] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    enter(() => send('POST', '/session/password', { user: user.trim().toLowerCase(), password }));
  };
  return (
    <form onSubmit={submit}>
      <Field label={t('name')}>
        {(bound) => (
          <input
            {...bound}
            required
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            value={user}
            onChange={(event) => setUser(event.target.value)}
          />
        )}
      </Field>
      <Field label={t('password')}>
        {(bound) => (
          <input
            {...bound}
            required
            type="password"
            autoComplete="current-password"
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
        )}
      </Field>
      <button type="submit" className="primary wide" disabled={isBusy}>
        {isBusy ? t('signingIn') : t('signIn')}
      </button>
    </form>
  );
}

/** What to do on the own machine, which has no accounts. */
function ByLink({ isWorking }: { readonly isWorking: boolean }): JSX.Element {
  const t = useWords(signInWords);
  if (isWorking) return <p role="status">{t('linkWorking')}</p>;
  return (
    <>
      <h2>{t('linkTitle')}</h2>
      <p>{t('linkText')}</p>
      <p>{t('linkNew')}</p>
      <pre>
        <code>{'clew serve -C DIR'}</code>
      </pre>
    </>
  );
}

/** The way in: by what this server offers. A one-time link that the address brought is taken without asking. */
export function SignIn(): JSX.Element {
  const t = useWords(signInWords);
  const s = useWords(shell);
  const language = useLanguage();
  const { signIn } = useSession();
  const trouble = useTrouble(t);
  const refused = useStore(refusedAt);
  const link = useQuery({
    queryKey: ['the one-time link'],
    enabled: linkToken !== undefined,
    // It works once.
    retry: false,
    staleTime: Infinity,
    queryFn: async () => {
      await send('POST', '/session/link', { token: linkToken });
      await entered();
      return true;
    },
  });
  const [wrong, setWrong] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  useTitle(t('title'));

  const enter = (work: () => Promise<unknown>): void => {
    setBusy(true);
    setWrong(undefined);
    refusedAt.set(undefined);
    work()
      .then(entered)
      .catch((error: unknown) => setWrong(trouble(error)))
      .finally(() => setBusy(false));
  };
  const others = signIn.filter((way) => way !== 'password');
  const said =
    wrong ?? (refused === undefined ? undefined : t('oidcRefused')) ?? (link.isError ? trouble(link.error) : undefined);
  return (
    <main id="content" className="sign-in">
      <button
        type="button"
        className="quiet tongue"
        lang={language === 'zh' ? 'en' : 'zh-CN'}
        onClick={() => setLanguage(language === 'zh' ? 'en' : 'zh')}
      >
        {s('otherLanguage')}
      </button>
      <section>
        <header>
          <img src="/icon.svg" alt="" width="40" height="40" />
          <div>
            <p className="name">{t('clew')}</p>
            <p className="soft">{t('tagline')}</p>
          </div>
        </header>
        <h1>{t('title')}</h1>
        {hasBeenIn() && said === undefined && <p className="note">{t('ended')}</p>}
        {said !== undefined && (
          <p className="wrong" role="alert">
            {said}
          </p>
        )}
        {signIn.includes('password') && <ByPassword isBusy={isBusy} enter={enter} />}
        {signIn.includes('password') && others.length > 0 && <p className="or">{t('or')}</p>}
        {signIn.includes('passkey') && (
          <button type="button" className="wide" disabled={isBusy} onClick={() => enter(byPasskey)}>
            {t('passkey')}
          </button>
        )}
        {signIn.includes('oidc') && (
          <a className="button wide" href="/api/session/oidc/start">
            {t('oidc')}
          </a>
        )}
        {signIn.length === 0 && <ByLink isWorking={link.isFetching} />}
      </section>
    </main>
  );
}
