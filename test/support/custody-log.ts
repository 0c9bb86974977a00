import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  askFile,
  createLog,
  type CustodyLog,
  formatVkey,
  type LogOptions,
  makeKey,
  openKey,
  openLog,
} from '../../src/custody/index.ts';
import type { Act } from '../../src/model/index.ts';

export const origin = 'clew.example/test';

/** A folder with an empty log, its key and its policy: as much of a casebook as the custody room knows. */
export async function makeLogFolder(passphrase?: string): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'clew-log-'));
  const [keys, aside] = [join(dir, 'keys'), join(dir, 'state', 'staging')];
  await mkdir(keys, { recursive: true });
  await mkdir(join(dir, 'log', 'rotations'), { recursive: true });
  await mkdir(aside, { recursive: true });
  const key = formatVkey(await makeKey(keys, origin, { passphrase, aside }));
  await writeFile(join(keys, 'policy'), `log ${key}\nquorum none\n`);
  await writeFile(join(dir, 'log', 'rotations', 'first.vkey'), `${key}\n`);
  await createLog(dir, await openKey(keys, async () => passphrase ?? ''));
  return dir;
}

export async function openMadeLog(dir: string, options: Partial<LogOptions> = {}): Promise<CustodyLog> {
  return await openLog(dir, { origin, ask: askFile, ...options });
}

export const consultOf = (ref: string): Act => ({ kind: 'consult', body: { subject: 'report', ref, records: 1 } });

let now = 1_790_000_000_000;

/** Records acts, all in one commit. */
export async function record(log: CustodyLog, acts: readonly Act[]): Promise<number> {
  const prepared = log.prepare(acts.map((act) => ({ act, at: now++, by: 'officer' })));
  await log.append(prepared);
  return prepared.at(-1)!.act.seq;
}

export async function recordMany(log: CustodyLog, count: number, by = 256): Promise<void> {
  for (let done = 0; done < count; done += by) {
    const some = Math.min(by, count - done);
    await record(
      log,
      Array.from({ length: some }, (_, i) => consultOf(`r${done + i}`)),
    );
  }
}
