import type { JSX } from 'react';
import type { ProtectionState } from '../../../src/model/index.ts';
import { useWords } from '../../app/words.ts';
import { peopleWords } from '../../words/people.ts';
import '../../parts/state-mark.css';

/** Where protection stands: a dashed ring for what the machine read, a filled square for what a person decided, and the word. */
export function ProtectionMark({ is }: { readonly is: ProtectionState }): JSX.Element {
  const t = useWords(peopleWords);
  if (is === 'unscreened') return <span className="soft">{t('state_unscreened')}</span>;
  return (
    <span className={`state ${is === 'proposed' ? 'machine' : 'person'} protect-${is}`}>
      <span className="sign" aria-hidden="true" />
      {t(`state_${is}`)}
    </span>
  );
}
