import type { JSX } from 'react';
import { Link } from 'wouter';
import type { KnownFrom } from '../../../src/model/index.ts';
import { packageWay } from '../../app/ways.ts';
import { useWords } from '../../app/words.ts';
import { StateMark } from '../../parts/StateMark.tsx';
import { indicator } from '../../words/indicator.ts';

/** What accepted packages say of it: the senders' word, by which nothing here is linked. */
export function Foreign({ known }: { readonly known: readonly KnownFrom[] }): JSX.Element | null {
  const t = useWords(indicator);
  if (known.length === 0) return null;
  return (
    <section aria-labelledby="foreign">
      <h2 id="foreign">{t('foreignHead')}</h2>
      <ul className="plain-list">
        {known.map(({ package: id, sender, note, withdrawn }) => (
          <li key={id}>
            <StateMark is="foreign" /> {withdrawn ? <s>{note ?? sender}</s> : (note ?? sender)}{' '}
            <span className="soft">{t('foreignFrom', { sender })}</span> <Link href={packageWay(id)}>{id}</Link>
            {withdrawn && <strong> {t('foreignWithdrawn')}</strong>}
          </li>
        ))}
      </ul>
    </section>
  );
}
