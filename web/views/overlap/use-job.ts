import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useState } from 'react';
import type { JobView } from '../../../src/model/index.ts';
import { useGet } from '../../app/api.ts';
import { useChange } from '../../app/change.ts';
import { isOver, jobHappened, tellInPlace } from '../../app/jobs.ts';
import { refresh } from '../../app/stale.ts';

/** Long work that a form begins and shows: what the server said against it stays in the form. `done` is told its result. */
export function useJob(done: (result: unknown) => void): {
  readonly job: JobView | undefined;
  readonly isUnderWay: boolean;
  readonly wrong: string | undefined;
  readonly begin: (path: string, body?: unknown) => Promise<void>;
} {
  const [id, setId] = useState<string>();
  const { isBusy, wrong, change } = useChange(['overlap', 'log']);
  const path = `/jobs/${id ?? ''}`;
  const known = useQueryClient().getQueryData<JobView>([path, {}]);
  // Words of its end may be lost with the stream: the page looks now and then.
  const refetchInterval = known !== undefined && isOver(known) ? false : 700;
  const { data } = useGet<JobView>(path, {}, { enabled: id !== undefined, refetchInterval });
  useEffect(() => (id === undefined ? undefined : tellInPlace(id)), [id]);
  const job = id !== undefined && data?.id === id ? data : undefined;
  const state = job?.state;
  const end = useEffectEvent(() => {
    refresh(['overlap', 'log']);
    if (state === 'done') done(job?.result);
  });
  useEffect(() => {
    if (state === 'done' || state === 'failed' || state === 'cancelled') end();
  }, [state]);
  return {
    job,
    isUnderWay: isBusy || (id !== undefined && (job === undefined || !isOver(job))),
    wrong,
    begin: async (path, body) => {
      setId(undefined);
      const begun = await change<JobView>('POST', path, body);
      if (begun === undefined) return;
      setId(begun.id);
      jobHappened(begun);
    },
  };
}
