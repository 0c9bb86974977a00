import type { JSX } from 'react';
import { Link } from 'wouter';
import type { RingGraph, WhyView } from '../../../../src/model/index.ts';
import { useGet } from '../../../app/api.ts';
import { useLanguage } from '../../../app/format.ts';
import { indicatorWay, reportWay, whyWay } from '../../../app/ways.ts';
import { useWords } from '../../../app/words.ts';
import { Failed } from '../../../parts/Failed.tsx';
import { type Kind, KindTag } from '../../../parts/KindTag.tsx';
import { Share } from '../../../parts/Share.tsx';
import { Waiting } from '../../../parts/Waiting.tsx';
import { When } from '../../../parts/When.tsx';
import { graphWords } from '../../../words/graph.ts';
import { JudgePair } from '../../why/JudgePair.tsx';
import { WhyBody } from '../../why/WhyBody.tsx';
import { indicatorsOf, mostShared, reportsOf, tiedTo } from './around.ts';

interface Props {
  readonly ring: string;
  readonly graph: RingGraph;
  readonly chosen: readonly string[];
  readonly indicator: number | undefined;
  readonly onChoose: (node: number, more: boolean) => void;
  readonly onClear: () => void;
}

/** Beside the picture: what was chosen, or what to choose. */
export function Side({ graph, chosen, indicator, onChoose, onClear }: Props): JSX.Element {
  const t = useWords(graphWords);
  const nodes = chosen.map((id) => graph.reports.id.indexOf(id));
  const closing = (
    <button type="button" className="quiet close" onClick={onClear}>
      {t('letGo')}
    </button>
  );
  const many = { graph, onChoose, closing };
  return (
    <aside className="graph-side" aria-label={t('chosen')}>
      {indicator !== undefined ? (
        <OneIndicator {...many} indicator={indicator} />
      ) : chosen.length === 2 ? (
        <TwoReports a={chosen[0]!} b={chosen[1]!} closing={closing} />
      ) : nodes[0] !== undefined && nodes[0] !== -1 ? (
        <OneReport {...many} report={nodes[0]} />
      ) : (
        <Nothing {...many} />
      )}
    </aside>
  );
}

interface Part {
  readonly graph: RingGraph;
  readonly onChoose: (node: number, more: boolean) => void;
  readonly closing: JSX.Element;
}

function Nothing({ graph, onChoose }: Part): JSX.Element {
  const t = useWords(graphWords);
  return (
    <>
      <h2>{t('mostShared')}</h2>
      <p className="hint">{t('howToChoose')}</p>
      <ul className="around">
        {mostShared(graph, 14).map(({ indicator, reports }) => (
          <li key={indicator}>
            <button type="button" onClick={() => onChoose(graph.reports.id.length + indicator, false)}>
              <KindTag kind={graph.indicators.kind[indicator] as Kind} />
              <span className="value">{graph.indicators.value[indicator]}</span>
              <span className="figure">{reports}</span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

function OneIndicator({ graph, indicator, onChoose, closing }: Part & { readonly indicator: number }): JSX.Element {
  const t = useWords(graphWords);
  const kind = graph.indicators.kind[indicator]!;
  const value = graph.indicators.value[indicator]!;
  const reports = reportsOf(graph, indicator);
  return (
    <>
      <header>
        <KindTag kind={kind as Kind} />
        {closing}
      </header>
      <h2 className="value">{kind === 'stem' ? value : <Link href={indicatorWay(kind, value)}>{value}</Link>}</h2>
      <p>
        {t('sharedBy', { here: reports.length, all: graph.indicators.reports[indicator]! })}
        {graph.indicators.service[indicator]! && <strong className="is-service"> {t('isService')}</strong>}
      </p>
      <ReportList graph={graph} reports={reports} onChoose={onChoose} />
    </>
  );
}

function OneReport({ graph, report, onChoose, closing }: Part & { readonly report: number }): JSX.Element {
  const t = useWords(graphWords);
  const [tied, named] = [tiedTo(graph, report), indicatorsOf(graph, report)];
  return (
    <>
      <header>
        <span>{t('report')}</span>
        {closing}
      </header>
      <h2 className="value">
        <Link href={reportWay(graph.reports.id[report]!)}>{graph.reports.ref[report]}</Link>
      </h2>
      <p>
        <When at={graph.reports.at[report] ?? undefined} /> · {t('belongs')} <Share of={graph.reports.confidence[report]!} bare />
      </p>
      <p className="hint">{t('chooseSecond')}</p>
      {tied.length > 0 && <h3>{t('tiedTo')}</h3>}
      <ReportList graph={graph} reports={tied} onChoose={onChoose} />
      {named.length > 0 && <h3>{t('names')}</h3>}
      <ul className="around">
        {named.map((indicator) => (
          <li key={indicator}>
            <button type="button" onClick={() => onChoose(graph.reports.id.length + indicator, false)}>
              <KindTag kind={graph.indicators.kind[indicator] as Kind} />
              <span className="value">{graph.indicators.value[indicator]}</span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

const mostListed = 200;

function ReportList({
  graph,
  reports,
  onChoose,
}: {
  readonly graph: RingGraph;
  readonly reports: readonly number[];
  readonly onChoose: (node: number, more: boolean) => void;
}): JSX.Element {
  return (
    <ul className="around">
      {reports.slice(0, mostListed).map((report) => (
        <li key={report}>
          <button type="button" onClick={() => onChoose(report, true)}>
            <span className="value">{graph.reports.ref[report]}</span>
            <span className="figure">
              <When at={graph.reports.at[report] ?? undefined} />
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}

function TwoReports({ a, b, closing }: { readonly a: string; readonly b: string; readonly closing: JSX.Element }): JSX.Element {
  const t = useWords(graphWords);
  const language = useLanguage();
  const { data: why, error, refetch } = useGet<WhyView>('/why', { a, b });
  const current = why !== undefined && why.a === a && why.b === b;
  return (
    <>
      <header>
        <h2>{t(current && why.rings[0] !== why.rings[1] ? 'whyNot' : 'whyThese')}</h2>
        {closing}
      </header>
      {current ? (
        <>
          <p className="two">
            <Link href={reportWay(why.a)}>{why.refs[0]}</Link> – <Link href={reportWay(why.b)}>{why.refs[1]}</Link>
            <Link className="whole" href={whyWay(why.a, why.b)}>
              {t('wholePage')}
            </Link>
          </p>
          <JudgePair a={why.a} b={why.b} refs={why.refs} about={why.direct.sentence[language]} />
          <WhyBody why={why} />
        </>
      ) : error === null ? (
        <Waiting />
      ) : (
        <Failed error={error} retry={() => void refetch()} />
      )}
    </>
  );
}
