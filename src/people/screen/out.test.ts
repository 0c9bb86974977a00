import { afterEach, expect, it } from 'vitest';
import { listedPerson, type MadeScreen, makeScreen } from '../../../test/support/made-screen.ts';
import type { PersonChange } from '../../model/index.ts';
import { editPerson, judgeSame, newPersonId, personOf } from '../person.ts';
import { takeStep } from '../protection/step.ts';
import { countsCsv, isReleased, peopleCounts } from './counts.ts';
import { decideHit } from './decide.ts';
import { handOver, handoverOf } from './handover.ts';
import { runScreen } from './run.ts';
import { screenRows, screenViews } from './views.ts';

let made: MadeScreen | undefined;
afterEach(async () => {
  await made?.close();
  made = undefined;
});

const cn = { nationality: ['CN'] };
const roster = [
  listedPerson('pr1', '张伟强', { day: '1990-03-12', ...cn }),
  listedPerson('pr2', '李娜', { day: '1995-05-05', ...cn, status: '已释放' }),
  listedPerson('pr3', '欧阳震华', { day: '1980-08-08', ...cn }),
  listedPerson('pr4', 'Thida Aung', { nationality: ['MM'], status: '未释放' }),
];
const wanted = [
  listedPerson('pw1', '张伟强', { day: '1990-03-12', ref: 'W-1' }),
  listedPerson('pw3', '欧阳震华', { day: '1980-08-08', ref: 'W-3' }),
];
const supervisor = { name: 'local', local: true, supervises: true };

async function open(): Promise<{ readonly ctx: MadeScreen['workbench']['ctx']; readonly act: number }> {
  made = await makeScreen(roster, wanted);
  const { ctx } = made.workbench;
  const { act } = await runScreen(ctx, made.roster, made.wanted);
  return { ctx, act };
}

it('who is held counts as referred and nowhere else, and is shown without hits', async () => {
  const { ctx, act } = await open();
  await decideHit(ctx, { screen: act, person: 'pr1', entry: 'pw1', verdict: 'match' });
  expect(await peopleCounts(ctx.read, act)).toMatchObject({ total: 4, wanted: 1, released: 1, referred: 0, unscreened: 4 });
  await takeStep(ctx, { persons: ['pr1'], step: 'refer', to: 'shelter', reason: 'signs' }, supervisor);
  const counts = await peopleCounts(ctx.read, act);
  expect(counts).toMatchObject({ total: 4, wanted: 0, released: 1, referred: 1, unscreened: 3 });
  expect(counts.nationals).toEqual([
    { country: 'CN', total: 3, wanted: 0, referred: 1 },
    { country: 'MM', total: 1, wanted: 0, referred: 0 },
  ]);
  expect(countsCsv(counts)).toContain('CN,3,0,1,,');
  expect((await screenRows(ctx.read, act, { filter: 'hits', limit: 9 })).rows.map(({ person }) => person.id)).toEqual(['pr3']);
  const [held] = (await screenRows(ctx.read, act, { filter: 'held', limit: 9 })).rows;
  expect(held).toMatchObject({ person: { id: 'pr1' }, state: 'referred', hits: 0 });
  expect(held).not.toHaveProperty('best');
  expect((await screenViews(ctx.read, act))[0]).toMatchObject({ hits: 1 });
  await expect(decideHit(ctx, { screen: act, person: 'pr1', entry: 'pw1', verdict: 'match' })).rejects.toMatchObject({
    code: 'people.held',
  });
  expect(await personOf(ctx.read, 'pr1')).toMatchObject({ held: true, hits: [] });
});

it('hands over only whose protection somebody has looked at, and says who is left out and why', async () => {
  const { ctx, act } = await open();
  expect(await handoverOf(ctx.read, act, 'CN')).toEqual({
    rows: [],
    left: { unscreened: 2, held: 0, released: 1, undecided: 0 },
  });
  await expect(
    handOver(ctx, act, { country: 'CN', recipient: 'Ministry', label: 'AMBER', reason: 'return' }),
  ).rejects.toMatchObject({ code: 'people.nobody' });
  await takeStep(ctx, { persons: ['pr1', 'pr2', 'pr3'], step: 'clear', reason: 'interviewed, no sign' }, supervisor);
  await takeStep(ctx, { persons: ['pr2'], step: 'refer', to: 'shelter', reason: 'told more' }, supervisor);
  await decideHit(ctx, { screen: act, person: 'pr1', entry: 'pw1', verdict: 'match' });
  const source = { kind: 'note' as const, ref: 'passport seen' };
  const paper = { kind: 'passport' as const, value: 'E00000017', country: 'CN' };
  const added = { 'paper:1': { field: 'paper' as const, value: paper, basis: 'fact' as const, source } };
  await editPerson(ctx, 'pr1', { basis: 'fact', set: added, reason: 'seen' }, { isNew: false });
  const { rows, left } = await handoverOf(ctx.read, act, 'CN');
  expect(rows[0]!.papers).toEqual(['E00000017']);
  expect(left).toEqual({ unscreened: 0, held: 1, released: 0, undecided: 1 });
  expect(rows).toMatchObject([{ person: 'pr1', state: 'cleared', wanted: { list: 'wanted', version: '2026-11', ref: 'W-1' } }]);
  // A referral that ended because somebody is a victim opens no hand-over.
  await takeStep(ctx, { persons: ['pr2'], step: 'close', outcome: 'victim', reason: 'identified' }, supervisor);
  expect((await handoverOf(ctx.read, act, 'CN')).left.held).toBe(1);
  const done = await handOver(ctx, act, { country: 'CN', recipient: 'Ministry', label: 'AMBER', reason: 'return' });
  expect(done.csv).toContain('pr1');
  expect(done.csv).not.toContain('pr2');
  for await (const { seq, kind, body } of ctx.read.acts('disclose')) {
    expect([seq, kind]).toEqual([done.act, 'disclose']);
    expect(body).toMatchObject({ refs: ['pr1'], sha256: done.sha256, recipient: 'Ministry' });
  }
});

it('keeps what was entered of each of two records when they are one person', async () => {
  const { ctx } = await open();
  const source = { kind: 'note' as const, ref: 'seen' };
  for (const [person, value] of [
    ['pr1', 'E00000017'],
    ['pr3', 'E00000025'],
  ] as const) {
    const paper = { field: 'paper' as const, value: { kind: 'passport' as const, value }, basis: 'fact' as const, source };
    await editPerson(ctx, person, { basis: 'fact', set: { 'paper:1': paper }, reason: 'seen' }, { isNew: false });
  }
  await judgeSame(ctx, { one: 'pr1', other: 'pr3', verdict: 'same' });
  const { fields } = await personOf(ctx.read, 'pr1');
  expect(fields.flatMap((each) => (each.field === 'paper' ? [each.value.value] : []))).toEqual(['E00000017', 'E00000025']);
});

it('joins two records, takes them apart, and makes a person known by an indicator alone', async () => {
  const { ctx, act } = await open();
  await judgeSame(ctx, { one: 'pr1', other: 'pr3', verdict: 'same' });
  expect((await personOf(ctx.read, 'pr1')).also).toEqual(['pr3']);
  expect((await peopleCounts(ctx.read, act)).total).toBe(3);
  await judgeSame(ctx, { one: 'pr1', other: 'pr3', verdict: 'different' });
  expect((await personOf(ctx.read, 'pr1')).also).toEqual([]);
  const source = { kind: 'note' as const, ref: 'a phone of the office' };
  const field = {
    field: 'indicator' as const,
    value: { kind: 'phone' as const, value: '+959777000111' },
    basis: 'fact' as const,
    source,
  };
  const change: PersonChange = { basis: 'fact', category: 'suspect', set: { 'indicator:1': field }, review: 1_900_000_000_000 };
  const { person } = await editPerson(ctx, newPersonId(), change, { isNew: true });
  expect(await personOf(ctx.read, person)).toMatchObject({
    category: 'suspect',
    basis: 'fact',
    fields: [field],
    review: 1_900_000_000_000,
  });
  const wrong = { ...change, set: { 'name:1': field } };
  await expect(editPerson(ctx, person, wrong)).rejects.toMatchObject({ code: 'people.field' });
  await expect(editPerson(ctx, 'p-nobody', change)).rejects.toMatchObject({ code: 'people.person' });
  await expect(judgeSame(ctx, { one: person, other: person, verdict: 'same' })).rejects.toMatchObject({ code: 'people.self' });
  await takeStep(ctx, { persons: [person], step: 'refer', to: 'shelter', reason: 'told' }, supervisor);
  await expect(editPerson(ctx, person, change)).rejects.toMatchObject({ code: 'people.held' });
  expect((await personOf(ctx.read, person)).category).toBe('trafficking');
});

it('reads from a status that somebody went free, and not that they did not', () => {
  for (const status of ['已释放', '2026-01-02 释放', 'Released on bail']) expect(isReleased({ status })).toBe(true);
  for (const status of ['未释放', 'not yet released', '移交', undefined]) expect(isReleased({ status })).toBe(false);
});
