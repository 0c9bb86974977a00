import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DuckDBInstance } from '@duckdb/node-api';
import { runFiles } from '../src/path/index.ts';
import { peakMegabytes } from './peak.ts';

// How time, memory and disk grow with the reports: `clew run` phase by phase, a casebook (import and link), and the floor, DuckDB
// reading the same CSV and grouping the values of its indicator columns. A size that fails is told, and the next one begins.
//   npm run bench -- growth [REPORTS...]        default 10000 100000 1000000 10000000
// A casebook is made up to a million reports.

const sim = fileURLToPath(new URL('../../shared/sim/sim.mjs', import.meta.url));
const clew = fileURLToPath(new URL('../bin/clew', import.meta.url));
const self = fileURLToPath(import.meta.url);
const mostInCasebook = 1_000_000;
const columns = ['suspect_phone', 'suspect_url', 'suspect_account', 'suspect_wallet', 'suspect_email', 'suspect_handle'];

/** Seconds of wall clock and of all processors, and the peak of resident memory in MB, threads included. */
interface Cost {
  readonly seconds: number;
  readonly cpu: number;
  readonly peakMb: number;
}
interface Phase extends Cost {
  readonly name: string;
}

/** Runs `clew run` in this process and prints each phase as it ends. */
async function runPhases(csv: string, out: string): Promise<void> {
  let name = 'start';
  let since = performance.now();
  let cpu = process.cpuUsage();
  const next = (following: string): void => {
    const used = process.cpuUsage(cpu);
    const phase: Phase = {
      name,
      seconds: (performance.now() - since) / 1000,
      cpu: (used.user + used.system) / 1e6,
      peakMb: peakMegabytes(),
    };
    console.log(JSON.stringify(phase));
    // The kernel begins to look for the peak anew.
    writeFileSync('/proc/self/clear_refs', '5');
    name = following;
    since = performance.now();
    cpu = process.cpuUsage();
  };
  const { summary } = await runFiles([csv], out, {
    lang: 'en',
    signal: new AbortController().signal,
    progress: ({ step, done, total }) => {
      const now = step === 'read' && done === total ? 'table' : step;
      if (now !== name) next(now);
    },
  });
  next('end');
  console.log(JSON.stringify({ reports: summary.reports, rings: summary.rings.all, indicators: summary.indicators }));
}

/** DuckDB reading the CSV whole, and grouping the values of its indicator columns. */
async function floor(csv: string): Promise<void> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '2', memory_limit: '10GB' });
  const db = await instance.connect();
  await db.run(`CREATE TABLE reports AS SELECT * FROM read_csv('${csv}', all_varchar = true)`);
  const values = columns.map((column) => `SELECT report_id, ${column} AS value FROM reports WHERE ${column} IS NOT NULL`);
  await db.run(
    `CREATE TABLE grouped AS SELECT value, count(*) AS reports, min(report_id) AS first FROM (${values.join(' UNION ALL ')}) GROUP BY value`,
  );
  db.closeSync();
}

/** Runs a program to its end, watching its memory and processor time. Throws what it said when it fails. */
async function measure(program: string, args: readonly string[], onLine?: (line: string) => void): Promise<Cost> {
  const started = performance.now();
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let [peak, cpu, said, text] = [0, 0, '', ''];
  const look = (): void => {
    try {
      peak = Math.max(peak, peakMegabytes(child.pid));
      const fields = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ')[1]!.split(' ');
      cpu = (Number(fields[11]) + Number(fields[12])) / 100;
    } catch {
      // The process has just ended.
    }
  };
  const watch = setInterval(look, 50);
  child.stderr.setEncoding('utf8').on('data', (more: string) => (said = (said + more).slice(-300)));
  child.stdout.setEncoding('utf8').on('data', (more: string) => {
    const lines = (text + more).split('\n');
    text = lines.pop()!;
    for (const line of lines) onLine?.(line);
  });
  const ending = await new Promise<string>((resolve) =>
    child.on('close', (code, signal) => resolve(code === 0 ? '' : `ended with ${signal ?? code}`)),
  );
  clearInterval(watch);
  if (ending !== '') throw new Error(`${ending}; peak ${Math.round(peak)} MB; ${said.trim().split('\n').at(-1) ?? ''}`);
  return { seconds: (performance.now() - started) / 1000, cpu, peakMb: peak };
}

function bytesIn(path: string): number {
  const stat = statSync(path);
  return stat.isDirectory() ? readdirSync(path).reduce((sum, name) => sum + bytesIn(join(path, name)), 0) : stat.size;
}

/** By series, the points that make its curve. */
const series = new Map<string, [number, number][]>();
function point(name: string, reports: number, value: number): void {
  const points = series.get(name);
  if (points === undefined) series.set(name, [[reports, value]]);
  else points.push([reports, value]);
}

/** Least-squares slope of log y over log x. */
function slope(points: readonly (readonly [number, number])[]): number {
  const logs = points.map(([x, y]) => [Math.log(x), Math.log(Math.max(y, 1e-3))] as const);
  const mean = (of: 0 | 1): number => logs.reduce((sum, each) => sum + each[of], 0) / logs.length;
  const [mx, my] = [mean(0), mean(1)];
  return logs.reduce((sum, [x, y]) => sum + (x - mx) * (y - my), 0) / logs.reduce((sum, [x]) => sum + (x - mx) ** 2, 0);
}

const row = (name: string, { seconds, cpu, peakMb: peak }: Cost): void =>
  console.log(`| ${name} | ${seconds.toFixed(1)} | ${cpu.toFixed(1)} | ${Math.round(peak)} |`);

async function size(reports: number, withCasebook: boolean): Promise<void> {
  const dir = mkdtempSync(join(tmpdir(), 'clew-growth-'));
  try {
    const off = ['--set', 'write.transactions=false', '--set', 'write.indicators=false'];
    const all = String(reports);
    await measure(process.execPath, [sim, '--preset', 'large', '--seed', '900', '--reports', all, '--out', dir, ...off]);
    const csv = join(dir, 'reports.csv');
    rmSync(join(dir, 'truth.csv'));
    const load = loadavg()[0]!.toFixed(1);
    console.log(`\n## ${reports.toLocaleString('en')} reports, CSV ${(statSync(csv).size / 1e6).toFixed(0)} MB, load ${load}\n`);
    console.log('| phase | wall s | CPU s | peak MB |\n| --- | ---: | ---: | ---: |');
    const phases: Phase[] = [];
    let found = '';
    let whole: Cost | undefined;
    try {
      whole = await measure(process.execPath, [self, '--run', csv, join(dir, 'out')], (line) => {
        const told = JSON.parse(line) as Phase | { reports: number };
        if (!('name' in told)) found = line;
        else if (told.name !== 'start') {
          phases.push(told);
          row(told.name, told);
        }
      });
      const peak = Math.max(...phases.map((phase) => phase.peakMb));
      whole = { ...whole, peakMb: peak };
      row('**clew run**', whole);
      for (const phase of phases) point(`${phase.name} s (CPU)`, reports, phase.cpu);
      point('clew run s', reports, whole.seconds);
      point('clew run s (CPU)', reports, whole.cpu);
      point('clew run MB', reports, peak);
      point('outputs MB', reports, bytesIn(join(dir, 'out')) / 1e6);
    } catch (error) {
      console.log(`| **clew run** failed after ${phases.at(-1)?.name ?? 'the start'}: ${(error as Error).message} | | | |`);
    }
    const least = await measure(process.execPath, [self, '--floor', csv]);
    row('floor: DuckDB', least);
    point('floor s', reports, least.seconds);
    if (withCasebook) await casebook(dir, csv, reports);
    const disk = existsSync(join(dir, 'book')) ? `, casebook ${(bytesIn(join(dir, 'book')) / 1e6).toFixed(0)} MB` : '';
    if (whole !== undefined) {
      console.log(`\n${found}; outputs ${(bytesIn(join(dir, 'out')) / 1e6).toFixed(0)} MB${disk}; `);
      console.log(
        `wall ${(whole.seconds / least.seconds).toFixed(1)} times the floor, CPU ${(whole.cpu / least.cpu).toFixed(1)} times.`,
      );
    }
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

async function casebook(dir: string, csv: string, reports: number): Promise<void> {
  const book = join(dir, 'book');
  mkdirSync(book);
  try {
    await measure(clew, ['init', book, '--quiet']);
    for (const [name, args] of [
      ['import', ['import', csv]],
      ['link', ['link']],
    ] as const) {
      const cost = await measure(clew, [...args, '-C', book, '--quiet']);
      row(`casebook: ${name}`, cost);
      point(`${name} s`, reports, cost.seconds);
      point(`${name} MB`, reports, cost.peakMb);
    }
    point('casebook MB', reports, bytesIn(book) / 1e6);
  } catch (error) {
    console.log(`| **casebook** failed: ${(error as Error).message} | | | |`);
  }
}

const [mode, ...rest] = process.argv.slice(2);
if (mode === '--run') await runPhases(rest[0]!, rest[1]!);
else if (mode === '--floor') await floor(rest[0]!);
else if (!existsSync(sim)) console.log('skipped: the simulator in ../shared/sim is not here');
else {
  const given = process.argv.slice(2).map(Number);
  console.log(`# Growth, ${new Date().toISOString().slice(0, 16)}`);
  for (const reports of given.length > 0 ? given : [10_000, 100_000, 1_000_000, 10_000_000]) {
    await size(reports, reports <= mostInCasebook).catch((error: unknown) =>
      console.log(`\n${reports} reports failed: ${(error as Error).message}`),
    );
  }
  console.log('\n| curve | exponent | sizes |\n| --- | ---: | ---: |');
  for (const [name, points] of series)
    if (points.length > 1) console.log(`| ${name} | ${slope(points).toFixed(2)} | ${points.length} |`);
}
