import type { JSX } from 'react';
import { Link } from 'wouter';
import type { Move } from '../../../../src/model/index.ts';
import type { List } from '../../../app/list.ts';
import { ringWay, useAsked } from '../../../app/ways.ts';
import { useWords } from '../../../app/words.ts';
import { type Column, DataTable } from '../../../parts/DataTable.tsx';
import { EmptyState } from '../../../parts/EmptyState.tsx';
import { Share } from '../../../parts/Share.tsx';
import { StateMark } from '../../../parts/StateMark.tsx';
import { moveWords } from '../../../words/moves.ts';
import { utcDay } from '../frames.ts';
import { MoveCard } from './MoveCard.tsx';
import { moveState, useMoveWay } from './said.ts';
import '../sides.css';

/** Two rings may have moved in the same weeks. */
const idOf = ({ ring, key }: Move): string => `${ring}/${key}`;

function useColumns(isOnRing: boolean): readonly Column<Move>[] {
  const t = useWords(moveWords);
  const way = useMoveWay();
  return [
    { id: 'at', head: t('when'), width: 7.5, cell: ({ at }) => utcDay(at) },
    { id: 'way', head: t('way'), cell: (move) => <span title={way(move)}>{way(move)}</span> },
    ...(isOnRing
      ? []
      : [
          {
            id: 'ring',
            head: t('ring'),
            width: 9,
            cell: ({ ring }: Move) => (
              <Link className="value" href={`${ringWay(ring)}?tab=moves`}>
                {ring}
              </Link>
            ),
          },
        ]),
    { id: 'sure', head: t('sure'), width: 7.5, cell: ({ confidence }) => <Share of={confidence} bare /> },
    { id: 'state', head: t('state'), width: 8, cell: (move) => <StateMark is={moveState(move)} brief /> },
  ];
}

/** Moves as a list, newest first, and beside it the one that is chosen. */
export function Moves({ list, isOnRing = false }: { readonly list: List<Move>; readonly isOnRing?: boolean }): JSX.Element {
  const t = useWords(moveWords);
  const [asked, ask] = useAsked();
  const chosen = list.rows.find((move) => idOf(move) === asked['move']);
  const columns = useColumns(isOnRing);
  if (list.rows.length === 0 && !list.isLoading && list.error === undefined) {
    return (
      <EmptyState title={t('none')}>
        <p>{t(isOnRing ? 'noneOnRing' : 'noneWhy')}</p>
      </EmptyState>
    );
  }
  return (
    <div className="picture-sides">
      <DataTable label={t('moves')} columns={columns} list={list} rowKey={idOf} onOpen={(move) => ask({ move: idOf(move) })} />
      {chosen === undefined ? (
        <aside className="picture-side" aria-label={t('moves')}>
          <p className="soft">{t('choose')}</p>
          <p className="soft">{t('what')}</p>
        </aside>
      ) : (
        <MoveCard key={idOf(chosen)} of={chosen} isOnRing={isOnRing} />
      )}
    </div>
  );
}
