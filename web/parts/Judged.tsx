import type { JSX } from 'react';
import type { PairJudged } from '../../src/model/index.ts';
import { useWords } from '../app/words.ts';
import { parts } from '../words/parts.ts';
import { type State, StateMark } from './StateMark.tsx';
import { When } from './When.tsx';
import './judged.css';

/** What people decided about a pair: the sign, by whom, when, by which act, and why. */
export function Judged({ of }: { readonly of: readonly PairJudged[] }): JSX.Element {
  const t = useWords(parts);
  return (
    <>
      {of.map(({ act, by, at, verdict, reason }) => (
        <p className="pair-judged" key={act}>
          <StateMark is={verdict as State} by={by} /> <When at={at} grain="minute" /> · {t('act', { act })}
          {reason !== undefined && <q>{reason}</q>}
        </p>
      ))}
    </>
  );
}
