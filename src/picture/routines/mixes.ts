import type { Read } from '../../casebook/index.ts';
import { unsureType } from '../../model/index.ts';
import { binomialTail } from '../chance.ts';
import { limits } from './limits.ts';
import type { Known } from './reading.ts';

/** What of a report is combined: by number. */
export interface Traits extends Known {
  /** Positions in `scamTypes`. */
  readonly type: Uint8Array;
  /** Kinds of indicators that may be the other side's: bits by position in `indicatorKinds`. */
  readonly kinds: Int32Array;
}

/** What a combination holds together; the reports in it agree in all of these. */
export const mixParts = [
  ['type', 'kinds'],
  ['type', 'channel', 'language'],
  ['type', 'kinds', 'channel', 'language'],
] as const;
export type MixPart = (typeof mixParts)[number][number];

/** Reports of late that combine what was not combined before. */
export interface MixGroup {
  readonly members: readonly number[];
  readonly parts: readonly MixPart[];
  readonly before: number;
  readonly ofBefore: number;
  readonly ofNow: number;
  readonly chance: number;
}

/** Kinds of indicators of each report that may be the other side's, as bits. Kept until rows come or change. */
export function kindsOf(read: Read, linking: readonly number[], reports: number): Promise<Int32Array> {
  return read.kept('picture.routines.kinds', async () => {
    const rows = await read.numbers(
      `SELECT m.report, bit_or(1::INTEGER << i.kind::INTEGER) AS kinds FROM mentions AS m
       JOIN indicators AS i ON i.number = m.indicator WHERE m.role IN (${linking.join(', ')}) GROUP BY m.report`,
      { report: Int32Array, kinds: Int32Array },
    );
    const kinds = new Int32Array(reports);
    rows.report.forEach((report, i) => (kinds[report] = rows.kinds[i]!));
    return kinds;
  });
}

/**
 * New combinations of type, kinds of indicators, language and channel: those that many reports of late have and next to none before,
 * agency by agency. `when` says of each report 1: of late, 2: before, 0: neither.
 */
export function newMixes(traits: Traits, when: Uint8Array): MixGroup[] {
  const [, ofNow, ofBefore] = counted(when);
  if (ofBefore < limits.history) return [];
  const share = shareOfLate(traits.agency, when);
  return mixParts.flatMap((parts) => {
    const keyOf = keys(traits, parts);
    const now = new Map<number, number[]>();
    const before = new Map<number, number>();
    when.forEach((side, report) => {
      if (side !== 1 || !isTelling(traits, report, parts)) return;
      const key = keyOf(report);
      const list = now.get(key);
      if (list === undefined) now.set(key, [report]);
      else list.push(report);
    });
    when.forEach((side, report) => {
      if (side !== 2) return;
      const key = keyOf(report);
      if (now.has(key)) before.set(key, (before.get(key) ?? 0) + 1);
    });
    const tried = [...now].filter(([, members]) => members.length >= limits.tellings);
    return tried.flatMap(([key, members]) => {
      const past = before.get(key) ?? 0;
      if (past * ofNow * limits.groupTimes > members.length * ofBefore) return [];
      const expected = members.reduce((sum, report) => sum + share.get(traits.agency[report]!)!, 0) / members.length;
      const chance = binomialTail(members.length, members.length + past, expected);
      if (chance > Math.min(limits.group, limits.first / tried.length)) return [];
      return [{ members, parts, before: past, ofBefore, ofNow, chance }];
    });
  });
}

/** A type that is not sure, or no indicator at all, says nothing that could be combined. */
function isTelling({ type, kinds }: Traits, report: number, parts: readonly MixPart[]): boolean {
  return type[report] !== unsureType && !(parts.includes('kinds') && kinds[report] === 0);
}

/** How many reports are neither, of late, before. */
function counted(when: Uint8Array): [number, number, number] {
  const counts: [number, number, number] = [0, 0, 0];
  for (const side of when) counts[side as 0 | 1 | 2]++;
  return counts;
}

/** By agency, the share of its reports that are of late. */
function shareOfLate(agency: Int32Array, when: Uint8Array): Map<number, number> {
  const counts = new Map<number, [number, number]>();
  when.forEach((side, report) => {
    if (side === 0) return;
    const own = counts.get(agency[report]!) ?? [0, 0];
    own[side - 1]!++;
    counts.set(agency[report]!, own);
  });
  return new Map([...counts].map(([name, [now, before]]) => [name, now / (now + before)]));
}

/** One number for all that a report combines. */
function keys({ type, kinds, channel, language }: Traits, parts: readonly MixPart[]): (report: number) => number {
  const numbered = (column: Int32Array): Map<number, number> => new Map([...new Set(column)].map((value, i) => [value, i]));
  const [channels, languages] = [numbered(channel), numbered(language)];
  const has = new Set(parts);
  return (report) => {
    let key = has.has('type') ? type[report]! : 0;
    key = key * 2 ** 20 + (has.has('kinds') ? kinds[report]! : 0);
    key = key * languages.size + (has.has('language') ? languages.get(language[report]!)! : 0);
    return key * channels.size + (has.has('channel') ? channels.get(channel[report]!)! : 0);
  };
}
