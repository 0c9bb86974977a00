import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { cpus, loadavg, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { type Cluster, installSpark, startSpark } from '../test/support/spark.ts';
import type { Measured } from './spark/child.ts';

// The same reports linked in memory, by the plan on DuckDB in the same process, and on Spark with one and with two machines of one
// core, all here: seconds, those of each step of the plan, memory, and whether all found the same to the last bit.
//   npm run bench -- spark [REPORTS]        default 100000
// Each place three times, the median counts; the first run on a cluster meets cold code. `counted` is what a cluster can take over:
// until duplicates and exclusivities are known; the rest, joining and naming, is done in Clew's process everywhere.

const sim = fileURLToPath(new URL('../../shared/sim/sim.mjs', import.meta.url));
const child = fileURLToPath(new URL('spark/child.ts', import.meta.url));
const run = promisify(execFile);
const reports = Number(process.argv[2] ?? 100_000);
if (!existsSync(sim)) {
  console.log('skipped: the simulator in ../shared/sim is not here');
  process.exit(0);
}

/** Of a driver, and of each machine: enough for shuffles of so many reports to stay in memory. */
const driverMb = 1500;
const machineMb = Math.round(1000 + reports / 500);
/** As a cluster runs that is there for long: with the compiler that takes longer. */
const java = '-XX:+UseSerialGC';

interface Row {
  readonly place: string;
  readonly runs: readonly Measured[];
  readonly driverMb?: number;
  readonly machinesMb?: number;
  /** Files on the stage when they were most. */
  readonly stageMb?: number;
}

async function measure(csv: string, place: string, ...stage: string[]): Promise<Measured[]> {
  const { stdout } = await run(process.execPath, ['--expose-gc', child, csv, place, ...stage], { maxBuffer: 2 ** 24 });
  return stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Measured);
}

async function onSpark(home: string, csv: string, machines: number): Promise<Row> {
  const cluster = await startSpark(home, {
    machines,
    memoryMb: machineMb,
    settings: {
      'spark.driver.memory': `${driverMb}m`,
      'spark.driver.extraJavaOptions': java,
      'spark.executor.extraJavaOptions': java,
      'spark.sql.shuffle.partitions': '8',
    },
  });
  let bytes = 0;
  const watch = setInterval(() => (bytes = Math.max(bytes, bytesIn(cluster.stage))), 500);
  try {
    const place = `spark local-cluster[${machines},1,${machineMb}]`;
    const runs = await measure(csv, `sc://127.0.0.1:${cluster.port}`, cluster.stage);
    return { place, runs, ...memoryOf(cluster), stageMb: Math.round(bytes / 2 ** 20) };
  } finally {
    clearInterval(watch);
    await cluster.stop();
  }
}

/** Of the files of a folder; nothing when some of them go while it looks. */
function bytesIn(folder: string): number {
  try {
    const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
    return names.reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
  } catch {
    return 0;
  }
}

const memoryOf = (cluster: Cluster): { driverMb: number; machinesMb: number } => ({
  driverMb: peak(cluster.driver()),
  machinesMb: cluster.executors().reduce((sum, pid) => sum + peak(pid), 0),
});
const peak = (pid: number): number =>
  Math.round(Number(/VmHWM:\s+(\d+)/u.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1]) / 1024);

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
const of = ({ runs }: Row, key: 'seconds' | 'counted' | 'peakMb'): number => median(runs.map((each) => each[key]));

const scratch = mkdtempSync(join(tmpdir(), 'clew-bench-spark-'));
try {
  const { model } = cpus()[0]!;
  const memory = Math.round(totalmem() / 2 ** 30);
  const busy = loadavg()[0]!.toFixed(1);
  console.log(
    `${new Date().toISOString().slice(0, 10)}: ${reports} reports, ${model}, ${cpus().length} cores, ${memory} GB, load before ${busy}`,
  );
  const off = ['--set', 'write.transactions=false', '--set', 'write.indicators=false'];
  await run(process.execPath, [
    sim,
    '--preset',
    'large',
    '--seed',
    '900',
    '--reports',
    String(reports),
    '--out',
    scratch,
    ...off,
  ]);
  const csv = join(scratch, 'reports.csv');

  const rows: Row[] = [];
  rows.push({ place: 'memory', runs: await measure(csv, 'memory') });
  rows.push({ place: 'duckdb', runs: await measure(csv, 'duckdb') });
  const installed = await installSpark();
  if ('why' in installed) console.log(`Spark is left out: ${installed.why}`);
  else for (const machines of [1, 2]) rows.push(await onSpark(installed.home, csv, machines));

  const cell = (value: number | undefined, width: number, digits = 0): string => (value?.toFixed(digits) ?? '').padStart(width);
  const wide = Math.max(...rows.map(({ place }) => place.length)) + 2;
  console.log(`\n${'place'.padEnd(wide)}seconds  counted    runs  Clew MB  driver MB  machines MB  stage MB  found`);
  for (const row of rows) {
    const all = row.runs.map(({ seconds }) => seconds.toFixed(1)).join(' ');
    const figures = [
      cell(of(row, 'seconds'), 7, 1),
      cell(of(row, 'counted'), 9, 1),
      all.padStart(16),
      cell(of(row, 'peakMb'), 9),
    ];
    const theirs = [cell(row.driverMb, 11), cell(row.machinesMb, 13), cell(row.stageMb, 10)];
    console.log(
      `${row.place.padEnd(wide)}${figures.join('')}${theirs.join('')}  ${[...new Set(row.runs.map(({ digest }) => digest))].join(' ')}`,
    );
  }
  const steps = [...new Set(rows.flatMap(({ runs }) => runs.flatMap(({ parts }) => Object.keys(parts))))];
  const long = Math.max(...steps.map((step) => step.length)) + 2;
  console.log(
    `\n${'seconds of'.padEnd(long)}${rows
      .slice(1)
      .map(({ place }) => place.padStart(wide))
      .join('')}`,
  );
  for (const step of steps) {
    const each = rows.slice(1).map(({ runs }) => cell(median(runs.map(({ parts }) => parts[step] ?? 0)), wide, 2));
    console.log(`${step.padEnd(long)}${each.join('')}`);
  }
  const digests = new Set(rows.flatMap(({ runs }) => runs.map(({ digest }) => digest)));
  console.log(digests.size === 1 ? '\nall found the same' : '\nTHEY DID NOT ALL FIND THE SAME');
  const [one, two] = rows.slice(2);
  if (one !== undefined && two !== undefined) {
    const efficiency = (key: 'seconds' | 'counted'): string => (of(one, key) / (2 * of(two, key))).toFixed(2);
    console.log(`parallel efficiency, t1 / (2 t2): whole ${efficiency('seconds')}, counted ${efficiency('counted')}`);
  }
  process.exitCode = digests.size === 1 ? 0 : 1;
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
