import type { JSX } from 'react';
import { Link } from 'wouter';
import { shell } from '../words/shell.ts';
import { useWords } from './words.ts';

export function NotFound(): JSX.Element {
  const t = useWords(shell);
  return (
    <section className="empty">
      <h1>{t('notFound')}</h1>
      <Link href="/">{t('toReports')}</Link>
    </section>
  );
}
