import type { JSX } from 'react';
import { Link } from 'wouter';
import { shell } from '../words/shell.ts';
import { useWaysOpen } from './pages.ts';
import { setPalette } from './sheet.ts';
import { useTitle } from './title.ts';
import { useWords } from './words.ts';

/** For addresses that lead nowhere. */
export function NotFound(): JSX.Element {
  const t = useWords(shell);
  const [first] = useWaysOpen();
  useTitle(t('notFound'));
  return (
    <section className="plain">
      <h1>{t('notFound')}</h1>
      <p>{t('notFoundText')}</p>
      <p className="row">
        <button type="button" className="primary" onClick={() => setPalette(true)}>
          {t('search')}
        </button>
        {first !== undefined && <Link href={first.href}>{first.name}</Link>}
      </p>
    </section>
  );
}

/** For pages that the reader's roles do not open. */
export function NotForYou(): JSX.Element {
  const t = useWords(shell);
  useTitle(t('notForYou'));
  return (
    <section className="plain">
      <h1>{t('notForYou')}</h1>
      <p>{t('notForYouText')}</p>
    </section>
  );
}
