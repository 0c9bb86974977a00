import type { JSX } from 'react';
import { day } from '../app/format.ts';
import { useWords } from '../app/words.ts';
import { parts } from '../words/parts.ts';
import './spark.css';

/** How many over time, small enough for a table's cell: one bar for each equal span of time. */
export function Spark({
  counts,
  from,
  to,
}: {
  readonly counts: readonly number[];
  readonly from?: number | undefined;
  readonly to?: number | undefined;
}): JSX.Element {
  const t = useWords(parts);
  const most = Math.max(1, ...counts);
  const label =
    from === undefined || to === undefined ? t('sparkPlain', { most }) : t('sparkOf', { from: day(from), to: day(to), most });
  return (
    <svg
      className="spark"
      viewBox={`0 0 ${Math.max(1, counts.length) * 4} 20`}
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
    >
      {counts.map((count, i) => {
        // A span with a single report among many must still be seen.
        const height = count === 0 ? 1 : Math.max(2.5, (count / most) * 20);
        return (
          // oxlint-disable-next-line react/no-array-index-key -- a bar is its place in time
          <rect key={i} className={count === 0 ? 'none' : ''} x={i * 4} y={20 - height} width={3} height={height} />
        );
      })}
    </svg>
  );
}
