import type { JSX } from 'react';
import { Link } from 'wouter';
import type { FreezeProposal } from '../../../src/model/index.ts';
import { useGet } from '../../app/api.ts';
import { useWords } from '../../app/words.ts';
import { freezeWords } from '../../words/freezes.ts';
import { useNow } from './Clock.tsx';
import { dueOf } from './queue.ts';
import './freezes.css';

/** Where one begins the day: that stops of payment run out soon, or have lapsed. Nothing when none does. */
export function Due(): JSX.Element | null {
  const t = useWords(freezeWords);
  const { data } = useGet<{ readonly rows: readonly FreezeProposal[] }>('/money/freezes', {}, { refetchInterval: 300_000 });
  const now = useNow(60_000);
  const { soon, lapsed } = dueOf(data?.rows ?? [], now);
  if (soon + lapsed === 0) return null;
  return (
    <p className="freeze-due" role="status">
      {soon > 0 && <strong>{t('dueTitle', { count: soon })}</strong>}
      {lapsed > 0 && <span>{t('dueLapsed', { count: lapsed })}</span>}
      <Link href="/freezes">{t('dueGo')}</Link>
    </p>
  );
}
