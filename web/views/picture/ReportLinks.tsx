import type { JSX } from 'react';
import { Link } from 'wouter';
import { reportWay } from '../../app/ways.ts';
import { useWords } from '../../app/words.ts';
import { moveWords } from '../../words/moves.ts';

/** Reports that say so, each leading to its page. */
export function ReportLinks({
  of,
}: {
  readonly of: readonly { readonly id: string; readonly ref: string }[];
}): JSX.Element | null {
  const t = useWords(moveWords);
  if (of.length === 0) return null;
  return (
    <p className="picture-reports">
      <span className="soft">{t('reports')}</span>
      {of.map(({ id, ref }) => (
        <Link key={id} className="value" href={reportWay(id)}>
          {ref}
        </Link>
      ))}
    </p>
  );
}
