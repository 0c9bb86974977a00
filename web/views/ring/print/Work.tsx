import type { JSX } from 'react';
import type { ModusOperandi, RingDomains, RingMoves } from '../../../../src/model/index.ts';
import { useGet } from '../../../app/api.ts';
import { useWords } from '../../../app/words.ts';
import { ringWords } from '../../../words/ring.ts';
import { staysWords } from '../../../words/stays.ts';
import { PrintedMoves } from '../../picture/moves/PrintedMoves.tsx';
import { DomainTables } from '../domains/DomainTables.tsx';
import { Modus } from '../modus/ModusTab.tsx';
import { Stays } from '../moves/Stays.tsx';
import '../moves/moves.css';

/** How the ring works, where, and how it moved, on paper. What no report tells is left out. */
export function Work({ ring }: { readonly ring: string }): JSX.Element {
  const t = useWords(ringWords);
  const told = useWords(staysWords);
  const { data: modus } = useGet<ModusOperandi>(`/rings/${ring}/modus`);
  const { data: moves } = useGet<RingMoves>(`/rings/${ring}/moves`);
  const { data: domains } = useGet<RingDomains>(`/rings/${ring}/domains`);
  return (
    <>
      {modus !== undefined && (
        <>
          <h2>{t('modus')}</h2>
          <Modus of={modus} isPrinted />
        </>
      )}
      {moves !== undefined && moves.stays.length > 0 && (
        <>
          <h2>{told('stays')}</h2>
          <Stays of={moves.stays} isPrinted />
        </>
      )}
      {moves !== undefined && moves.moves.length > 0 && (
        <>
          <h2>{t('moves')}</h2>
          <PrintedMoves of={moves.moves.toSorted((a, b) => b.at - a.at)} />
        </>
      )}
      {domains !== undefined && domains.domains.length > 0 && <DomainTables of={domains} isPrinted />}
    </>
  );
}
