import type { JSX, ReactNode } from 'react';
import { Link, useLocation } from 'wouter';
import { shell } from '../words/shell.ts';
import { useEvents } from './events.ts';
import { useLanguage } from './format.ts';
import { useMay, useSession } from './session.ts';
import { useKeys } from './shortcuts.ts';
import { Toasts } from './Toasts.tsx';
import { Dialogs } from './dialogs/Dialogs.tsx';
import { setLanguage, useWords } from './words.ts';

/** What stands around every page: the way to the others, who is signed in, language and light. */
export function Shell({ children }: { readonly children: ReactNode }): JSX.Element {
  useEvents();
  useKeys();
  const t = useWords(shell);
  const session = useSession();
  const language = useLanguage();
  const [path] = useLocation();
  const [read, log, settings] = [useMay('read'), useMay('log'), useMay('settings')];
  const ways = [
    ...(read
      ? ([
          ['/', t('reports')],
          ['/rings', t('rings')],
          ['/services', t('services')],
        ] as const)
      : []),
    ['/custody', t('custody')] as const,
    ...(log ? [['/audit', t('audit')] as const] : []),
    ...(settings ? [['/settings', t('settings')] as const] : []),
  ];
  return (
    <>
      <a className="skip" href="#content">
        {t('skip')}
      </a>
      <header className="bar">
        <Link href="/" className="brand">
          Clew
        </Link>
        <nav aria-label={t('main')}>
          {ways.map(([href, name]) => (
            <Link
              key={href}
              href={href}
              aria-current={
                (href === '/' ? path === '/' || path.startsWith('/reports') : path.startsWith(href)) ? 'page' : undefined
              }
            >
              {name}
            </Link>
          ))}
        </nav>
        <span className="who">{session.user?.display}</span>
        <button
          type="button"
          className="quiet"
          lang={language === 'zh' ? 'en' : 'zh-CN'}
          onClick={() => setLanguage(language === 'zh' ? 'en' : 'zh')}
        >
          {t('otherLanguage')}
        </button>
      </header>
      {session.casebook?.synthetic === true && (
        <p className="synthetic" role="note">
          {t('synthetic')}
        </p>
      )}
      <main id="content" tabIndex={-1}>
        {children}
      </main>
      <Toasts />
      <Dialogs />
    </>
  );
}
