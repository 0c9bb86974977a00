import type { OnProgress, Read } from '../../casebook/index.ts';
import { accountName, type Pattern, type PatternKind, patternKinds, type Service } from '../../model/index.ts';
import { accountViews } from '../accounts.ts';
import { namedAccount } from '../named.ts';
import { cashOuts } from './cash-out.ts';
import { chains } from './chains.ts';
import { cycles } from './cycles.ts';
import { fans } from './fan.ts';
import { type Found, type Sought, sumsOf } from './found.ts';
import { type PatternLimits, patternLimits, type ReportingThreshold, reportingThresholds } from './limits.ts';
import { nearTo } from './near.ts';
import { Ordinary } from './ordinary.ts';
import { passThrough } from './pass-through.ts';
import { type RingsOf, ringsOf } from './rings.ts';
import { smurfing } from './smurfing.ts';
import { mirrored, type Traffic, trafficOf } from './traffic.ts';

/** What patterns are asked for. */
export interface PatternsAsked {
  /** Of these rings' accounts, of these accounts (as a person names them); of all when neither is given. */
  readonly rings?: readonly string[];
  readonly accounts?: readonly string[];
  readonly kinds?: readonly PatternKind[];
  /** UTC milliseconds, both included. What an account ordinarily does is judged within them as well. */
  readonly from?: number;
  readonly to?: number;
  readonly limits?: Partial<PatternLimits>;
  readonly thresholds?: readonly ReportingThreshold[];
  /** Rings that the reader must not learn of, and services that they may know of when not all. */
  readonly closed?: readonly string[];
  readonly services?: readonly Service[];
}

/**
 * Shapes of payments that money laundering has and honest accounts have not, the strongest first. The same transfers give the same patterns, in
 * whatever order they came. Throws `missing` for an account that is not there.
 */
export async function patterns(
  read: Read,
  asked: PatternsAsked = {},
  { signal, progress }: { readonly signal?: AbortSignal; readonly progress?: OnProgress } = {},
): Promise<Pattern[]> {
  const limits = { ...patternLimits, ...asked.limits };
  const kinds = asked.kinds ?? patternKinds;
  const wanted = await Promise.all((asked.accounts ?? []).map(async (name) => (await namedAccount(read, name)).number));
  const tell = (done: number): void => progress?.({ step: 'patterns', done, total: kinds.length + 1, unit: 'rounds' });
  tell(0);
  const traffic = await trafficOf(read, asked.from, asked.to);
  signal?.throwIfAborted();
  const rings = await ringsOf(read, asked.closed);
  tell(1);
  if (traffic.count === 0) return [];
  if (rings.closed.size > 0) {
    for (let row = 0; row < traffic.count; row++) if (rings.closed.has(traffic.number[row]!)) traffic.isReported[row] = 0;
  }
  const isService = await servicesAmong(read, traffic, asked.services);
  const asks = asked.rings !== undefined || asked.accounts !== undefined;
  const of = new Set([...wanted, ...accountsOf(asked.rings ?? [], rings)]);
  const own = asked.rings === undefined ? new Set<number>() : transfersOf(asked.rings, rings);
  const near = asks ? nearTo(traffic, placesOf(traffic.accounts, of), placesOf(traffic.number, own)) : undefined;
  const sought: Sought = { traffic, ordinary: new Ordinary(traffic), limits, isService, near, signal };
  const found: Found[] = [];
  for (const [i, kind] of patternKinds.filter((each) => kinds.includes(each)).entries()) {
    found.push(...find(kind, sought, rings, asked.thresholds ?? reportingThresholds));
    tell(i + 2);
  }
  const shown = found.filter(
    ({ accounts, rows, strength, kind, rings: its = [] }) =>
      (strength >= limits.strength || kind === 'common-cash-out') &&
      (!asks ||
        accounts.some((each) => of.has(traffic.accounts[each]!)) ||
        rows.some((row) => own.has(traffic.number[row]!)) ||
        its.some((ring) => asked.rings?.includes(ring) === true)),
  );
  return await told(read, traffic, rings, shown);
}

function find(kind: PatternKind, sought: Sought, rings: RingsOf, thresholds: readonly ReportingThreshold[]): Found[] {
  switch (kind) {
    case 'fan-in':
      return fans(sought, kind);
    case 'fan-out': {
      const traffic = mirrored(sought.traffic);
      return fans({ ...sought, traffic, ordinary: new Ordinary(traffic) }, kind);
    }
    case 'pass-through':
      return passThrough(sought);
    case 'cycle':
      return cycles(sought);
    case 'layering':
      return chains(sought, (rows) => cycles(sought, sought.near === undefined ? undefined : rows));
    case 'smurfing':
      return smurfing(sought, thresholds);
    case 'common-cash-out':
      return cashOuts(sought, rings);
  }
}

/** Accounts by position that a label says are a service or a shop. What the linker finds used by many rings is no honest trade. */
async function servicesAmong(read: Read, traffic: Traffic, services: readonly Service[] = []): Promise<Uint8Array> {
  const labelled = await read.sql<{ account: number }>(`SELECT DISTINCT account FROM account_facts WHERE fact = 'label'`);
  const position = new Map(labelled.map(({ account }) => [account, -1]));
  traffic.accounts.forEach((number, i) => {
    if (position.has(number)) position.set(number, i);
  });
  const there = [...position].filter(([, place]) => place >= 0).map(([number]) => number);
  const isService = new Uint8Array(traffic.accounts.length);
  for (const [number, { service, label }] of await accountViews(read, there, { services })) {
    if (service !== undefined || label?.category === 'merchant') isService[position.get(number)!] = 1;
  }
  return isService;
}

const accountsOf = (asked: readonly string[], { byAccount }: RingsOf): number[] =>
  [...byAccount].filter(([, rings]) => rings.some((ring) => asked.includes(ring))).map(([account]) => account);

/** Where these numbers stand in a column. */
function placesOf(column: Int32Array, numbers: ReadonlySet<number>): number[] {
  const places: number[] = [];
  if (numbers.size > 0) for (let i = 0; i < column.length; i++) if (numbers.has(column[i]!)) places.push(i);
  return places;
}

const transfersOf = (asked: readonly string[], { byTransfer }: RingsOf): Set<number> =>
  new Set([...byTransfer].filter(([, ring]) => asked.includes(ring)).map(([transfer]) => transfer));

async function told(read: Read, traffic: Traffic, rings: RingsOf, found: readonly Found[]): Promise<Pattern[]> {
  const numbers = [...new Set(found.flatMap(({ accounts }) => accounts.map((each) => traffic.accounts[each]!)))];
  const accounts = await read.accountsAt(numbers);
  const ordered = [...found].sort((a, b) => b.strength - a.strength || a.rows[0]! - b.rows[0]! || (a.kind < b.kind ? -1 : 1));
  return ordered.map((each) => {
    const of = each.accounts.map((account) => traffic.accounts[account]!);
    const transfers = each.rows.map((row) => traffic.number[row]!);
    const named = new Set([
      ...(each.rings ?? []),
      ...of.flatMap((account) => rings.byAccount.get(account) ?? []),
      ...transfers.flatMap((transfer) => rings.byTransfer.get(transfer) ?? []),
    ]);
    return {
      kind: each.kind,
      accounts: of.map((account) => {
        const { kind, value } = accounts.get(account)!;
        return accountName(kind, value);
      }),
      transfers,
      from: traffic.at[each.rows[0]!]!,
      to: traffic.at[each.rows.at(-1)!]!,
      sums: sumsOf(traffic, each.rows),
      strength: Math.round(each.strength * 1000) / 1000,
      rings: [...named].sort(),
      why: each.why,
    };
  });
}
