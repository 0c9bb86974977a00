import type { JobView } from '../../../src/model/index.ts';
import { get } from '../../app/api.ts';
import { isOver, jobHappened } from '../../app/jobs.ts';

/** Milliseconds between two looks at a job. */
const pauseMs = 400;

/** Waits for the end of a job, telling how far it is; it goes on when nobody looks any more. */
export async function untilOver(begun: JobView, tell: (job: JobView) => void): Promise<JobView> {
  for (let job = begun; ; job = await get<JobView>(`/jobs/${job.id}`)) {
    jobHappened(job);
    tell(job);
    if (isOver(job)) return job;
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
}
