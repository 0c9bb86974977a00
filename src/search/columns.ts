import type { ReportQuery, RingQuery } from '../model/index.ts';

/**
 * What the thread makes and the server reads: columns in shared memory, one place a report (its number) or a ring. The thread
 * never changes what it has handed over; places beyond `count` are its own.
 */

/** Strings one after the other in UTF-8; `ends[i]` is where number i ends. */
export interface Strings {
  readonly bytes: Uint8Array;
  readonly ends: Uint32Array;
}

/** Numbers in ascending order of something, equal ones by number; those that lack it (from `valued` on) come last. */
export interface Order {
  readonly list: Uint32Array;
  /** Place in `list` of each number. */
  readonly rank: Uint32Array;
  readonly valued: number;
}

/** Runs of values: those of number i are `values[ends[i - 1]] … values[ends[i] - 1]`. */
export interface Runs {
  readonly values: Int32Array;
  readonly ends: Uint32Array;
}

export interface SharedReports {
  readonly count: number;
  readonly id: Strings;
  /** Empty when the source has no number of its own. */
  readonly ref: Strings;
  /** NaN when not given. */
  readonly reportedAt: Float64Array;
  readonly lossAt: Float64Array;
  /** Minor units. */
  readonly amount: Float64Array;
  /** Numbers of the casebook's words; 0: not given. */
  readonly agency: Int32Array;
  readonly category: Int32Array;
  readonly language: Int32Array;
  readonly channel: Int32Array;
  readonly currency: Int32Array;
  /** Position in `places`; -1: none. */
  readonly place: Int32Array;
  readonly orders: Readonly<Record<ReportQuery['sort'] | 'id', Order>>;
}

/** Most spans of time in a sparkline. */
export const mostSpans = 24;

export interface SharedRings {
  readonly count: number;
  readonly id: Strings;
  /** Positions in `ringStatuses` and `tiers`. */
  readonly status: Uint8Array;
  readonly tier: Uint8Array;
  readonly confidence: Float64Array;
  readonly cohesion: Float64Array;
  readonly size: Float64Array;
  readonly firstSeen: Float64Array;
  readonly lastSeen: Float64Array;
  /** The largest sum in one currency, minor units; NaN: none. */
  readonly most: Float64Array;
  /** JSON. */
  readonly loss: Strings;
  readonly top: Strings;
  readonly services: Int32Array;
  /** The commonest category: number of a word. */
  readonly category: Int32Array;
  /** Commonest first. */
  readonly agencies: Runs;
  readonly places: Runs;
  readonly spark: Runs;
  /** Report numbers. */
  readonly members: Runs;
  /** Of each report: its ring, -1 when in none, and the confidence of its place there. */
  readonly ringOf: Int32Array;
  readonly placed: Float32Array;
  readonly orders: Readonly<Record<RingQuery['sort'], Order>>;
}

export interface Shared {
  readonly reports: SharedReports;
  readonly rings: SharedRings;
  /** Keys in the gazetteer. */
  readonly places: readonly string[];
}

export const tiers = ['named', 'working', 'tentative'] as const;

const utf8 = new TextDecoder();
/** A decoder takes no shared memory; a Buffer over it does. */
const buffers = new WeakMap<Strings, Buffer>();

/** String number `i`. */
export function stringAt(strings: Strings, i: number): string {
  let buffer = buffers.get(strings);
  if (buffer === undefined) buffers.set(strings, (buffer = Buffer.from(strings.bytes.buffer)));
  return i < strings.ends.length ? buffer.toString('utf8', i === 0 ? 0 : strings.ends[i - 1]!, strings.ends[i]) : '';
}

export function runAt({ values, ends }: Runs, i: number): Int32Array {
  return values.subarray(i === 0 ? 0 : ends[i - 1]!, ends[i]);
}

/** Text of bytes as DuckDB gives them. */
export const textOf = (bytes: Uint8Array): string => utf8.decode(bytes);
