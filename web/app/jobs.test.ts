import { beforeEach, expect, it } from 'vitest';
import type { JobView } from '../../src/model/index.ts';
import { queries } from './api.ts';
import { ended, jobHappened } from './jobs.ts';

const job = (change: Partial<JobView>): JobView => ({
  id: 'j1',
  kind: 'link',
  by: 'local',
  state: 'running',
  startedAt: 1,
  ...change,
});
const rows = (): readonly JobView[] => queries.getQueryData<{ readonly rows: readonly JobView[] }>(['/jobs', {}])?.rows ?? [];

beforeEach(() => {
  queries.clear();
  ended.set([]);
});

it('new jobs stand first, known ones where they stood', () => {
  jobHappened(job({ id: 'a' }));
  jobHappened(job({ id: 'b' }));
  jobHappened(job({ id: 'a', progress: { step: 'join', done: 1, total: 4, unit: 'rounds' } }));
  expect(rows().map(({ id }) => id)).toEqual(['b', 'a']);
  expect(rows()[1]!.progress?.done).toBe(1);
});

it('a job that is over stays over, and is told once', () => {
  jobHappened(job({}));
  jobHappened(job({ state: 'done', endedAt: 2 }));
  // An answer to an earlier question comes late.
  jobHappened(job({}));
  jobHappened(job({ state: 'done', endedAt: 2 }));
  expect(rows().map(({ state }) => state)).toEqual(['done']);
  expect(ended.get()).toHaveLength(1);
});
