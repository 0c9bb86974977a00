import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addTwoRings } from '../../../test/support/made-tracks.ts';
import { SearchedCasebook } from '../../../test/support/searched.ts';
import { allMoves, judgePicture, picture, ringMoves } from '../index.ts';

const day = 86_400_000;
let book: SearchedCasebook;
beforeEach(async () => (book = await SearchedCasebook.make()));
afterEach(async () => await book.close());

describe('the picture', () => {
  it('shows types, places, rings and moves over time, and nothing that is closed to the reader', async () => {
    await addTwoRings(book);
    const { read } = book.casebook.ctx;
    const all = await picture(read, { span: 'week' });
    expect(all.untimed).toBe(1);
    expect(all.types.map(({ type }) => type)).toEqual(['task', 'loan']);
    expect(all.types.flatMap(({ counts }) => counts).reduce((sum, count) => sum + count, 0)).toBe(all.reports);
    expect(all.places.map(({ place }) => place).sort()).toEqual(['laukkai', 'myawaddy', 'poipet']);
    const moved = all.rings.find(({ id }) => id === 'G1')!.places;
    expect([moved[2], moved.at(-2)]).toEqual(['laukkai', 'myawaddy']);
    expect(all.moves).toMatchObject([{ ring: 'G1', from: 'laukkai', to: 'myawaddy' }]);

    const closed = await picture(read, { span: 'week', closed: new Set(['G1']) });
    expect(closed.places.map(({ place }) => place)).toEqual(['poipet']);
    expect([closed.rings.map(({ id }) => id), closed.moves]).toEqual([['G2'], []]);
    await expect(ringMoves(read, 'G1', { closed: new Set(['G1']) })).rejects.toMatchObject({
      kind: 'missing',
      code: 'picture.ring',
    });

    const later = await picture(read, { span: 'month', from: all.from + 120 * day, to: all.from + 150 * day });
    expect([later.types[0]!.counts.length, later.moves]).toEqual([1, []]);
  });

  it('is empty where nothing is', async () => {
    expect(await picture(book.casebook.ctx.read, { span: 'week' })).toMatchObject({
      reports: 0,
      types: [],
      rings: [],
      moves: [],
    });
  });

  it('obeys what people decide on a move: a rejected one is shown at the ring and drawn nowhere', async () => {
    await addTwoRings(book);
    const { ctx } = book.casebook;
    const [move] = (await ringMoves(ctx.read, 'G1')).moves;
    expect(move!.because.map(({ en }) => en).join('\n')).toMatch(
      /Before, \d+ reports name Laukkai; after, \d+ reports name Myawaddy\./u,
    );
    expect(move!.reports.every(({ ref }) => ref.startsWith('P0-'))).toBe(true);
    const decide = async (verdict: 'confirmed' | 'rejected' | 'open'): Promise<void> =>
      void (await judgePicture(ctx, { about: 'move', ring: 'G1', move: move!.key, verdict, reason: 'asked there' }));

    await decide('rejected');
    expect((await ringMoves(ctx.read, 'G1')).moves).toMatchObject([
      { key: move!.key, judged: { verdict: 'rejected', by: 'local' } },
    ]);
    expect((await ringMoves(ctx.read, 'G1')).stays.length).toBeLessThan(2);
    expect(await allMoves(ctx.read)).toEqual([]);
    await decide('confirmed');
    expect(await allMoves(ctx.read)).toMatchObject([{ judged: { verdict: 'confirmed', reason: 'asked there' } }]);
    await decide('open');
    expect((await allMoves(ctx.read)).map(({ judged }) => judged)).toEqual([undefined]);
  });

  it('keeps a confirmed move that reports no longer say', async () => {
    await addTwoRings(book);
    const { ctx } = book.casebook;
    const body = { about: 'move', ring: 'G2', move: 'G2-2024-02-15', verdict: 'confirmed', reason: 'seen there' } as const;
    await ctx.commit([{ kind: 'picture.judge', body }]);
    expect((await ringMoves(ctx.read, 'G2')).moves).toMatchObject([
      { key: body.move, signs: [], judged: { verdict: 'confirmed' } },
    ]);
    await judgePicture(ctx, { ...body, verdict: 'open', reason: 'seen elsewhere' });
    expect((await ringMoves(ctx.read, 'G2')).moves).toEqual([]);
  });

  it('records no decision on a move that was not found, or that is closed to who decides', async () => {
    await addTwoRings(book);
    const { ctx } = book.casebook;
    const { key } = (await ringMoves(ctx.read, 'G1')).moves[0]!;
    const body = { about: 'move', ring: 'G1', move: key, verdict: 'confirmed', reason: 'seen there' } as const;
    const missing = (code: string): object => ({ kind: 'missing', code });
    await expect(judgePicture(ctx, { ...body, move: 'G1-2020-01-01' })).rejects.toMatchObject(missing('picture.move'));
    await expect(judgePicture(ctx, { ...body, ring: 'G2' })).rejects.toMatchObject(missing('picture.move'));
    await expect(judgePicture(ctx, { ...body, ring: 'G9' })).rejects.toMatchObject(missing('picture.ring'));
    await expect(judgePicture(ctx, body, { closed: new Set(['G1']) })).rejects.toMatchObject(missing('picture.ring'));
    expect(await ctx.read.pictureJudgements()).toEqual([]);
    await judgePicture(ctx, body, { closed: new Set(['G2']) });
    expect(await ctx.read.pictureJudgements()).toHaveLength(1);
  });

  it('lets the newest decision count also when reports have shifted the move since the first', async () => {
    await addTwoRings(book);
    const { ctx } = book.casebook;
    const { key, at } = (await ringMoves(ctx.read, 'G1')).moves[0]!;
    const before = `G1-${new Date(at - 14 * day).toISOString().slice(0, 10)}`;
    const body = { about: 'move', ring: 'G1', move: before, verdict: 'confirmed', reason: 'seen there' } as const;
    await ctx.commit([{ kind: 'picture.judge', body }]);
    expect((await ringMoves(ctx.read, 'G1')).moves).toMatchObject([{ key, judged: { verdict: 'confirmed' } }]);
    await judgePicture(ctx, { ...body, move: key, verdict: 'rejected', reason: 'the same house' });
    expect((await ringMoves(ctx.read, 'G1')).moves).toMatchObject([{ key, judged: { verdict: 'rejected' } }]);
    await judgePicture(ctx, { ...body, move: key, verdict: 'open', reason: 'not sure' });
    expect((await ringMoves(ctx.read, 'G1')).moves.map(({ judged }) => judged)).toEqual([undefined]);
  });
});
