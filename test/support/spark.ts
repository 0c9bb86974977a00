import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { environment } from './python.ts';

/** The release that is tried; Spark for Python brings the whole of Spark. */
const release = 'pyspark==4.3.0';
const cache = join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'clew-peers');
const home = join(cache, release.replace('==', '-'));

/** Spark's folder, installed once and kept outside the clone; or why it cannot be had. */
export async function installSpark(): Promise<{ readonly home: string } | { readonly why: string }> {
  if (process.platform === 'win32') return { why: 'this is Windows' };
  const java = spawnSync('java', ['-version'], { encoding: 'utf8' });
  const major = Number(/version "(?<major>\d+)/u.exec(java.stderr ?? '')?.groups!['major'] ?? 0);
  if (major < 17) return { why: 'Java 17 or later is not installed' };
  try {
    await environment(home, ['--no-deps', '--no-cache-dir', release]);
  } catch (error) {
    return { why: `${release} could not be installed (${(error as Error).message.split('\n')[0]})` };
  }
  const [python = ''] = readdirSync(join(home, 'lib'));
  return { home: join(home, 'lib', python, 'site-packages', 'pyspark') };
}

export interface Cluster {
  readonly port: number;
  /** A folder that the cluster can write to. */
  readonly stage: string;
  /** Process ids of the machines that work, each a process of its own here. */
  executors(): number[];
  /** Process id of the driver, which has the server. */
  driver(): number;
  /** What the server has said so far. */
  log(): string;
  /** Ends it at once, as a crash does; the folder stays. */
  crash(): Promise<void>;
  stop(): Promise<void>;
}

const quick = '-XX:TieredStopAtLevel=1 -XX:+UseSerialGC';
const logging = `
rootLogger.level = warn
rootLogger.appenderRef.console.ref = console
appender.console.type = Console
appender.console.name = console
appender.console.target = SYSTEM_ERR
appender.console.layout.type = PatternLayout
appender.console.layout.pattern = %p %c{1}: %m%n%ex
logger.connect.name = org.apache.spark.sql.connect.service.SparkConnectServer
logger.connect.level = info
`;

interface ClusterOptions {
  /** 0 takes any free one. */
  readonly port?: number;
  readonly folder?: string;
  readonly settings?: Readonly<Record<string, string>>;
  /** Machines of one core; default 2. */
  readonly machines?: number;
  /** Memory of each of them; default 900. */
  readonly memoryMb?: number;
}

/**
 * A driver with a Spark Connect server and machines of one core, all on this machine and on its loopback address, in a folder of their
 * own.
 */
export async function startSpark(installed: string, options: ClusterOptions = {}): Promise<Cluster> {
  const { machines = 2, memoryMb = 900 } = options;
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'clew-spark-'));
  const stage = join(folder, 'stage');
  for (const name of ['conf', 'stage', 'local']) mkdirSync(join(folder, name), { recursive: true });
  // The machines leave their work in Spark's own folder: one that stands on the installed one.
  for (const name of ['bin', 'sbin', 'jars'])
    if (!existsSync(join(folder, name))) symlinkSync(join(installed, name), join(folder, name));
  writeFileSync(join(folder, 'conf', 'log4j2.properties'), logging);
  const settings: Record<string, string> = {
    'spark.connect.grpc.binding.address': '127.0.0.1',
    'spark.connect.grpc.binding.port': String(options.port ?? 0),
    'spark.connect.progress.reportInterval': '300ms',
    'spark.driver.host': '127.0.0.1',
    'spark.driver.memory': '900m',
    'spark.driver.extraJavaOptions': quick,
    'spark.executor.memory': `${memoryMb}m`,
    'spark.executor.extraJavaOptions': quick,
    'spark.local.dir': join(folder, 'local'),
    'spark.sql.shuffle.partitions': '2',
    'spark.sql.warehouse.dir': join(folder, 'warehouse'),
    'spark.ui.enabled': 'false',
    ...options.settings,
  };
  const child = spawn(
    // With the tests the pipe ends, and with it the group.
    'bash',
    [
      '-c',
      '{ "$@" </dev/null >/dev/null; kill -KILL 0; } & read -r; kill -KILL 0',
      'spark',
      join(folder, 'bin', 'spark-submit'),
      '--class',
      'org.apache.spark.sql.connect.service.SparkConnectServer',
      '--master',
      `local-cluster[${machines},1,${memoryMb}]`,
      ...Object.entries(settings).flatMap(([name, value]) => ['--conf', `${name}=${value}`]),
      'spark-internal',
    ],
    {
      cwd: folder,
      detached: true,
      stdio: ['pipe', 'ignore', 'pipe'],
      env: { ...process.env, SPARK_HOME: folder, SPARK_CONF_DIR: join(folder, 'conf'), SPARK_LOCAL_IP: '127.0.0.1' },
    },
  );
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-200_000);
  });
  const port = await started(child, () => said);
  return {
    port,
    stage,
    executors: () => processesOf(child.pid!, 'CoarseGrainedExecutorBackend'),
    driver: () => processesOf(child.pid!, 'sql.connect.service.SparkConnectServer').at(-1)!,
    log: () => said,
    crash: async () => await end(child),
    stop: async () => {
      await end(child);
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

async function started(child: ChildProcess, said: () => string): Promise<number> {
  for (let left = 1200; left > 0 && child.exitCode === null; left--) {
    const port = /server started at: \S+?:(?<port>\d+)/u.exec(said())?.groups!['port'];
    if (port !== undefined) return Number(port);
    await wait(100);
  }
  await end(child);
  throw new Error(`Spark did not start:\n${said()}`);
}

/** Ends the driver and its machines, which are of its group: at once, since a driver that shuts down in order goes on starting machines. */
async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  process.kill(-child.pid!, 'SIGKILL');
  await gone;
}

/** Processes of a group that run a class of Java, oldest first. */
function processesOf(group: number, main: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/u.test(name))
    .map(Number)
    .filter((pid) => {
      try {
        const words = readFileSync(`/proc/${pid}/stat`, 'utf8')
          .replace(/^.*\) /u, '')
          .split(' ');
        const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
        return Number(words[2]) === group && /^[^\0]*java\0/u.test(command) && command.includes(main);
      } catch {
        return false;
      }
    });
}
