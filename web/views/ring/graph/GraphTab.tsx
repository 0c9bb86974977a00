import { useMemo, useState, type JSX } from 'react';
import type { RingGraph } from '../../../../src/model/index.ts';
import { useGet } from '../../../app/api.ts';
import { useAsked } from '../../../app/ways.ts';
import { useWords } from '../../../app/words.ts';
import { Failed } from '../../../parts/Failed.tsx';
import { Waiting } from '../../../parts/Waiting.tsx';
import { graphWords } from '../../../words/graph.ts';
import { pick, readPair } from '../pair.ts';
import { Canvas } from './Canvas.tsx';
import { canDraw } from './picture.ts';
import { Side } from './Side.tsx';
import { GraphTable } from './GraphTable.tsx';
import '../shared.css';
import './graph.css';

/** The ring as a picture or as a table, and beside it what was chosen. */
export function GraphTab({ ring }: { readonly ring: string }): JSX.Element {
  const t = useWords(graphWords);
  const { data: graph, error, refetch } = useGet<RingGraph>(`/rings/${ring}/graph`);
  const [asked, ask] = useAsked();
  const [drawable] = useState(canDraw);
  const asTable = !drawable || asked['as'] === 'table';
  const pair = asked['pair'];
  const chosen = useMemo(() => readPair(pair), [pair]);
  const [indicator, setIndicator] = useState<number>();

  if (graph === undefined) return error === null ? <Waiting /> : <Failed error={error} retry={() => void refetch()} />;
  const reports = graph.reports.id.length;
  const choose = (node: number, more: boolean): void => {
    if (node >= reports) return setIndicator((before) => (before === node - reports ? undefined : node - reports));
    setIndicator(undefined);
    ask({ pair: pick(chosen, graph.reports.id[node]!, more).join(',') });
  };
  const clear = (): void => {
    setIndicator(undefined);
    ask({ pair: undefined });
  };
  return (
    <div className="graph-tab">
      <div className="graph-main">
        {!drawable && <p className="graph-note">{t('noWebgl')}</p>}
        {graph.omitted > 0 && <p className="graph-note">{t('omitted', { count: graph.omitted })}</p>}
        {asTable ? (
          <GraphTable
            graph={graph}
            chosen={chosen}
            onChoose={(report) => choose(report, true)}
            onPicture={drawable ? () => ask({ as: undefined }) : undefined}
          />
        ) : (
          <Canvas
            graph={graph}
            chosen={chosen}
            indicator={indicator}
            onChoose={choose}
            onClear={clear}
            onTable={() => ask({ as: 'table' })}
          />
        )}
      </div>
      <Side ring={ring} graph={graph} chosen={chosen} indicator={indicator} onChoose={choose} onClear={clear} />
    </div>
  );
}
