import type { Read } from '../../casebook/index.ts';
import { ClewError } from '../../errors.ts';
import { type Move, moveSigns, type RingMoves, type RingStay } from '../../model/index.ts';
import { type Standing, standingJudgements } from '../standing.ts';
import { reasonsOf, staySentence } from './because.ts';
import { type Found, reportsAround } from './find.ts';
import { withJudgements } from './judged.ts';
import { keyOf, type Movements, movements } from './movements.ts';
import { likeliest, rejectedBy, staysOf } from './stays.ts';
import { dayMs, type MovesAsked, type Tracks } from './tracks.ts';
import type { Weighed } from './weigh.ts';
import { type Heard, whereabouts } from './whereabouts.ts';

const mostReports = 20;
/** Reports on each side of a move that say it: the nearest. */
const nearest = 5;

/** Where a ring worked and how it moved. @throws ClewError `missing` `picture.ring`. */
export async function ringMoves(read: Read, name: string, asked: MovesAsked = {}): Promise<RingMoves> {
  const ring = await read.ring(name);
  if (ring === undefined || asked.closed?.has(ring.id)) {
    throw new ClewError('missing', 'picture.ring', 'There is no such ring in this casebook.', { hint: 'clew rings lists them.' });
  }
  const known = await movements(read, asked);
  const standing = await standingJudgements(read);
  const moves = await movesShown(read, known, [ring.id], standing);
  return { stays: await staysShown(read, known, ring.id, standing), moves };
}

/** The place where each ring that the reader may see is now, by ring: that of its last stay, where its reports tell one. */
export async function ringSites(read: Read, asked: MovesAsked = {}): Promise<Map<string, string[]>> {
  const known = await movements(read, asked);
  const isRejected = rejectedBy(await standingJudgements(read));
  const sites = known.tracks.rings.map((ring) => [ring, staysOf(known, ring, isRejected).at(-1)] as const);
  return new Map(sites.flatMap(([ring, last]) => (last === undefined ? [] : [[ring, [last.place]]])));
}

/** Moves of all rings that the reader may see, in order of time; those that somebody rejected only when asked for. */
export async function allMoves(
  read: Read,
  { rejected = false, ...asked }: MovesAsked & { readonly rejected?: boolean } = {},
): Promise<Move[]> {
  const known = await movements(read, asked);
  const standing = await standingJudgements(read);
  const moves = await movesShown(read, known, known.tracks.rings, standing);
  return moves.filter(({ judged }) => rejected || judged?.verdict !== 'rejected');
}

async function movesShown(read: Read, known: Movements, rings: readonly string[], { moves: judged }: Standing): Promise<Move[]> {
  const { tracks, weighed, found } = known;
  const made = rings.flatMap((ring) => (found.get(ring) ?? []).map((each) => ({ ring, each })));
  const positions = made.map(({ each }) => {
    const { ring, cut } = each;
    const told = [...each.before, ...each.after].map(({ report }) => report);
    const near = reportsAround(weighed.rings[ring]!, weighed.cuts[ring]![cut]!, nearest);
    return [...new Set([...told.slice(-mostReports + near.length), ...near])].sort((a, b) => a - b);
  });
  const names = await namesOf(read, tracks, positions.flat());
  const moves = made.map(({ ring, each }, i): Move => {
    const cut = weighed.cuts[each.ring]![each.cut]!;
    return {
      key: keyOf(ring, each.day),
      ring,
      ...endsOf(weighed, each),
      at: Math.round(each.day * dayMs),
      between: [Math.round(each.between[0] * dayMs), Math.round(each.between[1] * dayMs)],
      confidence: each.confidence,
      signs: moveSigns.filter((sign) => each.signs[sign]),
      because: reasonsOf(weighed.rings[each.ring]!, cut, each, weighed.places),
      reports: positions[i]!.map((position) => names.get(position)!),
    };
  });
  return await withJudgements(read, moves, [...judged.values()], new Set(rings));
}

/** From and to where, as far as it is told: from by its own reports or the wave it moved in, to by its own reports alone. */
function endsOf({ places, waves }: Weighed, { ring, cut, before, after, wave }: Found): { from?: string; to?: string } {
  const best = (chances: Float64Array): string | undefined => likeliest(places, chances)?.place;
  const from =
    before.length > 0 ? best(whereabouts(places, before)) : wave === undefined ? undefined : best(waves.before(ring, cut));
  const to = after.length > 0 ? best(whereabouts(places, after)) : undefined;
  return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
}

async function staysShown(read: Read, known: Movements, id: string, standing: Standing): Promise<RingStay[]> {
  const stays = staysOf(known, id, rejectedBy(standing));
  const names = await namesOf(
    read,
    known.tracks,
    stays.flatMap(({ heard }) => heard.map(({ report }) => report)),
  );
  return stays.map(({ place, from, to, confidence, heard }) => ({
    place,
    from: Math.round(from * dayMs),
    to: Math.round(to * dayMs),
    confidence,
    reports: newestFirst(heard).map(({ report, role }) => ({ ...names.get(report)!, role })),
    because: [staySentence(place, heard, confidence)],
  }));
}

function newestFirst(heard: readonly Heard[]): Heard[] {
  const byReport = new Map(heard.map((each) => [each.report, each]));
  return [...byReport.values()].sort((a, b) => b.at - a.at || b.report - a.report).slice(0, mostReports);
}

/** Id and ref of reports by position in `Tracks`: nothing else of them is told. */
async function namesOf(
  read: Read,
  { report }: Tracks,
  positions: readonly number[],
): Promise<Map<number, { id: string; ref: string }>> {
  const distinct = [...new Set(positions)];
  const rows = await read.sql<{ number: number; id: string; ref: string | null }>(
    `SELECT number, id, ref FROM reports WHERE number IN (SELECT unnest(from_json(?::JSON, '["INTEGER"]')))`,
    [JSON.stringify(distinct.map((position) => report[position]!))],
  );
  const byNumber = new Map(rows.map(({ number, id, ref }) => [number, { id, ref: ref || id }]));
  return new Map(distinct.map((position) => [position, byNumber.get(report[position]!)!]));
}
