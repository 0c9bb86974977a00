import { useEffect, type RefObject } from 'react';
import type { ReportReading } from '../../../../src/model/index.ts';
import { useAsked } from '../../../app/ways.ts';
import type { Span } from '../pieces.ts';
import { highlight, layers, rangesOf } from './highlight.ts';

/** The stretch of the narrative that an address names: `?mark=12-40`. */
export function markOf(text: string | undefined): Span | undefined {
  const found = /^(\d{1,9})-(\d{1,9})$/u.exec(text ?? '');
  if (found === null) return undefined;
  const [start, end] = [Number(found[1]), Number(found[2])];
  return start < end ? { start, end } : undefined;
}

/** The page's part that scrolls is `main`; a range by itself cannot ask to be seen. */
function bringIntoView(range: Range): void {
  const main = document.querySelector('main');
  const { top, bottom } = range.getBoundingClientRect();
  const shown = main?.getBoundingClientRect();
  if (shown === undefined || (top >= shown.top && bottom <= shown.bottom)) return;
  main?.scrollBy({ top: top - (shown.top + shown.bottom) / 2 });
}

/** Marks in the narrative what the reading rests on, and what the address names, which is brought into view. */
export function useMarks(narrative: RefObject<HTMLElement | null>, reading: ReportReading | undefined): void {
  const [{ mark }] = useAsked();
  useEffect(() => {
    const element = narrative.current;
    if (element === null) return undefined;
    // Words of a type that is not said decided nothing.
    highlight('word', rangesOf(element, reading?.type === undefined ? [] : reading.words));
    highlight('step', rangesOf(element, reading?.stages ?? []));
    // A number is marked as an indicator already.
    const places = reading?.places.filter(({ field, role }) => field === undefined && role !== 'number') ?? [];
    highlight('place', rangesOf(element, places));
    const pointed = markOf(mark);
    const ranges = pointed === undefined ? [] : rangesOf(element, [pointed]);
    highlight('pointed', ranges);
    if (ranges[0] !== undefined) bringIntoView(ranges[0]);
    return () => layers.forEach((layer) => highlight(layer, []));
  }, [narrative, reading, mark]);
}
