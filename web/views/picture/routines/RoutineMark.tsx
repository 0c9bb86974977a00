import type { JSX } from 'react';
import type { NewRoutine } from '../../../../src/model/index.ts';
import { useWords } from '../../../app/words.ts';
import { StateMark } from '../../../parts/StateMark.tsx';
import { routineWords } from '../../../words/routines.ts';

/** Who says that a routine is new: the machine proposes, a person decided. */
export function RoutineMark({ of, brief = false }: { readonly of: NewRoutine['judged']; readonly brief?: boolean }): JSX.Element {
  const t = useWords(routineWords);
  if (of?.verdict !== 'new' && of?.verdict !== 'known')
    return <StateMark is={of === undefined ? 'proposed' : 'unsure'} brief={brief} />;
  return (
    <span className="state person">
      <span className="sign" aria-hidden="true" />
      {t(brief ? `brief-${of.verdict}` : `did-${of.verdict}`)}
      {!brief && <span className="by"> · {of.by}</span>}
    </span>
  );
}
