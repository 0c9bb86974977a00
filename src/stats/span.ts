import { ClewError } from '../errors.ts';
import { StatDimension, statDimensions, type StatQuery } from '../model/index.ts';

const dayMs = 86_400_000;
const minuteMs = 60_000;

/** Counts below this are hidden unless somebody asks for another. */
const usualK = 5;
/** Fewer than this may not be published, and is not shown to who may not read every report. */
export const leastK = 3;

/** What is to be counted: which days, how, and from how many on a count is shown. */
export interface Span {
  /** First day, and the day after the last, in the agency's time. */
  readonly from: string;
  readonly to: string;
  /** The same in UTC milliseconds, `end` not included. */
  readonly begin: number;
  readonly end: number;
  /** Minutes that the agency's days are before UTC. */
  readonly offset: number;
  readonly k: number;
  readonly currency?: string;
  readonly cross?: readonly [StatDimension, StatDimension];
  /** The one table of complaints to be shown. */
  readonly only?: StatDimension;
}

/** Throws ClewError `input` `stats.span`, `stats.by`. */
export function spanOf({ year, from, to, by, currency, k = usualK, offset = 0 }: StatQuery): Span {
  const first = year === undefined ? from : `${year}-01-01`;
  const last = year === undefined ? to : `${year}-12-31`;
  const isBoth = year !== undefined && (from !== undefined || to !== undefined);
  if (isBoth || first === undefined || last === undefined || first > last) {
    throw new ClewError('input', 'stats.span', 'Statistics are of a year, or from one day to a later one', {
      hint: '--year 2026, or --from 2026-01-01 --to 2026-06-30.',
    });
  }
  const after = new Date(Date.parse(last) + dayMs).toISOString().slice(0, 10);
  const [one, other, ...more] = by === undefined ? [] : by.split(',').map(dimensionOf);
  if (more.length > 0 || (one !== undefined && one === other)) throw wrongBy();
  return {
    from: first,
    to: after,
    begin: Date.parse(first) - offset * minuteMs,
    end: Date.parse(after) - offset * minuteMs,
    offset,
    k,
    ...(currency === undefined ? {} : { currency }),
    ...(one === undefined ? {} : other === undefined ? { only: one } : { cross: [one, other] as const }),
  };
}

function dimensionOf(name: string): StatDimension {
  const { data } = StatDimension.safeParse(name.trim());
  if (data === undefined) throw wrongBy();
  return data;
}

const wrongBy = (): ClewError =>
  new ClewError('input', 'stats.by', 'Complaints are counted by one thing, or by two that are not the same', {
    hint: `One of ${statDimensions.join(', ')}; or two: --by type,age.`,
  });
