import type { JSX } from 'react';
import type { RingGraph } from '../../../../src/model/index.ts';
import { useWords } from '../../../app/words.ts';
import { graphWords } from '../../../words/graph.ts';
import { familyOf, type Family, shapeOf } from './colours.ts';

const shapes: Readonly<Record<'circle' | 'square' | 'diamond' | 'triangle', JSX.Element>> = {
  circle: <circle cx="7" cy="7" r="5" />,
  square: <rect x="2.5" y="2.5" width="9" height="9" />,
  diamond: <path d="M7 1.5 12.5 7 7 12.5 1.5 7z" />,
  triangle: <path d="M7 2 12.5 12h-11z" />,
};

function Mark({ family }: { readonly family: Family | 'report' | 'service' }): JSX.Element {
  const shape = family === 'report' || family === 'service' ? 'circle' : shapeOf[family];
  return (
    <svg className={`graph-mark ${family}`} width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
      {shapes[shape]}
    </svg>
  );
}

function Line({ said }: { readonly said: string }): JSX.Element {
  return (
    <svg className={`line ${said}`} width="26" height="14" viewBox="0 0 26 14" aria-hidden="true">
      <path d="M1 7h24" />
    </svg>
  );
}

/** What the forms mean, in words; only what occurs in this ring. */
export function Legend({ graph }: { readonly graph: RingGraph }): JSX.Element {
  const t = useWords(graphWords);
  const families = new Set(graph.indicators.kind.filter((_, i) => !graph.indicators.service[i]!).map(familyOf));
  const judged = new Set(graph.links.judged);
  const marks: readonly Family[] = (['contact', 'web', 'fund', 'wallet', 'other'] as const).filter((family) =>
    families.has(family),
  );
  const lines = [
    'link' as const,
    ...(graph.links.bridge.includes(true) ? (['bridge'] as const) : []),
    ...(['same', 'different', 'unsure'] as const).filter((said) => judged.has(said)),
  ];
  return (
    <ul className="graph-legend" aria-label={t('legend')}>
      <li>
        <Mark family="report" /> {t('report')}
      </li>
      {marks.map((family) => (
        <li key={family}>
          <Mark family={family} /> {t(family)}
        </li>
      ))}
      {graph.indicators.service.includes(true) && (
        <li>
          <Mark family="service" /> {t('service')}
        </li>
      )}
      {lines.map((said) => (
        <li key={said}>
          <Line said={said} /> {t(said)}
        </li>
      ))}
    </ul>
  );
}
