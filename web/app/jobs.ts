import { useQueryClient } from '@tanstack/react-query';
import type { JobView } from '../../src/model/index.ts';
import { queries, send, useGet } from './api.ts';
import { Store } from './store.ts';
import { toastError } from './toasts.ts';

interface Jobs {
  readonly rows: readonly JobView[];
}

/**
 * Jobs that this page saw before they were over, and whose end nobody was told of yet. The end may come as an event, or in an answer
 * after the stream was cut.
 */
export const awaited = new Store<ReadonlySet<string>>(new Set());

export function awaitJobs(ids: readonly string[]): void {
  const told = ids.filter((id) => !inPlace.has(id));
  if (told.some((id) => !awaited.get().has(id))) awaited.set((before) => new Set([...before, ...told]));
}

/** Jobs whose end is told where they were begun. */
const inPlace = new Set<string>();

/** A part of the page shows how this job goes and ends: nothing else tells it. What is given back is called when that part goes. */
export function tellInPlace(id: string): () => void {
  inPlace.add(id);
  awaited.set((before) => new Set([...before].filter((each) => each !== id)));
  return () => {
    inPlace.delete(id);
    const job = queries.getQueryData<JobView>([`/jobs/${id}`, {}]);
    if (job === undefined || !isOver(job)) awaitJobs([id]);
  };
}

/** Takes those that are over now off the list, and gives them: each is told once. */
export function takeEnded(jobs: readonly JobView[]): readonly JobView[] {
  const over = jobs.filter((job) => isOver(job) && awaited.get().has(job.id));
  if (over.length > 0) awaited.set((before) => new Set([...before].filter((id) => !over.some((job) => job.id === id))));
  return over;
}

export const isOver = ({ state }: JobView): boolean => state === 'done' || state === 'failed' || state === 'cancelled';

/** Milliseconds of a step after which its pace is worth telling. */
const paceMs = 1500;
const began = new Map<string, { readonly step: string; readonly at: number; readonly done: number }>();

/** Seconds that the step of each job still takes at its pace so far; absent until there is one. */
export const lefts = new Store<ReadonlyMap<string, number>>(new Map());

function notePace(job: JobView): void {
  const { id, progress } = job;
  const next = new Map(lefts.get());
  next.delete(id);
  if (isOver(job) || progress?.total === undefined) {
    began.delete(id);
  } else {
    const from = began.get(id);
    const now = Date.now();
    if (from?.step !== progress.step) began.set(id, { step: progress.step, at: now, done: progress.done });
    else if (now - from.at >= paceMs && progress.done > from.done) {
      next.set(id, ((progress.total - progress.done) / (progress.done - from.done)) * ((now - from.at) / 1000));
    }
  }
  lefts.set(next);
}

/** Puts what the server told of a job where pages look. */
export function jobHappened(job: JobView): void {
  const known = queries.getQueryData<Jobs>(['/jobs', {}])?.rows ?? [];
  const before = known.find(({ id }) => id === job.id);
  // Words may overtake one another: what is over stays over.
  if (before !== undefined && isOver(before)) return;
  const rows = before === undefined ? [job, ...known] : known.map((each) => (each.id === job.id ? job : each));
  queries.setQueryData<Jobs>(['/jobs', {}], { rows });
  queries.setQueryData<JobView>([`/jobs/${job.id}`, {}], job);
  notePace(job);
  if (!isOver(job)) awaitJobs([job.id]);
}

/** Long work, newest first: what runs, and what came of the rest since the server was started. */
export function useJobs(): readonly JobView[] {
  const known = useQueryClient().getQueryData<Jobs>(['/jobs', {}])?.rows ?? [];
  // An answer may come later than the word that overtook it: while something runs, the page looks now and then.
  return useGet<Jobs>('/jobs', {}, { refetchInterval: known.every(isOver) ? false : 5000 }).data?.rows ?? [];
}

/** Begins long work; undefined when the server refused, which a toast tells. */
export async function startJob(path: string, body: unknown = {}): Promise<JobView | undefined> {
  try {
    const job = await send<JobView>('POST', path, body);
    // The event of its end may have overtaken this answer.
    awaitJobs([job.id]);
    jobHappened(job);
    return job;
  } catch (error) {
    toastError(error);
    return undefined;
  }
}

export async function cancelJob(id: string): Promise<void> {
  try {
    jobHappened(await send<JobView>('DELETE', `/jobs/${id}`));
  } catch (error) {
    toastError(error);
  }
}
