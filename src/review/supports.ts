import type { Ctx, StoredCase, StoredReport, StoredTransfer } from '../casebook/index.ts';
import { ClewError } from '../errors.ts';
import type { Ground, NewSupport } from '../model/index.ts';
import { type Done, insideCase, type Reader } from './cases.ts';
import { exhibitIdsOf } from './holdings.ts';
import { requireReport } from './judgement.ts';
import { requireElement } from './offences.ts';
import { requireSuspect } from './suspects.ts';

/** Says where an element of the offence is shown, or contradicted, or why it does not apply. `id` is the case's. */
export async function addSupport(ctx: Ctx, caseId: string, support: NewSupport, reader: Reader): Promise<Done> {
  const stored = await insideCase(ctx, caseId, reader);
  const { suspect, stance, reason } = support;
  const element = stance === 'withdraws' ? undefined : await requireElement(ctx, stored, support.template, support.element);
  if (element !== undefined) {
    // Of a suspect who was taken out since, what was said can still be taken back.
    if (suspect !== undefined) requireSuspect(stored, suspect);
  }
  if (stance === 'none' && reason === undefined) {
    throw new ClewError('input', 'review.reason', 'That an element does not apply is said with a reason.', {
      hint: 'The reason is recorded and shown on the board.',
    });
  }
  const ground =
    element === undefined
      ? await standing(ctx, caseId, support.ground)
      : await checkedGround(ctx, stored, support.ground, element.computed === 'loss' && stance === 'for');
  const body = { case: caseId, ...support, ground };
  const { acts } = await ctx.commit([{ kind: 'element.support', body }]);
  return { id: caseId, act: acts[0]!.seq };
}

/** Takes back what the act said, whoever said it; both stay in the log. */
export async function withdrawSupport(
  ctx: Ctx,
  caseId: string,
  act: number,
  reason: string | undefined,
  reader: Reader,
): Promise<Done> {
  await insideCase(ctx, caseId, reader);
  const { template, element, suspect } = await requireStanding(ctx, caseId, act);
  const support: NewSupport = {
    template,
    element,
    ...(suspect === undefined ? {} : { suspect }),
    ground: { kind: 'act', ref: String(act) },
    stance: 'withdraws',
    ...(reason === undefined ? {} : { reason }),
  };
  return await addSupport(ctx, caseId, support, reader);
}

async function standing(ctx: Ctx, caseId: string, ground: Ground): Promise<Ground> {
  await requireStanding(ctx, caseId, ground.kind === 'act' ? Number(ground.ref) : NaN);
  return ground;
}

async function requireStanding({ read }: Ctx, caseId: string, act: number): Promise<Omit<NewSupport, 'ground' | 'stance'>> {
  const found = (await read.supports(caseId)).find((each) => each.act === act);
  if (found?.stands === true && found.support.stance !== 'withdraws') return found.support;
  if (found === undefined) {
    throw new ClewError('missing', 'review.support', 'The case has no ground with this number.', {
      hint: 'It is the number of the act that gave it.',
    });
  }
  throw new ClewError('conflict', 'review.withdrawn', 'This ground was withdrawn before.');
}

/**
 * The ground with names as Clew keeps them; what it points at must be there and, of reports and exhibits, belong to the case. A
 * transfer that shows a loss shows its own amount, unless another figure was given.
 */
async function checkedGround(ctx: Ctx, stored: StoredCase, ground: Ground, isLoss: boolean): Promise<Ground> {
  requireFigure(ground);
  const { kind, ref } = ground;
  if (kind !== 'report' && (ground.field !== undefined || ground.start !== undefined || ground.end !== undefined)) {
    throw wrongPlace('Only a report has a column and characters to point at.');
  }
  switch (kind) {
    case 'note':
      return ground;
    case 'report': {
      const report = await reportOfCase(ctx, stored, ref);
      requireSpan(report, ground);
      return { ...ground, ref: report.id };
    }
    case 'exhibit':
      if ((await exhibitIdsOf(ctx, stored)).includes(ref)) return ground;
      throw notThere('The case holds no such exhibit.', 'Put it to the case first.');
    case 'act': {
      const [row] = await ctx.read.sql<{ last: number | null }>('SELECT max(seq) AS last FROM acts_applied');
      if (/^[1-9]\d{0,8}$/u.test(ref) && Number(ref) <= (row?.last ?? 0)) return ground;
      throw notThere('There is no act with this number.');
    }
    case 'transfer': {
      const { id, minor, currency } = await requireTransfer(ctx, ref);
      const figure = ground.figure ?? (isLoss ? { name: 'amount' as const, value: minor, currency } : undefined);
      return { ...ground, ref: id, ...(figure === undefined ? {} : { figure }) };
    }
  }
}

/** By its id or its number; a row that tells another again stands for that one, so that nothing is shown twice. */
async function requireTransfer({ read }: Ctx, ref: string): Promise<StoredTransfer> {
  const isNumber = /^\d{1,9}$/u.test(ref);
  const [row] = await read.sql<{ number: number }>(
    `SELECT coalesce(twin, number) AS number FROM transfers WHERE ${isNumber ? 'number' : 'id'} = ? LIMIT 1`,
    [isNumber ? Number(ref) : ref],
  );
  const rows = row === undefined ? [] : await read.transfersAt([row.number]);
  const found = rows.find(({ number }) => number === row?.number);
  if (found !== undefined) return found;
  throw notThere('The casebook holds no such transfer.', 'Import the statement that tells of it, or point at it as an exhibit.');
}

async function reportOfCase(ctx: Ctx, stored: StoredCase, ref: string): Promise<StoredReport> {
  const report = await requireReport(ctx.read, ref).catch((cause: unknown) => {
    // Whether a report that is none of the case's business exists is none of the asker's.
    if (cause instanceof ClewError && cause.kind === 'missing') return undefined;
    throw cause;
  });
  const ring = report === undefined ? undefined : await ctx.read.ringOf(report.number);
  if (report !== undefined && ring !== undefined && stored.rings.includes(ring.ring)) return report;
  throw notThere('None of the case’s rings has this report.');
}

function requireSpan({ text, fields }: StoredReport, { field, start, end }: Ground): void {
  const cell = field === undefined ? text : fields[field];
  if (cell === undefined) throw wrongPlace('The report has no such column.');
  if (start === undefined && end === undefined) return;
  if (start !== undefined && end !== undefined && start < end && end <= cell.length) return;
  throw wrongPlace('The place is not inside the text: it is from one character up to another, counted from 0.');
}

function requireFigure({ figure }: Ground): void {
  if (figure === undefined || (figure.name === 'amount') === (figure.currency !== undefined)) return;
  throw new ClewError('input', 'review.figure', 'An amount has a currency, and nothing else has one.');
}

const notThere = (message: string, hint?: string): ClewError =>
  new ClewError('missing', 'review.ground', message, hint === undefined ? {} : { hint });
const wrongPlace = (message: string): ClewError => new ClewError('input', 'review.place', message);
