import type { Picture } from '../../../../src/model/index.ts';

type Type = Picture['types'][number]['type'];

/** How one type went. */
export interface Trend {
  readonly type: Type;
  readonly counts: readonly number[];
  readonly total: number;
  /** Reports of the last spans, and of as many before them. */
  readonly late: number;
  readonly before: number;
}

/** Spans that are held against as many before them: a month of weeks. */
const lateSpans = 4;

/** Types with reports, most first; what the machine is not sure of comes last. */
export function trendsOf({ types }: Pick<Picture, 'types'>): readonly Trend[] {
  const sum = (counts: readonly number[]): number => counts.reduce((all, count) => all + count, 0);
  return types
    .map(({ type, counts }) => ({
      type,
      counts,
      total: sum(counts),
      late: sum(counts.slice(-lateSpans)),
      before: sum(counts.slice(-2 * lateSpans, -lateSpans)),
    }))
    .filter(({ total }) => total > 0)
    .toSorted((a, b) => Number(a.type === 'unsure') - Number(b.type === 'unsure') || b.total - a.total);
}
