import { beforeEach, expect, it } from 'vitest';
import type { JobView } from '../../src/model/index.ts';
import { queries } from './api.ts';
import { awaited, jobHappened, takeEnded, tellInPlace } from './jobs.ts';

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
  awaited.set(new Set());
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
  expect(takeEnded(rows())).toHaveLength(1);
  expect(takeEnded(rows())).toEqual([]);
});

it('an end that no event told is told when an answer brings it', () => {
  jobHappened(job({}));
  expect(takeEnded(rows())).toEqual([]);
  expect(takeEnded([job({ state: 'failed' }), job({ id: 'before this page', state: 'done' })]).map(({ id }) => id)).toEqual([
    'j1',
  ]);
});

it('an end that a part of the page shows is told nowhere else, unless that part goes first', () => {
  const leave = tellInPlace('j1');
  jobHappened(job({}));
  jobHappened(job({ state: 'done' }));
  expect(takeEnded(rows())).toEqual([]);
  leave();
  expect(takeEnded(rows())).toEqual([]);
  const away = tellInPlace('j2');
  jobHappened(job({ id: 'j2' }));
  away();
  jobHappened(job({ id: 'j2', state: 'done' }));
  expect(takeEnded(rows()).map(({ id }) => id)).toEqual(['j2']);
});
