import type { JSX } from 'react';
import { Link } from 'wouter';
import type { JudgementRow } from '../../../src/model/index.ts';
import { useGet } from '../../app/api.ts';
import { useJudge } from '../../app/judge.ts';
import { useMay } from '../../app/session.ts';
import { whyWay } from '../../app/ways.ts';
import { useWords } from '../../app/words.ts';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { Failed } from '../../parts/Failed.tsx';
import { Waiting } from '../../parts/Waiting.tsx';
import { When } from '../../parts/When.tsx';
import { ringWords } from '../../words/ring.ts';
import { DecisionMark, useDecided } from './said.tsx';
import { Unlike } from './Unlike.tsx';

export function useDecisions(ring: string) {
  return useGet<{ readonly rows: readonly JudgementRow[] }>('/judgements', { ring });
}

/** What people decided about this ring, newest first. What was taken back stays to be seen. */
export function Decisions({ ring }: { readonly ring: string }): JSX.Element {
  const t = useWords(ringWords);
  const { data, error, refetch } = useDecisions(ring);
  const said = useDecided();
  const { undo } = useJudge();
  const may = useMay('judge');
  if (data === undefined) return error === null ? <Waiting /> : <Failed error={error} retry={() => void refetch()} />;
  if (data.rows.length === 0) {
    return (
      <EmptyState title={t('undecided')}>
        <p>{t('undecidedWhy')}</p>
      </EmptyState>
    );
  }
  return (
    <>
      <Unlike rows={data.rows} />
      <ol className="ring-decisions">
        {data.rows.map((row) => {
          const { a, b, reason } = row.body as { readonly a?: string; readonly b?: string; readonly reason?: string };
          return (
            <li key={row.act} className={row.stands ? '' : 'undone'}>
              <p>
                <DecisionMark row={row} /> <When at={row.at} grain="minute" /> ·{' '}
                <Link href={`/custody?act=${row.act}`}>{t('act', { act: row.act })}</Link>
                {!row.stands && row.verdict !== 'undo' && <strong className="taken-back"> {t('takenBack')}</strong>}
              </p>
              <p>
                {row.stands || row.verdict === 'undo' ? said(row) : <s>{said(row)}</s>}
                {a !== undefined && b !== undefined && (
                  <>
                    {' '}
                    <Link href={whyWay(a, b)}>{t('why')}</Link>
                  </>
                )}
              </p>
              {reason !== undefined && <q>{reason}</q>}
              {may && row.stands && row.verdict !== 'undo' && (
                <button type="button" onClick={() => void undo(row.act)}>
                  {t('undo')}
                </button>
              )}
            </li>
          );
        })}
      </ol>
    </>
  );
}
