import type { ReportQuery, ReportRows } from '../model/index.ts';
import { ClewError } from '../errors.ts';
import { cursorOf, readCursor } from './cursor.ts';
import type { Filter } from './filter.ts';
import { behind, pageOf } from './page.ts';
import type { View, Visible } from './view.ts';

/** One page of the list of reports. Reports do not change their place, so that the number of the last one marks it. */
export function reportPage(query: ReportQuery, view: View, filter: Filter, visible: Visible): ReportRows {
  const { sort, order: direction, limit, after, ...filters } = query;
  const { set, count } = filter.matching(filters, visible);
  const desc = direction === 'desc';
  const order = view.shared.reports.orders[sort];
  const from = after === undefined ? 0 : behind(numberOf(after, view), order, desc);
  const numbers = pageOf(set, count, { order, desc, from, limit: limit + 1 });
  const rows = numbers.slice(0, limit);
  return {
    rows: rows.map((report) => view.reportRow(report)),
    ...(numbers.length > limit ? { next: cursorOf(rows.at(-1)!.toString(36)) } : {}),
    total: { count, more: view.partial && (query.q ?? query.indicator) !== undefined },
  };
}

function numberOf(after: string, view: View): number {
  const number = Number.parseInt(readCursor(after).id, 36);
  if (number >= 0 && number < view.shared.reports.count) return number;
  throw new ClewError('input', 'search.after', 'The mark of the page before (after) is not one that this list gave.', {
    hint: 'Leave it out to begin again.',
  });
}
