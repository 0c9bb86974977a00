import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { createCasebook } from '../src/casebook/index.ts';
import { findMoves } from '../src/picture/moves/find.ts';
import { type Movements, movementsOf } from '../src/picture/moves/movements.ts';
import { likeliest } from '../src/picture/moves/stays.ts';
import { readTracks, type Tracks } from '../src/picture/moves/tracks.ts';
import { whereabouts } from '../src/picture/moves/whereabouts.ts';
import { picture } from '../src/picture/index.ts';
import { placesOf } from '../src/places/index.ts';
import { parseCsv } from '../test/support/csv.ts';
import { openWorkbench } from '../src/workbench.ts';

// Moves of rings against the simulator's truth (preset `drift`: two crackdowns, half of the long rings move): those of true rings, and
// those of the rings that Clew links itself. A true move counts where the ring has 20 reports or more and reports on both sides; a found
// one is right when its likeliest day lies within 30 days. `known`: found within 30 days after, seeing on each day only what was reported
// by then (every tenth day is replayed, or every `--every` days). The second table says where true moves are lost, the third what other least confidences would
// find. Weights and the least confidence were fitted and chosen on seeds 1–10.
//   npm run bench -- moves [--seeds 11,12,13,14] [--replay yes] [--every 10]

const sim = fileURLToPath(new URL('../../shared/sim/', import.meta.url));
if (!existsSync(sim)) {
  console.log('skipped: ../shared/sim is not here');
  process.exit(0);
}
const option = (name: string, otherwise: string): string => {
  const at = process.argv.indexOf(`--${name}`);
  return at === -1 ? otherwise : (process.argv[at + 1] ?? otherwise);
};
const seeds = option('seeds', '11,12,13,14').split(',').map(Number);
const replays = option('replay', 'yes') === 'yes';
const every = Number(option('every', '10'));
const [near, fewest] = [30, 20];
const day0 = Date.UTC(2024, 0, 1) / 86_400_000;

interface TrueMove {
  readonly ring: string;
  readonly day: number;
  readonly to: string;
}
interface Said {
  readonly ring: string;
  readonly day: number;
  readonly to: string | undefined;
  readonly size: number;
}

function said({ tracks, weighed, found }: Movements): Said[] {
  return [...found].flatMap(([ring, moves]) =>
    moves.map(({ day, after }) => ({
      ring,
      day,
      to: after.length === 0 ? undefined : likeliest(weighed.places, whereabouts(weighed.places, after))?.place,
      size: tracks.group.reduce((sum, group) => sum + (tracks.rings[group] === ring ? 1 : 0), 0),
    })),
  );
}

const tally = { found: 0, true: 0, right: 0, said: 0, told: 0, rightPlace: 0, known: 0, alarms: 0, falseAlarms: 0 };
const sums = { true: { ...tally }, linked: { ...tally } };

/** What each said ring's reports mostly are. */
type Truth = (ring: string) => string;

function count(into: typeof tally, moves: readonly TrueMove[], all: readonly Said[], truth: Truth): void {
  const big = all.filter(({ size }) => size >= fewest);
  const fits = (each: Said): TrueMove | undefined =>
    moves.find(({ ring, day }) => ring === truth(each.ring) && Math.abs(day - each.day) <= near);
  into.true += moves.length;
  into.found += moves.filter((move) => all.some((each) => fits(each) === move)).length;
  into.said += big.length;
  for (const each of big) {
    const move = fits(each);
    if (move === undefined) continue;
    into.right++;
    if (each.to === undefined) continue;
    into.told++;
    if (each.to === move.to) into.rightPlace++;
  }
}

const leasts = [0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95];
const curves = { true: leasts.map(() => ({ ...tally })), linked: leasts.map(() => ({ ...tally })) };
function countAll(into: (typeof curves)['true'], moves: readonly TrueMove[], known: Movements, truth: Truth): void {
  const { tracks, weighed, position } = known;
  leasts.forEach((least, i) => {
    const found = new Map([...position].map(([id, ring]) => [id, findMoves(weighed, ring, { many: least, few: least })]));
    count(into[i]!, moves, said({ tracks, weighed, position, found }), truth);
  });
}

/** Of the true moves: how the linker left their rings. */
const lost = {
  'true moves': 0,
  'under three reports on a side': 0,
  'both sides in one ring': 0,
  'split at the move': 0,
  'otherwise apart': 0,
};
function countLost(
  moves: readonly TrueMove[],
  tracks: Tracks,
  ids: readonly string[],
  ringOfReport: ReadonlyMap<number, number>,
): void {
  for (const { ring, day } of moves) {
    const sides = [new Map<number, number>(), new Map<number, number>()] as const;
    const sizes = [0, 0];
    tracks.group.forEach((group, i) => {
      if (ids[group] !== ring) return;
      const side = tracks.at[i]! < day ? 0 : 1;
      sizes[side]!++;
      const linked = ringOfReport.get(tracks.report[i]!);
      if (linked !== undefined) sides[side].set(linked, (sides[side].get(linked) ?? 0) + 1);
    });
    const [one, other] = sides.map((side) => [...side].toSorted((a, b) => b[1] - a[1])[0]?.[0]);
    lost['true moves']++;
    if (Math.min(...sizes) < 3) lost['under three reports on a side']++;
    else if (one !== undefined && one === other) lost['both sides in one ring']++;
    else if (one !== undefined && other !== undefined && (sides[0].get(other) ?? 0) <= 1 && (sides[1].get(one) ?? 0) <= 1)
      lost['split at the move']++;
    else lost['otherwise apart']++;
  }
}

/** Day by day: the moves known in time, and all that were ever said. */
function replay(into: typeof tally, moves: readonly TrueMove[], tracks: Tracks, truth: Truth): void {
  const known = new Set<TrueMove>();
  const alarms = new Map<string, boolean>();
  const last = tracks.at.at(-1)!;
  for (let today = day0 + 20; today <= last + every; today += every) {
    for (const each of said(movementsOf(tracks, today))) {
      if (each.size < fewest) continue;
      const move = moves.find(({ ring, day }) => ring === truth(each.ring) && Math.abs(day - each.day) <= near);
      if (move !== undefined && today <= move.day + near) known.add(move);
      const key = `${each.ring} ${Math.round(each.day / 20)}`;
      alarms.set(key, alarms.get(key) === true || move !== undefined);
    }
  }
  into.known += known.size;
  into.alarms += alarms.size;
  into.falseAlarms += [...alarms.values()].filter((isRight) => !isRight).length;
}

const scratch = mkdtempSync(join(tmpdir(), 'clew-moves-'));
const speeds: string[] = [];
try {
  const { simulate } = (await import(pathToFileURL(join(sim, 'sim.mjs')).href)) as { simulate: (options: object) => unknown };
  for (const seed of seeds) {
    const out = join(scratch, `sim-${seed}`);
    simulate({ preset: 'drift', seed, out, over: { write: { transactions: false, indicators: false } }, quiet: true });
    const dir = join(scratch, `book-${seed}`);
    await (await createCasebook(dir, { region: 'CN', language: 'zh', agency: 'Bench' })).close();
    const workbench = await openWorkbench(dir);
    try {
      await workbench.importFile(join(out, 'reports.csv'));
      await workbench.link();
      const { read } = workbench.ctx;
      const again = await workbench.again();
      const rows = (file: string): Record<string, string>[] => parseCsv(readFileSync(join(out, file), 'utf8'));
      const ringOf = new Map(rows('truth.csv').map((row) => [row['report_id']!, row['ring_id']!]));
      const truthRings = rows('truth_rings.csv');
      const refs = await read.sql<{ number: number; ref: string }>('SELECT number, ref FROM reports ORDER BY number');
      const ids = truthRings.map((row) => row['ring_id']!);
      const position = new Map(ids.map((id, i) => [id, i]));
      const of = Int32Array.from(refs, ({ ref }) => position.get(ringOf.get(ref) ?? '') ?? -1);
      const tracks = await readTracks(read, { again, grouping: { rings: ids, of } });

      const days = new Map<string, number[]>();
      tracks.group.forEach((group, i) => days.set(ids[group]!, [...(days.get(ids[group]!) ?? []), tracks.at[i]!]));
      const moves = truthRings.flatMap((row): TrueMove[] => {
        const day = Number(row['move_day']) + day0;
        const own = days.get(row['ring_id']!) ?? [];
        const isMerged = row['merged_day'] !== '' && Number(row['merged_day']) < Number(row['move_day']);
        if (row['move_day'] === '' || isMerged || own.length < fewest || own[0]! >= day || own.at(-1)! <= day) return [];
        return [{ ring: row['ring_id']!, day, to: placesOf(`${row['moved_to']!}, Myanmar`)[0]!.key }];
      });
      const given = movementsOf(tracks);
      count(sums.true, moves, said(given), (ring) => ring);
      countAll(curves.true, moves, given, (ring) => ring);
      if (replays) replay(sums.true, moves, tracks, (ring) => ring);

      const began = performance.now();
      const linked = await readTracks(read, { again });
      const weighed = movementsOf(linked);
      const took = performance.now() - began;
      const most = new Map<string, Map<string, number>>();
      linked.group.forEach((group, i) => {
        const id = linked.rings[group]!;
        const counts = most.get(id) ?? new Map<string, number>();
        const true_ = ringOf.get(refs[linked.report[i]!]!.ref) ?? '';
        most.set(id, counts.set(true_, (counts.get(true_) ?? 0) + 1));
      });
      const truth: Truth = (ring) => [...most.get(ring)!].reduce((best, each) => (each[1] > best[1] ? each : best))[0];
      count(sums.linked, moves, said(weighed), truth);
      countAll(curves.linked, moves, weighed, truth);
      countLost(moves, tracks, ids, new Map(Array.from(linked.report, (report, i) => [report, linked.group[i]!])));
      if (replays) replay(sums.linked, moves, linked, truth);
      await picture(read, { span: 'week', again });
      const warm = performance.now();
      await picture(read, { span: 'week', again });
      speeds.push(`${Math.round(took)} ms weighed, picture ${Math.round(performance.now() - warm)} ms warm`);
    } finally {
      await workbench.close();
    }
    rmSync(dir, { recursive: true });
    rmSync(out, { recursive: true });
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
const share = (part: number, whole: number): string => (whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`);
console.table(
  Object.fromEntries(
    Object.entries(sums).map(([name, each]) => [
      `${name} rings`,
      {
        'true moves': each.true,
        found: share(each.found, each.true),
        said: each.said,
        false: share(each.said - each.right, each.said),
        'destination told': each.told,
        'of them right': share(each.rightPlace, each.told),
        ...(replays
          ? {
              'known in 30 days': share(each.known, each.true),
              'ever said': each.alarms,
              'of them false': share(each.falseAlarms, each.alarms),
            }
          : {}),
      },
    ]),
  ),
);
console.table(lost);
console.table(
  Object.fromEntries(
    leasts.map((least, i) => [
      least,
      Object.fromEntries(
        Object.entries(curves).flatMap(([name, curve]) => {
          const each = curve[i]!;
          return [
            [`${name} rings: found`, share(each.found, each.true)],
            [`${name} rings: false`, `${share(each.said - each.right, each.said)} of ${each.said}`],
          ];
        }),
      ),
    ]),
  ),
);
for (const [i, speed] of speeds.entries()) console.log(`seed ${seeds[i]}: ${speed}`);
