import { keepPreviousData, useInfiniteQuery, useQueryClient, type InfiniteData } from '@tanstack/react-query';
import { useMemo } from 'react';
import { get, type Params, type Refused } from './api.ts';

/** One page of any list, as the server answers. */
interface Page<Row> {
  readonly rows: readonly Row[];
  readonly next?: string | number | undefined;
  readonly total?: { readonly count: number; readonly more: boolean };
}

/** A list as far as it was read, and how to read on. */
export interface List<Row> {
  readonly rows: readonly Row[];
  /** Rows that fit the filters; `more`: at least so many. Absent until the first page is there, or where nobody counts. */
  readonly total: { readonly count: number; readonly more: boolean } | undefined;
  /** Nothing is there yet. */
  readonly isLoading: boolean;
  /** What is shown belongs to the question before. */
  readonly isBefore: boolean;
  readonly isReading: boolean;
  readonly hasMore: boolean;
  /** Changed elsewhere, and too long to be read anew behind the reader's back. */
  readonly isOutdated: boolean;
  readonly error: Refused | undefined;
  /** Reads the next page. */
  readonly more: () => void;
  /** Reads it anew from the start. */
  readonly refresh: () => void;
}

/** A list of more pages than this is not asked for again by itself when something changed: `isOutdated` says so instead. */
export const mostPagesRefreshed = 4;

/**
 * A list that the server gives page by page. `params` are filters and order; a change begins anew while the old rows stay.
 * The key begins with the path, as with `useGet`. `cursor` is how the server calls what it gave as `next`.
 */
export function useList<Row>(
  path: string,
  params: Params = {},
  { cursor = 'after', ...options }: { readonly enabled?: boolean; readonly cursor?: 'after' | 'before' } = {},
): List<Row> {
  const client = useQueryClient();
  const queryKey = useMemo(() => [path, params], [path, params]);
  const query = useInfiniteQuery<Page<Row>, Refused, InfiniteData<Page<Row>>, readonly unknown[], string | number | undefined>({
    queryKey,
    queryFn: ({ signal, pageParam }) => get<Page<Row>>(path, { ...params, [cursor]: pageParam }, signal),
    initialPageParam: undefined,
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
    ...options,
  });
  const rows = useMemo(() => query.data?.pages.flatMap((page) => page.rows) ?? [], [query.data]);
  const isLong = (query.data?.pages.length ?? 0) > mostPagesRefreshed;
  return {
    rows,
    total: query.data?.pages.at(0)?.total,
    isLoading: query.isLoading,
    isBefore: query.isPlaceholderData,
    isReading: query.isFetching,
    hasMore: query.hasNextPage,
    isOutdated: isLong && query.isStale && !query.isFetching && (client.getQueryState(queryKey)?.isInvalidated ?? false),
    error: query.error ?? undefined,
    more: () => {
      if (query.hasNextPage && !query.isFetching) void query.fetchNextPage();
    },
    refresh: () => void client.resetQueries({ queryKey, exact: true }),
  };
}
