import type { UseQueryResult } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useState } from 'react';
import type { NewTrace, TraceRows } from '../../../src/model/index.ts';
import { type Refused, useGet } from '../../app/api.ts';
import { isOver, startJob, useJobs } from '../../app/jobs.ts';

/** What traces are about: a ring or a case. */
export type About = { readonly ring: string } | { readonly case: string };

/** Traces made of a ring or a case, newest first, and how many transfers there are to follow. */
export const useTraces = (about: About): UseQueryResult<TraceRows, Refused> => useGet<TraceRows>('/money/traces', { ...about });

/** Makes a trace as a job, and says when it is there. */
export function useRun(onDone: (act: number) => void): {
  readonly isRunning: boolean;
  readonly run: (asked: NewTrace) => Promise<void>;
} {
  const [mine, setMine] = useState<string>();
  const job = useJobs().find(({ id }) => id === mine);
  const done = useEffectEvent((act: number) => onDone(act));
  const isEnded = job !== undefined && isOver(job);
  const act = job?.state === 'done' ? (job.result as { readonly act: number }).act : undefined;
  useEffect(() => {
    if (act !== undefined) done(act);
  }, [act]);
  return {
    isRunning: mine !== undefined && !isEnded,
    run: async (asked) => setMine((await startJob('/money/traces', asked))?.id),
  };
}
