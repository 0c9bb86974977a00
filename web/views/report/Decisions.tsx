import type { JSX } from 'react';
import { Link } from 'wouter';
import type { JudgementRow } from '../../../src/model/index.ts';
import { useGet } from '../../app/api.ts';
import { useJudge } from '../../app/judge.ts';
import { useMay } from '../../app/session.ts';
import { whyWay } from '../../app/ways.ts';
import { useWords } from '../../app/words.ts';
import { useKinds } from '../../parts/KindTag.tsx';
import { When } from '../../parts/When.tsx';
import { report } from '../../words/report.ts';
import { DecisionMark, useDecided } from '../ring/said.tsx';
import { roleOrder } from './mention.ts';

/** What people decided about this report, newest first; what was undone stays, struck through. */
export function Decisions({ id }: { readonly id: string }): JSX.Element | null {
  const t = useWords(report);
  const mayJudge = useMay('judge');
  const { undo } = useJudge();
  const { data } = useGet<{ readonly rows: readonly JudgementRow[] }>('/judgements', { report: id, limit: 50 });
  const rows = data?.rows.filter(({ verdict }) => verdict !== 'undo') ?? [];
  if (rows.length === 0) return null;
  return (
    <section className="report-decisions" aria-labelledby="decisions">
      <h2 id="decisions">{t('decisions')}</h2>
      <ol>
        {rows.map((row) => (
          <li key={row.act}>
            <DecisionMark row={row} />{' '}
            <span className="soft">
              <When at={row.at} grain="minute" /> · {t('act', { act: row.act })}
              {!row.stands && ` · ${t('undone')}`}
            </span>
            <p className={row.stands ? '' : 'struck'}>
              <About row={row} />
            </p>
            {typeof row.body['reason'] === 'string' && <q>{row.body['reason']}</q>}
            {row.stands && mayJudge && (
              <button type="button" className="quiet on-screen" onClick={() => void undo(row.act)}>
                {t('undo')}
              </button>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

/** What it was decided about: the mention and what became of it, the other report, the ring. */
function About({ row }: { readonly row: JudgementRow }): JSX.Element {
  const t = useWords(report);
  const decided = useDecided();
  const { role: roleWord } = useKinds();
  const { a, b, role, value } = row.body;
  if (row.verdict === 'mention' && typeof value === 'string') {
    const given = roleOrder.find((each) => each === role);
    return (
      <>
        <bdi className="value">{value}</bdi> → {given === undefined ? t('none') : roleWord(given)}
      </>
    );
  }
  return (
    <>
      {decided(row)}
      {typeof a === 'string' && typeof b === 'string' && (
        <>
          {' '}
          <Link href={whyWay(a, b)}>{t('why')}</Link>
        </>
      )}
    </>
  );
}
