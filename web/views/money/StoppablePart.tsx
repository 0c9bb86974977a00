import { useState, type JSX } from 'react';
import { Link } from 'wouter';
import type { FreezeCandidate, TraceRow } from '../../../src/model/index.ts';
import { useGet } from '../../app/api.ts';
import { useWords } from '../../app/words.ts';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { Failed } from '../../parts/Failed.tsx';
import { Waiting } from '../../parts/Waiting.tsx';
import { freezeWords } from '../../words/freezes.ts';
import { moneyWords } from '../../words/money.ts';
import { Candidates } from '../freezes/Candidates.tsx';
import { ProposeDialog } from '../freezes/ProposeDialog.tsx';

/** What can still be stopped, as one trace leaves it: the most worth it first. */
export function StoppablePart({ row }: { readonly row: TraceRow }): JSX.Element {
  const t = useWords(moneyWords);
  const f = useWords(freezeWords);
  const [proposed, setProposed] = useState<FreezeCandidate>();
  const { data, error, refetch } = useGet<{ readonly rows: readonly FreezeCandidate[] }>('/money/candidates', {
    trace: row.act,
  });
  if (data === undefined) return error === null ? <Waiting /> : <Failed error={error} retry={() => void refetch()} />;
  if (data.rows.length === 0) {
    return (
      <EmptyState title={t('noCandidates')}>
        <p>{t('noCandidatesText')}</p>
      </EmptyState>
    );
  }
  return (
    <section>
      <p>
        {f('candidatesLead')} <Link href="/freezes">{f('toQueue')}</Link>
      </p>
      <Candidates rows={data.rows} onPropose={setProposed} />
      {proposed !== undefined && <ProposeDialog candidate={proposed} trace={row} onClose={() => setProposed(undefined)} />}
    </section>
  );
}
