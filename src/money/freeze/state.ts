import type { Ctx, Read } from '../../casebook/index.ts';
import { ClewError } from '../../errors.ts';
import type { FreezeState, Money } from '../../model/index.ts';
import { type Asker, openTo } from './asker.ts';
import {
  type Folded,
  foldFreezes,
  isRunning,
  nextOf,
  type ProposeBody,
  stateAt,
  type StateBody,
  type Step,
  stopsOf,
} from './fold.ts';
import { type FreezeRecorded, tooMuch, untilOf } from './propose.ts';
import { disputedToday } from './question.ts';
import { lapseOf, requireStopLeft, stepWords } from './rules.ts';
import { inTurn } from './turn.ts';

/** What became of the newest step of a proposal. */
export interface StateChange {
  readonly proposal: string;
  readonly state: StateBody['state'];
  /** UTC milliseconds, when it happened; absent: now. */
  readonly when?: number | undefined;
  /** Until when the bank holds it, where it says so. */
  readonly until?: number | undefined;
  readonly stopped?: Money | undefined;
  readonly reference?: string | undefined;
  readonly reason?: string | undefined;
}

/**
 * Records that a step was sent, confirmed or refused, or that the stop was released. That it lapsed is no act: the clock says so.
 *
 * @throws ClewError `missing` `money.freeze`; `conflict` `money.freeze.state` when that cannot follow; `input` `money.freeze.when`,
 * `money.freeze.until`, `money.freeze.stopped`, `money.freeze.reason`.
 */
export async function recordState(ctx: Ctx, change: StateChange, asker?: Asker): Promise<FreezeRecorded> {
  return await inTurn(async () => {
    const proposal = await proposalOf(ctx.read, change.proposal, asker);
    const now = ctx.clock();
    const when = change.when ?? now;
    const newest = proposal.steps.at(-1)!;
    requireWhen(newest, when, now);
    requireFollows(proposal, change.state, when);
    const { state, stopped, reference, reason } = change;
    if (stopped !== undefined) requireStopped(change, newest);
    if (state === 'released' && reason === undefined) {
      throw new ClewError('input', 'money.freeze.reason', 'A release is recorded with its reason.', {
        hint: 'The reason is kept in the log.',
      });
    }
    const until = heldUntil(proposal, newest, change, when);
    const { case: id } = proposal.first;
    const body: StateBody = {
      proposal: proposal.id,
      ...(id === undefined ? {} : { case: id }),
      state,
      when,
      ...(until === undefined ? {} : { until }),
      ...(stopped === undefined ? {} : { stopped }),
      ...(reference === undefined ? {} : { reference }),
      ...(reason === undefined ? {} : { reason }),
    };
    const { acts } = await ctx.commit([{ kind: 'freeze.state', body }]);
    return { act: acts[0]!.seq, proposal: proposal.id, step: newest.step };
  });
}

export interface Renewal {
  readonly proposal: string;
  readonly reason: string;
  /** Absent: what the law has next. */
  readonly step?: 'stop.again' | 'freeze' | undefined;
  /** Absent: as before, or what the bank stopped when that is less. */
  readonly disputed?: Money | undefined;
  readonly until?: number | undefined;
}

/**
 * Proposes the next step: the second stop, the freeze that follows, its extension.
 * For more than before only when today's traces say that there is more.
 *
 * @throws as `propose` and `recordState` do.
 */
export async function renew(
  ctx: Ctx,
  { proposal: id, reason, ...asked }: Renewal,
  { asker }: { readonly asker?: Asker | undefined } = {},
): Promise<FreezeRecorded> {
  return await inTurn(async () => {
    const proposal = await proposalOf(ctx.read, id, asker);
    const { first, steps } = proposal;
    const now = ctx.clock();
    const stops = stopsOf(foldFreezes(await ctx.read.freezes()).filter((each) => isSameMatter(each.first, first)));
    const next = nextOf(proposal, now, stops);
    const newest = steps.at(-1)!;
    if (next === undefined) throw cannotFollow(stateAt(newest, now), 'renewed');
    const step = asked.step ?? next;
    requireStopLeft(first.law, step, stops);
    if (step !== 'freeze' && newest.step === 'freeze') throw cannotFollow(stateAt(newest, now), 'renewed');
    const body: ProposeBody = {
      proposal: proposal.id,
      ...(first.case === undefined ? {} : { case: first.case }),
      ...(first.ring === undefined ? {} : { ring: first.ring }),
      account: first.account,
      to: first.to,
      law: first.law,
      disputed: await renewedAmount(ctx, proposal, asked.disputed),
      until: untilOf(first.law, step, now, asked.until, undefined),
      step,
      reason,
      ...(first.trace === undefined ? {} : { trace: first.trace }),
      ...(first.lastTransfer === undefined ? {} : { lastTransfer: first.lastTransfer }),
      reports: first.reports,
      ...(first.holder === undefined ? {} : { holder: first.holder }),
      ...(first.transfers === undefined ? {} : { transfers: first.transfers }),
    };
    const { acts } = await ctx.commit([{ kind: 'freeze.propose', body }]);
    return { act: acts[0]!.seq, proposal: proposal.id, step };
  });
}

/** A proposal that the asker may know of; throws `missing` `money.freeze`. */
export async function proposalOf(read: Read, id: string, asker: Asker | undefined): Promise<Folded> {
  const [found] = await openTo(read, foldFreezes(await read.freezes(id)), asker);
  if (found !== undefined) return found;
  throw new ClewError('missing', 'money.freeze', 'There is no such freeze proposal.', { hint: 'clew freeze list names them.' });
}

/** The same money: a proposal made again after the first ended does not begin to count the stops anew. */
export function isSameMatter(a: ProposeBody, b: ProposeBody): boolean {
  if (a.proposal === b.proposal) return true;
  if (a.account !== b.account || a.disputed.currency !== b.disputed.currency) return false;
  const own = new Set(b.reports);
  return (
    (a.case !== undefined && a.case === b.case) ||
    (a.ring !== undefined && a.ring === b.ring) ||
    a.reports.some((each) => own.has(each))
  );
}

const follows: Readonly<Record<StateBody['state'], readonly Step['state'][]>> = {
  sent: ['proposed'],
  confirmed: ['sent'],
  refused: ['sent'],
  released: ['proposed', 'sent', 'confirmed', 'refused'],
};

function requireFollows(proposal: Folded, state: StateBody['state'], when: number): void {
  const newest = proposal.steps.at(-1)!;
  // What lapsed needs no release; an answer that comes late is an answer still.
  const isOver = state === 'released' && !isRunning(proposal, when);
  if (isOver || !follows[state].includes(newest.state)) throw cannotFollow(stateAt(newest, when), state);
}

const cannotFollow = (now: FreezeState, asked: string): ClewError =>
  new ClewError('conflict', 'money.freeze.state', `The proposal is ${now}: it cannot be ${asked} now.`, {
    hint: 'Proposed, then sent, then confirmed or refused; released while it runs; renewed once it was confirmed or has lapsed.',
  });

function requireWhen(newest: Step, when: number, now: number): void {
  const before = newest.answeredAt ?? newest.sentAt ?? -Infinity;
  if (when <= now && when >= before) return;
  throw new ClewError(
    'input',
    'money.freeze.when',
    when > now ? 'This time has not come yet.' : 'This time is before the step that it follows.',
    { hint: 'Say when it happened, with the time zone: 2026-03-01T10:30+08:00.' },
  );
}

function requireStopped({ state, stopped }: StateChange, { disputed }: Step): void {
  if (state === 'confirmed' && stopped!.currency === disputed.currency) return;
  throw new ClewError(
    'input',
    'money.freeze.stopped',
    'What was stopped is said with a confirmation, in the currency that was asked for.',
  );
}

/** The end that is recorded: what was stated, within what the law allows; where the law has no clock a confirmation needs one. */
function heldUntil({ first: { law } }: Folded, { step, until }: Step, change: StateChange, when: number): number | undefined {
  const { state, until: stated } = change;
  const wrong = (message: string, hint: string): ClewError => new ClewError('input', 'money.freeze.until', message, { hint });
  if (state !== 'sent' && state !== 'confirmed') {
    if (stated === undefined) return undefined;
    throw wrong('Only what is sent or confirmed has an end.', 'Leave the end away.');
  }
  if (stated !== undefined && stated <= when) throw wrong('A freeze cannot end before it begins.', 'Name a later time.');
  const byLaw = lapseOf(law, step, when, undefined);
  if (stated !== undefined && byLaw !== undefined && stated > byLaw) {
    throw wrong(`The law ends a ${stepWords[step].en} earlier than that.`, 'Leave the end away: it is counted by the law.');
  }
  // The 72 hours say when to ask, not how long a bank holds it.
  const isStale = until <= when || (law === 'US' && state === 'confirmed');
  if (stated === undefined && byLaw === undefined && isStale) {
    throw wrong('Here no law sets the period: say until when it is held.', 'clew freeze sent|confirmed ID --until TIME');
  }
  return stated;
}

async function renewedAmount({ read, clock, signal }: Ctx, { id, steps }: Folded, asked: Money | undefined): Promise<Money> {
  const newest = steps.at(-1)!;
  const { currency } = newest.disputed;
  const stopped = newest.stopped?.minor ?? 0;
  if (asked === undefined) {
    return { currency, minor: stopped > 0 ? Math.min(stopped, newest.disputed.minor) : newest.disputed.minor };
  }
  const before = Math.max(...steps.map(({ disputed }) => disputed.minor));
  if (asked.currency === currency && asked.minor <= before) return asked;
  const today = (await disputedToday(read, clock(), { signal }, id)).get(id) ?? [];
  const limit = Math.max(before, today.find((each) => each.currency === currency)?.minor ?? 0);
  if (asked.currency === currency && asked.minor <= limit) return asked;
  throw tooMuch({ minor: limit, currency });
}
