import type { Ctx, Read } from '../casebook/index.ts';
import { ClewError } from '../errors.ts';
import type { PictureJudgement } from '../model/index.ts';
import { ringMoves } from './moves/moves.ts';
import type { MovesAsked } from './moves/tracks.ts';
import { foundersOf } from './routines/key.ts';
import { newRoutines, type RoutineQuestion } from './routines/find.ts';
import { standingJudgements } from './standing.ts';

/**
 * Records what somebody decided on the picture. A report may be named by its source's number and a ring by an id it went by; they are
 * recorded by the ids of now. On the same thing the newest counts; `open` takes it back.
 *
 * @param asked what was looked at when a routine or a move was found, and the ids of rings that are closed to who decides: they and their
 * reports are as if they were not there.
 * @throws ClewError `missing` `picture.report`, `picture.ring`, `picture.move`, `picture.routine` for what is not there.
 */
export async function judgePicture(
  ctx: Ctx,
  judgement: PictureJudgement,
  asked: RoutineQuestion & MovesAsked = {},
): Promise<{ readonly act: number; readonly judgement: PictureJudgement }> {
  const settled = await settle(ctx, judgement, asked);
  const { acts } = await ctx.commit([{ kind: 'picture.judge', body: settled }]);
  return { act: acts[0]!.seq, judgement: settled };
}

async function settle(ctx: Ctx, judgement: PictureJudgement, asked: RoutineQuestion & MovesAsked): Promise<PictureJudgement> {
  const { read } = ctx;
  const { closed = new Set() } = asked;
  switch (judgement.about) {
    case 'type':
      return { ...judgement, report: await openReport(read, judgement.report, closed) };
    case 'move':
      return { ...judgement, ...(await openMove(read, judgement, asked)) };
    case 'routine':
      await requireRoutine(ctx, judgement.routine, asked);
      return judgement;
  }
}

async function openReport(read: Read, name: string, closed: ReadonlySet<string>): Promise<string> {
  const report = await read.report(name);
  const ring = report === undefined ? undefined : (await read.ringOf(report.number))?.ring;
  if (report !== undefined && (ring === undefined || !closed.has(ring))) return report.id;
  throw new ClewError('missing', 'picture.report', 'There is no such report in this casebook.', {
    hint: 'Use the source’s report number or Clew’s id; clew search finds reports by indicator.',
  });
}

/**
 * One that is found now, or that somebody judged before: what was decided can be taken back when reports no longer say it. New reports
 * can shift a move by two weeks and so change its key; what is decided then takes the place of what was decided under the old one.
 */
async function openMove(
  read: Read,
  { ring: name, move: key }: { readonly ring: string; readonly move: string },
  asked: MovesAsked,
): Promise<{ readonly ring: string; readonly move: string }> {
  const { moves } = await ringMoves(read, name, asked);
  const { id: ring } = (await read.ring(name))!;
  const standing = (await standingJudgements(read)).moves;
  const found = moves.find((move) => move.key === key);
  const judged = [...standing.values()].find(({ act }) => act === found?.judged?.act);
  if (found !== undefined) return { ring, move: judged?.body.move ?? key };
  const before = standing.get(key)?.body.ring;
  if (before !== undefined && (await read.ring(before))?.id === ring) return { ring, move: key };
  throw new ClewError('missing', 'picture.move', 'No such move of this ring was found.', {
    hint: 'clew places RING shows the moves of a ring.',
  });
}

/** One that is found now, or that somebody judged before: what was known can be taken back when it is found no more. */
async function requireRoutine(ctx: Ctx, key: string, asked: RoutineQuestion): Promise<void> {
  const found = await newRoutines(ctx, asked);
  if (found.some((each) => each.key === key)) return;
  const judged = (await ctx.read.pictureJudgements()).some(({ body }) => body.about === 'routine' && body.routine === key);
  if (judged && (await foundersOf(ctx.read, [key], asked.closed ?? new Set())).length > 0) return;
  throw new ClewError('missing', 'picture.routine', 'There is no such new routine at that time.', {
    hint: 'clew routines lists them; judge with the same --as-of and --weeks.',
  });
}
