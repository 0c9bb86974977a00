import type { JSX } from 'react';
import { dialogWords } from '../../words/dialogs.ts';
import { useWords } from '../words.ts';

/** Reasons used before, or usual: one press puts one into the field. */
export function Offered({ of, take }: { readonly of: readonly string[]; readonly take: (reason: string) => void }): JSX.Element {
  const t = useWords(dialogWords);
  return (
    <ul className="offered" aria-label={t('suggestions')}>
      {of.map((each) => (
        <li key={each}>
          <button type="button" onClick={() => take(each)}>
            {each}
          </button>
        </li>
      ))}
    </ul>
  );
}
