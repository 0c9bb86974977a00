import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { plan } from '../src/intake/index.ts';
import { buildTable, link } from '../src/link/index.ts';
import type { ReportColumns } from '../src/model/index.ts';
import { read } from '../src/path/read.ts';
import { parseCsv } from '../test/support/csv.ts';

// Is stated confidence true? Links simulated reports in the process; per bin of stated confidence compares what was
// stated with what came true: a ring is right when at least 95 % of its reports are of one true ring; a report's place is
// right when most of its ring is of its own true ring.
//   npm run bench -- reliability [--presets small,hard,drift] [--seeds 201,202,203,204,205]

const sim = fileURLToPath(new URL('../../shared/sim/sim.mjs', import.meta.url));
if (!existsSync(sim)) {
  console.log('skipped: ../shared/sim is not here');
  process.exit(0);
}
const option = (name: string, otherwise: string): string => {
  const at = process.argv.indexOf(`--${name}`);
  return at === -1 ? otherwise : (process.argv[at + 1] ?? otherwise);
};
const presets = option('presets', 'small,hard,drift').split(',');
const seeds = option('seeds', '201,202,203,204,205').split(',').map(Number);
const edges = [0, 0.5, 0.7, 0.8, 0.85, 0.9, 0.93, 0.95, 0.97, 0.98, 0.99, 0.995, 1.0001];

interface Told {
  readonly stated: number;
  readonly right: boolean;
}

/** Expected calibration error (Naeini, Cooper, Hauskrecht 2015) over the bins, and its table. */
function diagram(name: string, told: readonly Told[]): void {
  console.log(`\n${name}: ${told.length}\nstated        n      stated  came true`);
  let error = 0;
  for (let i = 0; i + 1 < edges.length; i++) {
    const bin = told.filter((t) => t.stated >= edges[i]! && t.stated < edges[i + 1]!);
    if (bin.length === 0) continue;
    const stated = bin.reduce((sum, t) => sum + t.stated, 0) / bin.length;
    const right = bin.filter((t) => t.right).length / bin.length;
    error += (bin.length / told.length) * Math.abs(stated - right);
    const range = `${edges[i]!.toFixed(3)}-${Math.min(1, edges[i + 1]!).toFixed(3)}`;
    console.log(`${range}  ${String(bin.length).padStart(6)}  ${stated.toFixed(3)}   ${right.toFixed(3)}`);
  }
  console.log(`calibration error ${error.toFixed(4)}`);
}

const scratch = mkdtempSync(join(tmpdir(), 'clew-reliability-'));
const rings: Told[] = [];
const reports: Told[] = [];
try {
  const { simulate } = (await import(pathToFileURL(sim).href)) as { simulate: (options: object) => unknown };
  for (const preset of presets) {
    for (const seed of seeds) {
      const folder = join(scratch, `${preset}-${seed}`);
      simulate({ preset, seed, out: folder, over: { write: { transactions: false, indicators: false } }, quiet: true });
      const file = join(folder, 'reports.csv');
      const filePlan = await plan(file);
      const batches: ReportColumns[] = [];
      for await (const batch of read(file, filePlan, { keepWords: false, region: filePlan.region })) batches.push(batch.columns);
      const table = buildTable(batches);
      const result = link(table);
      const truth = new Map(
        parseCsv(readFileSync(join(folder, 'truth.csv'), 'utf8')).map((row) => [row['report_id']!, row['ring_id']!]),
      );
      for (const ring of result.rings) {
        const own = Array.from(ring.reports, (r) => truth.get(batches[table.batch[r]!]!.ref[table.position[r]!]!)!);
        const counts = new Map<string, number>();
        own.forEach((name, i) => {
          const key = name === '' ? `alone ${i}` : name;
          counts.set(key, (counts.get(key) ?? 0) + 1);
        });
        const [top = '', most = 0] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? [];
        rings.push({ stated: ring.confidence, right: most / own.length >= 0.95 });
        ring.reports.forEach((r, i) => reports.push({ stated: result.reportConfidence[r]!, right: own[i] === top && most > 1 }));
      }
      rmSync(folder, { recursive: true });
    }
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
diagram('rings', rings);
diagram('reports in rings', reports);
