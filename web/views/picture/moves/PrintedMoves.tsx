import type { JSX } from 'react';
import type { Move } from '../../../../src/model/index.ts';
import { useLanguage } from '../../../app/format.ts';
import { Share } from '../../../parts/Share.tsx';
import { StateMark } from '../../../parts/StateMark.tsx';
import { utcDay } from '../frames.ts';
import { moveState, useMoveWay } from './said.ts';

/** Moves on paper: what a person said of each stands beside what the machine proposes. */
export function PrintedMoves({ of }: { readonly of: readonly Move[] }): JSX.Element {
  const language = useLanguage();
  const way = useMoveWay();
  return (
    <ol>
      {of.map((move) => (
        <li key={`${move.ring}/${move.key}`}>
          {utcDay(move.at)} <strong>{way(move)}</strong> <span className="value">{move.ring}</span>{' '}
          <StateMark is={moveState(move)} {...(move.judged === undefined ? {} : { by: move.judged.by })} /> ·{' '}
          <Share of={move.confidence} bare />
          <br />
          {move.because.map((sentence) => sentence[language]).join(' ')}
          {move.judged?.reason !== undefined && <q>{move.judged.reason}</q>}
        </li>
      ))}
    </ol>
  );
}
