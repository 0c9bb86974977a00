import type { UseQueryResult } from '@tanstack/react-query';
import type { Refused } from '../../app/api.ts';
import type { List } from '../../app/list.ts';
import { whole } from '../../app/whole.ts';

/** Rows that are one part of an answer, as the list that a `DataTable` shows. */
export function listOf<Answer, Row>(
  query: UseQueryResult<Answer, Refused>,
  rowsOf: (answer: Answer) => readonly Row[],
): List<Row> {
  const { data } = query;
  const answer = { ...query, data: data === undefined ? undefined : { rows: rowsOf(data) } };
  return whole(answer as UseQueryResult<{ readonly rows: readonly Row[] }, Refused>);
}
