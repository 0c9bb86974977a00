import type { JSX } from 'react';
import type { BoardCell, CellState } from '../../../../src/model/index.ts';
import { useWords } from '../../../app/words.ts';
import { boardWords } from '../../../words/board.ts';
import { makerOf } from './cells.ts';

const signs: Readonly<Record<CellState, string>> = {
  supported: 'M3.5 8.5l3 3 6-7',
  contested: 'M8 3.5v5.5M8 12v.6',
  missing: '',
  'not-applicable': 'M4 8h8',
};

/** How an element stands: word, colour and sign. */
export function CellMark({ is }: { readonly is: CellState }): JSX.Element {
  const t = useWords(boardWords);
  return (
    <span className={`cell-mark ${is}`}>
      <svg viewBox="0 0 16 16" aria-hidden="true">
        {is === 'supported' && <circle className="ground" cx="8" cy="8" r="7.5" />}
        {is === 'contested' && <path className="ground" d="M8 0.5l7.5 14.5h-15z" />}
        {is === 'missing' && <rect className="hollow" x="1.5" y="1.5" width="13" height="13" />}
        {is === 'not-applicable' && <circle className="pale" cx="8" cy="8" r="6.5" />}
        <path className="sign" d={signs[is]} />
      </svg>
      {t(is)}
    </span>
  );
}

/** Whether the machine computed it or a person entered it: the dashed round and the filled square of the whole workbench. */
export function MakerMark({
  of,
  brief = false,
}: {
  readonly of: Pick<BoardCell, 'grounds'>;
  readonly brief?: boolean;
}): JSX.Element | null {
  const t = useWords(boardWords);
  const maker = makerOf(of);
  if (maker === 'nobody') return null;
  const word = t(maker === 'machine' ? 'byMachine' : maker === 'person' ? 'byPerson' : 'byBoth');
  return (
    <span className="makers" title={brief ? word : undefined}>
      {(maker === 'machine' || maker === 'both') && (
        <span className="state machine">
          <span className="sign" aria-hidden="true" />
        </span>
      )}
      {(maker === 'person' || maker === 'both') && (
        <span className="state person">
          <span className="sign" aria-hidden="true" />
        </span>
      )}
      <span className={brief ? 'unseen' : ''}>{word}</span>
    </span>
  );
}
