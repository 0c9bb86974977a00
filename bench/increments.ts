import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createCasebook } from '../src/casebook/index.ts';
import { openWorkbench, rebuildWorkbench, type Workbench } from '../src/workbench.ts';
import { csvRecords, pairScore } from './scoring.ts';

// Ten imports with a link run after each, beside one import and one run, in casebooks: how close the rings come, whether an id
// ended unsaid, whether a full run gives the one-run rings, and whether rebuilding from the acts gives the same bytes.
//   npm run bench -- increments [--presets small,hard,drift] [--seeds 301,302] [--reports 20000] [--parts 10] [--first 0.1]
// `first`: share of the reports in the first import; with 0.8 and 5 parts all later runs are increments.

const sim = fileURLToPath(new URL('../../shared/sim/sim.mjs', import.meta.url));
if (!existsSync(sim)) {
  console.log('skipped: the simulator in ../shared/sim is not here');
  process.exit(0);
}
const option = (name: string, otherwise: string): string => {
  const at = process.argv.indexOf(`--${name}`);
  return at === -1 ? otherwise : (process.argv[at + 1] ?? otherwise);
};
const presets = option('presets', 'small,hard,drift').split(',');
const seeds = option('seeds', '301,302').split(',');
const reports = option('reports', '20000');
const parts = Number(option('parts', '10'));
const first = Number(option('first', String(1 / parts)));
const off = ['--set', 'write.transactions=false', '--set', 'write.indicators=false', '--set', 'write.mentions=false'];

type Rings = Map<string, string>;
async function ringsOf(workbench: Workbench): Promise<Rings> {
  const rings: Rings = new Map();
  for await (const { id, ring } of workbench.casebook.ctx.read.memberships()) if (ring !== undefined) rings.set(id, ring);
  return rings;
}

/** Pairwise F1; a report in no ring stands alone. */
function closeness(one: Rings, two: Rings): number {
  const ids = new Set([...one.keys(), ...two.keys()]);
  const records = Array.from(ids, (id) => ({ said: one.get(id) ?? `alone ${id}`, truth: two.get(id) ?? `alone ${id}` }));
  return pairScore(records).f1;
}

/** Reports whose ring changed, or ids that ended, without the act of the run saying so. */
function unsaid(
  before: Rings,
  after: Rings,
  moved: readonly { readonly ring: string; readonly into: readonly string[] }[],
): number {
  const heirs = new Map(moved.map((move) => [move.ring, move.into]));
  const alive = new Set(after.values());
  let count = 0;
  for (const [id, ring] of before) {
    const now = after.get(id);
    if (!alive.has(ring) && !heirs.has(ring)) count++;
    else if (now !== undefined && now !== ring && heirs.get(ring)?.includes(now) !== true) count++;
  }
  return count;
}

async function grown(dir: string, name: string, files: readonly string[]) {
  await (await createCasebook(join(dir, name), { region: 'CN', language: 'en' })).close();
  const workbench = await openWorkbench(join(dir, name));
  let before: Rings = new Map();
  let unexplained = 0;
  let full = 0;
  let moved = 0;
  for (const file of files) {
    await workbench.importFile(file);
    const linked = await workbench.link();
    const after = await ringsOf(workbench);
    unexplained += unsaid(before, after, linked.moved);
    before = after;
    if (linked.full) full++;
    moved += linked.moved.length;
  }
  return { workbench, rings: before, unexplained, full, moved };
}

const rows: Record<string, unknown>[] = [];
for (const preset of presets) {
  for (const seed of seeds) {
    const dir = mkdtempSync(join(tmpdir(), 'clew-bench-'));
    const made = spawnSync(process.execPath, [
      sim,
      '--preset',
      preset,
      '--seed',
      seed,
      '--reports',
      reports,
      '--out',
      dir,
      ...off,
    ]);
    if (made.status !== 0) throw new Error(String(made.stderr));
    const records: string[] = [];
    for await (const record of csvRecords(join(dir, 'reports.csv'))) records.push(record);
    const header = records.shift()!;
    const end = (k: number): number => Math.round(records.length * (k < 0 ? 0 : first + ((1 - first) * k) / (parts - 1)));
    const files = Array.from({ length: parts }, (_, k) => {
      const file = join(dir, `part-${k}.csv`);
      writeFileSync(file, `${[header, ...records.slice(end(k - 1), end(k))].join('\n')}\n`);
      return file;
    });
    const once = await grown(dir, 'once', [join(dir, 'reports.csv')]);
    const often = await grown(dir, 'often', files);
    const told = JSON.stringify(await often.workbench.rings('en'));
    await often.workbench.close();
    await rebuildWorkbench(join(dir, 'often'));
    const rebuilt = await openWorkbench(join(dir, 'often'));
    const isSame = JSON.stringify(await rebuilt.rings('en')) === told;
    const again = await rebuilt.link({ full: true });
    const full = await ringsOf(rebuilt);
    rows.push({
      preset,
      seed,
      rings: new Set(once.rings.values()).size,
      'pairwise F1': closeness(often.rings, once.rings).toFixed(4),
      'full runs': `${often.full}/${parts}`,
      'ids moved': often.moved,
      'moved unsaid': often.unexplained + unsaid(often.rings, full, again.moved),
      '--full F1': closeness(full, once.rings),
      'rebuilt the same': isSame,
    });
    await rebuilt.close();
    await once.workbench.close();
    rmSync(dir, { recursive: true });
  }
}
console.table(rows);
