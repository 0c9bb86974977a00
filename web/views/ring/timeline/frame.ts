import { useEffect, useRef, useState, type RefObject } from 'react';
import type { RingTimeline } from '../../../../src/model/index.ts';
import { day } from '../../../app/format.ts';

/** Room beside the charts: all stand under one another on the same axis of time. */
export const marginLeft = 210;
export const marginRight = 16;

/** Width of an element as it stands on the page. */
export function useWidth(): readonly [RefObject<HTMLDivElement | null>, number] {
  const box = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(900);
  useEffect(() => {
    const observer = new ResizeObserver(([entry]) => setWidth(Math.max(400, Math.floor(entry!.contentRect.width))));
    observer.observe(box.current!);
    return () => observer.disconnect();
  }, []);
  return [box, width];
}

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
