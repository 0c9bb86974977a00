import { createHash } from 'node:crypto';
import type { Ctx, Read } from '../../casebook/index.ts';
import { ClewError } from '../../errors.ts';
import { canonicalJson, type FreezeCandidate, type FreezeHolder, type Money, type Trace } from '../../model/index.ts';
import { money } from '../amounts.ts';
import { type Asker, openCaseOf, openRingOf, openTo } from './asker.ts';
import { freezeCandidates } from './candidates.ts';
import { type Folded, foldFreezes, isRunning, type ProposeBody, stopsOf } from './fold.ts';
import type { TracesByMethod } from './held.ts';
import { parametersOf, tracesBy } from './question.ts';
import { type FreezeLaw, type FreezeStep, lapseOf, requestEnd, requireStopLeft } from './rules.ts';
import { inTurn } from './turn.ts';

export interface NewProposal {
  /** `kind:value` */
  readonly account: string;
  /** Bank or exchange that is asked. */
  readonly to: string;
  readonly law: FreezeLaw;
  readonly reason: string;
  /** Absent: all that is in dispute in the account's main currency. */
  readonly disputed?: Money | undefined;
  readonly case?: string | undefined;
  readonly ring?: string | undefined;
  /** Act of the trace that it rests on. */
  readonly trace?: number | undefined;
  /** Where it rests on no recorded trace: ids of reports, accounts as `kind:value`; absent: the reports of case or ring. */
  readonly from?: readonly string[] | undefined;
  /** A freeze at once, without a stop before it. */
  readonly step?: 'stop' | 'freeze' | undefined;
  /** UTC milliseconds; where the law has no clock it must be stated. */
  readonly until?: number | undefined;
  /** Who the holder is, as whoever proposes it says. */
  readonly holder?: FreezeHolder | undefined;
}

/** What was recorded. */
export interface FreezeRecorded {
  readonly act: number;
  readonly proposal: string;
  readonly step: FreezeStep;
}

/**
 * Proposes to stop payments of an account, for no more than the traces of today say is in dispute there. `traces`: those of this
 * question, where the caller has just made them.
 *
 * @throws ClewError `missing` `money.case`, `money.ring`; `money.freeze.nothing` where no traced money is there by both methods;
 * `conflict` `money.freeze.amount` for more than is in dispute, `money.freeze.victim` for a victim's account of which that was not
 * said, `money.freeze.running` while another proposal for it runs, `money.freeze.third` for a third stop; `input`
 * `money.freeze.until` when the period is to be stated and is not.
 */
export async function propose(
  ctx: Ctx,
  input: NewProposal,
  { asker, ...given }: { readonly traces?: TracesByMethod | undefined; readonly asker?: Asker | undefined } = {},
): Promise<FreezeRecorded> {
  const { read } = ctx;
  const stored = input.case === undefined ? undefined : await openCaseOf(read, input.case, asker);
  const ring = input.ring === undefined ? undefined : await openRingOf(read, input.ring, asker);
  const traces = given.traces ?? (await tracesBy(read, await parametersOf(read, input, asker), [], ctx));
  const now = ctx.clock();
  const holders = input.holder === undefined ? {} : { [input.account]: input.holder };
  const candidates = await freezeCandidates(read, { traces, now, law: input.law, holders, case: stored });
  const candidate = candidates.find(({ account }) => account.name === input.account);
  if (candidate === undefined) throw nothing();
  const disputed = disputedOf(candidate, input.disputed);
  requireSaid(candidate, input.holder);
  const transfers = await paymentsInto(read, traces.fifo, input.account, disputed.currency);
  return await inTurn(async () => {
    const all = foldFreezes(await read.freezes());
    const same = all.filter(({ first }) => first.account === input.account && first.disputed.currency === disputed.currency);
    await requireFree(read, same, now, asker);
    const reports = Object.keys(candidate.reports);
    const step = stepOf(input, same, reports);
    const body: Omit<ProposeBody, 'proposal'> = {
      ...(input.case === undefined ? {} : { case: input.case }),
      ...(ring === undefined ? {} : { ring }),
      account: input.account,
      to: input.to,
      law: input.law,
      disputed,
      until: untilOf(input.law, step, now, input.until, candidate.lastAt),
      step,
      reason: input.reason,
      ...(input.trace === undefined ? {} : { trace: input.trace }),
      lastTransfer: candidate.lastAt,
      reports,
      holder: candidate.holder,
      transfers,
    };
    const proposal = idOf(body, all);
    const { acts } = await ctx.commit([{ kind: 'freeze.propose', body: { proposal, ...body } }]);
    return { act: acts[0]!.seq, proposal, step };
  });
}

const nothing = (): ClewError =>
  new ClewError('missing', 'money.freeze.nothing', 'By the traces, no money of the victims is left in this account.', {
    hint: 'An account is proposed when both FIFO and pro rata say that traced money is there; clew freeze lists them.',
  });

function disputedOf({ disputed }: FreezeCandidate, asked: Money | undefined): Money {
  if (asked === undefined) return disputed[0]!;
  const most = disputed.find(({ currency }) => currency === asked.currency);
  if (most === undefined) throw nothing();
  if (asked.minor <= most.minor) return asked;
  throw tooMuch(most);
}

export function tooMuch({ minor, currency }: Money): ClewError {
  return new ClewError(
    'conflict',
    'money.freeze.amount',
    `No more than ${money(minor, currency).en} is in dispute in this account.`,
    {
      hint: 'Only the disputed amount is stopped, never the whole account.',
    },
  );
}

/** That the holder is a victim must be said by who proposes, so that nobody freezes a victim unawares. */
function requireSaid({ holder }: FreezeCandidate, said: FreezeHolder | undefined): void {
  if (holder !== 'victim' || said === 'victim') return;
  throw new ClewError(
    'conflict',
    'money.freeze.victim',
    'This account is a victim’s by a report of this casebook, or a victim paid from it.',
    {
      hint: 'Look at the reports first. If it was misused, propose it again and say that the holder is a victim.',
    },
  );
}

async function requireFree(read: Read, same: readonly Folded[], now: number, asker: Asker | undefined): Promise<void> {
  const running = same.filter((each) => isRunning(each, now));
  if (running.length === 0) return;
  const [known] = await openTo(read, running, asker);
  throw new ClewError(
    'conflict',
    'money.freeze.running',
    `A proposal for this account and currency is running already${known === undefined ? '' : `: ${known.id}`}.`,
    { hint: 'Record what becomes of it, or renew it.' },
  );
}

/** A stop for what was stopped before is its second; there is no third. */
function stepOf(
  { law, step = 'stop', case: id, ring }: NewProposal,
  same: readonly Folded[],
  reports: readonly string[],
): FreezeStep {
  if (step === 'freeze') return 'freeze';
  const own = new Set(reports);
  const stops = stopsOf(
    same.filter(
      ({ first }) =>
        (id !== undefined && first.case === id) ||
        (ring !== undefined && first.ring === ring) ||
        first.reports.some((each) => own.has(each)),
    ),
  );
  requireStopLeft(law, 'stop', stops);
  return stops === 0 ? 'stop' : 'stop.again';
}

/** When a step lapses if it began now. Throws `input` `money.freeze.until` when it has to be stated, or is over already. */
export function untilOf(
  law: FreezeLaw,
  step: FreezeStep,
  now: number,
  stated: number | undefined,
  lastAt: number | undefined,
): number {
  const ofRequest = law === 'US' && step === 'stop' && lastAt !== undefined ? requestEnd(lastAt) : undefined;
  const until = lapseOf(law, step, now, stated) ?? ofRequest;
  if (until === undefined) {
    throw new ClewError('input', 'money.freeze.until', 'Here no law sets the period: say until when it is asked for.', {
      hint: 'clew freeze propose … --until DATE',
    });
  }
  if (stated === undefined || stated > now) return until;
  throw new ClewError('input', 'money.freeze.until', 'A freeze cannot end before it begins.', { hint: 'Name a later time.' });
}

/** `F` and twelve hexadecimal digits, of what is proposed and how many there were before; the hour has no part in it. */
function idOf({ until: _until, ...body }: Omit<ProposeBody, 'proposal'>, all: readonly Folded[]): string {
  const taken = new Set(all.map(({ id }) => id));
  for (let place = all.length; ; place++) {
    const id = `F${createHash('sha256')
      .update(canonicalJson({ ...body, place }))
      .digest('hex')
      .slice(0, 12)}`;
    if (!taken.has(id)) return id;
  }
}

/** Payments that a letter shows. */
const mostPayments = 50;

/** Ids of the newest traced payments into an account, in the currency in dispute: what came in another shows nothing of it. */
async function paymentsInto(read: Read, { flows }: Trace, account: string, code: string): Promise<string[]> {
  const newest = flows
    .filter(({ target, currency, received }) => target === account && (received?.currency ?? currency) === code)
    .sort((a, b) => b.at - a.at || b.transfer - a.transfer)
    .slice(0, mostPayments)
    .map(({ transfer }) => transfer);
  const ids = new Map((await read.transfersAt(newest)).map(({ number, id }) => [number, id]));
  return newest.flatMap((number) => ids.get(number) ?? []);
}
