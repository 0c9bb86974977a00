import { useMemo, useState, type JSX } from 'react';
import { Link } from 'wouter';
import type { RingGraph } from '../../../../src/model/index.ts';
import { indicatorWay } from '../../../app/ways.ts';
import { useWords } from '../../../app/words.ts';
import { type Kind, KindTag } from '../../../parts/KindTag.tsx';
import { graphWords } from '../../../words/graph.ts';

/** Lines drawn at first, and more each time. */
const step = 100;
/** Reports of an indicator named before the rest is folded away. */
const named = 8;

/** The picture as a table: each indicator with the reports that name it; two can be chosen here too. */
export function GraphTable({
  graph,
  chosen,
  onChoose,
  onPicture,
}: {
  readonly graph: RingGraph;
  readonly chosen: readonly string[];
  readonly onChoose: (report: number) => void;
  readonly onPicture: (() => void) | undefined;
}): JSX.Element {
  const t = useWords(graphWords);
  const [shown, setShown] = useState(step);
  const lines = useMemo(() => {
    const reports = new Map<number, number[]>();
    graph.shows.indicator.forEach((indicator, i) => {
      const of = reports.get(indicator);
      if (of === undefined) reports.set(indicator, [graph.shows.report[i]!]);
      else of.push(graph.shows.report[i]!);
    });
    return [...reports].sort(([p, a], [q, b]) => b.length - a.length || p - q);
  }, [graph]);
  const button = (report: number): JSX.Element => {
    const id = graph.reports.id[report]!;
    return (
      <button type="button" key={report} className="report" aria-pressed={chosen.includes(id)} onClick={() => onChoose(report)}>
        {graph.reports.ref[report]}
      </button>
    );
  };
  return (
    <div className="graph-table">
      <p className="canvas-tools">
        <span className="hint">{t('tableHow')}</span>
        <span className="spread" />
        {onPicture !== undefined && (
          <button type="button" onClick={onPicture}>
            {t('asPicture')}
          </button>
        )}
      </p>
      <div className="scroller">
        <table>
          <caption className="unseen">{t('tableOf')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('kind')}</th>
              <th scope="col">{t('indicator')}</th>
              <th scope="col" className="number">
                {t('here')}
              </th>
              <th scope="col" className="number">
                {t('everywhere')}
              </th>
              <th scope="col">{t('reports')}</th>
            </tr>
          </thead>
          <tbody>
            {lines.slice(0, shown).map(([indicator, reports]) => {
              const kind = graph.indicators.kind[indicator]!;
              const value = graph.indicators.value[indicator]!;
              return (
                <tr key={indicator}>
                  <td>
                    <KindTag kind={kind as Kind} />
                    {graph.indicators.service[indicator]! && <div className="is-service">{t('service')}</div>}
                  </td>
                  <th scope="row" className="value">
                    {kind === 'stem' ? value : <Link href={indicatorWay(kind, value)}>{value}</Link>}
                  </th>
                  <td className="number">{reports.length}</td>
                  <td className="number">{graph.indicators.reports[indicator]}</td>
                  <td>
                    {reports.slice(0, named).map(button)}
                    {reports.length > named && (
                      <details>
                        <summary>{t('others', { count: reports.length - named })}</summary>
                        {reports.slice(named).map(button)}
                      </details>
                    )}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
        {lines.length > shown && (
          <button type="button" onClick={() => setShown(shown + step)}>
            {t('moreLines', { count: lines.length - shown })}
          </button>
        )}
      </div>
    </div>
  );
}
