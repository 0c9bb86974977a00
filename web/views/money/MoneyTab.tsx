import type { JSX } from 'react';
import type { TraceRow, TraceView } from '../../../src/model/index.ts';
import { Link } from 'wouter';
import { useGet } from '../../app/api.ts';
import { useMay } from '../../app/session.ts';
import { useAsked } from '../../app/ways.ts';
import { useWords } from '../../app/words.ts';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { Failed } from '../../parts/Failed.tsx';
import { Waiting } from '../../parts/Waiting.tsx';
import { moneyWords } from '../../words/money.ts';
import { ComparePart } from './ComparePart.tsx';
import { FlowPart } from './FlowPart.tsx';
import { LossesPart } from './LossesPart.tsx';
import { PatternsPart } from './PatternsPart.tsx';
import { PrintedTrace } from './PrintedTrace.tsx';
import { StoppablePart } from './StoppablePart.tsx';
import { TraceForm } from './TraceForm.tsx';
import { TraceList } from './TraceList.tsx';
import { type About, useTraces } from './use-traces.ts';
import './money.css';

const parts = ['flow', 'stoppable', 'compare', 'patterns', 'losses'] as const;
type Part = (typeof parts)[number];
/** Parts that tell of one trace. */
const ofTrace: ReadonlySet<Part> = new Set(['flow', 'stoppable', 'compare']);

/** Where the money of a ring's or a case's reports went, what can still be stopped, and what was lost. */
export function MoneyTab({ about, said }: { readonly about: About; readonly said?: JSX.Element }): JSX.Element {
  const t = useWords(moneyWords);
  const [asked, ask] = useAsked();
  const { data, error, refetch } = useTraces(about);
  const part = parts.find((each) => each === asked['part']) ?? 'flow';
  if (data === undefined) return error === null ? <Waiting /> : <Failed error={error} retry={() => void refetch()} />;
  const act = Number(asked['trace'] ?? data.rows[0]?.act);
  const row = data.rows.find((each) => each.act === act) ?? data.rows[0];
  return (
    <div className="money-tab">
      <nav className="money-parts on-screen" aria-label={t('parts')}>
        {parts.map((each) => (
          <button
            key={each}
            type="button"
            className="quiet"
            aria-pressed={each === part}
            onClick={() => ask({ part: each === 'flow' ? undefined : each, band: undefined })}
          >
            {t(each)}
          </button>
        ))}
      </nav>
      {ofTrace.has(part) && (
        <Traced about={about} part={part} row={row} rows={data.rows} transfers={data.transfers} said={said} />
      )}
      {part === 'patterns' && <PatternsPart about={about} />}
      {part === 'losses' && <LossesPart about={about} said={said} />}
    </div>
  );
}

function Traced({
  about,
  part,
  row,
  rows,
  transfers,
  said,
}: {
  readonly about: About;
  readonly part: Part;
  readonly row: TraceRow | undefined;
  readonly rows: readonly TraceRow[];
  readonly transfers: number;
  readonly said: JSX.Element | undefined;
}): JSX.Element {
  const t = useWords(moneyWords);
  const [, ask] = useAsked();
  const mayTrace = useMay('judge');
  if (transfers === 0) return <NoTransfers said={said} />;
  return (
    <>
      {mayTrace && (
        <TraceForm
          // Begins with what the trace on screen was made with.
          key={`form ${row?.act ?? 0}`}
          about={about}
          before={row}
          onDone={(act) => ask({ trace: String(act), band: undefined })}
        />
      )}
      <TraceList rows={rows} chosen={row?.act} onChoose={(act) => ask({ trace: String(act), band: undefined })} />
      {row === undefined ? (
        <EmptyState title={t('none')}>
          <p>{t('noneText')}</p>
        </EmptyState>
      ) : (
        <OneTrace key={`trace ${row.act}`} about={about} part={part} act={row.act} />
      )}
    </>
  );
}

function OneTrace({ about, part, act }: { readonly about: About; readonly part: Part; readonly act: number }): JSX.Element {
  const { data: view, error, isPlaceholderData, refetch } = useGet<TraceView>(`/money/traces/${act}`);
  if (view === undefined || isPlaceholderData)
    return error === null ? <Waiting /> : <Failed error={error} retry={() => void refetch()} />;
  return (
    <>
      <div className="on-screen">
        {part === 'flow' && <FlowPart view={view} />}
        {part === 'stoppable' && <StoppablePart row={view.row} />}
        {part === 'compare' && <ComparePart act={view.row.act} />}
      </div>
      <PrintedTrace about={about} view={view} />
    </>
  );
}

/** What to do before anything can be followed. */
function NoTransfers({ said }: { readonly said: JSX.Element | undefined }): JSX.Element {
  const t = useWords(moneyWords);
  const mayImport = useMay('import');
  return (
    <>
      <EmptyState
        title={t('noTransfers')}
        action={
          mayImport ? (
            <Link className="button primary" href="/?import=file">
              {t('importStatements')}
            </Link>
          ) : undefined
        }
      >
        <p>{t('noTransfersText')}</p>
        <pre>
          <code>clew import statement.csv</code>
        </pre>
      </EmptyState>
      {said}
    </>
  );
}
