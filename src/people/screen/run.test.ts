import { afterEach, expect, it } from 'vitest';
import { listedPerson, type MadeScreen, makeScreen } from '../../../test/support/made-screen.ts';
import { madePeople } from '../../../test/support/made-people.ts';
import { decideHit } from './decide.ts';
import { hitsDigest, hitsOf } from './hits.ts';
import { Matcher } from './matcher.ts';
import { matchingOf } from './pool.ts';
import { replayScreen, runScreen } from './run.ts';
import { requireWholeHits, screenAt } from './stored.ts';
import { personOfScreen, screenRows, screenViews } from './views.ts';

let made: MadeScreen | undefined;
afterEach(async () => {
  await made?.close();
  made = undefined;
});

const roster = [
  listedPerson('pr1', '张伟强', { day: '1990-03-12', sex: 'm' }),
  listedPerson('pr2', '李娜', { day: '1995-05-05' }),
  listedPerson('pr3', '欧阳震华'),
];
const wanted = [
  listedPerson('pw1', '张伟强', { day: '1990-03-12', sex: 'm' }),
  listedPerson('pw2', '李娜', { day: '1970-01-30' }),
  listedPerson('pw3', '欧阳震华', { day: '1966-02-02' }),
];

it('records what was found with both lists, the version and a digest of the rows', async () => {
  made = await makeScreen(roster, wanted);
  const { ctx } = made.workbench;
  const { act } = await runScreen(ctx, made.roster, made.wanted);
  const [stored] = await ctx.read.screens();
  expect(stored).toMatchObject({
    act,
    body: { version: '2026-11', roster: made.roster, against: made.wanted, persons: 3, hits: 2 },
  });
  expect(stored!.body.result).toBe(hitsDigest(await ctx.read.hits(act)));
  const [view] = await screenViews(ctx.read);
  expect(view).toMatchObject({ against: { name: 'wanted', version: '2026-11', exhibit: made.wanted }, hits: 2, decided: 0 });
  // A name that agrees and that nothing contradicts is shown, however little it says; one with another birth is not.
  const { rows } = await screenRows(ctx.read, act, { filter: 'hits', limit: 10 });
  expect(rows.map(({ person, best }) => [person.id, best?.entry])).toEqual([
    ['pr1', 'pw1'],
    ['pr3', 'pw3'],
  ]);
});

it('rows whose scores are equal are read in the order of their names, as the act has them', async () => {
  const paper = {
    papers: [{ kind: 'passport' as const, value: 'E00000017', country: 'CN' }],
    day: '1990-03-12',
    sex: 'm' as const,
  };
  const entries = [listedPerson('pw1', 'Zhang Weiqiang', paper), listedPerson('pw2', '张伟强', paper)];
  made = await makeScreen([listedPerson('pr1', '张伟强', paper)], entries);
  const { ctx } = made.workbench;
  const { act } = await runScreen(ctx, made.roster, made.wanted);
  const hits = await ctx.read.hits(act);
  expect(new Set(hits.map(({ score }) => score)).size).toBe(1);
  expect(hits.map(({ entry }) => entry)).toEqual(['pw2', 'pw1']);
  await requireWholeHits(ctx.read, await screenAt(ctx.read, act));
});

it('a decision keeps the score and the parts it was made on, and the newest counts', async () => {
  made = await makeScreen(roster, wanted);
  const { ctx } = made.workbench;
  const { act } = await runScreen(ctx, made.roster, made.wanted);
  await decideHit(ctx, { screen: act, person: 'pr1', entry: 'pw1', verdict: 'open.match' });
  await decideHit(ctx, { screen: act, person: 'pr1', entry: 'pw1', verdict: 'match', reason: 'fingerprints' });
  const [hit] = (await personOfScreen(ctx.read, act, 'pr1')).hits;
  expect(hit!.decision).toMatchObject({ verdict: 'match', score: hit!.score, reason: 'fingerprints' });
  const last = (await ctx.read.personJudgements()).at(-1)!;
  expect(last.body).toMatchObject({ agreed: ['name', 'born', 'sex'], differs: [], list: made.wanted });
  await expect(decideHit(ctx, { screen: act, person: 'pr1', entry: 'pw2', verdict: 'match' })).rejects.toMatchObject({
    code: 'people.hit',
  });
  await expect(decideHit(ctx, { screen: 1, person: 'pr1', entry: 'pw1', verdict: 'match' })).rejects.toMatchObject({
    code: 'people.screen',
  });
});

it('rows that were changed are found, and so is a screening that finds something else', async () => {
  made = await makeScreen(roster, wanted);
  const { ctx } = made.workbench;
  const { act } = await runScreen(ctx, made.roster, made.wanted);
  const stored = await screenAt(ctx.read, act);
  await requireWholeHits(ctx.read, stored);
  const changed = { ...stored, body: { ...stored.body, result: '0'.repeat(64) } };
  await expect(requireWholeHits(ctx.read, changed)).rejects.toMatchObject({ kind: 'untrusted', code: 'people.hits' });
  const found: unknown[] = [];
  const write = { read: ctx.read, hits: async (hits: readonly unknown[]) => void found.push(...hits) } as unknown as Parameters<
    typeof replayScreen
  >[1];
  const recorded = { ...stored, seq: act, kind: 'screen.run' } as unknown as Parameters<typeof replayScreen>[0];
  await replayScreen(recorded, write, ctx);
  expect(found).toEqual(await ctx.read.hits(act));
  const other = { ...recorded, body: changed.body };
  await expect(replayScreen(other, write, ctx)).rejects.toMatchObject({ kind: 'untrusted', code: 'people.replay' });
});

it('says which list is missing, or on which side it stands', async () => {
  made = await makeScreen(roster, wanted);
  const { ctx } = made.workbench;
  await expect(runScreen(ctx, made.wanted, made.roster)).rejects.toMatchObject({ code: 'people.side' });
  await expect(runScreen(ctx, 'c'.repeat(64), made.wanted)).rejects.toMatchObject({ code: 'people.list' });
});

it('finds those who stand in both, the same on one thread and on two', { timeout: 60_000 }, async () => {
  const people = madePeople(11, 400, 4000, 4);
  const setting = { entries: 4000, share: 0.05 };
  const batches = [...people.list()].flat();
  const rows = (from: number, to: number) => ({
    first: from,
    id: batches.slice(from, to).map(({ id }) => id),
    row: batches.slice(from, to).map(({ source }) => source.row),
    body: batches.slice(from, to).map((person) => JSON.stringify({ ...person, id: undefined, source: undefined })),
  });
  const near = new Matcher(people.roster, setting);
  near.add(rows(0, 4000));
  const one = hitsOf(people.roster, [{ candidates: near.candidates(), agree: near.agree }], setting);
  const far = matchingOf(people.roster, setting, 2);
  try {
    for (let at = 0; at < 4000; at += 500) await far.add(rows(at, at + 500));
    const two = hitsOf(people.roster, await far.finish(), setting);
    expect(hitsDigest(two)).toBe(hitsDigest(one));
  } finally {
    await far.close();
  }
  const found = one.filter(({ person, entry }) => people.truth.get(person) === entry);
  expect(found.length / people.truth.size).toBeGreaterThanOrEqual(0.98);
});
