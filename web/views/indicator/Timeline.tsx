import type { JSX } from 'react';
import { day } from '../../app/format.ts';
import { Spark } from '../../parts/Spark.tsx';

interface TimelineProps {
  readonly counts: readonly number[];
  readonly from: number | undefined;
  readonly to: number | undefined;
}

/** Reports by equal spans of time, with the days at both ends. */
export function Timeline({ counts, from, to }: TimelineProps): JSX.Element {
  if (counts.length === 0 || from === undefined || to === undefined) return <p className="soft">–</p>;
  return (
    <figure className="indicator-timeline">
      <Spark counts={counts} from={from} to={to} />
      <figcaption aria-hidden="true">
        <span>{day(from)}</span>
        <span>{day(to)}</span>
      </figcaption>
    </figure>
  );
}
