import { useEffect, useEffectEvent, useRef, useState, type JSX, type KeyboardEvent } from 'react';
import type { RingGraph } from '../../../../src/model/index.ts';
import { useWords } from '../../../app/words.ts';
import { graphWords } from '../../../words/graph.ts';
import { Finder } from './Finder.tsx';
import { Legend } from './Legend.tsx';
import { Picture } from './picture.ts';

interface Props {
  readonly graph: RingGraph;
  /** Ids of the reports chosen. */
  readonly chosen: readonly string[];
  readonly indicator: number | undefined;
  readonly onChoose: (node: number, more: boolean) => void;
  readonly onClear: () => void;
  readonly onTable: () => void;
}

/** The picture with what moves it: pointer, buttons and keys alike. */
export function Canvas({ graph, chosen, indicator, onChoose, onClear, onTable }: Props): JSX.Element {
  const t = useWords(graphWords);
  const container = useRef<HTMLDivElement>(null);
  const picture = useRef<Picture>(undefined);
  const [shows, setShows] = useState(true);
  const [links, setLinks] = useState(true);
  const choose = useEffectEvent(onChoose);
  const clear = useEffectEvent(onClear);
  const mark = useEffectEvent((reports: readonly string[], also: number | undefined) => {
    const nodes = reports.map((id) => graph.reports.id.indexOf(id)).filter((node) => node !== -1);
    picture.current?.choose(also === undefined ? nodes : [...nodes, graph.reports.id.length + also]);
  });
  const dress = useEffectEvent(() => {
    picture.current?.show('s', shows);
    picture.current?.show('l', links);
    mark(chosen, indicator);
  });

  useEffect(() => {
    // Asked for again after a judgement: mostly only what links say has changed.
    if (picture.current?.update(graph) === true) return;
    picture.current?.close();
    picture.current = new Picture(graph, container.current!, {
      onChoose: (node, more) => choose(node, more),
      onClear: () => clear(),
    });
    dress();
  }, [graph]);
  useEffect(
    () => () => {
      picture.current?.close();
      picture.current = undefined;
    },
    [],
  );
  useEffect(() => mark(chosen, indicator), [chosen, indicator]);
  useEffect(() => picture.current?.show('s', shows), [shows]);
  useEffect(() => picture.current?.show('l', links), [links]);

  const keys: Readonly<Record<string, () => void>> = {
    '+': () => picture.current?.zoom(1 / 1.4),
    '=': () => picture.current?.zoom(1 / 1.4),
    '-': () => picture.current?.zoom(1.4),
    '0': () => picture.current?.fit(),
    ArrowLeft: () => picture.current?.pan(-0.08, 0),
    ArrowRight: () => picture.current?.pan(0.08, 0),
    ArrowUp: () => picture.current?.pan(0, 0.08),
    ArrowDown: () => picture.current?.pan(0, -0.08),
    Escape: onClear,
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const act = event.ctrlKey || event.metaKey || event.altKey ? undefined : keys[event.key];
    if (act === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };
  return (
    <div className="canvas">
      <div className="canvas-tools" role="toolbar" aria-label={t('tools')}>
        <Finder
          graph={graph}
          onFind={(node) => {
            picture.current?.goTo(node);
            onChoose(node, true);
          }}
        />
        <label>
          <input type="checkbox" checked={shows} onChange={() => setShows(!shows)} /> {t('showIndicators')}
        </label>
        <label>
          <input type="checkbox" checked={links} onChange={() => setLinks(!links)} /> {t('showLinks')}
        </label>
        <span className="spread" />
        <button type="button" onClick={() => picture.current?.zoom(1 / 1.4)} aria-label={t('zoomIn')}>
          +
        </button>
        <button type="button" onClick={() => picture.current?.zoom(1.4)} aria-label={t('zoomOut')}>
          −
        </button>
        <button type="button" onClick={() => picture.current?.fit()}>
          {t('fit')}
        </button>
        <button type="button" onClick={onTable}>
          {t('asTable')}
        </button>
      </div>
      {/* It is moved by keys. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <div
        className="stage"
        ref={container}
        role="application"
        aria-label={t('pictureOf', { reports: graph.reports.id.length, indicators: graph.indicators.value.length })}
        aria-describedby="graph-keys"
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        onKeyDown={onKeyDown}
      />
      <Legend graph={graph} />
      <p id="graph-keys" className="hint">
        {t('keys')}
      </p>
    </div>
  );
}
