import type { JSX } from 'react';
import type { RingMoves } from '../../../../src/model/index.ts';
import { useGet } from '../../../app/api.ts';
import { useWords } from '../../../app/words.ts';
import { EmptyState } from '../../../parts/EmptyState.tsx';
import { Failed } from '../../../parts/Failed.tsx';
import { Waiting } from '../../../parts/Waiting.tsx';
import { staysWords } from '../../../words/stays.ts';
import { listOf } from '../../picture/list-of.ts';
import { Moves } from '../../picture/moves/Moves.tsx';
import { Stays } from './Stays.tsx';
import { Strip } from './Strip.tsx';
import './moves.css';

/** Where the ring worked over time, how sure that is, and how it moved. */
export function MovesTab({ ring }: { readonly ring: string }): JSX.Element {
  const t = useWords(staysWords);
  const query = useGet<RingMoves>(`/rings/${ring}/moves`);
  const { data, error, refetch } = query;
  if (data === undefined) return error === null ? <Waiting /> : <Failed error={error} retry={() => void refetch()} />;
  if (data.stays.length === 0 && data.moves.length === 0) {
    return (
      <EmptyState title={t('none')}>
        <p>{t('noneWhy')}</p>
      </EmptyState>
    );
  }
  return (
    <div className="ring-moves">
      {data.stays.length > 0 && (
        <section aria-labelledby="stays">
          <h2 id="stays">{t('stays')}</h2>
          <Strip of={data} />
          <Stays of={data.stays} />
        </section>
      )}
      <section aria-labelledby="moves">
        <h2 id="moves">{t('moves')}</h2>
        <Moves isOnRing list={listOf(query, ({ moves }) => moves.toSorted((a, b) => b.at - a.at))} />
      </section>
    </div>
  );
}
