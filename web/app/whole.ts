import type { UseQueryResult } from '@tanstack/react-query';
import type { Refused } from './api.ts';
import type { List } from './list.ts';

/** An answer that holds all its rows at once, as the list that a `DataTable` shows. */
export function whole<Row>(query: UseQueryResult<{ readonly rows: readonly Row[] }, Refused>): List<Row> {
  const rows = query.data?.rows ?? [];
  return {
    rows,
    total: query.data === undefined ? undefined : { count: rows.length, more: false },
    isLoading: query.isLoading,
    isBefore: query.isPlaceholderData,
    isReading: query.isFetching && query.data === undefined,
    hasMore: false,
    isOutdated: false,
    error: query.error ?? undefined,
    more: () => undefined,
    refresh: () => void query.refetch(),
  };
}
