import type { Query } from '@tanstack/react-query';
import type { Happened } from '../../src/model/index.ts';
import { queries } from './api.ts';
import { mostPagesRefreshed } from './list.ts';

type What = Extract<Happened, { event: 'changed' }>['what'][number];

/** Paths of the API whose answers become stale when rows of a kind change. */
const stale: Readonly<Record<What, readonly string[]>> = {
  reports: ['/reports', '/facets', '/casebook', '/rejected', '/exhibits', '/indicators', '/search', '/places'],
  rings: ['/rings', '/reports', '/why', '/indicators', '/services', '/casebook', '/search', '/picture', '/overlap'],
  judgements: ['/judgements', '/rings', '/why', '/reports', '/indicators', '/services', '/picture'],
  // Packages and grounds are acts of their own kinds.
  log: ['/log', '/packages'],
  users: ['/users', '/session'],
  cases: ['/cases', '/templates', '/rings', '/reports', '/money'],
  money: ['/money'],
  people: ['/people', '/alarms'],
  picture: ['/picture', '/stats', '/rings', '/reports'],
  overlap: ['/overlap'],
};

const isLong = ({ state: { data } }: Query): boolean =>
  ((data as { readonly pages?: readonly unknown[] } | undefined)?.pages?.length ?? 0) > mostPagesRefreshed;

/** Asks again for what is on screen of these kinds; the rest when it is next shown. Long lists only say that they are old. */
export function refresh(what: readonly What[]): void {
  const paths = what.flatMap((each) => stale[each]);
  const isStale = ({ queryKey: [path] }: Query): boolean =>
    typeof path === 'string' && paths.some((prefix) => path === prefix || path.startsWith(`${prefix}/`));
  void queries.invalidateQueries({ predicate: (query) => isStale(query) && !isLong(query) });
  void queries.invalidateQueries({ predicate: (query) => isStale(query) && isLong(query), refetchType: 'none' });
}
