import type { JSX } from 'react';
import { Link } from 'wouter';
import type { Move, NewRoutine } from '../../../src/model/index.ts';
import { useWords } from '../../app/words.ts';
import { type State, StateMark } from '../../parts/StateMark.tsx';
import { When } from '../../parts/When.tsx';
import { moveWords } from '../../words/moves.ts';

/** Who says so: the machine, or a person with act, time and reason. */
export function DecidedBy({ of, is }: { readonly of: Move['judged'] | NewRoutine['judged']; readonly is: State }): JSX.Element {
  const t = useWords(moveWords);
  if (of === undefined) {
    return (
      <p>
        <StateMark is={is} />
      </p>
    );
  }
  return (
    <p className="picture-decided">
      <StateMark is={is} by={of.by} />{' '}
      <span className="soft">
        <When at={of.at} grain="minute" /> · <Link href={`/custody?act=${of.act}`}>{t('act', { act: of.act })}</Link>
      </span>
      {of.reason !== undefined && <q>{of.reason}</q>}
    </p>
  );
}
