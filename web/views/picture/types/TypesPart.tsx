import * as Plot from '@observablehq/plot';
import { useMemo, type JSX } from 'react';
import type { Picture } from '../../../../src/model/index.ts';
import { useAsked } from '../../../app/ways.ts';
import { useWords } from '../../../app/words.ts';
import { Chart } from '../../../parts/chart/Chart.tsx';
import { useWidth } from '../../../parts/chart/width.ts';
import { useScam } from '../../../parts/scam.ts';
import { pictureWords } from '../../../words/picture.ts';
import { spanCount, utcDay } from '../frames.ts';
import { TypesTable } from './TypesTable.tsx';
import { trendsOf } from './trends.ts';

/** Types that are drawn; the table has all of them. */
const mostDrawn = 8;

/** How much of each type was reported when: one row each on one axis of time, or the same as a table. */
export function TypesPart({ picture }: { readonly picture: Picture }): JSX.Element {
  const t = useWords(pictureWords);
  const [asked, ask] = useAsked();
  const isTable = asked['as'] === 'table';
  return (
    <div className="picture-types">
      <div className="row" role="group" aria-label={t('showAs')}>
        {(['chart', 'table'] as const).map((each) => (
          <button
            key={each}
            type="button"
            className="quiet"
            aria-pressed={isTable === (each === 'table')}
            onClick={() => ask({ as: each === 'table' ? 'table' : undefined })}
          >
            {t(each)}
          </button>
        ))}
        <span className="hint">{t('typesWhat')}</span>
      </div>
      {isTable ? <TypesTable picture={picture} /> : <Drawn picture={picture} />}
      <Origins of={picture.origins} />
    </div>
  );
}

/** Whose word the types are, and what was filed that Clew knows no type for. */
function Origins({ of: { unknown, ...counts } }: { readonly of: Picture['origins'] }): JSX.Element {
  const t = useWords(pictureWords);
  return (
    <>
      <p className="hint">{t('origins', counts)}</p>
      {unknown.length > 0 && (
        <p className="hint">
          {t('unknownFiled')} {unknown.map(({ category, reports }) => `${category} (${reports})`).join(' · ')}
        </p>
      )}
    </>
  );
}

function Drawn({ picture }: { readonly picture: Picture }): JSX.Element {
  const t = useWords(pictureWords);
  const names = useScam();
  const [box, width] = useWidth();
  const trends = useMemo(() => trendsOf(picture), [picture]);
  const drawn = trends.slice(0, mostDrawn);
  const { from, spanMs } = picture;
  const bars = drawn.flatMap(({ type, counts }) => {
    const most = Math.max(1, ...counts);
    return counts.map((count, at) => ({
      name: names.type(type),
      at: from + at * spanMs,
      to: from + (at + 1) * spanMs,
      count,
      part: count / most,
    }));
  });
  const isLong = spanCount(picture) * spanMs > 280 * 86_400_000;
  const chart = Plot.plot({
    width,
    height: drawn.length * 48 + 30,
    marginLeft: 200,
    marginRight: 140,
    marginTop: 4,
    x: {
      type: 'utc',
      domain: [new Date(from), new Date(from + spanCount(picture) * spanMs)],
      label: null,
      ticks: 8,
      tickFormat: (at: Date) => utcDay(at.getTime()).slice(...(isLong ? [0, 7] : [5])),
    },
    y: { axis: null, domain: [0, 1] },
    fy: { label: null, domain: drawn.map(({ type }) => names.type(type)), axis: null, padding: 0.18 },
    marks: [
      Plot.ruleY(drawn, { fy: ({ type }: (typeof drawn)[number]) => names.type(type), y: 0, stroke: 'var(--line)' }),
      Plot.rectY(bars, {
        fy: 'name',
        x1: 'at',
        x2: 'to',
        y: 'part',
        fill: 'var(--accent)',
        insetLeft: 0.5,
        insetRight: 0.5,
        title: ({ name, at, to, count }: (typeof bars)[number]) =>
          `${name}, ${t('days', { first: utcDay(at), last: utcDay(to - 1) })}: ${count}`,
      }),
      Plot.text(drawn, {
        fy: ({ type }: (typeof drawn)[number]) => names.type(type),
        frameAnchor: 'left',
        dx: -8,
        textAnchor: 'end',
        text: ({ type }: (typeof drawn)[number]) => names.type(type),
        fontWeight: 600,
        fontSize: 12.5,
      }),
      Plot.text(drawn, {
        fy: ({ type }: (typeof drawn)[number]) => names.type(type),
        frameAnchor: 'right',
        dx: 8,
        textAnchor: 'start',
        text: ({ total, counts }: (typeof drawn)[number]) => t('totalAndMost', { total, most: Math.max(...counts) }),
        fontSize: 12,
      }),
    ],
  });
  return (
    <div ref={box}>
      <Chart of={chart} label={t('chartOf', { count: drawn.length })} />
      {trends.length > drawn.length && <p className="hint">{t('typesLeft', { count: trends.length - drawn.length })}</p>}
    </div>
  );
}
