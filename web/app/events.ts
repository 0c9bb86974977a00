import { useEffect } from 'react';
import type { Happened } from '../../src/model/index.ts';
import { queries } from './api.ts';

/** Paths of the API that become stale when something changes. */
const stale: Readonly<Record<Extract<Happened, { event: 'changed' }>['what'][number], readonly string[]>> = {
  reports: ['/reports', '/facets', '/casebook', '/rejected', '/exhibits', '/indicators', '/search'],
  rings: ['/rings', '/reports', '/why', '/indicators', '/services', '/casebook', '/search'],
  judgements: ['/judgements', '/rings', '/why', '/reports', '/indicators'],
  log: ['/log'],
  users: ['/users', '/session'],
  cases: ['/cases', '/rings', '/reports'],
};

/** Keeps what is on screen fresh while others work: server-sent events name what changed, and the page asks again. */
export function useEvents(): void {
  useEffect(() => {
    const source = new EventSource('/api/events');
    source.addEventListener('message', ({ data }: MessageEvent<string>) => {
      const happened = JSON.parse(data) as Happened;
      if (happened.event === 'job') {
        void queries.invalidateQueries({ queryKey: ['/jobs'] });
        return;
      }
      const prefixes = happened.what.flatMap((what) => stale[what]);
      void queries.invalidateQueries({
        predicate: ({ queryKey: [path] }) => typeof path === 'string' && prefixes.some((prefix) => path.startsWith(prefix)),
      });
    });
    return () => source.close();
  }, []);
}
