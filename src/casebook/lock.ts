import { randomUUID } from 'node:crypto';
import { link, readFile, rm, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { ClewError } from '../errors.ts';

interface Holder {
  readonly pid: number;
  readonly host: string;
  /** UTC milliseconds. */
  readonly since: number;
  /** When the process began, as the kernel counts; tells a process from a later one with the same number. */
  readonly began?: string;
}

/**
 * One writer at a time: `state/lock` names it. A lock left by a process that is gone is taken over. Should two processes
 * do that at the same moment, DuckDB's own lock on its file still lets only one of them in, before any act is written.
 */
export async function lockCasebook(stateDir: string, now: number): Promise<() => Promise<void>> {
  const path = join(stateDir, 'lock');
  const mine: Holder = { pid: process.pid, host: hostname(), since: now, ...(await beganOf(process.pid)) };
  // Written aside and linked into place: a lock is never seen half written.
  const aside = join(stateDir, `lock.${randomUUID()}`);
  await writeFile(aside, JSON.stringify(mine));
  try {
    for (let attempt = 0; ; attempt++) {
      try {
        await link(aside, path);
        return async () => await rm(path, { force: true });
      } catch (cause) {
        if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') throw cause;
      }
      const holder = await readHolder(stateDir);
      if ((holder !== undefined && (await isAlive(holder))) || attempt > 3) throw heldBy(holder);
      await rm(path, { force: true });
    }
  } finally {
    await rm(aside, { force: true });
  }
}

/** A `conflict` error that names who has the casebook open, as far as known. */
export async function conflictError(stateDir: string): Promise<ClewError> {
  return heldBy(await readHolder(stateDir));
}

function heldBy(holder: Holder | undefined): ClewError {
  const who =
    holder === undefined
      ? 'another process'
      : `process ${holder.pid} on ${holder.host}, since ${new Date(holder.since).toISOString()}`;
  return new ClewError('conflict', 'casebook.locked', `The casebook is open for writing elsewhere: ${who}.`, {
    hint: 'Wait until it is done or stop it. If that computer no longer runs Clew, delete state/lock in the casebook.',
  });
}

async function readHolder(stateDir: string): Promise<Holder | undefined> {
  try {
    return JSON.parse(await readFile(join(stateDir, 'lock'), 'utf8')) as Holder;
  } catch {
    return undefined;
  }
}

async function isAlive(holder: Holder): Promise<boolean> {
  // What runs on another computer cannot be seen from here.
  if (holder.host !== hostname()) return true;
  try {
    process.kill(holder.pid, 0);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ESRCH') return false;
  }
  const { began } = await beganOf(holder.pid);
  return holder.began === undefined || began === undefined || began === holder.began;
}

/** Linux: field 22 of /proc/PID/stat, proc_pid_stat(5), counted after the name, which may hold blanks. */
async function beganOf(pid: number): Promise<{ began?: string }> {
  try {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
    const began = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
    return began === undefined ? {} : { began };
  } catch {
    return {};
  }
}
