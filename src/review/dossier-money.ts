import type { Ctx, StoredCase, StoredSupport } from '../casebook/index.ts';
import {
  type AccountView,
  type Dossier,
  type DossierIndicator,
  type DossierReport,
  type DossierTransfer,
  type IndicatorKind,
  indicatorsOfAccount,
  type NamedSuspect,
  type Ring,
  type Sums,
  type TraceFlow,
} from '../model/index.ts';
import {
  accountViews,
  DayRates,
  lossLines,
  lossOfAll,
  lostCases,
  type LostCase,
  proposals,
  statementsMissing,
  transferViews,
  victimsAmong,
} from '../money/index.ts';
import { namesakesOf } from './namesakes.ts';
import { flowsOf, type TraceTold, tracesOf } from './dossier-traces.ts';

type Money = Dossier['money'];

/** What the money of a case is told from. */
export interface MoneyAsked {
  readonly stored: StoredCase;
  readonly rings: readonly {
    readonly summary: { readonly ring: Ring; readonly duplicates: number; readonly withoutAmount: number };
  }[];
  readonly reports: readonly DossierReport[];
  readonly indicators: readonly DossierIndicator[];
  readonly suspects: readonly NamedSuspect[];
  /** By report that tells another one's case again, the one that stands for it. */
  readonly again: ReadonlyMap<number, number>;
  /** What people pointed at. */
  readonly supports: readonly StoredSupport[];
  /** Currency in which the first law of the case counts. */
  readonly currency: string | undefined;
  /** Acts up to which the dossier looks, and the time of the last. */
  readonly head: { readonly size: number; readonly at: number };
}

/** Money of a case (资金流向): what was lost, who received it, how far it was followed, what was stopped. */
export async function moneyOf(ctx: Pick<Ctx, 'read' | 'signal' | 'progress'>, asked: MoneyAsked): Promise<Money> {
  const { read } = ctx;
  const { stored, rings, again, suspects, currency } = asked;
  const cases = await lostCases(read, { rings: stored.rings, suspects, again });
  const rates = await read.rates();
  const grouping = currency === undefined || rates.length === 0 ? {} : { in: { currency, rates: new DayRates(rates) } };
  const traces = await tracesOf(ctx, stored, asked.head.size);
  const flows = flowsOf(traces);
  const transfers = await transfersOf(read, asked, cases, flows);
  const sum = (of: (summary: MoneyAsked['rings'][number]['summary']) => number): number =>
    rings.reduce((all, { summary }) => all + of(summary), 0);
  return {
    loss: summed(rings.map(({ summary }) => summary.ring.loss)),
    withoutAmount: sum(({ withoutAmount }) => withoutAmount),
    duplicates: sum(({ duplicates }) => duplicates),
    receivers: await receiversOf(read, asked, transfers),
    losses: lossLines(cases, { by: 'report', ...grouping }),
    whole: lossOfAll(cases, grouping),
    transfers,
    traces: traces.map(({ told }) => told),
    freezes: await freezesOf(read, asked),
    missing: await statementsMissing(read, followed(traces, flows, transfers)),
    victims: await victimsOf(read, traces, transfers),
  };
}

async function victimsOf(
  read: Ctx['read'],
  traces: readonly TraceTold[],
  transfers: readonly DossierTransfer[],
): Promise<string[]> {
  const all = new Map<string, AccountView>();
  const own = new Set<string>();
  for (const { source, target, role } of transfers) {
    for (const account of [source, target]) if (account !== undefined) all.set(account.name, account);
    const theirs = role === 'paid' ? source : role === 'returned' ? target : undefined;
    if (theirs !== undefined) own.add(theirs.name);
  }
  for (const account of traces.flatMap(({ trace }) => trace.accounts)) all.set(account.name, account);
  for (const name of await victimsAmong(read, [...all.values()])) own.add(name);
  return [...own].sort();
}

/** Proposals for the case or one of its rings, as they stood when the newest act was recorded. */
async function freezesOf(read: Ctx['read'], { stored, head }: MoneyAsked): Promise<Money['freezes']> {
  const own = new Set([...stored.rings, ...stored.names]);
  const all = await proposals(read, head.at);
  return all.filter(({ case: of, ring }) => of === stored.id || (ring !== undefined && own.has(ring)));
}

/** Accounts and payments to hold statements against: those of the traces, or before the first one what victims paid. */
function followed(
  traces: readonly TraceTold[],
  flows: ReadonlyMap<number, TraceFlow>,
  transfers: readonly DossierTransfer[],
): Parameters<typeof statementsMissing>[1] {
  if (flows.size > 0) return { accounts: traces.flatMap(({ trace }) => trace.accounts), flows: [...flows.values()] };
  const paid = transfers.filter(({ role }) => role === 'paid');
  return {
    accounts: paid.flatMap(({ target }) => target ?? []),
    flows: paid.map(({ at, minor, currency, received, target }) => ({
      ...(target === undefined ? {} : { target: target.name }),
      at,
      minor,
      traced: minor,
      currency,
      ...(received === undefined ? {} : { received }),
      hop: 1,
    })),
  };
}

/** Kinds that receive money. */
const receiving = new Set<IndicatorKind>(['account', 'card', 'iban', 'wallet']);

function summed(all: readonly Sums[]): Sums {
  const sums = new Map<string, number>();
  for (const [currency, minor] of all.flatMap((each) => Object.entries(each))) {
    sums.set(currency, (sums.get(currency) ?? 0) + minor);
  }
  return Object.fromEntries(sums);
}

/** Transfers that the case rests on, in the order of their times. */
async function transfersOf(
  read: Ctx['read'],
  { supports }: MoneyAsked,
  cases: readonly LostCase[],
  flows: ReadonlyMap<number, TraceFlow>,
): Promise<DossierTransfer[]> {
  const told = new Map<number, Pick<DossierTransfer, 'reports' | 'role'>>();
  for (const { reports, paid, back } of cases) {
    for (const { transfer } of paid) if (transfer !== undefined) told.set(transfer, { reports: [...reports], role: 'paid' });
    for (const { transfer } of back) if (transfer !== undefined) told.set(transfer, { reports: [...reports], role: 'returned' });
  }
  for (const transfer of flows.keys()) if (!told.has(transfer)) told.set(transfer, { reports: [], role: 'traced' });
  const pointed = supports.flatMap(({ support: { ground } }) => (ground.kind === 'transfer' ? ground.ref : []));
  for (const number of await numbersOf(read, pointed)) if (!told.has(number)) told.set(number, { reports: [], role: 'ground' });
  const numbers = [...told.keys()].sort((a, b) => a - b);
  const views = numbers.length === 0 ? [] : await transferViews(read, numbers);
  return views
    .map((view): DossierTransfer => {
      const flow = flows.get(view.number);
      return { ...view, ...told.get(view.number)!, ...(flow === undefined ? {} : { traced: flow.traced, hop: flow.hop }) };
    })
    .sort((a, b) => a.at - b.at || a.number - b.number);
}

async function numbersOf(read: Ctx['read'], ids: readonly string[]): Promise<number[]> {
  if (ids.length === 0) return [];
  const rows = await read.sql<{ number: number }>(
    `SELECT coalesce(twin, number) AS number FROM transfers
     WHERE id IN (SELECT unnest(from_json(?::JSON, '["VARCHAR"]'))) ORDER BY number`,
    [JSON.stringify([...new Set(ids)])],
  );
  return rows.map(({ number }) => number);
}

/** Accounts that reports call the receiver's, those named most first, then those that only transfers show. */
async function receiversOf(
  read: Ctx['read'],
  { reports, indicators, suspects }: MoneyAsked,
  transfers: readonly DossierTransfer[],
): Promise<Money['receivers']> {
  const named = indicators.filter(
    ({ kind, roles }) => receiving.has(kind) && !roles.includes('victim') && roles.includes('suspect'),
  );
  const amounts = new Map(reports.map(({ id, amount }) => [id, amount]));
  const paidInto = new Map<
    string,
    { readonly view: AccountView; readonly paid: Map<string, number>; readonly reports: Set<string> }
  >();
  for (const { target, minor, currency, received, role, reports: whose } of transfers) {
    if (role !== 'paid' || target === undefined) continue;
    const into = paidInto.get(target.name) ?? { view: target, paid: new Map<string, number>(), reports: new Set<string>() };
    paidInto.set(target.name, into);
    const { minor: got, currency: unit } = received ?? { minor, currency };
    into.paid.set(unit, (into.paid.get(unit) ?? 0) + got);
    for (const report of whose) into.reports.add(report);
  }
  const views = await viewsOf(read, named);
  const own = named.map(({ kind, value, reports: naming, suspects: whose }): Money['receivers'][number] => {
    const key = accountKey(kind, value);
    const view = views.get(key);
    const losses = naming.flatMap((id) => amounts.get(id) ?? []).map(({ minor, currency }) => ({ [currency]: minor }));
    const paid = paidInto.get(key)?.paid ?? new Map<string, number>();
    paidInto.delete(key);
    return {
      kind,
      value,
      reports: naming,
      loss: summed(losses),
      paid: Object.fromEntries(paid),
      suspects: whose,
      namesakes: namesakesOf(view?.holder, suspects).filter((id) => !whose.includes(id)),
    };
  });
  const known = new Map(indicators.map((each) => [accountKey(each.kind, each.value), each]));
  const shown = [...paidInto].flatMap(([key, { view, paid, reports: whose }]): Money['receivers'] => {
    const indicator = known.get(key);
    const kind = indicator?.kind ?? indicatorsOfAccount[view.kind][0];
    // A victim's own account that money came into is no receiver's; one known by name alone has no number to be called by.
    if (kind === undefined || indicator?.roles.includes('victim') === true) return [];
    const suspected = suspects.filter(({ indicators: has }) => has.some((each) => accountKey(each.kind, each.value) === key));
    const ids = suspected.map(({ id }) => id);
    return [
      {
        kind,
        value: view.value,
        reports: [...whose],
        loss: {},
        paid: Object.fromEntries(paid),
        suspects: ids,
        namesakes: namesakesOf(view.holder, suspects).filter((id) => !ids.includes(id)),
      },
    ];
  });
  return [...own, ...shown];
}

const kinds = Object.entries(indicatorsOfAccount) as [AccountView['kind'], readonly IndicatorKind[]][];
const accountKindOf = (kind: IndicatorKind): AccountView['kind'] | undefined => kinds.find(([, all]) => all.includes(kind))?.[0];
/** The account that an indicator is, as `kind:value`; something else for one that is none. */
const accountKey = (kind: IndicatorKind, value: string): string => `${accountKindOf(kind) ?? ''}:${value}`;

async function viewsOf(read: Ctx['read'], named: readonly DossierIndicator[]): Promise<Map<string, AccountView>> {
  const accounts = named.flatMap(({ kind, value }) => {
    const own = accountKindOf(kind);
    return own === undefined ? [] : [{ kind: own, value }];
  });
  const numbers = (await read.accountNumbers(accounts)).filter((number) => number !== undefined);
  return new Map([...(await accountViews(read, numbers)).values()].map((view) => [view.name, view]));
}
