import type { JSX } from 'react';
import { countOf, useLanguage } from '../../../app/format.ts';
import { useWords } from '../../../app/words.ts';
import { importing } from '../../../words/importing.ts';

type Name = 'accepted' | 'added' | 'known' | 'rejected';

/** The counts of an import, large: these are what one decides by. */
export function Figures({
  of,
}: {
  readonly of: readonly (readonly [name: Name, count: number, tone?: 'good' | 'bad' | undefined])[];
}): JSX.Element {
  const t = useWords(importing);
  const language = useLanguage();
  return (
    <dl className="figures">
      {of.map(([name, count, tone]) => (
        <div key={name} className={tone ?? ''}>
          <dd>{countOf(count, language)}</dd>
          <dt>{t(name)}</dt>
        </div>
      ))}
    </dl>
  );
}
