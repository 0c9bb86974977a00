import { useCallback, useMemo, useRef, useState, type JSX } from 'react';
import type { ReportReading, ReportView } from '../../../src/model/index.ts';
import { useGet } from '../../app/api.ts';
import { useTitle } from '../../app/title.ts';
import { useParts } from '../../app/ways.ts';
import { useWords } from '../../app/words.ts';
import { Failed } from '../../parts/Failed.tsx';
import { Waiting } from '../../parts/Waiting.tsx';
import { report } from '../../words/report.ts';
import { ReportAlarm } from './Alarm.tsx';
import { Decisions } from './Decisions.tsx';
import { Fields } from './Fields.tsx';
import { Head } from './Head.tsx';
import { Indicators } from './Indicators.tsx';
import { Legend } from './Legend.tsx';
import { Marked, type Pointing } from './Marked.tsx';
import type { Mention } from './mention.ts';
import { MentionCard } from './MentionCard.tsx';
import { Neighbours } from './Neighbours.tsx';
import { Reading } from './reading/Reading.tsx';
import { useMarks } from './reading/use-marks.ts';
import './report.css';

/** One report: what it says, what was read out of it, and by whom that was corrected. */
export function ReportPage(): JSX.Element {
  const [, id = ''] = useParts();
  const { data, error, refetch } = useGet<ReportView>(`/reports/${encodeURIComponent(id)}`);
  useTitle(data?.row.ref);
  return (
    <>
      <Neighbours id={id} />
      {error !== null ? (
        <Failed isPage error={error} retry={() => void refetch()} />
      ) : data === undefined ? (
        <Waiting />
      ) : (
        <Opened key={data.row.id} of={data} />
      )}
    </>
  );
}

function Opened({ of }: { readonly of: ReportView }): JSX.Element {
  const t = useWords(report);
  const [active, point] = useState<string>();
  const [card, setCard] = useState<{ readonly mentions: readonly Mention[]; readonly beside: HTMLElement }>();
  const open = useCallback((mentions: readonly Mention[], beside: HTMLElement) => setCard({ mentions, beside }), []);
  const pointing: Pointing = { active, point, open };
  const { data: reading } = useGet<ReportReading>(`/reports/${encodeURIComponent(of.row.id)}/reading`);
  const narrative = useRef<HTMLDivElement>(null);
  useMarks(narrative, reading);
  const inText = useMemo(() => of.mentions.filter(({ field }) => field === undefined), [of]);
  return (
    <article className="report">
      <ReportAlarm report={of.row.id} />
      <Head of={of} />
      <div className="columns">
        <div className="said">
          <section aria-labelledby="narrative">
            <h2 id="narrative">{t('narrative')}</h2>
            {of.text === '' ? (
              <p className="soft">{t('noNarrative')}</p>
            ) : (
              <div ref={narrative} className="prose narrative" dir="auto" lang={of.row.language || undefined}>
                <Marked text={of.text} mentions={inText} pointing={pointing} />
              </div>
            )}
          </section>
          <Fields fields={of.fields} mentions={of.mentions} pointing={pointing} />
          <Decisions id={of.row.id} />
        </div>
        <aside aria-labelledby="read">
          {reading !== undefined && <Reading of={of} reading={reading} />}
          <h2 id="read">{t('indicators')}</h2>
          <Indicators mentions={of.mentions} pointing={pointing} />
        </aside>
      </div>
      <Legend />
      {card !== undefined && <MentionCard of={of} {...card} close={() => setCard(undefined)} />}
    </article>
  );
}
