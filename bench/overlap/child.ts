import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** What a step said of itself when it was done, and the seconds it took with starting. */
export interface Step {
  readonly count?: number;
  readonly right: boolean;
  readonly megabytes: number;
  /** Seconds of processor. */
  readonly cpu: number;
  readonly seconds: number;
}

/** Runs a script of this folder in a process of its own. @throws what it failed with */
export async function child(script: string, args: readonly string[], program = process.execPath): Promise<Step> {
  const start = performance.now();
  const { stdout } = await run(program, [join(import.meta.dirname, script), ...args], { maxBuffer: 1 << 26 });
  return {
    seconds: (performance.now() - start) / 1000,
    ...(JSON.parse(stdout.trim().split('\n').at(-1)!) as Omit<Step, 'seconds'>),
  };
}
