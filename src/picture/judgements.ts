import type { Ctx, Read } from '../casebook/index.ts';
import { ClewError } from '../errors.ts';
import type { PictureJudgement } from '../model/index.ts';

/**
 * Records what somebody decided on the picture. A report may be named by its source's number and a ring by an id it went by; they are
 * recorded by the ids of now. On the same thing the newest counts; `open` takes it back.
 *
 * @param closed ids of rings that are closed to who decides: they and their reports are as if they were not there.
 * @throws ClewError `missing` `picture.report`, `picture.ring` for what is not there.
 */
export async function judgePicture(
  ctx: Ctx,
  judgement: PictureJudgement,
  closed: ReadonlySet<string> = new Set(),
): Promise<{ readonly act: number; readonly judgement: PictureJudgement }> {
  const settled = await settle(ctx.read, judgement, closed);
  const { acts } = await ctx.commit([{ kind: 'picture.judge', body: settled }]);
  return { act: acts[0]!.seq, judgement: settled };
}

async function settle(read: Read, judgement: PictureJudgement, closed: ReadonlySet<string>): Promise<PictureJudgement> {
  switch (judgement.about) {
    case 'type':
      return { ...judgement, report: await openReport(read, judgement.report, closed) };
    case 'move':
      return { ...judgement, ring: await openRing(read, judgement.ring, closed) };
    case 'routine':
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

async function openRing(read: Read, name: string, closed: ReadonlySet<string>): Promise<string> {
  const ring = await read.ring(name);
  if (ring !== undefined && !closed.has(ring.id)) return ring.id;
  throw new ClewError('missing', 'picture.ring', 'There is no such ring in this casebook.', { hint: 'clew rings lists them.' });
}
