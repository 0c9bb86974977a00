import type { JSX } from 'react';
import { Link } from 'wouter';
import type { OverlapView } from '../../../../src/model/index.ts';
import { useGet } from '../../../app/api.ts';
import { useLanguage } from '../../../app/format.ts';
import { useTitle } from '../../../app/title.ts';
import { useParts } from '../../../app/ways.ts';
import { useWords } from '../../../app/words.ts';
import { EmptyState } from '../../../parts/EmptyState.tsx';
import { Failed } from '../../../parts/Failed.tsx';
import { Waiting } from '../../../parts/Waiting.tsx';
import { overlapRunWords } from '../../../words/overlap-run.ts';
import { overlapWords } from '../../../words/overlap.ts';
import { auditCommand, Command } from '../Judge.tsx';
import { shortName } from '../name.ts';
import { RunState } from '../RunState.tsx';
import { Facts } from './Facts.tsx';
import { Grounds } from './Grounds.tsx';
import { Matches } from './Matches.tsx';
import { NextPanel } from './NextPanel.tsx';
import { isVerdict, Outcome } from './Outcome.tsx';
import { PrintedRun } from './PrintedRun.tsx';
import { Steps } from './Steps.tsx';
import '../../../parts/panel.css';
import '../overlap.css';

/** One run: what to do now, who asks and why, what came of it, and every step. */
export function RunPage(): JSX.Element {
  const t = useWords(overlapWords);
  const own = useWords(overlapRunWords);
  const language = useLanguage();
  const [, id = ''] = useParts();
  const { data: view, error, isPlaceholderData, refetch } = useGet<OverlapView>(`/overlap/runs/${encodeURIComponent(id)}`);
  useTitle(t('title'), id);
  if (error !== null && [400, 404, 422].includes(error.status)) {
    return (
      <div>
        <h1>{t('title')}</h1>
        <EmptyState title={t('gone', { id })} action={<Link href="/overlap">{t('toOverlap')}</Link>}>
          <p>{t('goneWhy')}</p>
        </EmptyState>
      </div>
    );
  }
  if (view === undefined || isPlaceholderData)
    return error === null ? <Waiting /> : <Failed isPage error={error} retry={() => void refetch()} />;
  const { run, notes } = view;
  return (
    <>
      <div className="overlap-run on-screen">
        <header className="page-head">
          <h1 className="value">{run.id}</h1>
          <span>
            <bdi title={run.partner}>{shortName(run.partner)}</bdi>
          </span>
          <span className="soft">{t(`variant-${run.variant}`)}</span>
          <RunState is={run.state} />
          <button type="button" className="end" onClick={() => window.print()}>
            {own('print')}
          </button>
        </header>
        <div className="overlap-panels">
          <div className="stack">
            <Outcome view={view} />
            <NextPanel view={view} />
            <Matches view={view} />
            {notes.length > 0 && !isVerdict(view) && (
              <section className="panel">
                <h2>{own('notes')}</h2>
                <ul>
                  {notes.map((each) => (
                    <li key={each.en}>{each[language]}</li>
                  ))}
                </ul>
              </section>
            )}
          </div>
          <div className="stack">
            <Grounds view={view} />
            <Facts view={view} />
            <Steps view={view} />
            {run.own !== undefined && (
              <section className="panel">
                <h2>{own('judge')}</h2>
                <p className="soft">{own('judgeLead')}</p>
                <Command text={auditCommand(run.id)} />
              </section>
            )}
          </div>
        </div>
      </div>
      <PrintedRun view={view} />
    </>
  );
}
