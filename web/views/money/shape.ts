import type { StopReason, Trace, TraceAccount, TraceFlow, TraceStop } from '../../../src/model/index.ts';

/** One of the places of the picture: where the money was lost, an account, or the smallest accounts of a layer together. */
export interface Place {
  readonly id: string;
  readonly kind: 'start' | 'account' | 'rest';
  /** Column from the left. */
  readonly layer: number;
  /** Names of its accounts. */
  readonly accounts: readonly string[];
  readonly account?: TraceAccount;
  /** Of the claim, in the currency shown, minor units: what came and what stops here. */
  readonly value: number;
  readonly stops: readonly { readonly reason: StopReason; readonly value: number }[];
  readonly firstAt: number;
}

/** Traced money between two places: one band of the picture. */
export interface Band {
  readonly id: string;
  readonly source: string;
  readonly target: string;
  readonly value: number;
  readonly flows: readonly TraceFlow[];
  /** Where it comes back to an account that the picture has further to the left, or in the same column. */
  readonly isBack: boolean;
}

export interface Shape {
  readonly places: readonly Place[];
  readonly bands: readonly Band[];
  readonly layers: number;
}

export interface Filter {
  /** In which of the currencies of the loss. */
  readonly currency: string;
  /** Minor units: bands of less are left out. */
  readonly least: number;
  /** Only ways to stops of these reasons; empty: all. */
  readonly reasons: ReadonlySet<StopReason>;
  /** How many accounts a column shows one by one. */
  readonly most: (layer: number) => number;
}

/** Name of the place where the money was lost. */
export const startId = 'start';
/** Where a layer's smallest accounts stand together. */
const restOf = (layer: number): string => `rest ${layer}`;

/** Flows that fit the filter: enough money, and on a way to one of the reasons. */
export function fitting(trace: Trace, { currency, least, reasons }: Omit<Filter, 'most'>): readonly TraceFlow[] {
  const enough = trace.flows.filter(({ claim }) => (claim[currency] ?? 0) >= Math.max(1, least));
  if (reasons.size === 0) return enough;
  const isBack = trace.parameters.direction === 'back';
  const stops = trace.stops.filter(({ reason, claim }) => reasons.has(reason) && (claim[currency] ?? 0) > 0);
  const left = new Set(stops.flatMap(({ transfer }) => transfer ?? []));
  // Against the way of the money, from where it stopped.
  const reached = new Set(stops.map(({ account }) => account));
  const into = new Map<string, string[]>();
  for (const { source, target } of enough) {
    const [from, to] = isBack ? [target, source] : [source, target];
    if (from !== undefined && to !== undefined) into.set(to, [...(into.get(to) ?? []), from]);
  }
  const waiting = [...reached];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    for (const from of into.get(name) ?? []) {
      if (reached.has(from)) continue;
      reached.add(from);
      waiting.push(from);
    }
  }
  return enough.filter(({ transfer, source, target }) => left.has(transfer) || reached.has((isBack ? source : target) ?? ''));
}

/** What a picture of a trace is made of. Pure: the same trace and filter give the same shape. */
export function shapeOf(trace: Trace, filter: Filter): Shape {
  const { currency, reasons, most } = filter;
  const isBack = trace.parameters.direction === 'back';
  const of = (sums: Readonly<Record<string, number>>): number => sums[currency] ?? 0;
  const flows = fitting(trace, filter);
  const accounts = new Map(trace.accounts.map((each) => [each.name, each]));
  const stops = stopsBy(trace.stops, currency, reasons);
  const begun = startsOf(trace, flows, filter);
  // They lead from the place of the loss, whoever paid.
  const first = new Set(trace.starts.flatMap(({ transfer }) => transfer ?? []));

  // What stands where: the account's hop, without columns that nobody stands in.
  const named = new Set<string>(begun.keys());
  for (const { transfer, source, target } of flows) {
    if (first.has(transfer)) continue;
    for (const name of [source, target]) if (name !== undefined && accounts.has(name)) named.add(name);
  }
  const hops = [...new Set([...named].map((name) => accounts.get(name)?.hop ?? 1))].sort((a, b) => a - b);
  const layers = hops.length + 1;
  const layerOf = (name: string): number => {
    const column = hops.indexOf(accounts.get(name)?.hop ?? 1) + 1;
    return isBack ? layers - 1 - column : column;
  };

  // How much each has: what came, or what went and stopped, whichever is more.
  const came = new Map<string, number>(begun);
  const went = new Map<string, number>();
  const inner = flows.filter(({ transfer, source, target }) => {
    return !first.has(transfer) && source !== undefined && target !== undefined && named.has(source) && named.has(target);
  });
  for (const { source, target, claim } of inner) {
    const [from, to] = isBack ? [target!, source!] : [source!, target!];
    came.set(to, (came.get(to) ?? 0) + of(claim));
    went.set(from, (went.get(from) ?? 0) + of(claim));
  }
  const stopped = (name: string): number => (stops.get(name) ?? []).reduce((sum, { value }) => sum + value, 0);
  const valueOf = (name: string): number => Math.max(came.get(name) ?? 0, (went.get(name) ?? 0) + stopped(name));

  // The smallest of a column stand together.
  const placeOf = new Map<string, string>();
  const places: Place[] = [];
  for (let layer = 0; layer < layers; layer += 1) {
    const here = [...named].filter((name) => layerOf(name) === layer).sort((a, b) => valueOf(b) - valueOf(a) || (a < b ? -1 : 1));
    const limit = most(layer);
    // One left over takes no more room by itself.
    const shown = here.length <= limit + 1 ? here : here.slice(0, limit);
    const rest = here.slice(shown.length);
    for (const name of shown) {
      placeOf.set(name, name);
      const account = accounts.get(name);
      places.push({
        id: name,
        kind: 'account',
        layer,
        accounts: [name],
        ...(account === undefined ? {} : { account }),
        value: valueOf(name),
        stops: stops.get(name) ?? [],
        firstAt: account?.firstAt ?? 0,
      });
    }
    if (rest.length === 0) continue;
    for (const name of rest) placeOf.set(name, restOf(layer));
    places.push({
      id: restOf(layer),
      kind: 'rest',
      layer,
      accounts: rest,
      value: rest.reduce((sum, name) => sum + valueOf(name), 0),
      stops: together(rest.flatMap((name) => stops.get(name) ?? [])),
      firstAt: Infinity,
    });
  }
  const total = [...begun.values()].reduce((sum, value) => sum + value, 0);
  if (total > 0) {
    const at = Math.min(...trace.starts.map((start) => start.at));
    const layer = isBack ? layers - 1 : 0;
    places.push({ id: startId, kind: 'start', layer, accounts: [], value: total, stops: [], firstAt: at });
  }

  const bands = new Map<string, { source: string; target: string; value: number; flows: TraceFlow[] }>();
  const add = (source: string, target: string, value: number, flow: readonly TraceFlow[]): void => {
    const known = bands.get(`${source} → ${target}`);
    if (known === undefined) bands.set(`${source} → ${target}`, { source, target, value, flows: [...flow] });
    else {
      known.value += value;
      known.flows.push(...flow);
    }
  };
  const byTransfer = new Map(trace.flows.map((flow) => [flow.transfer, flow]));
  for (const { account, transfer, minor, currency: own } of trace.starts) {
    const to = placeOf.get(account);
    if (to === undefined || own !== currency || !begun.has(account)) continue;
    const flow = transfer === undefined ? undefined : byTransfer.get(transfer);
    const flows = flow === undefined ? [] : [flow];
    if (isBack) add(to, startId, minor, flows);
    else add(startId, to, minor, flows);
  }
  for (const flow of inner) add(placeOf.get(flow.source!)!, placeOf.get(flow.target!)!, of(flow.claim), [flow]);

  const layer = new Map(places.map((place) => [place.id, place.layer]));
  return {
    places,
    layers,
    bands: [...bands].map(([id, band]) => ({ id, ...band, isBack: layer.get(band.source)! >= layer.get(band.target)! })),
  };
}

/** What was lost into each account, of starts that fit the filter. */
function startsOf(
  trace: Trace,
  fitting: readonly TraceFlow[],
  { currency, least, reasons }: Pick<Filter, 'currency' | 'least' | 'reasons'>,
): ReadonlyMap<string, number> {
  const flowing = new Set(fitting.map(({ transfer }) => transfer));
  const followed = new Set(trace.flows.map(({ transfer }) => transfer));
  // Accounts from which a way leads on, or where it ends for one of the reasons.
  const leading = new Set(fitting.flatMap(({ source }) => source ?? []));
  for (const { account, reason } of trace.stops) if (reasons.has(reason)) leading.add(account);
  const sums = new Map<string, number>();
  for (const { account, transfer, minor, currency: own } of trace.starts) {
    if (own !== currency || minor < least) continue;
    const isFollowed = transfer !== undefined && followed.has(transfer);
    const fits = isFollowed ? flowing.has(transfer) : reasons.size === 0 || leading.has(account);
    if (fits) sums.set(account, (sums.get(account) ?? 0) + minor);
  }
  return sums;
}

/** Where money stops, by account, the largest first. */
function stopsBy(
  stops: readonly TraceStop[],
  currency: string,
  reasons: ReadonlySet<StopReason>,
): ReadonlyMap<string, Place['stops']> {
  const byAccount = new Map<string, { reason: StopReason; value: number }[]>();
  for (const { account, reason, claim } of stops) {
    const value = claim[currency] ?? 0;
    if (value <= 0 || (reasons.size > 0 && !reasons.has(reason))) continue;
    byAccount.set(account, [...(byAccount.get(account) ?? []), { reason, value }]);
  }
  return new Map([...byAccount].map(([account, list]) => [account, together(list)]));
}

function together(list: Place['stops']): Place['stops'] {
  const sums = new Map<StopReason, number>();
  for (const { reason, value } of list) sums.set(reason, (sums.get(reason) ?? 0) + value);
  return [...sums].map(([reason, value]) => ({ reason, value })).sort((a, b) => b.value - a.value);
}

/** Currency of which most was lost, and the others. */
export function currenciesOf({ lost }: Pick<Trace, 'lost'>): readonly string[] {
  return Object.entries(lost)
    .filter(([, minor]) => minor > 0)
    .sort(([, a], [, b]) => b - a)
    .map(([currency]) => currency);
}
