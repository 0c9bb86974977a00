import * as Plot from '@observablehq/plot';
import { memo, useRef, useState, type JSX, type PointerEvent } from 'react';
import type { RingTimeline } from '../../../../src/model/index.ts';
import { countOf, day, shortAmount, useLanguage } from '../../../app/format.ts';
import { useWords } from '../../../app/words.ts';
import { timelineWords } from '../../../words/timeline.ts';
import { Chart } from '../../../parts/chart/Chart.tsx';
import { useWidth } from '../../../parts/chart/width.ts';
import { axis, endOf, marginLeft, marginRight } from './frame.ts';

interface Props {
  readonly timeline: RingTimeline;
  /** `reports`, or a currency. */
  readonly measure: string;
}

/** Reports or losses per span of time; drawing a stretch over it chooses it. */
export function Bars({
  timeline,
  measure,
  from,
  to,
  onBrush,
}: Props & {
  readonly from: number | undefined;
  readonly to: number | undefined;
  readonly onBrush: (from: number, to: number) => void;
}): JSX.Element {
  const [box, width] = useWidth();
  const [drag, setDrag] = useState<readonly [number, number]>();
  const begun = useRef<number>(undefined);
  const end = endOf(timeline);
  const room = width - marginLeft - marginRight;
  const scale = (at: number): number => marginLeft + ((at - timeline.from) / (end - timeline.from)) * room;
  const timeAt = (event: PointerEvent): number => {
    const x = event.clientX - event.currentTarget.getBoundingClientRect().left;
    return timeline.from + Math.max(0, Math.min(1, (x - marginLeft) / room)) * (end - timeline.from);
  };
  const shown = drag ?? (from === undefined && to === undefined ? undefined : ([from ?? timeline.from, to ?? end] as const));
  return (
    <div
      className="brushed"
      ref={box}
      onPointerDown={(event) => {
        begun.current = timeAt(event);
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={(event) => {
        if (begun.current === undefined) return;
        const now = timeAt(event);
        setDrag([Math.min(begun.current, now), Math.max(begun.current, now)]);
      }}
      onPointerUp={() => {
        if (drag !== undefined && drag[1] - drag[0] > timeline.bucketMs / 8) onBrush(...drag);
        begun.current = undefined;
        setDrag(undefined);
      }}
    >
      <Drawn timeline={timeline} measure={measure} width={width} />
      {shown !== undefined && (
        <div className="stretch" style={{ left: scale(shown[0]), width: Math.max(2, scale(shown[1]) - scale(shown[0])) }} />
      )}
    </div>
  );
}

/** Drawn anew only when it shows something else, not while a stretch is drawn over it. */
const Drawn = memo(function Drawn({ timeline, measure, width }: Props & { readonly width: number }): JSX.Element {
  const t = useWords(timelineWords);
  const language = useLanguage();
  const { bucketMs, from } = timeline;
  const values = measure === 'reports' ? timeline.counts : (timeline.amounts[measure] ?? []);
  const bars = values.map((value, i) => ({ x1: from + i * bucketMs, x2: from + (i + 1) * bucketMs, value }));
  const say = (value: number): string =>
    measure === 'reports' ? countOf(value, language) : shortAmount(value, measure, language);
  const chart = Plot.plot({
    width,
    height: 140,
    marginLeft,
    marginRight,
    marginBottom: 24,
    x: axis(timeline),
    y: { label: null, ticks: 4, tickFormat: say, grid: true, ...(measure === 'reports' ? { interval: 1 } : {}) },
    marks: [
      Plot.rectY(bars, {
        x1: 'x1',
        x2: 'x2',
        y: 'value',
        fill: 'var(--accent)',
        insetLeft: 0.5,
        insetRight: 0.5,
        title: ({ x1, x2, value }: (typeof bars)[number]) => `${day(x1)} – ${day(x2 - 1)}: ${say(value)}`,
      }),
      Plot.ruleY([0], { stroke: 'var(--soft)' }),
    ],
  });
  const what = measure === 'reports' ? t('reports') : t('lossIn', { currency: measure });
  const most = say(Math.max(0, ...values));
  return <Chart of={chart} label={t('barsOf', { what, from: day(from), to: day(endOf(timeline) - 1), most })} />;
});
