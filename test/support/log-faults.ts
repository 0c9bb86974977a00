import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { openCheckpoint, parseVkey, readKey, rootOf, tileReader, verify } from '../../src/custody/index.ts';
import { openMadeLog } from './custody-log.ts';

const child = fileURLToPath(new URL('../faults/log-child.ts', import.meta.url));

/** Whether strace is here and may attach to a process of ours. */
export const canTrace = ((): boolean => {
  const idle = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 10000)'], { stdio: 'ignore' });
  try {
    const { status, stderr } = spawnSync('timeout', ['1', 'strace', '-f', '-p', String(idle.pid), '-o', '/dev/null'], {
      encoding: 'utf8',
    });
    return status === 124 && /attached/u.test(stderr);
  } finally {
    idle.kill('SIGKILL');
  }
})();

/** What a writer said before it ended. */
export interface Told {
  /** Acts it found when it opened the log; undefined when it did not get so far. */
  readonly opened: number | undefined;
  /** Number of the last act it acknowledged; 0 if none. */
  readonly acked: number;
  /** Codes of its errors, in order, and whether anything was acknowledged after the first of them. */
  readonly errors: readonly string[];
  readonly ackedAfterError: boolean;
  readonly signal: NodeJS.Signals | null;
}

function toldBy(output: string, signal: NodeJS.Signals | null): Told {
  let [opened, acked, ackedAfterError]: [number | undefined, number, boolean] = [undefined, 0, false];
  const errors: string[] = [];
  // The last line may be cut short by a kill.
  for (const line of output.split('\n').slice(0, -1)) {
    const [word, what = ''] = line.split(' ');
    if (word === 'open') opened = Number(what);
    if (word === 'error' || word === 'refused') errors.push(what);
    if (word === 'acked') {
      acked = Number(what);
      ackedAfterError ||= errors.at(-1) === 'custody.stopped';
    }
  }
  return { opened, acked, errors, ackedAfterError, signal };
}

interface Run {
  readonly commits: number;
  readonly most: number;
}

function startWriter(
  dir: string,
  { commits, most }: Run,
): { process: ChildProcess; ended: Promise<Told>; ready: Promise<unknown> } {
  const writer = spawn(process.execPath, [child, dir, String(commits), String(most)], {
    stdio: ['pipe', 'pipe', 'inherit'],
    // One thread for file work: the n-th call of a kind is then the same in every run.
    env: { ...process.env, UV_THREADPOOL_SIZE: '1' },
  });
  writer.stdin.on('error', () => undefined);
  let output = '';
  writer.stdout.setEncoding('utf8').on('data', (chunk: string) => (output += chunk));
  // A writer that neither goes on nor ends has failed too; SIGTERM tells it apart from those that were killed.
  const patience = setTimeout(() => writer.kill('SIGTERM'), 60_000);
  const ended = once(writer, 'close').then(([, signal]) => {
    clearTimeout(patience);
    return toldBy(output, signal as NodeJS.Signals | null);
  });
  const failed = ended.then(() => {
    throw new Error('the writer did not start');
  });
  failed.catch(() => undefined);
  return { process: writer, ended, ready: Promise.race([once(writer.stdout, 'data'), failed]) };
}

/** Runs a writer under strace with these options. */
async function traced(dir: string, run: Run, options: readonly string[], out: string): Promise<Told> {
  const { process: writer, ended, ready } = startWriter(dir, run);
  await ready;
  const tracer = spawn('strace', ['-f', '-p', String(writer.pid), '-o', out, ...options], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const gone = once(tracer, 'close');
  await once(tracer.stderr, 'data');
  // Threads are attached one after the other; each is announced.
  await sleep(30);
  writer.stdin!.write('go\n');
  const told = await ended;
  await gone;
  return told;
}

/** Calls by which the writer changes the disk or learns of it. */
export const calls = [
  'openat',
  'write',
  'pwrite64',
  'fsync',
  'fdatasync',
  'link',
  'rename',
  'unlink',
  'mkdir',
  'ftruncate',
] as const;
export type Call = (typeof calls)[number];

/** How often the busiest thread of an undisturbed writer makes each call. */
export async function countCalls(dir: string, run: Run, out: string): Promise<Map<Call, number>> {
  await traced(dir, run, ['-e', `trace=${calls.join(',')}`], out);
  const byThread = new Map<string, number>();
  for (const line of readFileSync(out, 'utf8').split('\n')) {
    const found = /^(\d+) +([a-z0-9]+)\(/u.exec(line);
    if (found !== null) byThread.set(`${found[2]} ${found[1]}`, (byThread.get(`${found[2]} ${found[1]}`) ?? 0) + 1);
  }
  const counts = new Map<Call, number>();
  for (const [key, count] of byThread) {
    const call = key.split(' ')[0] as Call;
    counts.set(call, Math.max(count, counts.get(call) ?? 0));
  }
  return counts;
}

/** A writer whose n-th call of a kind fails with EIO, or kills it. */
export async function injected(dir: string, run: Run, call: Call, nth: number, how: 'EIO' | 'SIGKILL'): Promise<Told> {
  const effect = how === 'EIO' ? 'error=EIO' : 'signal=SIGKILL';
  return await traced(dir, run, ['-e', `trace=${call}`, '-e', `inject=${call}:${effect}:when=${nth}`], '/dev/null');
}

/** A writer that is killed after so many milliseconds. */
export async function killed(dir: string, run: Run, after: number): Promise<Told> {
  const { process: writer, ended, ready } = startWriter(dir, run);
  await ready;
  writer.stdin!.write('go\n');
  const timer = setTimeout(() => writer.kill('SIGKILL'), after);
  const told = await ended;
  clearTimeout(timer);
  return told;
}

/** What is wrong with a log after a fault; empty when its promises were kept. */
export async function judge(dir: string, before: number, told: Told): Promise<string[]> {
  const wrong: string[] = [];
  const acked = Math.max(before, told.acked);
  if (told.signal === 'SIGTERM') wrong.push('the writer hung');
  if (told.ackedAfterError) wrong.push('something was acknowledged after the log had stopped');
  let size: number;
  try {
    const log = await openMadeLog(dir);
    size = log.size;
    let seq = acked;
    for await (const line of log.acts(Math.max(0, acked - 1), acked)) seq = line.seq;
    if (seq !== acked) wrong.push(`act ${acked} is gone`);
    log.checkRoot();
    await log.close();
  } catch (error) {
    return [...wrong, `the log does not open: ${String(error)}`];
  }
  if (size < acked) wrong.push(`${acked} acts were acknowledged, ${size} are there`);
  // An error that says "nothing was changed" must be true.
  if (told.errors.at(-1) === 'custody.disk' && size !== acked)
    wrong.push(`an error was told for acts that are in the log (${size})`);
  const { checks } = await verify(join(dir, 'log'), { key: readKey(join(dir, 'keys', 'log.vkey')) });
  for (const { code, outcome } of checks) if (outcome === 'failed') wrong.push(`verify: ${code}`);
  return wrong;
}

/** Reads the public checkpoint again and again, as a stranger would; keeps each that it sees. */
export class Reader {
  readonly seen = new Map<string, number>();
  readonly wrong: string[] = [];
  readonly #dir: string;
  #stopped = false;
  #loop: Promise<void>;

  constructor(dir: string) {
    this.#dir = dir;
    this.#loop = this.#read();
  }

  async #read(): Promise<void> {
    const key = parseVkey(readFileSync(join(this.#dir, 'keys', 'log.vkey'), 'utf8').trimEnd());
    let last = 0;
    while (!this.#stopped) {
      try {
        const note = readFileSync(join(this.#dir, 'log', 'checkpoint'), 'utf8');
        if (!this.seen.has(note)) {
          const { size } = openCheckpoint(note, key);
          if (size < last) this.wrong.push(`the checkpoint went back from ${last} to ${size}`);
          // What is signed must be there to be read, at this very moment.
          rootOf(size, tileReader(join(this.#dir, 'log'), size));
          this.seen.set(note, size);
          last = size;
        }
      } catch (error) {
        this.wrong.push(String(error));
      }
      await sleep(1);
    }
  }

  /** Stops, and holds every checkpoint seen against the log as it is now. */
  async stop(): Promise<string[]> {
    this.#stopped = true;
    await this.#loop;
    const log = join(this.#dir, 'log');
    const key = parseVkey(readFileSync(join(this.#dir, 'keys', 'log.vkey'), 'utf8').trimEnd());
    const { size: now } = openCheckpoint(readFileSync(join(log, 'checkpoint')), key);
    const read = tileReader(log, now);
    for (const [note, size] of this.seen) {
      const { root } = openCheckpoint(note, key);
      if (size > now || !rootOf(size, read).equals(root))
        this.wrong.push(`the checkpoint of ${size} does not fit the log of ${now}`);
    }
    return this.wrong;
  }
}
