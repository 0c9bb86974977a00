import { useState, type JSX } from 'react';
import type { RingGraph, RingHead, RingTimeline } from '../../../../src/model/index.ts';
import { useGet } from '../../../app/api.ts';
import { day } from '../../../app/format.ts';
import { useAsked } from '../../../app/ways.ts';
import { useWords } from '../../../app/words.ts';
import { Failed } from '../../../parts/Failed.tsx';
import { Waiting } from '../../../parts/Waiting.tsx';
import { timelineWords } from '../../../words/timeline.ts';
import { Reports } from '../Reports.tsx';
import { Bars } from './Bars.tsx';
import { Spells } from './Spells.tsx';
import './timeline.css';

/** Days of a reader's zone from an address; nothing when it holds no date. */
const dayIn = (text: string | undefined): number | undefined => {
  const at = text === undefined ? NaN : Date.parse(`${text}T00:00`);
  return Number.isNaN(at) ? undefined : at;
};
const dayMs = 86_400_000;

/** When the reports came and what was lost, and which identifiers were in use when. A stretch of it narrows the list below. */
export function Timeline({ head }: { readonly head: RingHead }): JSX.Element {
  const t = useWords(timelineWords);
  const { id } = head.ring;
  const [asked, ask] = useAsked();
  const { data: timeline, error, refetch } = useGet<RingTimeline>(`/rings/${id}/timeline`);
  const { data: graph } = useGet<RingGraph>(`/rings/${id}/graph`);
  const currencies = Object.entries(head.ring.loss)
    .sort(([, a], [, b]) => b - a)
    .map(([currency]) => currency);
  const [measure, setMeasure] = useState<string>('reports');
  const [from, last] = [dayIn(asked['from']), dayIn(asked['to'])];
  const to = last === undefined ? undefined : last + dayMs;
  if (timeline === undefined) return error === null ? <Waiting /> : <Failed error={error} retry={() => void refetch()} />;
  if (timeline.counts.length === 0) return <p className="empty">{t('undated')}</p>;
  const isNarrowed = from !== undefined || to !== undefined;
  return (
    <div className="timeline">
      <div className="timeline-tools">
        <label>
          {t('show')}{' '}
          <select value={measure} onChange={(event) => setMeasure(event.target.value)}>
            <option value="reports">{t('reports')}</option>
            {currencies.map((currency) => (
              <option key={currency} value={currency}>
                {t('lossIn', { currency })}
              </option>
            ))}
          </select>
        </label>
        <label>
          {t('from')} <input type="date" value={asked['from'] ?? ''} onChange={(event) => ask({ from: event.target.value })} />
        </label>
        <label>
          {t('to')} <input type="date" value={asked['to'] ?? ''} onChange={(event) => ask({ to: event.target.value })} />
        </label>
        {isNarrowed && (
          <button type="button" onClick={() => ask({ from: undefined, to: undefined })}>
            {t('whole')}
          </button>
        )}
        <span className="hint">{t('brush')}</span>
      </div>
      <Bars
        timeline={timeline}
        measure={measure}
        from={from}
        to={to}
        onBrush={(begin, end) => ask({ from: day(begin), to: day(end) })}
      />
      {graph !== undefined && <Spells graph={graph} timeline={timeline} />}
      <h2>{t('reportsThen')}</h2>
      <Reports ring={id} {...(from === undefined ? {} : { from })} {...(to === undefined ? {} : { to })} />
    </div>
  );
}
