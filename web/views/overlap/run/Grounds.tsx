import type { JSX } from 'react';
import type { OverlapGrounds, OverlapView } from '../../../../src/model/index.ts';
import { useWords } from '../../../app/words.ts';
import { Fact } from '../../../parts/Fact.tsx';
import { StateMark } from '../../../parts/StateMark.tsx';
import { overlapRunWords } from '../../../words/overlap-run.ts';

/** By which law each side takes part; what they say of themselves is marked as theirs. */
export function Grounds({ view: { run, grounds, theirGrounds } }: { readonly view: OverlapView }): JSX.Element | null {
  const t = useWords(overlapRunWords);
  const theirs = theirGrounds !== undefined && (
    <section className="panel">
      <h2>
        {t(run.state === 'asked' ? 'whoAsks' : 'theirGrounds')} <StateMark is="foreign" brief />
      </h2>
      <Lines of={theirGrounds} />
    </section>
  );
  const ours = grounds !== undefined && (
    <section className="panel">
      <h2>{t('ourGrounds')}</h2>
      <Lines of={grounds} />
    </section>
  );
  if (theirs === false && ours === false) return null;
  return (
    <>
      {run.side === 'answers' && theirs}
      {ours}
      {run.side === 'offers' && theirs}
    </>
  );
}

export function Lines({ of: { purpose, basis, supervisor } }: { readonly of: OverlapGrounds }): JSX.Element {
  const t = useWords(overlapRunWords);
  return (
    <dl className="record">
      <Fact name={t('purpose')}>{purpose}</Fact>
      <Fact name={t('basis')}>{basis}</Fact>
      <Fact name={t('supervisor')}>{supervisor}</Fact>
    </dl>
  );
}
