import * as Plot from '@observablehq/plot';
import type { JSX } from 'react';
import type { RingDomains } from '../../../../src/model/index.ts';
import { useWords } from '../../../app/words.ts';
import { Chart } from '../../../parts/chart/Chart.tsx';
import { useWidth } from '../../../parts/chart/width.ts';
import { domainWords } from '../../../words/domains.ts';
import { utcDay } from '../../picture/frames.ts';

const dayMs = 86_400_000;
/** Domains that are drawn; the table has all of them. */
const mostDrawn = 20;

/** Which domains were in use when: bars that end and begin beside each other are a gang changing them. */
export function DomainStrip({ of }: { readonly of: RingDomains['domains'] }): JSX.Element | null {
  const t = useWords(domainWords);
  const [box, width] = useWidth();
  const dated = of.flatMap(({ first, last, ...rest }) =>
    first === undefined || last === undefined ? [] : [{ ...rest, first, last }],
  );
  if (dated.length === 0) return null;
  const drawn = dated
    .toSorted((a, b) => b.reports - a.reports)
    .slice(0, mostDrawn)
    .toSorted((a, b) => a.first - b.first);
  const [from, to] = [Math.min(...drawn.map(({ first }) => first)), Math.max(...drawn.map(({ last }) => last)) + dayMs];
  const isLong = to - from > 280 * dayMs;
  const chart = Plot.plot({
    width,
    height: drawn.length * 20 + 32,
    marginLeft: 230,
    marginRight: 16,
    marginTop: 4,
    marginBottom: 24,
    x: {
      type: 'utc',
      domain: [new Date(from), new Date(to)],
      label: null,
      ticks: 8,
      grid: true,
      tickFormat: (at: Date) => utcDay(at.getTime()).slice(...(isLong ? [0, 7] : [5])),
    },
    y: { type: 'band', domain: drawn.map(({ domain }) => domain), label: null, tickSize: 0, padding: 0.35 },
    marks: [
      Plot.barX(drawn, {
        y: 'domain',
        x1: 'first',
        // A single day must still be seen.
        x2: ({ first, last }: (typeof drawn)[number]) => Math.max(last, first + (to - from) / 200),
        fill: ({ service }: (typeof drawn)[number]) => (service === true ? 'var(--ground)' : 'var(--accent)'),
        stroke: ({ service }: (typeof drawn)[number]) => (service === true ? 'var(--service)' : 'var(--accent)'),
        title: ({ domain, first, last }: (typeof drawn)[number]) => `${domain}: ${utcDay(first)} – ${utcDay(last)}`,
      }),
    ],
  });
  return (
    <div ref={box}>
      <Chart of={chart} label={t('stripOf', { count: drawn.length })} />
      {dated.length > drawn.length && <p className="hint">{t('left', { count: dated.length - drawn.length })}</p>}
    </div>
  );
}
