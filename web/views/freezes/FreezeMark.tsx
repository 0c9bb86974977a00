import type { JSX } from 'react';
import type { FreezeProposal } from '../../../src/model/index.ts';
import { useWords } from '../../app/words.ts';
import { freezeWords } from '../../words/freezes.ts';
import '../../parts/state-mark.css';

/** How a proposal stands: what people did is a filled square; that a term is over is the clock's word, and hollow. */
export function FreezeMark({ of: { state, step } }: { readonly of: Pick<FreezeProposal, 'state' | 'step'> }): JSX.Element {
  const t = useWords(freezeWords);
  const made = state === 'expired' ? 'freeze-lapsed' : 'person';
  return (
    <span className={`freeze-state state ${made} freeze-${state}`} title={t(state === 'expired' ? 'byClock' : 'byPerson')}>
      <span className="sign" aria-hidden="true" />
      <span>
        {t(state)}
        <small>{t(`step-${step}`)}</small>
      </span>
    </span>
  );
}
