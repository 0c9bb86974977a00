import type { Judgement } from '../model/index.ts';
import type { Clusters } from './clusters.ts';
import { kindNumber, type LinkKind, linkKinds } from './kinds.ts';
import { StringIndex } from './string-index.ts';
import { sameIndicator } from './table.ts';
import type { LinkTable, PreviousRings } from './types.ts';

/** What analysts decided, in terms of the table. `undo` is resolved by the caller: only judgements in force come here. */
export interface Constraints {
  readonly together: readonly (readonly [number, number])[];
  readonly apart: readonly (readonly [number, number])[];
  readonly services: ReadonlySet<number>;
  readonly identities: ReadonlySet<number>;
  readonly confirmed: ReadonlySet<string>;
  readonly dismissed: ReadonlySet<string>;
}

/** Later judgements override earlier ones on the same pair or indicator. Unknown reports and values are passed over. */
export function constraintsOf(
  table: LinkTable,
  judgements: readonly Judgement[],
  previous: PreviousRings | undefined,
): Constraints {
  const places = new StringIndex();
  if (judgements.length > 0) for (const id of table.id) places.of(id);
  const place = (report: string): number | undefined => {
    const at = places.find(report);
    return at === -1 ? undefined : at;
  };
  const members = new Map<string, number[]>();
  previous?.report.forEach((report, i) => {
    const at = place(report);
    if (at === undefined) return;
    const ring = members.get(previous.ring[i]!);
    if (ring === undefined) members.set(previous.ring[i]!, [at]);
    else ring.push(at);
  });
  const pairs = new Map<string, { pair: readonly [number, number]; same: boolean; turn: number }>();
  const values = new Map<number, boolean>();
  const rings = new Map<string, { confirmed: boolean; turn: number; reports?: readonly string[] | undefined }>();
  /** Reports taken out of a ring, and when last. */
  const taken = new Map<number, number>();
  let turn = 0;
  const rule = (a: number | undefined, b: number | undefined, same: boolean | undefined): void => {
    if (a === undefined || b === undefined || a === b) return;
    const pair = [Math.min(a, b), Math.max(a, b)] as const;
    if (same === undefined) pairs.delete(pair.join());
    else pairs.set(pair.join(), { pair, same, turn });
  };
  for (const judgement of judgements) {
    turn++;
    switch (judgement.verdict) {
      case 'same':
      case 'different':
      case 'unsure':
        rule(place(judgement.a), place(judgement.b), judgement.verdict === 'unsure' ? undefined : judgement.verdict === 'same');
        break;
      case 'out':
        for (const member of members.get(judgement.ring) ?? []) rule(place(judgement.report), member, false);
        taken.set(place(judgement.report) ?? -1, turn);
        break;
      case 'service':
      case 'identity':
        for (const x of indicatorsOf(table, judgement.kind, judgement.value)) values.set(x, judgement.verdict === 'service');
        break;
      case 'confirm':
      case 'dismiss':
        rings.set(judgement.ring, { confirmed: judgement.verdict === 'confirm', turn, reports: judgement.reports });
        break;
      default:
        break;
    }
  }
  for (const ring of previous?.confirmed ?? []) if (!rings.has(ring)) rings.set(ring, { confirmed: true, turn: 0 });
  const confirmed = new Set([...rings].filter(([, each]) => each.confirmed).map(([ring]) => ring));
  for (const ring of confirmed) {
    // Those that the person saw, wherever they stand now; in older acts, those of the ring that still goes by the name.
    const { reports, turn: since } = rings.get(ring)!;
    const all = reports === undefined ? (members.get(ring) ?? []) : reports.flatMap((report) => place(report) ?? []);
    // One taken out later leaves the others as they were confirmed.
    const known = all.filter((r) => (taken.get(r) ?? -1) < since);
    const inside = new Set(known);
    // Who parted two of its reports after confirming it means that it is not one: what holds it is weighed again.
    const isParted = [...pairs.values()].some((each) => !each.same && each.turn > since && each.pair.every((r) => inside.has(r)));
    if (isParted) continue;
    const [first, ...rest] = known;
    for (const other of rest)
      if (pairs.get([Math.min(first!, other), Math.max(first!, other)].join()) === undefined) rule(first, other, true);
  }
  const kept = [...pairs.values()];
  return {
    together: kept.filter((p) => p.same).map((p) => p.pair),
    apart: kept.filter((p) => !p.same).map((p) => p.pair),
    services: new Set([...values].filter(([, service]) => service).map(([x]) => x)),
    identities: new Set([...values].filter(([, service]) => !service).map(([x]) => x)),
    confirmed,
    dismissed: new Set([...rings].filter(([, each]) => !each.confirmed).map(([ring]) => ring)),
  };
}

/** Indicators of the table a kind and value mean. */
function indicatorsOf(table: LinkTable, kind: string, value: string): number[] {
  if (!linkKinds.includes(kind as LinkKind)) return [];
  const number = kindNumber(kind as LinkKind);
  const found: number[] = [];
  for (let x = 0; x < table.indicators; x++) if (sameIndicator(table.kind[x]!, table.value[x]!, number, value)) found.push(x);
  return found;
}

/** Cases told twice without those that a judgement says are different: of two reports one then stands by itself. */
export function parted(primary: Int32Array, apart: Constraints['apart']): Int32Array {
  let own = primary;
  for (const [a, b] of apart) {
    if (own[a] !== own[b]) continue;
    if (own === primary) own = primary.slice();
    const alone = own[b] === b ? a : b;
    own[alone] = alone;
  }
  return own;
}

/** Keeps clusters apart that a judgement says are different; follows merges. */
export class Barriers {
  private readonly clusters: Clusters;
  /** Per cluster that has any: the reports it must not meet. */
  private readonly facing = new Map<number, Set<number>>();

  constructor(clusters: Clusters, apart: readonly (readonly [number, number])[]) {
    this.clusters = clusters;
    for (const [a, b] of apart) {
      this.face(a, b);
      this.face(b, a);
    }
  }

  get any(): boolean {
    return this.facing.size > 0;
  }

  private face(report: number, other: number): void {
    const cluster = this.clusters.find(report);
    const known = this.facing.get(cluster);
    if (known === undefined) this.facing.set(cluster, new Set([other]));
    else known.add(other);
  }

  allowed(a: number, b: number): boolean {
    const others = this.facing.get(a);
    if (others === undefined || !this.facing.has(b)) return true;
    for (const other of others) if (this.clusters.find(other) === b) return false;
    return true;
  }

  /** To be called after every merge. */
  merged(into: number, gone: number): void {
    const others = this.facing.get(gone);
    if (others === undefined) return;
    this.facing.delete(gone);
    const known = this.facing.get(into);
    if (known === undefined) this.facing.set(into, others);
    else for (const other of others) known.add(other);
  }
}
