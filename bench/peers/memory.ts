import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';

const lookMilliseconds = 5;

/** Resident bytes of a process and all below it; those that end meanwhile count nothing. */
function residentOf(pid: number): number {
  try {
    const own = Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]) * 4096;
    const threads = readdirSync(`/proc/${pid}/task`).map((thread) => `/proc/${pid}/task/${thread}/children`);
    const children = threads.flatMap((file) => readFileSync(file, 'utf8').trim().split(' '));
    return own + children.reduce((sum, child) => sum + (child === '' ? 0 : residentOf(Number(child))), 0);
  } catch {
    return 0;
  }
}

/** How a program ended. */
export interface Watched {
  readonly code: number | null;
  readonly stdout: string;
  /** From its start to its end. */
  readonly seconds: number;
  /** The most bytes that it and all that it started held at one time, pages that they share counted in each (Linux alone). */
  readonly peak: number;
}

/** Runs a program and watches its memory. */
export async function watched(
  program: string,
  args: readonly string[],
  stderr: 'inherit' | 'ignore' = 'inherit',
): Promise<Watched> {
  const start = performance.now();
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', stderr] });
  let peak = 0;
  const looking = setInterval(() => (peak = Math.max(peak, residentOf(child.pid!))), lookMilliseconds);
  const [stdout] = await Promise.all([text(child.stdout), once(child, 'exit')]);
  clearInterval(looking);
  return { code: child.exitCode, stdout, seconds: (performance.now() - start) / 1000, peak };
}
