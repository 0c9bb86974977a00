import type { Read } from '../../casebook/index.ts';
import { type Picture, placeRoles, type ScamType, scamTypes, unsureType } from '../../model/index.ts';
import { allMoves } from '../moves/moves.ts';
import { movements } from '../moves/movements.ts';
import { placeIn, rejectedBy, type Stay, staysOf } from '../moves/stays.ts';
import { dayMs, type MovesAsked } from '../moves/tracks.ts';
import { standingJudgements } from '../standing.ts';
import { effectiveTypes, originsOf } from '../types.ts';
import { hotspots } from './hotspots.ts';

/** The largest rings are shown. */
const mostRings = 200;
const mostSpans = 2000;

export interface PictureAsked extends MovesAsked {
  /** UTC milliseconds, `to` not included; without: from the first report to the end of the last one's span. */
  readonly from?: number;
  readonly to?: number;
  readonly span: 'week' | 'month';
  /** Only reports of this type, and moves of rings that have one of them. */
  readonly type?: ScamType;
}

/** A month counts 30 days here: spans are equal, so that their figures can be compared. */
const spanDays = { week: 7, month: 30 } as const;

/** Times, rings and places of all reports, as typed arrays: kept until rows come or change. */
interface Timed {
  /** By number: UTC milliseconds, NaN where none is told; number of the ring, -1 for none. */
  readonly at: Float64Array;
  readonly ring: Int32Array;
  readonly rings: ReadonlyMap<number, string>;
  /** Reports that say a gang sits somewhere: each place of a report once. */
  readonly sites: { readonly report: Int32Array; readonly place: Int32Array };
  readonly words: ReadonlyMap<number, string>;
}

async function readTimed(read: Read): Promise<Timed> {
  const { reports } = await read.counts();
  const times = await read.numbers('SELECT number, coalesce(reported_at, loss_at) AS told FROM reports', {
    number: Int32Array,
    told: Float64Array,
  });
  const members = await read.members();
  const sites = await read.numbers(
    `SELECT DISTINCT report, place FROM report_places WHERE role = ${placeRoles.indexOf('site')} ORDER BY report, place`,
    { report: Int32Array, place: Int32Array },
  );
  const named = await read.sql<{ number: number; word: string }>(
    'SELECT number, word FROM words WHERE number IN (SELECT DISTINCT place FROM report_places)',
  );
  const at = new Float64Array(reports).fill(Number.NaN);
  times.number.forEach((number, i) => (at[number] = times.told[i]!));
  const ring = new Int32Array(reports).fill(-1);
  members.report.forEach((number, i) => (ring[number] = members.ring[i]!));
  return {
    at,
    ring,
    rings: new Map(members.rings.map(({ number, id }) => [number, id])),
    sites,
    words: new Map(named.map(({ number, word }) => [number, word])),
  };
}

/** What kind of fraud, where, moving where, in equal spans of time; without what is closed to the reader. */
export async function picture(read: Read, { from, to, span, type: wanted, ...asked }: PictureAsked): Promise<Picture> {
  const { closed = new Set() } = asked;
  const timed = await read.kept('picture.timed', () => readTimed(read));
  const { at, ring, rings } = timed;
  const isClosed = (report: number): boolean => closed.size > 0 && closed.has(rings.get(ring[report]!) ?? '');
  const days = spanDays[span];
  const spanMs = days * dayMs;
  let [first, last] = [Infinity, -Infinity];
  for (let i = 0; i < at.length; i++) {
    if (Number.isNaN(at[i]!) || isClosed(i)) continue;
    first = Math.min(first, at[i]!);
    last = Math.max(last, at[i]!);
  }
  const begin = from ?? (Number.isFinite(first) ? Math.floor(first / dayMs) * dayMs : 0);
  const until = to ?? (Number.isFinite(last) ? last + 1 : begin);
  const spans = Math.min(mostSpans, Math.max(0, Math.ceil((until - begin) / spanMs)));
  const end = begin + spans * spanMs;
  const spanOf = (time: number): number =>
    time >= begin && time < Math.min(until, end) ? Math.floor((time - begin) / spanMs) : -1;

  const known = await effectiveTypes(read);
  const isOther = (report: number): boolean => wanted !== undefined && known.type[report] !== scamTypes.indexOf(wanted);
  const types = Array.from({ length: scamTypes.length + 1 }, () => new Int32Array(spans));
  const sizes = new Map<number, number>();
  const counted: number[] = [];
  let [untimed, unread] = [0, 0];
  for (let i = 0; i < at.length; i++) {
    if (isClosed(i)) continue;
    if (known.isRead[i] === 0) unread++;
    if (Number.isNaN(at[i]!)) {
      untimed++;
      continue;
    }
    const index = spanOf(at[i]!);
    if (index === -1 || isOther(i)) continue;
    counted.push(i);
    const type = known.type[i]!;
    types[type === unsureType ? scamTypes.length : type]![index]!++;
    if (ring[i]! >= 0) sizes.set(ring[i]!, (sizes.get(ring[i]!) ?? 0) + 1);
  }

  const places = new Map<number, Int32Array>();
  const told: { place: string; at: number }[] = [];
  timed.sites.report.forEach((report, i) => {
    if (isClosed(report) || isOther(report) || Number.isNaN(at[report]!)) return;
    const place = timed.sites.place[i]!;
    told.push({ place: timed.words.get(place)!, at: at[report]! });
    const index = spanOf(at[report]!);
    if (index === -1) return;
    const counts = places.get(place) ?? new Int32Array(spans);
    counts[index]!++;
    places.set(place, counts);
  });

  const moved = await movements(read, asked);
  const isRejected = rejectedBy(await standingJudgements(read));
  const moves = await allMoves(read, asked);
  const named = new Set([...sizes.keys()].map((number) => rings.get(number)));
  const isShown = (id: string): boolean => wanted === undefined || named.has(id);
  return {
    from: begin,
    to: Math.min(until, end),
    spanMs,
    reports: counted.length,
    untimed,
    unread,
    types: types
      .map((counts, type) => ({ type: scamTypes[type] ?? ('unsure' as const), counts: [...counts] }))
      .filter(({ counts }) => counts.some((count) => count > 0)),
    origins: originsOf(known, counted),
    places: [...places]
      .map(([place, counts]) => ({ place: timed.words.get(place)!, counts: [...counts] }))
      .sort((a, b) => total(b.counts) - total(a.counts) || (a.place < b.place ? -1 : 1)),
    rings: largest(sizes, rings, (id) => staysOf(moved, id, isRejected)).map(({ id, size, stays }) => ({
      id,
      size,
      places: Array.from(
        { length: spans },
        (_, i) => placeIn(stays, (begin + i * spanMs) / dayMs, (begin + (i + 1) * spanMs) / dayMs) ?? '',
      ),
    })),
    moves: moves.filter((move) => move.at >= begin && move.at < until && isShown(move.ring)),
    hotspots: hotspots(told, { begin, until }),
  };
}

const total = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0);

/** Rings whose place is known at some time, the largest first. */
function largest(
  sizes: ReadonlyMap<number, number>,
  rings: ReadonlyMap<number, string>,
  staysOfRing: (id: string) => Stay[],
): { id: string; size: number; stays: Stay[] }[] {
  const shown: { id: string; size: number; stays: Stay[] }[] = [];
  const sorted = [...sizes]
    .map(([number, size]) => ({ id: rings.get(number)!, size }))
    .sort((a, b) => b.size - a.size || (a.id < b.id ? -1 : 1));
  for (const { id, size } of sorted) {
    const stays = staysOfRing(id);
    if (stays.length > 0) shown.push({ id, size, stays });
    if (shown.length === mostRings) break;
  }
  return shown;
}
