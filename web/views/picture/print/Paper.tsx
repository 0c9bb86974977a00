import { useEffect, useState, type JSX, type ReactNode } from 'react';
import { moment } from '../../../app/format.ts';
import { useSession } from '../../../app/session.ts';
import { useWords } from '../../../app/words.ts';
import { pictureWords } from '../../../words/picture.ts';

/** A sheet with who printed it, when and from what. */
export function Paper({
  title,
  about,
  children,
}: {
  readonly title: string;
  readonly about?: ReactNode;
  readonly children: ReactNode;
}): JSX.Element {
  const t = useWords(pictureWords);
  const session = useSession();
  const [printedAt, setPrintedAt] = useState(() => Date.now());
  useEffect(() => {
    const print = (): void => setPrintedAt(Date.now());
    addEventListener('beforeprint', print);
    return () => removeEventListener('beforeprint', print);
  }, []);
  return (
    <article className="sheet picture-sheet">
      <header>
        <p className="sheet-top">
          Clew · {session.casebook?.agency ?? ''} · {t('printedBy', { who: session.user?.display ?? '', at: moment(printedAt) })}
        </p>
        <h1>{title}</h1>
        {about}
        <p className="sheet-warning">{t('proposalOnly')}</p>
      </header>
      {children}
      <footer className="sheet-source">
        <p>{t('source', { casebook: session.casebook?.id ?? '', version: session.casebook?.version ?? '' })}</p>
      </footer>
    </article>
  );
}
