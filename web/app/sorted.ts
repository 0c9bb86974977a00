import { useState } from 'react';
import type { Sort } from '../parts/DataTable.tsx';
import type { List } from './list.ts';

/** A list that is here whole, in the order that the reader asks for. Equal rows keep their order. */
export function useSorted<Row>(
  rows: readonly Row[],
  by: Readonly<Record<string, (row: Row) => number | string>>,
  first: Sort,
): { readonly list: List<Row>; readonly sort: Sort; readonly onSort: (sort: Sort) => void } {
  const [sort, setSort] = useState(first);
  const valueOf = by[sort.by] ?? by[first.by]!;
  const sign = sort.order === 'asc' ? 1 : -1;
  const sorted = rows.toSorted((a, b) => {
    const [x, y] = [valueOf(a), valueOf(b)];
    return x === y ? 0 : x < y ? -sign : sign;
  });
  return {
    sort,
    onSort: setSort,
    list: {
      rows: sorted,
      total: { count: rows.length, more: false },
      isLoading: false,
      isBefore: false,
      isReading: false,
      hasMore: false,
      isOutdated: false,
      error: undefined,
      more: () => undefined,
      refresh: () => undefined,
    },
  };
}
