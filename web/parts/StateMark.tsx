import type { JSX } from 'react';
import { useWords } from '../app/words.ts';
import { state } from '../words/state.ts';
import './state-mark.css';

/**
 * Who says so, and what. `proposed` and `machine`: the machine here. `foreign`: another agency, whatever made it there. All else was
 * decided by a person here.
 */
export type State =
  | 'proposed'
  | 'confirmed'
  | 'dismissed'
  | 'merged'
  | 'split'
  | 'same'
  | 'different'
  | 'unsure'
  | 'corrected'
  | 'machine'
  | 'foreign';

/**
 * The one sign by which machine proposals and human decisions differ: a dashed round outline for what the machine proposes, a
 * filled square for what a person decided, a lozenge for what came from another agency, and the word. On paper and without colours too.
 */
export function StateMark({
  is,
  by,
  brief = false,
}: {
  readonly is: State;
  readonly by?: string;
  /** In a narrow column: sign and colour tell machine from person, one word tells what. */
  readonly brief?: boolean;
}): JSX.Element {
  const t = useWords(state);
  const made = is === 'foreign' ? 'foreign' : is === 'proposed' || is === 'machine' ? 'machine' : 'person';
  return (
    <span className={`state ${made} ${is}`} title={brief ? t(is) : undefined}>
      <span className="sign" aria-hidden="true" />
      {brief ? t(`brief-${is}`) : t(is)}
      {by !== undefined && <span className="by"> · {by}</span>}
    </span>
  );
}
