import { setTimeout as later } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { ClewError } from '../errors.ts';
import type { Happened, JobView } from '../model/index.ts';
import type { User } from './env.ts';
import { JobBook } from './jobs.ts';

const user: User = { name: 'ann', display: 'Ann', roles: ['analyst'], local: false };

/** A piece of work that ends when it is told to. */
function gated(): { readonly work: (job: { readonly signal: AbortSignal }) => Promise<string>; finish(): void; begun: boolean } {
  let finish = (): void => undefined;
  const made = {
    begun: false,
    finish: () => finish(),
    work: ({ signal }: { readonly signal: AbortSignal }): Promise<string> => {
      made.begun = true;
      return new Promise((resolve, reject) => {
        finish = () => resolve('made');
        signal.addEventListener('abort', () => reject(signal.reason as Error));
      });
    },
  };
  return made;
}

function bookOf(): { readonly book: JobBook; readonly told: Happened[]; readonly ended: (id: string) => Promise<JobView> } {
  const told: Happened[] = [];
  const book = new JobBook((happened) => void told.push(happened));
  const ended = async (id: string): Promise<JobView> => {
    while (book.get(id)?.endedAt === undefined) await later(1);
    return book.get(id)!;
  };
  return { book, told, ended };
}

describe('jobs', () => {
  it('that write run one after the other, and a verification beside them', async () => {
    const { book, ended } = bookOf();
    const [first, second, looking] = [gated(), gated(), gated()];
    const one = book.start('import', user, first.work);
    const two = book.start('link', user, second.work);
    const three = book.start('verify', user, looking.work);
    expect([first.begun, second.begun, looking.begun]).toEqual([true, false, true]);
    expect(book.get(two.id)?.state).toBe('waiting');
    first.finish();
    expect((await ended(one.id)).result).toBe('made');
    await later(1);
    expect(book.get(two.id)?.state).toBe('running');
    second.finish();
    looking.finish();
    expect((await ended(two.id)).state).toBe('done');
    expect((await ended(three.id)).state).toBe('done');
    expect(book.list().map(({ id }) => id)).toEqual([three.id, two.id, one.id]);
  });

  it('can be stopped, while they wait and while they run, and the next one gets its turn', async () => {
    const { book, ended } = bookOf();
    const [first, second, third] = [gated(), gated(), gated()];
    const one = book.start('import', user, first.work);
    const two = book.start('import', user, second.work);
    const three = book.start('import', user, third.work);
    book.cancel(two.id);
    book.cancel(one.id);
    expect((await ended(one.id)).state).toBe('cancelled');
    expect(book.get(two.id)?.state).toBe('cancelled');
    await later(1);
    third.finish();
    expect((await ended(three.id)).state).toBe('done');
    expect(second.begun).toBe(false);
  });

  it('that fail say why, and a bug says nothing of what it worked on', async () => {
    const { book, ended } = bookOf();
    const fails = book.start('import', user, async () => {
      throw new ClewError('input', 'intake.empty', 'reports.csv is empty', { detail: 'Li Lei' });
    });
    expect((await ended(fails.id)).error).toEqual({ code: 'intake.empty', message: 'reports.csv is empty' });
    const breaks = book.start('import', user, async () => {
      throw new TypeError('Li Lei is no number');
    });
    const view = await ended(breaks.id);
    expect(view.error?.code).toBe('server.bug');
    expect(JSON.stringify(view)).not.toContain('Li Lei');
  });

  it('tell of their progress now and then, and always of their end', async () => {
    const { book, told, ended } = bookOf();
    const { id } = book.start('import', user, async ({ progress }) => {
      for (let done = 0; done < 10_000; done++) progress({ step: 'read', done, unit: 'bytes' });
    });
    const view = await ended(id);
    expect(view.progress).toEqual({ step: 'read', done: 9999, unit: 'bytes' });
    expect(told.length).toBeLessThan(1000);
    expect(told.at(-1)).toMatchObject({ event: 'job', job: { id, state: 'done' } });
  });

  it('are forgotten when a hundred came after them, but never while they run', async () => {
    const { book, ended } = bookOf();
    const slow = gated();
    const kept = book.start('verify', user, slow.work);
    for (let i = 0; i < 150; i++) await ended(book.start('link', user, async () => i).id);
    expect(book.list()).toHaveLength(100);
    expect(book.get(kept.id)?.state).toBe('running');
    slow.finish();
    await ended(kept.id);
  });

  it('are all stopped at the end, and none begins after it', async () => {
    const { book } = bookOf();
    const [first, second] = [gated(), gated()];
    book.start('import', user, first.work);
    book.start('import', user, second.work);
    await book.close();
    expect(book.list().map(({ state }) => state)).toEqual(['cancelled', 'cancelled']);
    const late = gated();
    expect(book.start('link', user, late.work).state).toBe('cancelled');
    expect(late.begun).toBe(false);
  });
});
