import * as Plot from '@observablehq/plot';
import type { JSX } from 'react';
import type { RingMoves } from '../../../../src/model/index.ts';
import { share } from '../../../app/format.ts';
import { usePlaceName } from '../../../app/places.ts';
import { useWords } from '../../../app/words.ts';
import { Chart } from '../../../parts/chart/Chart.tsx';
import { useWidth } from '../../../parts/chart/width.ts';
import { staysWords } from '../../../words/stays.ts';
import { utcDay } from '../../picture/frames.ts';
import { moveState } from '../../picture/moves/said.ts';

const dayMs = 86_400_000;

/** Places in time: a bar from the first report that tells a place to the last, the fuller the surer; an arrow for each move. */
export function Strip({ of: { stays, moves } }: { readonly of: RingMoves }): JSX.Element {
  const t = useWords(staysWords);
  const placeName = usePlaceName();
  const [box, width] = useWidth();
  const drawn = moves.filter(({ judged }) => judged?.verdict !== 'rejected');
  const times = [...stays.flatMap(({ from, to }) => [from, to]), ...drawn.map(({ at }) => at)];
  const [from, to] = [Math.min(...times), Math.max(...times) + dayMs];
  const isLong = to - from > 280 * dayMs;
  const keys = [
    ...new Set([
      ...stays.toSorted((a, b) => a.from - b.from).map(({ place }) => place),
      ...drawn.flatMap((move) => [move.from, move.to]).filter((place) => place !== undefined),
    ]),
  ];
  const bars = stays.map((stay) => ({
    ...stay,
    name: placeName(stay.place),
    // A single day must still be seen.
    end: Math.max(stay.to + dayMs, stay.from + (to - from) / 150),
  }));
  const arrows = drawn.flatMap((move) =>
    move.from === undefined || move.to === undefined
      ? []
      : [{ ...move, a: placeName(move.from), b: placeName(move.to), isConfirmed: moveState(move) === 'confirmed' }],
  );
  const chart = Plot.plot({
    width,
    height: keys.length * 34 + 34,
    marginLeft: 150,
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
    y: { type: 'band', domain: keys.map(placeName), label: null, tickSize: 0, padding: 0.35 },
    marks: [
      Plot.barX(bars, {
        y: 'name',
        x1: 'from',
        x2: 'end',
        fill: 'var(--accent)',
        fillOpacity: ({ confidence }: (typeof bars)[number]) => 0.15 + 0.75 * confidence,
        stroke: 'var(--accent)',
        title: ({ name, from: first, to: last, confidence }: (typeof bars)[number]) =>
          t('stay', { place: name, from: utcDay(first), to: utcDay(last), share: share(confidence) }),
      }),
      ...[true, false].map((isConfirmed) =>
        Plot.arrow(
          arrows.filter((each) => each.isConfirmed === isConfirmed),
          {
            x1: 'at',
            x2: 'at',
            y1: 'a',
            y2: 'b',
            stroke: isConfirmed ? 'var(--person)' : 'var(--machine)',
            strokeWidth: 2,
            strokeDasharray: isConfirmed ? 'none' : '5 3',
            headLength: 7,
            inset: 2,
            title: ({ a, b, at }: (typeof arrows)[number]) => `${a} → ${b}, ${utcDay(at)}`,
          },
        ),
      ),
    ],
  });
  return (
    <div ref={box}>
      <Chart of={chart} label={t('stripOf', { count: keys.length })} />
      <p className="hint">{t('stripHow')}</p>
    </div>
  );
}
