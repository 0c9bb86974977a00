import type { Ctx, StoredReport } from '../casebook/index.ts';
import { ClewError } from '../errors.ts';
import type { IndicatorKind, Judgement } from '../model/index.ts';

type Read = Ctx['read'];

/** Reports that one confirmation holds together: beyond this a ring is confirmed part by part. */
const mostConfirmed = 100_000;

/** Names in a judgement must exist: a decision about nothing would silently do nothing. */
export async function settledJudgement(read: Read, judgement: Judgement): Promise<Judgement> {
  switch (judgement.verdict) {
    case 'same':
    case 'different':
    case 'unsure':
      return { ...judgement, a: (await requireReport(read, judgement.a)).id, b: (await requireReport(read, judgement.b)).id };
    case 'out':
      await requireRing(read, judgement.ring);
      return { ...judgement, report: (await requireReport(read, judgement.report)).id };
    case 'confirm': {
      const ring = await requireRing(read, judgement.ring);
      return { ...judgement, reports: (await read.ringMembers(ring)).slice(0, mostConfirmed).map(({ id }) => id) };
    }
    case 'dismiss': {
      const { reports: _reports, ...rest } = judgement;
      await requireRing(read, judgement.ring);
      return rest;
    }
    case 'service':
    case 'identity': {
      const kind = judgement.kind as IndicatorKind;
      if ((await read.reportsByIndicator(kind, judgement.value, 1)).length > 0) return judgement;
      throw new ClewError('missing', 'judge.indicator', `no report names this ${judgement.kind} in a role that may link`, {
        hint: 'Values are normalised: clew search shows the exact form.',
      });
    }
    case 'mention': {
      const { id, number } = await requireReport(read, judgement.report);
      const { kind, value, field, start, end } = judgement;
      const there = (await read.mentions(number)).some(
        (each) => each.kind === kind && each.value === value && each.field === field && each.start === start && each.end === end,
      );
      if (there) return { ...judgement, report: id };
      throw new ClewError('missing', 'judge.mention', `nothing was read as this ${kind} at that place of the report`, {
        hint: 'clew report shows what was read, and where.',
      });
    }
    case 'undo': {
      const done = (await read.judgements()).find((each) => each.act === judgement.act);
      if (done?.stands === true) return judgement;
      const message = done === undefined ? `act ${judgement.act} is no judgement` : `act ${judgement.act} is undone already`;
      throw new ClewError(done === undefined ? 'missing' : 'conflict', 'judge.undo', message);
    }
  }
}

/** A report by its source’s number or Clew’s id; throws `missing` `workbench.report`. */
export async function requireReport(read: Read, name: string): Promise<StoredReport> {
  const report = await read.report(name);
  if (report !== undefined) return report;
  throw new ClewError('missing', 'workbench.report', `there is no report ${name} in this casebook`, {
    hint: 'Use the source’s report number or Clew’s id; clew search finds reports by indicator.',
  });
}

/** Id of the ring that this one is called now; throws `missing` `workbench.ring`, also for one of `closed`. */
export async function requireRing(read: Read, name: string, closed?: ReadonlySet<string>): Promise<string> {
  const ring = await read.ring(name);
  if (ring !== undefined && closed?.has(ring.id) !== true) return ring.id;
  throw new ClewError('missing', 'workbench.ring', `there is no ring ${name}`, { hint: 'clew rings lists them.' });
}
