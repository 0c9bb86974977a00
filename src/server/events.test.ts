import { describe, expect, it } from 'vitest';
import type { Happened, JobView, Permission } from '../model/index.ts';
import { Events, toldTo } from './events.ts';

const job = (by: string, id = 'j', state: JobView['state'] = 'running'): Happened => ({
  event: 'job',
  job: { id, kind: 'import', by, state, startedAt: 0 },
});
const changed = (...what: Extract<Happened, { event: 'changed' }>['what']): Happened => ({
  event: 'changed',
  what,
  by: 'ann',
  act: 7,
});
const listener = (user: string, ...may: Permission[]) => ({ user, may: () => may });

describe('what is told', () => {
  it.each([
    ['their own job', listener('bob', 'verify'), job('bob'), job('bob')],
    ['another’s job to who might import', listener('bob', 'read', 'import'), job('ann'), job('ann')],
    ['nothing of another’s job to who only reads', listener('bob', 'read'), job('ann'), undefined],
    [
      'changes of what they may read',
      listener('bob', 'read', 'verify'),
      changed('reports', 'log', 'users'),
      changed('reports', 'log'),
    ],
    [
      'changes of the log alone to the auditor',
      listener('bob', 'log', 'verify'),
      changed('rings', 'judgements', 'log'),
      changed('log'),
    ],
    ['nothing to whose session ended', listener('bob'), changed('rings', 'log'), undefined],
  ])('%s', (_what, who, happened, told) => {
    expect(toldTo(who, happened)).toEqual(told);
  });
});

describe('a page that listens', () => {
  const take = async (heard: AsyncGenerator<Happened | 'idle'>, count: number): Promise<(Happened | 'idle' | undefined)[]> => {
    const taken: (Happened | 'idle' | undefined)[] = [];
    for (let i = 0; i < count; i++) {
      const { value, done } = await heard.next();
      taken.push(done === true ? undefined : value);
    }
    return taken;
  };

  it('hears what comes, in order, and a sign of life in between', async () => {
    const events = new Events();
    const heard = events.listen(listener('ann', 'read'), new AbortController().signal, 5);
    expect(await take(heard, 1)).toEqual(['idle']);
    events.tell(changed('reports'));
    events.tell(changed('rings'));
    expect(await take(heard, 2)).toEqual([changed('reports'), changed('rings')]);
  });

  it('hears only the newest of a job that moves faster than it listens', async () => {
    const events = new Events();
    const heard = events.listen(listener('ann', 'read'), new AbortController().signal, 5);
    await heard.next();
    events.tell(job('ann', 'j', 'waiting'));
    events.tell(job('ann', 'j', 'running'));
    events.tell(job('ann', 'k'));
    events.tell(job('ann', 'j', 'done'));
    expect(await take(heard, 3)).toEqual([job('ann', 'j', 'running'), job('ann', 'k'), job('ann', 'j', 'done')]);
  });

  it('is cut off when it falls far behind, or its session ends, or the server stops', async () => {
    const events = new Events();
    const slow = events.listen(listener('ann', 'read'), new AbortController().signal, 5);
    await slow.next();
    for (let i = 0; i < 300; i++) events.tell(changed('reports'));
    expect(await take(slow, 1)).toEqual([undefined]);

    let may: Permission[] = ['read'];
    const ended = events.listen({ user: 'ann', may: () => may }, new AbortController().signal, 5);
    await ended.next();
    may = [];
    expect(await take(ended, 1)).toEqual([undefined]);

    const last = events.listen(listener('ann', 'read'), new AbortController().signal, 60_000);
    const next = last.next();
    events.close();
    expect((await next).done).toBe(true);
  });
});
