import { spawnSync } from 'node:child_process';
import { createWriteStream, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createCasebook } from '../src/casebook/index.ts';
import { openWorkbench } from '../src/workbench.ts';
import { csvRecords } from './scoring.ts';

// One new report into a large casebook, the process resident: from a file with one row to its ring and the reasons for it,
// part by part. The reports come from the simulator; the newest are held back and added one by one. Another process makes the
// casebook: a server that is asked for one report has opened its casebook, not just read a million reports into it.
//   npm run bench -- one-report [REPORTS] [SINGLE]     default 20000 reports, 200 single ones

if (process.argv[2] === 'make') {
  await make(process.argv[3]!, process.argv[4]!);
  process.exit(0);
}

async function make(casebook: string, file: string): Promise<void> {
  await (await createCasebook(casebook, { region: 'CN', language: 'en' })).close();
  const workbench = await openWorkbench(casebook);
  await workbench.importFile(file);
  const began = performance.now();
  const { reports, rings } = await workbench.link();
  console.log(`${reports} reports, ${rings} rings; full link ${((performance.now() - began) / 1000).toFixed(1)} s`);
  await workbench.close();
}

const sim = fileURLToPath(new URL('../../shared/sim/sim.mjs', import.meta.url));
if (!existsSync(sim)) {
  console.log('skipped: the simulator in ../shared/sim is not here');
  process.exit(0);
}
const [reports = 20_000, single = 200] = process.argv.slice(2).map(Number);
const dir = mkdtempSync(join(tmpdir(), 'clew-bench-'));
const off = ['--set', 'write.transactions=false', '--set', 'write.indicators=false', '--set', 'write.mentions=false'];
const asked = ['--preset', 'large', '--seed', '900', '--reports', String(Math.ceil(reports * 1.01) + single), '--out', dir];
const made = spawnSync(process.execPath, [sim, ...asked, ...off]);
if (made.status !== 0) throw new Error(String(made.stderr));

const base = join(dir, 'base.csv');
const out = createWriteStream(base);
const held: string[] = [];
let header = '';
let count = 0;
for await (const record of csvRecords(join(dir, 'reports.csv'))) {
  if (header === '') header = record;
  else if (count++ >= reports && held.push(record) === single) break;
  if (count > reports) continue;
  if (!out.write(`${record}\n`)) await once(out, 'drain');
}
out.end();
await once(out, 'close');

const parts = ['import', 'load', 'join', 'reasons', 'store', 'page', 'all', 'cpu'] as const;
const times: Record<(typeof parts)[number], number[]> = {
  import: [],
  load: [],
  join: [],
  reasons: [],
  store: [],
  page: [],
  all: [],
  /** Processor time of the whole, which other work on the machine does not lengthen. */
  cpu: [],
};
const maker = [fileURLToPath(import.meta.url), 'make', join(dir, 'casebook'), base];
if (spawnSync(process.execPath, maker, { stdio: 'inherit' }).status !== 0) throw new Error('the casebook could not be made');
const marks = new Map<string, number>();
const workbench = await openWorkbench(join(dir, 'casebook'), {
  progress: ({ step }) => marks.set(step, performance.now()),
});
// The first question builds what all later work finds ready.
await workbench.ring((await workbench.rings('en', 1))[0]!.ring.id, 1);
const rss = (): string => `${Math.round(process.memoryUsage().rss / 1e6)} MB`;
let inRing = 0;
let full = 0;
// The first builds what later ones find ready: told apart.
for (const [i, record] of held.entries()) {
  const file = join(dir, 'one.csv');
  writeFileSync(file, `${header}\n${record}\n`);
  const begin = performance.now();
  const cpu = process.cpuUsage();
  const imported = await workbench.importFile(file);
  const afterImport = performance.now();
  const linked = await workbench.link();
  const afterLink = performance.now();
  const [row] = await workbench.casebook.ctx.read.sql<{ id: string }>('SELECT id FROM reports WHERE number = ?', [
    linked.reports - 1,
  ]);
  const report = await workbench.report(row!.id);
  if (report.ring !== undefined) await workbench.ring(report.ring.id, 20);
  const end = performance.now();
  if (i === 0) console.log(`the first: ${Math.round(end - begin)} ms`);
  if (i === 0 || imported.added === 0) continue;
  if (linked.full) full++;
  if (report.ring !== undefined) inRing++;
  const at = (step: string): number => marks.get(step)!;
  times.import.push(afterImport - begin);
  times.load.push(at('load') - afterImport);
  times.join.push(at('rings') - at('load'));
  times.reasons.push(at('store') - at('rings'));
  times.store.push(afterLink - at('store'));
  times.page.push(end - afterLink);
  times.all.push(end - begin);
  const spent = process.cpuUsage(cpu);
  times.cpu.push((spent.user + spent.system) / 1000);
}
const quantile = (list: readonly number[], q: number): string => {
  const sorted = [...list].sort((a, b) => a - b);
  return sorted.length === 0 ? '' : sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))]!.toFixed(1);
};
console.table(
  parts
    .filter((part) => times[part].length > 0)
    .map((part) => ({
      part,
      'p50 ms': quantile(times[part], 0.5),
      'p95 ms': quantile(times[part], 0.95),
      max: quantile(times[part], 1),
    })),
);
console.log(`${times.all.length} single reports, ${inRing} in a ring, ${full} full runs among them; ${rss()}`);
await workbench.close();
rmSync(dir, { recursive: true });
