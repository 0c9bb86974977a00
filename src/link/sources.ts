import { earlier, indicatorKinds, masked, type IndicatorKind, type Role, roles } from '../model/index.ts';
import { hostOf, pageOf } from './domain.ts';
import type { LinkBatch } from './input.ts';
import { kindNumber } from './kinds.ts';
import type { LinkTable } from './types.ts';

const suspect = roles.indexOf('suspect');
const unknown = roles.indexOf('unknown');
const url = kindNumber('url');
const domain = kindNumber('domain');
const account = kindNumber('account');
const handle = kindNumber('handle');
/** In the place of an indicator: not looked for yet. */
const unasked = -2;
const sameIdentity: Readonly<Partial<Record<IndicatorKind, IndicatorKind>>> = { card: 'account', iban: 'account' };

/** One mention of a report, as a reason shows it. */
export interface Sighting {
  readonly kind: IndicatorKind;
  readonly value: string;
  readonly role: Role;
  readonly masked: boolean;
  /** Quoted from an earlier scam. */
  readonly earlier: boolean;
  /** Name of the column it stands in; absent: the text. */
  readonly field?: string;
  readonly start: number;
  readonly end: number;
  /** As written; only when the batch carries the words. */
  readonly raw?: string;
}

/** The way back from the table's indicators to the places in the reports where they stand. */
export class Sources {
  readonly #table: LinkTable;
  readonly #batches: readonly LinkBatch[];
  /** Indicator of the table per value of a batch, the narrowest; -1 none, `unasked` before somebody asks. */
  readonly #indicator: (Int32Array | undefined)[];

  constructor(table: LinkTable, batches: readonly LinkBatch[]) {
    this.#table = table;
    this.#batches = batches;
    this.#indicator = batches.map(() => undefined);
  }

  /** Every mention of a report, in order of appearance. */
  all(report: number): Sighting[] {
    const { batch, from, to } = this.#mentions(report);
    return Array.from({ length: to - from }, (_, i) => sighting(batch, from + i, this.#table.position[report]!));
  }

  /** The mentions by which a report shows an indicator of the table: of the suspect, whole, and of this case. */
  of(report: number, indicator: number): Sighting[] {
    const { batch, from, to } = this.#mentions(report);
    const found: Sighting[] = [];
    for (let m = from; m < to; m++) {
      if (this.#shows(report, batch, m, indicator)) found.push(sighting(batch, m, this.#table.position[report]!));
    }
    return found;
  }

  /** Kind and value of the first of these mentions. */
  spelled(report: number, indicator: number): { readonly kind: IndicatorKind; readonly value: string } | undefined {
    const { batch, from, to } = this.#mentions(report);
    for (let m = from; m < to; m++) {
      if (!this.#shows(report, batch, m, indicator)) continue;
      const value = batch.mentions.value[m]!;
      return { kind: indicatorKinds[batch.valueKind[value]!]!, value: batch.values.at(value)! };
    }
    return undefined;
  }

  /** Whether the words or the form of the report say that the indicator is the suspect's. */
  isSuspects(report: number, indicator: number): boolean {
    const { batch, from, to } = this.#mentions(report);
    const { role } = batch.mentions;
    for (let m = from; m < to; m++) if (role[m] === suspect && this.#shows(report, batch, m, indicator)) return true;
    return false;
  }

  #shows(report: number, { mentions }: LinkBatch, m: number, indicator: number): boolean {
    const role = mentions.role[m];
    if ((role !== suspect && role !== unknown) || (mentions.flags[m]! & (masked | earlier)) !== 0) return false;
    for (let x = this.#resolve(report, mentions.value[m]!); x !== -1; x = this.#table.parent[x]!)
      if (x === indicator) return true;
    return false;
  }

  #mentions(report: number): { batch: LinkBatch; from: number; to: number } {
    const number = this.#table.batch[report]!;
    const batch = this.#batches[number]!;
    const offset = mentionOffsets(batch);
    const at = this.#table.position[report]!;
    return { batch, from: offset[at]!, to: offset[at + 1]! };
  }

  /** The narrowest indicator a value of the report's batch stands for, found among the few of the report. */
  #resolve(report: number, value: number): number {
    const number = this.#table.batch[report]!;
    const batch = this.#batches[number]!;
    const known = (this.#indicator[number] ??= new Int32Array(batch.values.length).fill(unasked));
    if (known[value] !== unasked) return known[value]!;
    const { offset, indicator, kind, value: spelled } = this.#table;
    const keys = keysOf(batch.valueKind[value]!, batch.values.at(value)!);
    let found = -1;
    for (const [wantedKind, key] of keys) {
      for (let i = offset[report]!; i < offset[report + 1]! && found === -1; i++) {
        const x = indicator[i]!;
        if (kind[x] === wantedKind && identityOf(wantedKind, spelled[x]!) === key) found = x;
      }
      if (found !== -1) break;
    }
    known[value] = found;
    return found;
  }
}

/** Whether a mention may tie reports: of the suspect or of nobody said, whole, and of this case. */
export const mayLink = (seen: Sighting): boolean =>
  !seen.masked && !seen.earlier && (seen.role === roles[suspect] || seen.role === roles[unknown]);

/** Identity of a mention across reports, as `table.ts` joins them. */
export function sightingKey(seen: Sighting): string {
  const kind = sameIdentity[seen.kind] ?? seen.kind;
  return `${kind}\t${identityOf(kindNumber(kind), seen.value)}`;
}

/** Kind and identity a value may stand under in the table, narrowest first. */
function keysOf(kind: number, value: string): (readonly [number, string])[] {
  const name = indicatorKinds[kind]!;
  const joined = kindNumber(sameIdentity[name] ?? name);
  if (joined !== url) return [[joined, identityOf(joined, value)]];
  const page = pageOf(value);
  const host: readonly [number, string] = [domain, hostOf(value)];
  return page === '' ? [host] : [[url, page], host];
}

/** What makes two values of a kind (position in `linkKinds`) one indicator, as `table.ts` joins them. */
export function identityOf(kind: number, value: string): string {
  if (kind === account) return value.toUpperCase();
  if (kind === handle) return value.slice(value.indexOf(':') + 1);
  if (kind === url) return pageOf(value);
  return value;
}

function sighting(batch: LinkBatch, m: number, position: number): Sighting {
  const { mentions } = batch;
  const field = mentions.field[m]!;
  const name = field === -1 ? undefined : batch.fieldNames[field]!;
  const [start, end] = [mentions.start[m]!, mentions.end[m]!];
  const words = wordsOf(batch, position, name);
  return {
    kind: indicatorKinds[batch.valueKind[mentions.value[m]!]!]!,
    value: batch.values.at(mentions.value[m]!)!,
    role: roles[mentions.role[m]!]!,
    masked: (mentions.flags[m]! & masked) !== 0,
    earlier: (mentions.flags[m]! & earlier) !== 0,
    ...(name === undefined ? {} : { field: name }),
    start,
    end,
    ...(words === undefined ? {} : { raw: words.slice(start, end) }),
  };
}

function wordsOf(batch: LinkBatch, position: number, field: string | undefined): string | undefined {
  if (field === undefined) return batch.text?.[position];
  const cells = batch.fields?.[position];
  return cells === undefined ? undefined : (JSON.parse(cells) as Record<string, string>)[field];
}

const offsets = new WeakMap<LinkBatch, Int32Array>();

/** First mention of each report of a batch; mentions stand in report order. Counted once per batch. */
function mentionOffsets(batch: LinkBatch): Int32Array {
  let offset = offsets.get(batch);
  if (offset !== undefined) return offset;
  offset = new Int32Array(batch.count + 1);
  for (let m = 0; m < batch.mentions.count; m++) offset[batch.mentions.report[m]! + 1]!++;
  for (let i = 0; i < batch.count; i++) offset[i + 1]! += offset[i]!;
  offsets.set(batch, offset);
  return offset;
}
