import type { Money, Sums, Trace, TraceAccount, TraceMethod } from '../../model/index.ts';

/** Traces of one question by each method. What is in dispute is what FIFO and pro rata agree on at least. */
export type TracesByMethod = Partial<Record<TraceMethod, Trace>> & Readonly<Record<'fifo' | 'pro-rata', Trace>>;

/** Traced money that a method leaves in an account in one currency. */
interface Part {
  minor: number;
  /** In the currencies in which it was lost: all of it, and by report. */
  readonly claim: Record<string, number>;
  readonly reports: Record<string, Record<string, number>>;
}

/** An account where traced money still is, by one method or several. */
export interface Held {
  readonly account: TraceAccount;
  readonly hop: number;
  /** Newest traced payment into it. */
  readonly lastAt: number;
  readonly byMethod: ReadonlyMap<TraceMethod, ReadonlyMap<string, Part>>;
}

/** Reasons by which a trace leaves money somewhere that somebody could be asked to stop it. */
const there = new Set(['held', 'unseen', 'exchange', 'mixed-service']);
/** Where nobody keeps an account for a customer. */
const nobodys = new Set(['mixer', 'bridge', 'dex']);

export function heldBy(traces: TracesByMethod): Map<string, Held> {
  const found = new Map<string, Omit<Held, 'byMethod'> & { readonly byMethod: Map<TraceMethod, Map<string, Part>> }>();
  for (const [method, trace] of Object.entries(traces) as [TraceMethod, Trace][]) {
    const accounts = new Map(trace.accounts.map((account) => [account.name, account]));
    const newest = newestInto(trace);
    for (const { reason, account: name, minor, currency, claim, reports, hop, at } of trace.stops) {
      const account = accounts.get(name);
      if (!there.has(reason) || account === undefined || nobodys.has(account.service?.category ?? '')) continue;
      const known = found.get(name);
      const held = known ?? { account, hop, lastAt: at, byMethod: new Map<TraceMethod, Map<string, Part>>() };
      const currencies = held.byMethod.get(method) ?? new Map<string, Part>();
      const part = currencies.get(currency) ?? { minor: 0, claim: {}, reports: {} };
      part.minor += minor;
      addTo(part.claim, claim);
      for (const [report, sums] of Object.entries(reports)) addTo((part.reports[report] ??= {}), sums);
      held.byMethod.set(method, currencies.set(currency, part));
      found.set(name, { ...held, hop: Math.min(held.hop, hop), lastAt: Math.max(held.lastAt, at, newest.get(name) ?? 0) });
    }
  }
  return found;
}

function newestInto({ flows }: Trace): Map<string, number> {
  const newest = new Map<string, number>();
  for (const { target, at } of flows) if (target !== undefined) newest.set(target, Math.max(newest.get(target) ?? 0, at));
  return newest;
}

function addTo(sums: Record<string, number>, more: Sums): void {
  for (const [currency, minor] of Object.entries(more)) sums[currency] = (sums[currency] ?? 0) + minor;
}

/** What is in dispute in one currency: by the method that says least, and never more than the account held. */
export interface Disputed extends Money {
  readonly claim: Sums;
  readonly reports: Readonly<Record<string, Sums>>;
  readonly isCut: boolean;
}

/** `most`: the last known balance, where a statement covers the time. Undefined when one of the two methods says nothing is left. */
export function disputedIn({ byMethod }: Held, currency: string, most: number | undefined): Disputed | undefined {
  const parts = (['fifo', 'pro-rata'] as const).map((method) => byMethod.get(method)?.get(currency));
  const [fifo, proRata] = parts;
  if (fifo === undefined || proRata === undefined) return undefined;
  const least = proRata.minor < fifo.minor ? proRata : fifo;
  const minor = Math.min(least.minor, Math.max(0, most ?? Infinity));
  if (minor <= 0) return undefined;
  const share = (sums: Sums): Sums =>
    minor === least.minor
      ? sums
      : Object.fromEntries(Object.entries(sums).map(([name, sum]) => [name, portion(sum, minor, least.minor)]));
  return {
    minor,
    currency,
    claim: share(least.claim),
    reports: Object.fromEntries(Object.entries(least.reports).map(([report, sums]) => [report, share(sums)])),
    isCut: minor < least.minor,
  };
}

/** `sum × part / whole`, exact, rounded down. */
const portion = (sum: number, part: number, whole: number): number => Number((BigInt(sum) * BigInt(part)) / BigInt(whole));

/** What each method says is there, in the account's currencies. */
export function sumsByMethod({ byMethod }: Held): Partial<Record<TraceMethod, Sums>> {
  return Object.fromEntries(
    [...byMethod].map(([method, currencies]) => [
      method,
      Object.fromEntries([...currencies].sort(([a], [b]) => (a < b ? -1 : 1)).map(([currency, { minor }]) => [currency, minor])),
    ]),
  );
}

/** Whether FIFO and pro rata differ by no more than a tenth of the larger, in every currency. */
export function doAgree(byMethod: Partial<Record<TraceMethod, Sums>>): boolean {
  const [fifo, proRata] = [byMethod.fifo ?? {}, byMethod['pro-rata'] ?? {}];
  return [...new Set([...Object.keys(fifo), ...Object.keys(proRata)])].every((currency) => {
    const [a, b] = [fifo[currency] ?? 0, proRata[currency] ?? 0];
    return Math.abs(a - b) * 10 <= Math.max(a, b);
  });
}
