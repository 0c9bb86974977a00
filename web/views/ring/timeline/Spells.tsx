import * as Plot from '@observablehq/plot';
import type { JSX } from 'react';
import type { RingGraph, RingTimeline } from '../../../../src/model/index.ts';
import { day } from '../../../app/format.ts';
import { useWords } from '../../../app/words.ts';
import { type Kind, useKinds } from '../../../parts/KindTag.tsx';
import { timelineWords } from '../../../words/timeline.ts';
import { familyOf } from '../graph/colours.ts';
import { Chart } from '../../../parts/chart/Chart.tsx';
import { useWidth } from '../../../parts/chart/width.ts';
import { axis, endOf, marginLeft, marginRight } from './frame.ts';
import { spellsOf } from './spells.ts';

const most = 24;
const shorten = (value: string): string => (value.length > 24 ? `${value.slice(0, 12)}…${value.slice(-8)}` : value);

/** Which identifiers were in use when: bars that end and begin beside each other are a gang changing them. */
export function Spells({ graph, timeline }: { readonly graph: RingGraph; readonly timeline: RingTimeline }): JSX.Element {
  const t = useWords(timelineWords);
  const { kind } = useKinds();
  const [box, width] = useWidth();
  const end = endOf(timeline);
  const spells = spellsOf(graph, most).map((spell) => ({
    ...spell,
    name: `${spell.kind}:${spell.value}`,
    tone: spell.service ? 'var(--service)' : `var(--graph-${familyOf(spell.kind)})`,
  }));
  const chart = Plot.plot({
    width,
    height: spells.length * 17 + 32,
    marginLeft,
    marginRight,
    marginTop: 4,
    marginBottom: 24,
    x: axis(timeline),
    y: {
      type: 'band',
      label: null,
      domain: spells.map(({ name }) => name),
      tickFormat: (name: string) => shorten(name.slice(name.indexOf(':') + 1)),
      tickSize: 0,
      padding: 0.35,
    },
    marks: [
      Plot.barX(spells, {
        y: 'name',
        x1: 'from',
        // A single day must still be seen.
        x2: ({ from, to }: (typeof spells)[number]) => Math.max(to, from + (end - timeline.from) / 250),
        fill: ({ service, tone }: (typeof spells)[number]) => (service ? 'var(--ground)' : tone),
        stroke: 'tone',
        title: ({ kind: of, value, from, to, reports }: (typeof spells)[number]) =>
          t('spell', { kind: kind(of as Kind), value, from: day(from), to: day(to), count: reports }),
      }),
    ],
  });
  return (
    <section className="spells">
      <h2>{t('spells')}</h2>
      <p className="hint">{t('spellsHow')}</p>
      <div ref={box}>
        <Chart of={chart} label={t('spellsOf', { count: spells.length })} />
      </div>
      <details>
        <summary>{t('spellsTable')}</summary>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('kind')}</th>
              <th scope="col">{t('indicator')}</th>
              <th scope="col">{t('first')}</th>
              <th scope="col">{t('last')}</th>
              <th scope="col" className="number">
                {t('reports')}
              </th>
            </tr>
          </thead>
          <tbody>
            {spells.map((spell) => (
              <tr key={spell.name}>
                <td>{kind(spell.kind as Kind)}</td>
                <td className="value">{spell.value}</td>
                <td>{day(spell.from)}</td>
                <td>{day(spell.to)}</td>
                <td className="number">{spell.reports}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </section>
  );
}
