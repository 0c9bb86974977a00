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
import { roleOrder } from './mention.ts';

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
            <span className={stands ? '' : 'struck'}>
              {isVerdict(verdict) && t(`verdict-${verdict}`)} <About id={id} verdict={verdict} body={body} />
            </span>{' '}
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

interface AboutProps {
  readonly id: string;
  readonly verdict: string;
  readonly body: JudgementRow['body'];
}

/** What it was decided about: the other report, the ring, the mention and what became of it. */
function About({ id, verdict, body }: AboutProps): JSX.Element | null {
  const t = useWords(report);
  const { role: roleWord } = useKinds();
  const text = (name: string): string => (typeof body[name] === 'string' ? body[name] : '');
  if (verdict === 'mention') {
    const role = roleOrder.find((each) => each === body['role']);
    return (
      <>
        <bdi className="value">{text('value')}</bdi> → {role === undefined ? t('none') : roleWord(role)}
      </>
    );
  }
  if (verdict === 'out') return <span className="value">{text('ring')}</span>;
  const other = text('a') === id ? text('b') : text('a');
  if (other === '') return null;
  return (
    <Link href={whyWay(text('a'), text('b'))} className="value">
      {other}
    </Link>
  );
}
