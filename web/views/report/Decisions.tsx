import type { JSX } from 'react';
import type { JudgementRow } from '../../../src/model/index.ts';
import { useGet } from '../../app/api.ts';
import { useJudge } from '../../app/judge.ts';
import { useMay } from '../../app/session.ts';
import { useWords } from '../../app/words.ts';
import { When } from '../../parts/When.tsx';
import { report } from '../../words/report.ts';

const verdicts = ['same', 'different', 'unsure', 'out', 'mention'] as const;
type Verdict = (typeof verdicts)[number];
const isVerdict = (word: string): word is Verdict => (verdicts as readonly string[]).includes(word);

/** What people decided about this report, newest first; what was undone stays, struck through. */
export function Decisions({ id }: { readonly id: string }): JSX.Element | null {
  const t = useWords(report);
  const mayJudge = useMay('judge');
  const { undo } = useJudge();
  const { data } = useGet<{ readonly rows: readonly JudgementRow[] }>('/judgements', { report: id, limit: 50 });
  const rows = data?.rows.filter(({ verdict }) => isVerdict(verdict)) ?? [];
  if (rows.length === 0) return null;
  return (
    <section className="report-decisions" aria-labelledby="decisions">
      <h2 id="decisions">{t('decisions')}</h2>
      <ol>
        {rows.map(({ act, at, by, verdict, body, stands }) => (
          <li key={act}>
            <span className={stands ? '' : 'struck'}>{isVerdict(verdict) && t(`verdict-${verdict}`)}</span>{' '}
            <span className="soft">
              {by} · <When at={at} grain="minute" /> · {t('act', { act })}
              {!stands && ` · ${t('undone')}`}
            </span>
            {typeof body['reason'] === 'string' && <q>{body['reason']}</q>}
            {stands && mayJudge && (
              <button type="button" className="quiet on-screen" onClick={() => void undo(act)}>
                {t('undo')}
              </button>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
