import type { StoredColumns } from '../../casebook/index.ts';
import { canonicalItem, isKnownInstitution, isSharedHost } from '../../extract/index.ts';
import {
  type IndicatorKind,
  indicatorKinds,
  masked,
  type OverlapFilter,
  type OverlapPreview,
  type OverlapVariant,
  roles,
  type Sentence,
} from '../../model/index.ts';
import { heldPeople } from '../../people/index.ts';
import { digitsOf } from '../send/redact.ts';
import type { OverlapHouse } from './house.ts';
import { type ReportActs, reportActs } from './report-acts.ts';
import { type Scope, scopeOf } from './scope.ts';

/** A set as it would be compared: items (`kind:value`) each with the act that brought it in, sorted by nobody yet. */
export interface Collected {
  readonly acts: ReadonlyMap<string, string>;
  readonly preview: OverlapPreview;
}

/** Why an indicator stays out. The order is the order of the questions: the first that says so is told. */
const reasons = ['victim', 'institution', 'held', 'shared', 'weak', 'unknown'] as const;
type Reason = (typeof reasons)[number];

const words: Readonly<Record<Reason, Sentence>> = {
  victim: { en: 'a report calls it a victim’s: never compared', zh: '有报案称系受害人所有：一律不参与比对' },
  institution: { en: 'an institution’s: never compared', zh: '属于机构：一律不参与比对' },
  held: { en: 'of people under protection: never compared', zh: '属于受保护人员：一律不参与比对' },
  shared: { en: 'shared by many who have nothing to do with each other', zh: '由互不相干的多方共用' },
  weak: { en: 'names as victims told them: too weak to compare', zh: '受害人口述的名称：过于薄弱，不参与比对' },
  unknown: { en: 'no report says whose it is: compared only when asked for', zh: '无报案说明归属：仅在要求时参与比对' },
};

/** Bits of roles by position in the model's list. */
const bit = (role: (typeof roles)[number]): number => 1 << roles.indexOf(role);

/** What is known of the indicators of a casebook, by their numbers. */
class Tally {
  /** Roles in any report whatever, and in reports that may enter. */
  anywhere = new Uint8Array(1024);
  here = new Uint8Array(1024);
  /** The first report that lets it enter; -1 for none. */
  first = new Int32Array(1024).fill(-1);
  readonly values: string[] = [];
  readonly kinds: number[] = [];
  /** Report and indicator of every mention that lets one enter, one behind the other. */
  uses = new Int32Array(4096);
  used = 0;

  use(report: number, indicator: number): void {
    if (this.used + 2 > this.uses.length) {
      const grown = new Int32Array(this.uses.length * 2);
      grown.set(this.uses);
      this.uses = grown;
    }
    this.uses[this.used++] = report;
    this.uses[this.used++] = indicator;
  }

  /** Makes room for indicator `number`. */
  room(number: number): void {
    if (number < this.anywhere.length) return;
    const size = Math.max(number + 1, this.anywhere.length * 2);
    const grown = <T extends Uint8Array | Int32Array>(old: T, to: T): T => {
      to.set(old);
      return to;
    };
    this.anywhere = grown(this.anywhere, new Uint8Array(size));
    this.here = grown(this.here, new Uint8Array(size));
    this.first = grown(this.first, new Int32Array(size).fill(-1));
  }
}

/**
 * The indicators that would be compared, and what stays out. One enters when a report of this casebook that the filter lets in names it
 * whole, in a role asked for; never when any report calls it a victim's or an institution's, or protection holds its owner. What is
 * closed to who asks is as if it were not there. Throws what `scopeOf` throws.
 */
export async function collect(
  house: OverlapHouse,
  filter: OverlapFilter,
  how: { readonly variant: OverlapVariant; readonly side: 'offers' | 'answers' },
): Promise<Collected> {
  const { read, signal, progress } = house.ctx;
  const scope = await scopeOf(house, filter, how);
  const ringOf = await openRings(house, scope);
  const { reports: total } = await read.counts();
  const tally = new Tally();
  let done = 0;
  for await (const batch of read.columns()) {
    signal.throwIfAborted();
    count(batch, scope, ringOf, tally);
    progress({ step: 'read', done: (done += batch.count), total, unit: 'reports' });
  }
  const acts = await reportActs(read);
  const { entered, isIn, left } = await chosen(house, scope, tally, acts);
  const byKind = new Map<IndicatorKind, number>();
  for (const { kind } of entered.values()) byKind.set(kind, (byKind.get(kind) ?? 0) + 1);
  const items = new Map([...entered].map(([item, { act }]) => [item, act]));
  const places = how.variant === 'deconflict' ? await placesOf(house, scope, acts) : new Map<string, string>();
  for (const [item, act] of places) items.set(item, act);
  const told = new Set<number>();
  for (let i = 0; i < tally.used; i += 2) if (isIn[tally.uses[i + 1]!] === 1) told.add(tally.uses[i]!);
  const rings = new Set([...told].flatMap((report) => ringOf(report) ?? []));
  return {
    acts: items,
    preview: {
      size: items.size,
      kinds: [...byKind].map(([kind, size]) => ({ kind, size })).sort((a, b) => b.size - a.size || (a.kind < b.kind ? -1 : 1)),
      reports: told.size,
      rings: rings.size,
      left: reasons.flatMap((reason) =>
        (left.get(reason) ?? 0) === 0 ? [] : [{ size: left.get(reason)!, sentence: words[reason] }],
      ),
    },
  };
}

/** The ring of a report: `undefined` when it stands in none, `null` when it may not enter. */
type RingOf = (report: number) => string | null | undefined;

async function openRings({ ctx: { read }, closed }: OverlapHouse, { rings: wanted }: Scope): Promise<RingOf> {
  const { rings, report, ring } = await read.members();
  const ids = new Map(rings.map(({ number, id }) => [number, id]));
  const { reports } = await read.counts();
  const of = new Int32Array(reports).fill(-1);
  report.forEach((number, i) => (of[number] = ring[i]!));
  return (number) => {
    const id = ids.get(of[number] ?? -1);
    if (id !== undefined && closed.has(id)) return null;
    return wanted === undefined || (id !== undefined && wanted.has(id)) ? id : null;
  };
}

function count(batch: StoredColumns, scope: Scope, ringOf: RingOf, tally: Tally): void {
  const { mentions, number, indicator, values, valueKind, reportedAt, lossAt } = batch;
  for (let i = 0; i < values.length; i++) {
    const at = indicator[i]!;
    tally.room(at);
    tally.values[at] ??= values[i]!;
    tally.kinds[at] ??= valueKind[i]!;
  }
  const wanted = [...scope.roles].reduce((bits, role) => bits | bit(role), 0);
  for (let i = 0; i < mentions.count; i++) {
    if ((mentions.flags[i]! & masked) !== 0) continue;
    const [at, role] = [indicator[mentions.value[i]!]!, 1 << mentions.role[i]!];
    tally.anywhere[at] = tally.anywhere[at]! | role;
    const row = mentions.report[i]!;
    if (ringOf(number[row]!) === null) continue;
    if (scope.since !== undefined) {
      const time = Number.isNaN(reportedAt[row]!) ? lossAt[row]! : reportedAt[row]!;
      if (!(time >= scope.since)) continue;
    }
    tally.here[at] = tally.here[at]! | role;
    if ((role & wanted) === 0) continue;
    if (tally.first[at] === -1) tally.first[at] = number[row]!;
    tally.use(number[row]!, at);
  }
}

interface Chosen {
  readonly entered: ReadonlyMap<string, { readonly kind: IndicatorKind; readonly act: string }>;
  /** By number of the indicator: 1 when it entered. */
  readonly isIn: Uint8Array;
  readonly left: ReadonlyMap<Reason, number>;
}

async function chosen(
  { ctx: { read } }: OverlapHouse,
  scope: Scope,
  { anywhere, here, first, values, kinds }: Tally,
  actOf: ReportActs,
): Promise<Chosen> {
  const held = await heldPeople(read);
  const isHeld = (kind: IndicatorKind, value: string): boolean => held.holds.size > 0 && held.ownerOf(kind, value) !== undefined;
  const shared = new Set((await read.services()).map(({ kind, value }) => canonicalItem(kind, value)));
  // The same digits may be read as a card here and as an account there, and a number with and without its country.
  const digits = new Set<string>();
  const never = new Map<string, Reason>();
  values.forEach((value, at) => {
    const kind = indicatorKinds[kinds[at]!]!;
    if ((anywhere[at]! & bit('victim')) !== 0) {
      never.set(canonicalItem(kind, value), 'victim');
      const own = digitsOf(kind, value);
      if (own !== undefined) digits.add(own);
    } else if ((anywhere[at]! & bit('institution')) !== 0) never.set(canonicalItem(kind, value), 'institution');
  });
  const whyNot = (kind: IndicatorKind, value: string, at: number): Reason | undefined => {
    const item = canonicalItem(kind, value);
    const known = never.get(item);
    if (known === 'victim' || digits.has(digitsOf(kind, value) ?? '')) return 'victim';
    if (known !== undefined || isKnownInstitution(kind, value)) return 'institution';
    if (isHeld(kind, value)) return 'held';
    if (shared.has(item) || (kind === 'domain' && isSharedHost(value))) return 'shared';
    if (kind === 'platform' && scope.kinds === undefined) return 'weak';
    return first[at] === -1 ? 'unknown' : undefined;
  };
  const entered = new Map<string, { readonly kind: IndicatorKind; readonly act: string }>();
  const isIn = new Uint8Array(anywhere.length);
  const left = new Map<Reason, Set<string>>();
  values.forEach((value, at) => {
    const kind = indicatorKinds[kinds[at]!]!;
    if (here[at] === 0 || scope.kinds?.has(kind) === false) return;
    const item = canonicalItem(kind, value);
    const reason = whyNot(kind, value, at);
    if (reason !== undefined) left.set(reason, (left.get(reason) ?? new Set()).add(item));
    else {
      isIn[at] = 1;
      if (!entered.has(item)) entered.set(item, { kind, act: String(actOf(first[at]!)) });
    }
  });
  // A number that one report names as a card of unknown owner and another as the suspect's account has entered.
  const sizes = new Map([...left].map(([reason, items]) => [reason, [...items].filter((item) => !entered.has(item)).length]));
  return { entered, isIn, left: sizes };
}

/** Places given, and those where the rings sit as the picture believes; each stands by the link run that made its ring. */
async function placesOf(house: OverlapHouse, { rings, places }: Scope, acts: ReportActs): Promise<Map<string, string>> {
  const linked = String(acts.linked);
  const found = new Map(places.map((place) => [`place:${place}`, 'asked']));
  for (const [ring, sites] of rings === undefined ? [] : await house.sites()) {
    if (rings!.has(ring)) for (const place of sites) found.set(`place:${place}`, linked);
  }
  return found;
}
