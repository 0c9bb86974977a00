import type { Read } from '../../casebook/index.ts';
import { accountOf, type AccountView, type FreezeProposal, type FreezeStepView, type Money } from '../../model/index.ts';
import { accountViews } from '../accounts.ts';
import { type Asker, openTo } from './asker.ts';
import { type Folded, foldFreezes, inForce, nextOf, stateAt, type Step, stopsOf } from './fold.ts';
import { protectedAmong, warningOf } from './holder.ts';
import { hoursLeft } from './rules.ts';
import { isSameMatter } from './state.ts';

export interface ProposalOptions {
  /** Who asks: what is closed to them is as if it were not there. */
  readonly asker?: Asker | undefined;
  /** One proposal by its id; absent: all. */
  readonly id?: string | undefined;
  /** What today's traces say is in dispute, by id of the proposal (`disputedToday`). */
  readonly today?: ReadonlyMap<string, readonly Money[]> | undefined;
}

/**
 * Freeze proposals as the clock has them at `now` (UTC milliseconds), the most urgent first: what runs by when it lapses, what was
 * proposed and not yet sent as due since then; below, what lapsed or is over, the newest first.
 */
export async function proposals(read: Read, now: number, { asker, id, today }: ProposalOptions = {}): Promise<FreezeProposal[]> {
  const all = foldFreezes(await read.freezes());
  const open = (await openTo(read, all, asker)).filter((each) => id === undefined || each.id === id);
  const views = await viewsOf(
    read,
    open.map(({ first }) => first.account),
  );
  const theirs = await protectedAmong(read, [...views.values()]);
  return open
    .map((each) => {
      const stops = stopsOf(all.filter(({ first }) => isSameMatter(first, each.first)));
      return proposalAt(each, views.get(each.first.account)!, now, stops, today?.get(each.id), theirs.has(each.first.account));
    })
    .sort((a, b) => urgency(a) - urgency(b) || dueOf(a) - dueOf(b) || (a.id < b.id ? -1 : 1));
}

function proposalAt(
  folded: Folded,
  account: AccountView,
  now: number,
  stops: number,
  today: readonly Money[] | undefined,
  isProtected: boolean,
): FreezeProposal {
  const { id, first, steps } = folded;
  const newest = steps.at(-1)!;
  const next = nextOf(folded, now, stops);
  // What was said of the holder does not outlast that protection holds them.
  const holder = isProtected ? 'victim' : (first.holder ?? 'unknown');
  return {
    id,
    ...(first.case === undefined ? {} : { case: first.case }),
    ...(first.ring === undefined ? {} : { ring: first.ring }),
    account,
    to: first.to,
    law: first.law,
    disputed: newest.disputed,
    state: stateAt(newest, now),
    step: newest.step,
    // While a renewal is on its way, what it renews still holds.
    until: inForce(folded, now)?.until ?? newest.until,
    ...(next === undefined ? {} : { next }),
    ...(first.law === 'US' && first.lastTransfer !== undefined ? { hoursLeft: hoursLeft(first.lastTransfer, now) } : {}),
    ...(first.trace === undefined ? {} : { trace: first.trace }),
    ...(first.lastTransfer === undefined ? {} : { lastAt: first.lastTransfer }),
    reports: first.reports,
    holder,
    warning: warningOf(holder),
    steps: steps.map((step) => stepAt(step, now)),
    ...(today === undefined ? {} : { now: [...today] }),
  };
}

function stepAt({ state, until, ...step }: Step, now: number): FreezeStepView {
  return { ...step, state: stateAt({ state, until }, now), until };
}

/** Runs; lapsed, and something may follow; over. */
function urgency({ state, next, until, steps }: FreezeProposal): 0 | 1 | 2 {
  if (state === 'proposed' || state === 'sent' || state === 'confirmed') return 0;
  if (state === 'refused' && until !== steps.at(-1)!.until) return 0;
  return next === undefined ? 2 : 1;
}

function dueOf(proposal: FreezeProposal): number {
  const { state, steps, until } = proposal;
  if (urgency(proposal) > 0) return -steps.at(-1)!.act;
  // Nothing is stopped before it is sent: each minute counts.
  return state === 'proposed' && steps.length === 1 ? steps[0]!.proposedAt : until;
}

async function viewsOf(read: Read, names: readonly string[]): Promise<Map<string, AccountView>> {
  const accounts = [...new Set(names)].flatMap((name) => {
    const account = accountOf(name);
    return account === undefined ? [] : [{ ...account, name }];
  });
  const numbers = await read.accountNumbers(accounts);
  const known = await accountViews(
    read,
    numbers.filter((number) => number !== undefined),
  );
  const views = new Map<string, AccountView>(accounts.map((account) => [account.name, account]));
  for (const number of numbers) {
    const view = number === undefined ? undefined : known.get(number);
    if (view !== undefined) views.set(view.name, view);
  }
  // An act of another hand may name what is no account here.
  for (const name of names) if (!views.has(name)) views.set(name, { kind: 'name', value: name, name });
  return views;
}
