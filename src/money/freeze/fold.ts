import type { StoredFreeze } from '../../casebook/index.ts';
import type { Act, FreezeState, Money } from '../../model/index.ts';
import { type FreezeLaw, type FreezeStep, lapseOf, nextStep } from './rules.ts';

export type ProposeBody = Extract<Act, { kind: 'freeze.propose' }>['body'];
export type StateBody = Extract<Act, { kind: 'freeze.state' }>['body'];

/** One step as its acts leave it; times in UTC milliseconds. What the clock makes of it is `stateAt`. */
export interface Step {
  readonly act: number;
  readonly by: string;
  readonly step: FreezeStep;
  readonly disputed: Money;
  readonly reason: string;
  readonly proposedAt: number;
  readonly state: Exclude<FreezeState, 'expired'>;
  readonly sentAt?: number;
  readonly answeredAt?: number;
  readonly releasedAt?: number;
  /** When it lapses, counted from the answer, else from being sent, else from when it was proposed. */
  readonly until: number;
  readonly stopped?: Money;
  readonly reference?: string;
}

/** A proposal as its acts leave it. */
export interface Folded {
  readonly id: string;
  /** Of the first act that is left of it: whose account, why, on what grounds. */
  readonly first: ProposeBody;
  readonly steps: readonly Step[];
}

/**
 * Proposals in the order in which they were first proposed. Acts whose details were erased are not among `acts`: what is left
 * says what it can, and states of a step that is gone say nothing.
 */
export function foldFreezes(acts: readonly StoredFreeze[]): Folded[] {
  const proposals = new Map<string, { first: ProposeBody; steps: Step[] }>();
  for (const act of acts) {
    const known = proposals.get(act.body.proposal);
    if (act.kind === 'freeze.propose') {
      if (known === undefined) proposals.set(act.body.proposal, { first: act.body, steps: [begun(act)] });
      else known.steps.push(begun(act));
    } else if (known !== undefined) {
      known.steps.push(changed(known.first.law, known.steps.pop()!, act.body));
    }
  }
  return [...proposals].map(([id, { first, steps }]) => ({ id, first, steps }));
}

function begun({ seq, by, at, body }: Extract<StoredFreeze, { kind: 'freeze.propose' }>): Step {
  const { step, disputed, reason, until } = body;
  return { act: seq, by, step, disputed, reason, proposedAt: at, state: 'proposed', until };
}

function changed(law: FreezeLaw, step: Step, body: StateBody): Step {
  const { state, when, until, stopped, reference, reason } = body;
  const said = {
    ...(stopped === undefined ? {} : { stopped }),
    ...(reference === undefined ? {} : { reference }),
    ...(reason === undefined || state === 'sent' ? {} : { reason }),
  };
  const time = state === 'sent' ? { sentAt: when } : state === 'released' ? { releasedAt: when } : { answeredAt: when };
  const begins = state === 'sent' || state === 'confirmed';
  // Without a clock of the law's what was stated when it was proposed stands until something else is.
  const lapses = begins
    ? (lapseOf(law, step.step, when, until ?? (law === 'CN' ? undefined : step.until)) ?? step.until)
    : step.until;
  return { ...step, ...said, ...time, state, until: lapses };
}

/** The state of a step at a moment: what was sent or confirmed lapses when its time is over. */
export function stateAt({ state, until }: Pick<Step, 'state' | 'until'>, now: number): FreezeState {
  return (state === 'sent' || state === 'confirmed') && now >= until ? 'expired' : state;
}

/** The step that holds the money now: the newest that was confirmed and has not lapsed. A release ends all of them. */
export function inForce({ steps }: Folded, now: number): Step | undefined {
  if (steps.at(-1)!.state === 'released') return undefined;
  return steps.findLast((step) => step.state === 'confirmed' && now < step.until);
}

/** Whether something is still asked for or still holds. */
export function isRunning(proposal: Folded, now: number): boolean {
  const state = stateAt(proposal.steps.at(-1)!, now);
  return state === 'proposed' || state === 'sent' || state === 'confirmed' || inForce(proposal, now) !== undefined;
}

/** How many stops of payment were asked for: those that a bank refused were none. */
export function stopsOf(proposals: readonly Folded[]): number {
  const steps = proposals.flatMap((each) => each.steps);
  return steps.filter(({ step, state, sentAt }) => step !== 'freeze' && state !== 'refused' && sentAt !== undefined).length;
}

/**
 * The step that may follow now: after one that was confirmed or has lapsed, or that was refused while an earlier one was not.
 * Nothing follows a release, nor what nobody has answered yet.
 */
export function nextOf(proposal: Folded, now: number, stops = stopsOf([proposal])): FreezeStep | undefined {
  const newest = proposal.steps.at(-1)!;
  const state = stateAt(newest, now);
  const mayFollow =
    state === 'confirmed' ||
    state === 'expired' ||
    (state === 'refused' && proposal.steps.some((step) => step.state === 'confirmed'));
  return mayFollow ? nextStep(proposal.first.law, newest.step, stops) : undefined;
}
