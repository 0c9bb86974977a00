import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { appendFile, mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { ClewError } from '../../errors.ts';
import { type Called, partBytes, readCall } from './call.ts';
import { overlapFolder, type OverlapHouse } from './house.ts';
import { limitsOf } from './limits.ts';
import { type Partner, requirePartner } from './partners.ts';
import { rowsOf } from './runs.ts';
import { fileName, storeOf } from './store.ts';

/** Bytes that an item takes in a file at most, in all its sections. */
const bytesPerItem = 700;
const headBytes = 1 << 20;
/** Files of one partner that lie here half at a time; older ones give way. */
const mostHalf = 8;
/** Calls of one partner in a minute: a file of 64 MB has 128 parts. */
const mostCalls = 1200;
/** Calls refused in a minute, of anybody; beyond it nobody unknown is looked at. */
const mostRefused = 300;

/** What is answered to a partner. */
export type Reply =
  | {
      readonly have: number;
      readonly done: boolean;
      /** Where a file lies that has come whole. */ readonly whole?: string;
      readonly partner: string;
    }
  | { readonly files: readonly Waiting[] }
  | { readonly header: Waiting; readonly part: Buffer };

/** A file that is to be fetched. */
export interface Waiting {
  readonly run: string;
  readonly file: 'offer' | 'answer' | 'result';
  readonly bytes: number;
}

/** The one thing that whoever is not known here, or asks for something else, learns. */
const nothing = (): ClewError =>
  new ClewError('input', 'overlap.inbox', 'Nothing is taken or given here.', {
    hint: 'Calls must be signed by a partner whose key was compared, and addressed to this casebook.',
  });

/** How often somebody called within the minute. */
class Minute {
  #began = 0;
  readonly #calls = new Map<string, number>();

  count(who: string, now: number): number {
    if (now - this.#began >= 60_000) {
      this.#began = now;
      this.#calls.clear();
    }
    const calls = (this.#calls.get(who) ?? 0) + 1;
    this.#calls.set(who, calls);
    return calls;
  }
}

/** Takes calls of partners, whose files lie in `state/overlap/inbox/` until they have come whole. */
export class Inbox {
  readonly #minute = new Minute();
  readonly #busy = new Set<string>();

  /**
   * Answers a call. Whoever is unknown, addresses somebody else, asks for what is not theirs or calls too often gets the same `nothing`.
   */
  async call(house: OverlapHouse, bytes: Buffer): Promise<Reply> {
    const now = house.ctx.clock();
    let called: Called;
    let partner: Partner;
    try {
      called = readCall(bytes, { log: house.log, now });
      partner = await requirePartner(house.ctx, called.key, called.rotations);
    } catch (error) {
      if (!(error instanceof ClewError) || error.kind === 'bug') throw error;
      if (this.#minute.count('refused', now) > mostRefused) await new Promise((resolve) => setTimeout(resolve, 1000));
      throw nothing();
    }
    if (this.#minute.count(partner.partner, now) > mostCalls) throw nothing();
    if (called.ask === 'list') return { files: await waitingFor(house, partner) };
    return called.ask === 'pull' ? await give(house, partner, called) : await this.#take(house, partner, called);
  }

  async #take(house: OverlapHouse, partner: Partner, { run, file, bytes, sha256, from, part }: Called): Promise<Reply> {
    const { size } = await limitsOf(house);
    if (bytes > headBytes + size * bytesPerItem || from + part.length > bytes) throw nothing();
    const folder = overlapFolder(house, 'inbox', createHash('sha256').update(partner.partner).digest('hex').slice(0, 16));
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const path = join(folder, `${run}-${file}-${sha256}`);
    // Two calls with the same part at once must not write it twice.
    if (this.#busy.has(path)) throw nothing();
    this.#busy.add(path);
    try {
      let have = (await stat(path).catch(() => undefined))?.size ?? 0;
      if (have === 0) await makeRoom(folder);
      if (from === have && part.length > 0) {
        await appendFile(path, part, { mode: 0o600 });
        have += part.length;
      }
      if (have < bytes) return { have, done: false, partner: partner.partner };
      if ((await digestOf(path)) !== sha256) {
        await rm(path, { force: true });
        return { have: 0, done: false, partner: partner.partner };
      }
      return { have, done: true, whole: path, partner: partner.partner };
    } finally {
      this.#busy.delete(path);
    }
  }
}

/** Takes away the oldest of what came half. */
async function makeRoom(folder: string): Promise<void> {
  const names = await readdir(folder);
  const ages = await Promise.all(names.map(async (name) => ({ name, at: (await stat(join(folder, name))).mtimeMs })));
  for (const { name } of ages.sort((a, b) => b.at - a.at).slice(mostHalf - 1)) await rm(join(folder, name), { force: true });
}

async function digestOf(path: string): Promise<string> {
  const digest = createHash('sha256');
  for await (const piece of createReadStream(path)) digest.update(piece as Buffer);
  return digest.digest('hex');
}

/** Files of runs with this partner that wait to be handed on. */
async function waitingFor(house: OverlapHouse, { partner }: Partner): Promise<Waiting[]> {
  const files: Waiting[] = [];
  for (const { id, partner: of, file } of await rowsOf(house)) {
    if (of !== partner || file === undefined) continue;
    files.push({ run: id, file, bytes: (await stat(storeOf(house).path(id, fileName(file)))).size });
  }
  return files;
}

async function give(house: OverlapHouse, partner: Partner, { run, file, from }: Called): Promise<Reply> {
  const header = (await waitingFor(house, partner)).find((each) => each.run === run && each.file === file);
  if (header === undefined || from > header.bytes) throw nothing();
  const handle = await open(storeOf(house).path(run, fileName(file)), 'r');
  try {
    const part = Buffer.alloc(Math.min(partBytes, header.bytes - from));
    await handle.read(part, 0, part.length, from);
    return { header, part };
  } finally {
    await handle.close();
  }
}
