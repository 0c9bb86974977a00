import {
  type AccountView,
  type StopReason,
  type Sums,
  type Trace,
  type TraceAccount,
  type TraceFlow,
  type TraceParameters,
  type TraceStop,
} from '../../model/index.ts';
import { leastFollowed } from './dust.ts';
import { gatherStops, type Gathered } from './gather.ts';
import type { Origin } from './origin.ts';
import type { Pool } from './pool.ts';
import type { Slice } from './slice.ts';
import { accountTotals, type AccountTotals, add } from './totals.ts';
import type { Walked, WalkStart } from './walk.ts';
import { whyStopped } from './why.ts';

/** What is known of a trace when the walk is over. */
export interface Outcome {
  readonly parameters: TraceParameters;
  readonly origins: readonly Origin[];
  readonly starts: readonly WalkStart[];
  /** Codes of the currencies in which it was lost, by position. */
  readonly lost: readonly string[];
  readonly slice: Slice;
  readonly walked: Walked;
  /** The same by pro rata. */
  readonly possible: Walked;
}

/** What happened, in the model's words; sorted by what it says, never by numbers that hang on the order of imports. */
export async function tell(pool: Pool, outcome: Outcome): Promise<Omit<Trace, 'without'>> {
  const { parameters, origins, starts, lost, slice, walked, possible } = outcome;
  const stops = gatherStops(slice, walked);
  const totals = accountTotals(slice, starts, walked, stops, lost);
  if (possible !== walked) {
    // Where it may have gone without a rate is all that is asked of its stops: no sums of it are told.
    const others = accountTotals(slice, starts, possible, gatherStops(slice, possible, 'no-rate'), lost);
    for (const [place, sums] of others) if (!totals.has(place)) totals.set(place, possibly(sums));
  }
  const places = new Set(totals.keys());
  for (let row = 0; row < slice.count; row++) if (walked.flows.traced[row] !== 0) places.add(slice.source[row]!);
  for (const { account, row } of stops)
    for (const place of [account, slice.source[row], slice.target[row]]) places.add(place ?? -1);
  const views = await pool.viewsOf([...places].filter((place) => place >= 0).map((place) => slice.accounts[place]!));
  const viewOf = (place: number): AccountView | undefined => views.get(slice.accounts[place] ?? -1);
  const crowdOf = (place: number): number | undefined => pool.crowds.get(slice.accounts[place] ?? -1);
  const told = stops.map((stop) => toldStop(stop, outcome, viewOf, crowdOf)).sort(byPlace);
  return {
    parameters,
    starts: origins.map(({ start }) => start),
    accounts: [...totals]
      .map(([place, sums]): TraceAccount => ({ ...viewOf(place)!, ...realTimes(sums) }))
      .sort((a, b) => a.hop - b.hop || a.firstAt - b.firstAt || compare(a.name, b.name)),
    flows: flowsOf(outcome, viewOf),
    stops: told,
    lost: lostOf(origins),
    byReason: byReason(told),
    seen: seenBy(outcome, totals),
  };
}

/** An account of which only pro rata says that money came to it. */
const possibly = ({ hop, firstAt, lastAt }: AccountTotals): AccountTotals => {
  return { hop, received: {}, passed: {}, held: {}, claim: {}, firstAt, lastAt, only: 'pro-rata' };
};

/** Transfers of the accounts that money came to: others may have been loaded before the order of the rows was settled. */
function seenBy({ slice, starts }: Outcome, totals: ReadonlyMap<number, AccountTotals>): number {
  const begun = new Set(starts.map(({ row }) => row));
  let seen = 0;
  for (let row = 0; row < slice.count; row++) {
    const isOf = (place: number): boolean => place < slice.touched && slice.ends[place] === 0 && totals.has(place);
    if (begun.has(row) || isOf(slice.source[row]!) || isOf(slice.target[row]!)) seen++;
  }
  return seen;
}

type ViewOf = (place: number) => AccountView | undefined;

function toldStop(
  stop: Gathered,
  { slice, parameters, origins, walked }: Outcome,
  viewOf: ViewOf,
  crowdOf: (place: number) => number | undefined,
): TraceStop {
  const { reason, account, row, currency, minor, hop, parts, seenTo } = stop;
  const view = viewOf(account);
  const code = slice.currencies[currency]!;
  const claim: Record<string, number> = {};
  const reports: Record<string, Record<string, number>> = {};
  for (const part of parts) {
    const { start } = origins[walked.stops.start[part]!]!;
    add(claim, start.currency, walked.stops.claim[part]!);
    if (start.report !== undefined) add((reports[start.report] ??= {}), start.currency, walked.stops.claim[part]!);
  }
  const other = row < 0 ? undefined : viewOf(slice.source[row] === account ? slice.target[row]! : slice.source[row]!);
  return {
    reason,
    account: view?.name ?? '',
    ...(row < 0 ? {} : { transfer: slice.number[row]! }),
    minor,
    currency: code,
    claim,
    reports,
    hop,
    at: Math.abs(stop.at),
    why: whyStopped({
      reason,
      isBack: parameters.direction === 'back',
      minor,
      currency: code,
      account: view?.name ?? '',
      other: other?.name,
      service: view?.label?.text,
      crowd: crowdOf(account),
      seenTo: Number.isFinite(seenTo) ? Math.abs(seenTo) : undefined,
      hops: parameters.hops,
      dust: leastFollowed(parameters.dust, code),
      ways: waysOf(stop, slice, viewOf),
    }),
  };
}

function waysOf({ ways }: Gathered, slice: Slice, viewOf: ViewOf): { account: string; currency: string }[] {
  const named = new Map<string, { account: string; currency: string }>();
  for (const way of ways) {
    const [account, currency] = [viewOf(slice.target[way]!)?.name, slice.currencies[slice.currency[way]!]!];
    if (account !== undefined) named.set(`${account} ${currency}`, { account, currency });
  }
  return [...named.values()];
}

function flowsOf({ slice, walked: { flows }, lost }: Outcome, viewOf: ViewOf): TraceFlow[] {
  const told: TraceFlow[] = [];
  for (let row = 0; row < slice.count; row++) {
    if (flows.traced[row] === 0) continue;
    const claim: Record<string, number> = {};
    flows.claims.forEach((claims, i) => add(claim, lost[i]!, claims[row]!));
    const [source, target] = [viewOf(slice.source[row]!)?.name, viewOf(slice.target[row]!)?.name];
    const code = slice.currencies[slice.currency[row]!]!;
    const received = slice.currencies[slice.receivedCurrency[row]!]!;
    const isChanged = code !== received || slice.minor[row] !== slice.receivedMinor[row];
    told.push({
      transfer: slice.number[row]!,
      ...(source === undefined ? {} : { source }),
      ...(target === undefined ? {} : { target }),
      at: Math.abs(slice.at[row]!),
      minor: slice.minor[row]!,
      traced: flows.traced[row]!,
      currency: code,
      ...(isChanged ? { received: { minor: slice.receivedMinor[row]!, currency: received } } : {}),
      claim,
      hop: flows.hop[row]!,
    });
  }
  return told;
}

/** Going back, times are negative and later comes first. */
function realTimes<T extends { firstAt: number; lastAt: number }>(sums: T): T {
  const [a, b] = [Math.abs(sums.firstAt), Math.abs(sums.lastAt)];
  return { ...sums, firstAt: Math.min(a, b), lastAt: Math.max(a, b) };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const byPlace = (a: TraceStop, b: TraceStop): number =>
  a.hop - b.hop ||
  a.at - b.at ||
  compare(a.account, b.account) ||
  compare(a.reason, b.reason) ||
  compare(a.currency, b.currency) ||
  a.minor - b.minor;

function lostOf(origins: readonly Origin[]): Sums {
  const lost: Record<string, number> = {};
  for (const { start } of origins) add(lost, start.currency, start.minor);
  return lost;
}

function byReason(stops: readonly TraceStop[]): Trace['byReason'] {
  const sums: Partial<Record<StopReason, Record<string, number>>> = {};
  for (const { reason, claim } of stops) {
    for (const [currency, minor] of Object.entries(claim)) add((sums[reason] ??= {}), currency, minor);
  }
  return sums;
}
