import type { RingTimeline } from '../../../../src/model/index.ts';
import { day } from '../../../app/format.ts';

/** Room beside the charts: all stand under one another on the same axis of time. */
export const marginLeft = 210;
export const marginRight = 16;

const monthMs = 31 * 86_400_000;

export const endOf = ({ from, counts, bucketMs }: RingTimeline): number => from + counts.length * bucketMs;

/** An axis of time with dates that read the same in both languages. */
export function axis(timeline: RingTimeline) {
  const end = endOf(timeline);
  const isLong = end - timeline.from > 9 * monthMs;
  return {
    type: 'time' as const,
    domain: [new Date(timeline.from), new Date(end)],
    label: null,
    ticks: 8,
    tickFormat: (at: Date) => (isLong ? day(at.getTime()).slice(0, 7) : day(at.getTime()).slice(5)),
  };
}
