import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ErrorView, Picture, type PictureJudgement, RingMoves } from '../src/model/index.ts';
import { addTwoRings } from './support/made-tracks.ts';
import { addSearched, linkSearched } from './support/searched.ts';
import type { Client } from './support/server.ts';
import { openTeam, type Team } from './support/team.ts';

let team: Team;
let sun: Client;
let ana: Client;

beforeAll(async () => {
  team = await openTeam();
  const { ctx } = team.workbench;
  await addTwoRings({
    add: async (reports) => await addSearched(ctx, reports),
    link: async (rings) => await linkSearched(ctx, rings),
  });
  [sun, ana] = [await team.signIn('sun'), await team.signIn('ana')];
}, 120_000);
afterAll(async () => await team.close());

const movesOf = async (who: Client, ring: string): Promise<RingMoves> =>
  RingMoves.parse((await who.get(`/rings/${ring}/moves`)).body);
const pictureOf = async (who: Client, asked = ''): Promise<Picture> =>
  Picture.parse((await who.get(`/picture?from=2024-01-01${asked}`)).body);
const total = (rows: readonly { readonly counts: readonly number[] }[]): number =>
  rows.flatMap(({ counts }) => counts).reduce((sum, count) => sum + count, 0);
/** Where a ring had come to that month. */
const hotAtEndOfApril = async (who: Client): Promise<string[]> =>
  (await pictureOf(who, '&to=2024-04-30')).hotspots.map(({ place }) => place);
const dayOf = (time: number): string => new Date(time).toISOString().slice(0, 10);

describe('moves of a ring', () => {
  it('are told with places, days, signs, reasons in both languages, and the reports that say so', async () => {
    const { stays, moves } = await movesOf(ana, 'G1');
    expect(stays.map(({ place }) => place)).toEqual(['laukkai', 'myawaddy']);
    expect(stays[0]!.to).toBeLessThan(stays[1]!.from);
    expect(stays.every(({ reports }) => reports.length > 0 && reports.every(({ role }) => role === 'site'))).toBe(true);
    const [move, ...more] = moves;
    expect(more).toEqual([]);
    expect(move).toMatchObject({ ring: 'G1', from: 'laukkai', to: 'myawaddy', signs: ['place', 'pause', 'turnover'] });
    // Planted: silent from the 80th day of the year on, for 12 days.
    expect(move!.between.map(dayOf).map((told) => told.slice(0, 7))).toEqual(['2024-03', '2024-04']);
    expect(move!.because.map(({ zh }) => zh).join('')).toMatch(/老街；此后.*妙瓦底/u);
    expect(move!.reports.every(({ ref }) => ref.startsWith('P0-'))).toBe(true);
    expect((await movesOf(ana, 'G2')).moves).toEqual([]);
    expect((await ana.get('/rings/G9/moves')).status).toBe(404);
  });

  it('are decided on only where they were found', async () => {
    const { key } = (await movesOf(ana, 'G1')).moves[0]!;
    const body = {
      about: 'move',
      ring: 'G1',
      move: key,
      verdict: 'rejected',
      reason: 'the same house',
    } satisfies PictureJudgement;
    for (const wrong of [{ move: 'G1-2020-01-01' }, { move: key, ring: 'G2' }]) {
      const refused = await ana.post<ErrorView>('/picture/judgements', { ...body, ...wrong });
      expect([refused.status, refused.body.error.code]).toEqual([404, 'picture.move']);
    }
    expect((await ana.post('/picture/judgements', body)).status).toBe(200);
    expect((await movesOf(sun, 'G1')).moves).toMatchObject([{ key, judged: { verdict: 'rejected', by: 'ana' } }]);
    expect((await pictureOf(sun)).moves).toEqual([]);
    expect((await ana.post('/picture/judgements', { ...body, verdict: 'open' })).status).toBe(200);
    expect((await pictureOf(sun)).moves).toMatchObject([{ key }]);
  });
});

describe('the picture', () => {
  it('counts types and places by span, and says where rings are', async () => {
    const shown = await pictureOf(ana);
    expect(shown.types.map(({ type }) => type)).toEqual(['task', 'loan']);
    expect([total(shown.types), shown.untimed]).toEqual([shown.reports, 1]);
    expect(shown.types[1]!.counts.slice(0, 2)).toEqual([1, 0]);
    expect(shown.places.map(({ place }) => place).sort()).toEqual(['laukkai', 'myawaddy', 'poipet']);
    expect(shown.rings.map(({ id, places }) => [id, places[2], places.at(-2)])).toEqual([
      ['G2', 'poipet', 'poipet'],
      ['G1', 'laukkai', 'myawaddy'],
    ]);
    expect(shown.hotspots).toEqual([]);
    const loans = await pictureOf(ana, '&to=2024-01-31&span=month&type=loan');
    expect([loans.spanMs, loans.reports, loans.places]).toEqual([30 * 86_400_000, 1, []]);
  });

  it('tells of a place with more reports of late than before', async () => {
    // Half a year that tells of Dubai once a month, then eight times in a week.
    const days = [...Array.from({ length: 6 }, (_, i) => 5 + 25 * i), ...Array.from({ length: 8 }, (_, i) => 152 + i)];
    const reports = days.map((day, i) => ({ id: `d${i}`, ref: `D-${i}`, day, place: 'dubai' }));
    await addSearched(team.workbench.ctx, reports);
    const { hotspots } = await pictureOf(ana);
    expect(hotspots).toMatchObject([{ place: 'dubai', reports: 8 }]);
    expect(hotspots[0]!.because.zh).toContain('迪拜');
    expect(await hotAtEndOfApril(ana)).toEqual(['myawaddy']);
  });

  it('is as if a ring that is closed to the reader were not there', async () => {
    const { key } = (await movesOf(ana, 'G1')).moves[0]!;
    const before = await pictureOf(ana);
    expect((await sun.post('/cases', { title: 'Quiet water', rings: ['G1'] })).status).toBe(201);
    const closed = await ana.get<ErrorView>('/rings/G1/moves');
    expect([closed.status, closed.body.error.code]).toEqual([404, 'picture.ring']);
    const shown = await pictureOf(ana);
    expect(shown.places.map(({ place }) => place).sort()).toEqual(['dubai', 'poipet']);
    expect([shown.rings.map(({ id }) => id), shown.moves]).toEqual([['G2'], []]);
    expect(shown.reports).toBeLessThan(before.reports);
    expect(total(shown.types)).toBe(shown.reports);
    expect(JSON.stringify(shown)).not.toMatch(/G1|laukkai|myawaddy|P0-/u);
    expect(await hotAtEndOfApril(ana)).toEqual([]);
    const body = { about: 'move', ring: 'G1', move: key, verdict: 'confirmed', reason: 'seen' } satisfies PictureJudgement;
    const refused = await ana.post<ErrorView>('/picture/judgements', body);
    expect([refused.status, refused.body.error.code]).toEqual([404, 'picture.ring']);
    expect((await movesOf(sun, 'G1')).moves).toMatchObject([{ key }]);
    expect((await pictureOf(sun)).moves).toHaveLength(1);
  });
});
