import type { Read, StoredCase } from '../../casebook/index.ts';
import {
  type AccountView,
  type FreezeCandidate,
  type FreezeHolder,
  minorDigits,
  type ServiceCategory,
  type Sums,
  type Trace,
} from '../../model/index.ts';
import { DayRates } from '../rates.ts';
import { type LastBalance, lastBalances } from './balance.ts';
import { chanceOf, type Signs } from './chance.ts';
import { disputedIn, type Disputed, doAgree, type Held, heldBy, sumsByMethod, type TracesByMethod } from './held.ts';
import { accountsOfSuspects, holderOf, type HolderSigns, victimsAmong, warningOf } from './holder.ts';
import { type FreezeLaw, hourMs, hoursLeft } from './rules.ts';
import { whyCandidate } from './why.ts';

/** Services that keep accounts for customers, and can stop what they credited. */
const custodial: ReadonlySet<ServiceCategory> = new Set<ServiceCategory>(['exchange', 'payment', 'gambling']);

export interface CandidateOptions {
  readonly traces: TracesByMethod;
  /** UTC milliseconds: the hours are counted up to it. */
  readonly now: number;
  readonly law?: FreezeLaw | undefined;
  /** Who the holders are, as a person says, by account (`kind:value`). */
  readonly holders?: Readonly<Record<string, FreezeHolder>> | undefined;
  /** The case whose suspects' accounts are known as theirs. */
  readonly case?: StoredCase | undefined;
}

/**
 * Accounts worth stopping payments at, the most urgent first: traced money that is there by both FIFO and pro rata, by the one that
 * says less and never more than the account held, × the chance that it is there still, which falls with the hours. Amounts of
 * different currencies are compared by the agency's rates of the week; where it has none, the first of each currency comes first. The
 * same traces at the same moment give the same list.
 */
export async function freezeCandidates(read: Read, options: CandidateOptions): Promise<FreezeCandidate[]> {
  const held = [...heldBy(options.traces).values()];
  const views = held.map(({ account }) => account);
  const numbers = await read.accountNumbers(views);
  const balances = await lastBalances(
    read,
    numbers.filter((number) => number !== undefined),
  );
  const signs: HolderSigns = {
    victims: new Set([...payersOf(options.traces.fifo), ...(await victimsAmong(read, views))]),
    suspects: accountsOfSuspects(options.case),
    said: options.holders ?? {},
  };
  const rank = ranker(options.traces.fifo, new DayRates(await read.rates()), options.now);
  const found = held.flatMap((each, i) => candidateOf(each, numbers[i], { ...options, balances, signs, rank }) ?? []);
  return inOrder(found);
}

interface Known extends CandidateOptions {
  readonly balances: ReadonlyMap<string, LastBalance>;
  readonly signs: HolderSigns;
  readonly rank: (claim: Sums) => Worth;
}

function candidateOf(held: Held, number: number | undefined, known: Known): FreezeCandidate | undefined {
  const { now, law, balances } = known;
  const byMethod = sumsByMethod(held);
  const { account: traced, hop, lastAt } = held;
  const currencies = Object.keys(byMethod.fifo ?? {});
  const balanceOf = (currency: string): LastBalance | undefined => balances.get(`${number} ${currency}`);
  const disputed = currencies
    .flatMap((currency) => {
      const balance = balanceOf(currency);
      return disputedIn(held, currency, balance !== undefined && balance.at >= lastAt ? balance.minor : undefined) ?? [];
    })
    .sort((a, b) => majorOf(b) - majorOf(a) || (a.currency < b.currency ? -1 : 1));
  const [main] = disputed;
  if (main === undefined) return undefined;
  const account = viewOf(traced);
  const holder = holderOf(account, known.signs);
  const balance = balanceOf(main.currency);
  const signs: Signs = {
    kind: account.kind,
    currency: main.currency,
    isCustodial: custodial.has(account.service?.category ?? 'other'),
    shownAt: balance !== undefined && balance.at >= lastAt ? balance.at : undefined,
    lastAt,
  };
  const chance = chanceOf(signs, now);
  const worth = known.rank(claimOf(disputed));
  return {
    account,
    hop,
    disputed: disputed.map(({ minor, currency }) => ({ minor, currency })),
    byMethod,
    agree: doAgree(byMethod),
    ...(balance === undefined
      ? {}
      : { balance: { minor: balance.minor, currency: balance.currency, at: balance.at, source: balance.source } }),
    lastAt,
    hours: Math.max(0, Math.floor((now - lastAt) / hourMs)),
    chance,
    rank: worth.major * chance,
    rankIn: worth.currency,
    ...(law === 'US' ? { hoursLeft: hoursLeft(lastAt, now) } : {}),
    reports: reportsOf(disputed),
    holder,
    warning: warningOf(holder),
    why: whyCandidate({ disputed, byMethod, balance, signs, now, law, hop, stated: statedInto(known.traces.fifo, account.name) }),
  };
}

/** What a trace adds to an account is left out: what is in dispute says it better. */
function viewOf({ kind, value, name, holder, bank, label, service }: AccountView): AccountView {
  return {
    kind,
    value,
    name,
    ...(holder === undefined ? {} : { holder }),
    ...(bank === undefined ? {} : { bank }),
    ...(label === undefined ? {} : { label }),
    ...(service === undefined ? {} : { service }),
  };
}

function claimOf(disputed: readonly Disputed[]): Sums {
  const all: Record<string, number> = {};
  for (const { claim } of disputed)
    for (const [currency, minor] of Object.entries(claim)) all[currency] = (all[currency] ?? 0) + minor;
  return all;
}

function reportsOf(disputed: readonly Disputed[]): Record<string, Sums> {
  const all: Record<string, Record<string, number>> = {};
  for (const { reports } of disputed) {
    for (const [report, sums] of Object.entries(reports)) {
      const own = (all[report] ??= {});
      for (const [currency, minor] of Object.entries(sums)) own[currency] = (own[currency] ?? 0) + minor;
    }
  }
  return Object.fromEntries(Object.entries(all).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** What reports alone say came into an account. */
function statedInto({ starts }: Trace, name: string): Sums {
  const stated: Record<string, number> = {};
  for (const { how, account, minor, currency } of starts) {
    if (how === 'stated' && account === name) stated[currency] = (stated[currency] ?? 0) + minor;
  }
  return stated;
}

/** Accounts from which the victims of a trace paid. */
function payersOf({ starts, flows }: Trace): Set<string> {
  const first = new Set(
    starts.flatMap(({ report, transfer }) => (report === undefined || transfer === undefined ? [] : [transfer])),
  );
  return new Set(flows.flatMap(({ transfer, source }) => (source !== undefined && first.has(transfer) ? [source] : [])));
}

interface Worth {
  readonly major: number;
  readonly currency: string;
}

const majorOf = ({ minor, currency }: { readonly minor: number; readonly currency: string }): number =>
  minor / 10 ** minorDigits(currency);

/** What a claim is worth in the currency in which most reports paid; in its own where no rate joins the two. */
function ranker({ starts }: Trace, rates: DayRates, now: number): (claim: Sums) => Worth {
  const counts = new Map<string, number>();
  for (const { currency } of starts) counts.set(currency, (counts.get(currency) ?? 0) + 1);
  const [base] = [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))[0] ?? [''];
  return (claim) => {
    const parts = Object.entries(claim).map(([currency, minor]) => {
      const worth = rates.worth(minor, currency, base, now);
      return worth === undefined ? { minor, currency } : { minor: worth.minor, currency: base };
    });
    const sums = new Map<string, number>();
    for (const part of parts) sums.set(part.currency, (sums.get(part.currency) ?? 0) + majorOf(part));
    const inBase = sums.get(base);
    if (inBase !== undefined) return { major: inBase, currency: base };
    const [largest] = [...sums].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
    return largest === undefined ? { major: 0, currency: base } : { major: largest[1], currency: largest[0] };
  };
}

/** By rank within each currency; currencies that no rate joins take turns. */
function inOrder(candidates: readonly FreezeCandidate[]): FreezeCandidate[] {
  const sorted = candidates.toSorted(
    (a, b) => b.rank - a.rank || b.lastAt - a.lastAt || (a.account.name < b.account.name ? -1 : 1),
  );
  const places = new Map<string, number>();
  return sorted
    .map((candidate) => {
      const place = places.get(candidate.rankIn) ?? 0;
      places.set(candidate.rankIn, place + 1);
      return { candidate, place };
    })
    .sort((a, b) => a.place - b.place)
    .map(({ candidate }) => candidate);
}
