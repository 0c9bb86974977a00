import { useState, type JSX } from 'react';
import type { RingHead } from '../../../src/model/index.ts';
import { useJudge } from '../../app/judge.ts';
import { useMay } from '../../app/session.ts';
import { useWords } from '../../app/words.ts';
import { Losses } from '../../parts/Amount.tsx';
import { ringWords } from '../../words/ring.ts';
import { MergeDialog } from './MergeDialog.tsx';
import { OpenCase } from './OpenCase.tsx';

/** What a person can decide about the whole ring. */
export function Actions({ head }: { readonly head: RingHead }): JSX.Element {
  const t = useWords(ringWords);
  const { judge } = useJudge();
  const [judges, opens] = [useMay('judge'), useMay('case')];
  const [open, setOpen] = useState<'merge' | 'case'>();
  const { ring } = head;
  const about = (
    <>
      {t('aboutRing', { count: ring.size })} <Losses of={ring.loss} short />
    </>
  );
  return (
    <div className="ring-actions">
      {judges && (
        <>
          <button
            type="button"
            className="primary"
            disabled={ring.status === 'confirmed'}
            onClick={() =>
              void judge({ verdict: 'confirm', ring: ring.id }, { title: t('confirmTitle', { ring: ring.id }), about })
            }
          >
            {t('confirm')}
          </button>
          <button
            type="button"
            disabled={ring.status === 'dismissed'}
            onClick={() =>
              void judge({ verdict: 'dismiss', ring: ring.id }, { title: t('dismissTitle', { ring: ring.id }), about })
            }
          >
            {t('dismiss')}
          </button>
          <button type="button" onClick={() => setOpen('merge')}>
            {t('merge')}
          </button>
        </>
      )}
      {opens && head.case === undefined && (
        <button type="button" onClick={() => setOpen('case')}>
          {t('openCase')}
        </button>
      )}
      <button type="button" onClick={() => window.print()}>
        {t('print')}
      </button>
      {open === 'merge' && <MergeDialog ring={ring} onClose={() => setOpen(undefined)} />}
      {open === 'case' && <OpenCase ring={ring.id} onClose={() => setOpen(undefined)} />}
    </div>
  );
}
