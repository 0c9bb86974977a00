import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DuckDBInstance } from '@duckdb/node-api';
import { plan } from '../src/intake/index.ts';
import { buildTable, link } from '../src/link/index.ts';
import { read } from '../src/path/read.ts';
import type { ReportColumns } from '../src/model/index.ts';

// Reports from CSV to rings.csv by `clew run`, memory, and linking alone, beside the floor: DuckDB reading the same CSV and
// grouping the same mentions, in one run. The growth exponent is the slope of log time over log reports. Processor time, of all
// threads, tells two versions apart where other programs slow the clock.
//   npm run bench -- speed [REPORTS...]        default 10000 100000 1000000 2000000

const sim = fileURLToPath(new URL('../../shared/sim/sim.mjs', import.meta.url));
const clew = fileURLToPath(new URL('../bin/clew', import.meta.url));
if (!existsSync(sim)) {
  console.log('skipped: the simulator in ../shared/sim is not here');
  process.exit(0);
}

/** Clock ticks of `/proc/PID/stat` in a second: the same on every Linux that Node runs on. */
const ticks = 100;

/** Runs a program to its end; seconds of wall clock and of the processor, and the peak resident memory in MB. */
async function time(program: string, args: readonly string[]): Promise<{ seconds: number; cpu: number; peakMb: number }> {
  const started = performance.now();
  const child = spawn(program, args, { stdio: 'ignore' });
  let peak = 0;
  let cpu = 0;
  const watch = setInterval(() => {
    try {
      peak = Math.max(peak, Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? 0));
      // What follows the name in brackets: state, ten numbers, then the time in user mode and in the kernel.
      const [user, kernel] = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ').at(-1)!.split(' ').slice(11, 13);
      cpu = (Number(user) + Number(kernel)) / ticks;
    } catch {
      // The process has just ended.
    }
  }, 50);
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  clearInterval(watch);
  if (code !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${code}`);
  return { seconds: (performance.now() - started) / 1000, cpu, peakMb: Math.round(peak / 1024) };
}

/** Reads and extracts as `clew run` does, then links: seconds of each. */
async function inProcess(csv: string): Promise<{ read: number; table: number; link: number; batches: ReportColumns[] }> {
  const batches: ReportColumns[] = [];
  const filePlan = await plan(csv);
  const started = performance.now();
  for await (const batch of read(csv, filePlan, { keepWords: false })) batches.push(batch.columns);
  const isRead = performance.now();
  const table = buildTable(batches);
  const built = performance.now();
  link(table);
  const linked = performance.now();
  return { read: (isRead - started) / 1000, table: (built - isRead) / 1000, link: (linked - built) / 1000, batches };
}

/** DuckDB reading the CSV whole, and grouping the mentions that Clew found by value. */
async function floor(csv: string, batches: readonly ReportColumns[]): Promise<{ csv: number; group: number }> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '2' });
  const db = await instance.connect();
  const started = performance.now();
  await db.run(`CREATE TABLE reports AS SELECT * FROM read_csv('${csv}', all_varchar = true)`);
  const isRead = performance.now();
  await db.run('CREATE TABLE mentions (report INTEGER, value VARCHAR)');
  const appender = await db.createAppender('mentions');
  let first = 0;
  for (const { mentions, values, count } of batches) {
    for (let m = 0; m < mentions.count; m++) {
      appender.appendInteger(first + mentions.report[m]!);
      appender.appendVarchar(values[mentions.value[m]!]!);
      appender.endRow();
    }
    first += count;
  }
  appender.closeSync();
  const loaded = performance.now();
  await db.run('CREATE TABLE grouped AS SELECT value, count(*) AS reports, min(report) AS first FROM mentions GROUP BY value');
  const grouped = performance.now();
  db.closeSync();
  return { csv: (isRead - started) / 1000, group: (grouped - loaded) / 1000 };
}

const sizes = process.argv.slice(2).map(Number);
const all = sizes.length > 0 ? sizes : [10_000, 100_000, 1_000_000, 2_000_000];
const points: { reports: number; whole: number; link: number }[] = [];
console.log(
  'reports      CSV MB   clew run s   CPU s  peak MB   read+extract s  table s  link s   DuckDB csv s  group s   run / floor',
);
for (const reports of all) {
  const dir = mkdtempSync(join(tmpdir(), 'clew-speed-'));
  try {
    const off = ['--set', 'write.transactions=false', '--set', 'write.indicators=false'];
    await time(process.execPath, [sim, '--preset', 'large', '--seed', '900', '--reports', String(reports), '--out', dir, ...off]);
    const csv = join(dir, 'reports.csv');
    const run = await time(clew, ['run', csv, '--out', join(dir, 'out'), '--quiet']);
    const parts = await inProcess(csv);
    const least = await floor(csv, parts.batches);
    const cells = [
      String(reports).padEnd(11),
      (statSync(csv).size / 1e6).toFixed(0).padStart(7),
      run.seconds.toFixed(1).padStart(12),
      run.cpu.toFixed(1).padStart(7),
      String(run.peakMb).padStart(8),
      parts.read.toFixed(1).padStart(16),
      parts.table.toFixed(1).padStart(8),
      parts.link.toFixed(1).padStart(7),
      least.csv.toFixed(2).padStart(14),
      least.group.toFixed(2).padStart(8),
      (run.seconds / (least.csv + least.group)).toFixed(1).padStart(13),
    ];
    console.log(cells.join(' '));
    points.push({ reports, whole: run.seconds, link: parts.link });
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

/** Least-squares slope of log y over log x. */
function slope(x: readonly number[], y: readonly number[]): number {
  const lx = x.map(Math.log);
  const ly = y.map(Math.log);
  const mx = lx.reduce((a, b) => a + b, 0) / lx.length;
  const my = ly.reduce((a, b) => a + b, 0) / ly.length;
  return lx.reduce((sum, v, i) => sum + (v - mx) * (ly[i]! - my), 0) / lx.reduce((sum, v) => sum + (v - mx) ** 2, 0);
}
if (points.length > 1) {
  const x = points.map((point) => point.reports);
  console.log(
    `growth exponent: whole ${slope(
      x,
      points.map((p) => p.whole),
    ).toFixed(2)}, linking alone ${slope(
      x,
      points.map((p) => p.link),
    ).toFixed(2)}`,
  );
}
