import { expect, it } from 'vitest';
import { madeDesk } from '../../../test/support/made-freezes.ts';
import { madeTraces } from '../../../test/support/made-traces.ts';
import { proposals } from './proposals.ts';
import { propose } from './propose.ts';
import { agoWords, hoursLeft, lapseOf, monthsLater } from './rules.ts';
import { recordState, renew } from './state.ts';

const hour = 3_600_000;
const at = (text: string): number => Date.parse(text);
const account = 'bank:6228480402564890018';
const start = at('2026-03-27T22:30:00+08:00');

async function sentAndConfirmed(law: 'CN' | 'US' | 'other' = 'CN', until?: number) {
  const made = madeDesk();
  made.desk.now = start;
  const traces = madeTraces([{ account, minor: 12_000_00, at: start - 5 * hour }]);
  const { proposal } = await propose(made.ctx, { account, to: 'A bank', law, reason: 'why', until }, { traces });
  await recordState(made.ctx, { proposal, state: 'sent' });
  await recordState(made.ctx, { proposal, state: 'confirmed', until });
  const now = async (later: number) => (await proposals(made.ctx.read, later))[0]!;
  return { ...made, proposal, now };
}

it('a stop holds to the last millisecond of 48 hours, and not through it', async () => {
  const { now } = await sentAndConfirmed();
  // A night on which clocks change elsewhere lies between.
  const end = at('2026-03-29T22:30:00+08:00');
  expect(await now(end - 1)).toMatchObject({ state: 'confirmed', until: end, next: 'stop.again' });
  expect(await now(end)).toMatchObject({ state: 'expired', until: end, next: 'stop.again' });
});

it('the clock begins with the confirmation, whenever it is recorded', async () => {
  const made = await sentAndConfirmed();
  made.desk.now = start + 40 * hour;
  const { proposal } = await renew(made.ctx, { proposal: made.proposal, reason: 'statement is awaited' });
  // The first stop holds until the second is there.
  expect(await made.now(made.desk.now)).toMatchObject({ state: 'proposed', step: 'stop.again', until: start + 48 * hour });
  await recordState(made.ctx, { proposal, state: 'sent' });
  made.desk.now = start + 60 * hour;
  await recordState(made.ctx, { proposal, state: 'confirmed', when: start + 45 * hour });
  expect(await made.now(start + 92 * hour)).toMatchObject({ state: 'confirmed', until: start + 93 * hour, next: 'freeze' });
  expect(await made.now(start + 93 * hour)).toMatchObject({ state: 'expired', next: 'freeze' });
});

it('a third stop is refused, by a new proposal as well; a freeze follows', async () => {
  const made = await sentAndConfirmed();
  const { ctx, desk, proposal } = made;
  await renew(ctx, { proposal, reason: 'more time' });
  await recordState(ctx, { proposal, state: 'sent' });
  await recordState(ctx, { proposal, state: 'confirmed' });
  const third = { code: 'money.freeze.third', kind: 'conflict', message: expect.stringContaining('Yinfa [2016] 86') as string };
  await expect(renew(ctx, { proposal, step: 'stop.again', reason: 'more time' })).rejects.toMatchObject(third);
  desk.now += 100 * hour;
  const traces = madeTraces([{ account, minor: 12_000_00 }]);
  const again = { account, to: 'A bank', law: 'CN', reason: 'again' } as const;
  await expect(propose(ctx, again, { traces })).rejects.toMatchObject(third);
  expect(await renew(ctx, { proposal, reason: 'the charge is prepared' })).toMatchObject({ step: 'freeze' });
});

it('six months are calendar months in Chinese time, cut to the last day', () => {
  const later = (from: string): string => new Date(monthsLater(at(from), 6) + 8 * hour).toISOString();
  expect(later('2026-03-15T10:00:00+08:00')).toBe('2026-09-15T10:00:00.000Z');
  expect(later('2026-08-31T23:30:00+08:00')).toBe('2027-02-28T23:30:00.000Z');
  expect(later('2027-08-30T00:00:00+08:00')).toBe('2028-02-29T00:00:00.000Z');
  // The last evening of March in UTC is April in China.
  expect(later('2026-03-31T17:00:00Z')).toBe('2026-10-01T01:00:00.000Z');
  expect(lapseOf('CN', 'freeze', at('2026-03-31T23:30:00+08:00'), undefined)).toBe(at('2026-09-30T23:30:00+08:00'));
});

it('how long ago is told in hours, from two days on in days', () => {
  expect([0, 1, 47, 48, 71, 72, 500].map((hours) => agoWords(hours).en)).toEqual([
    '0 h',
    '1 h',
    '47 h',
    '2 days',
    '2 days',
    '3 days',
    '20 days',
  ]);
  expect([47, 48].map((hours) => agoWords(hours).zh)).toEqual(['47小时', '2天']);
});

it('in the United States the hours count from the transfer, and what is confirmed needs an end', async () => {
  const made = await sentAndConfirmed('US', start + 500 * hour);
  expect(await made.now(start)).toMatchObject({ hoursLeft: 67, until: start + 500 * hour });
  expect(hoursLeft(start, start + 72 * hour - 1)).toBe(0);
  expect(hoursLeft(start, start + 71 * hour)).toBe(1);
  expect(hoursLeft(start, start + 100 * hour)).toBe(0);
  const fresh = madeDesk();
  fresh.desk.now = start;
  const traces = madeTraces([{ account, minor: 1, at: start - 5 * hour }]);
  const { proposal } = await propose(fresh.ctx, { account, to: 'A bank', law: 'US', reason: 'why' }, { traces });
  expect((await proposals(fresh.ctx.read, start))[0]!.until).toBe(start + 67 * hour);
  await recordState(fresh.ctx, { proposal, state: 'sent' });
  await expect(recordState(fresh.ctx, { proposal, state: 'confirmed' })).rejects.toMatchObject({ code: 'money.freeze.until' });
});

it('where no law has a clock the period is stated, and lies ahead', async () => {
  const { ctx, desk } = madeDesk();
  desk.now = start;
  const traces = madeTraces([{ account, minor: 1 }]);
  const asked = { account, to: 'A bank', law: 'other', reason: 'why' } as const;
  for (const until of [undefined, start]) {
    await expect(propose(ctx, { ...asked, until }, { traces })).rejects.toMatchObject({ code: 'money.freeze.until' });
  }
  await propose(ctx, { ...asked, until: start + hour }, { traces });
});

it('the law’s end cannot be stretched by stating a later one', async () => {
  const made = madeDesk();
  made.desk.now = start;
  const { proposal } = await propose(
    made.ctx,
    { account, to: 'A bank', law: 'CN', reason: 'why' },
    { traces: madeTraces([{ account, minor: 1 }]) },
  );
  await recordState(made.ctx, { proposal, state: 'sent' });
  const late = recordState(made.ctx, { proposal, state: 'confirmed', until: start + 49 * hour });
  await expect(late).rejects.toMatchObject({ code: 'money.freeze.until' });
  await recordState(made.ctx, { proposal, state: 'confirmed', until: start + 24 * hour });
  expect((await proposals(made.ctx.read, start))[0]!.until).toBe(start + 24 * hour);
});

it('times that have not come or go back are refused; a release says why', async () => {
  const { ctx, proposal } = await sentAndConfirmed();
  const change = { proposal, state: 'released', reason: 'paid back' } as const;
  await expect(recordState(ctx, { ...change, when: start + 1 })).rejects.toMatchObject({ code: 'money.freeze.when' });
  await expect(recordState(ctx, { ...change, when: start - 1 })).rejects.toMatchObject({ code: 'money.freeze.when' });
  await expect(recordState(ctx, { proposal, state: 'released' })).rejects.toMatchObject({ code: 'money.freeze.reason' });
  await recordState(ctx, change);
  await expect(recordState(ctx, change)).rejects.toMatchObject({ kind: 'conflict', code: 'money.freeze.state' });
  await expect(recordState(ctx, { proposal, state: 'confirmed' })).rejects.toMatchObject({ code: 'money.freeze.state' });
  await expect(renew(ctx, { proposal, reason: 'again' })).rejects.toMatchObject({ code: 'money.freeze.state' });
});
