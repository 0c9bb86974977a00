import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Worker } from 'node:worker_threads';
import { ClewError } from '../errors.ts';
import type { FilePart } from './multipart.ts';
import type { PlanOptions } from './plan.ts';
import type { Look } from './look.ts';
import type { LookAnswer, LookTask } from './look-worker.ts';

/** A file handed in, not yet part of the casebook. */
export interface Upload {
  readonly id: string;
  readonly name: string;
  readonly bytes: number;
  readonly by: string;
  readonly at: number;
  /** Where it lies until it is imported or given up. */
  readonly path: string;
}

/** Files that wait longer than this many milliseconds are given up. */
const mostWaiting = 24 * 3_600_000;
/** Milliseconds that looking at a file may take. */
const patience = 120_000;

/** Files handed in over the wire, in the casebook's staging folder, which is emptied whenever the casebook is opened. */
export class Uploads {
  readonly #folder: string;
  readonly #clock: () => number;
  readonly #held = new Map<string, Upload>();

  constructor(staging: string, clock: () => number = Date.now) {
    this.#folder = join(staging, 'uploads');
    this.#clock = clock;
  }

  /** Writes a file as it comes, at most `most` bytes of it; nothing stays of one that does not come whole. */
  async take(part: FilePart, by: string, most: number, signal?: AbortSignal): Promise<Upload> {
    await this.#giveUpOld();
    const id = randomUUID();
    const folder = join(this.#folder, id);
    const name = plainName(part.name);
    const path = join(folder, name);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    let bytes = 0;
    async function* counted(): AsyncGenerator<Buffer> {
      for await (const piece of part.bytes) {
        bytes += piece.length;
        if (bytes > most) {
          throw new ClewError('input', 'intake.upload-large', `The file is larger than ${Math.round(most / 1e6)} MB.`, {
            hint: 'Import it with clew import on the machine itself.',
          });
        }
        yield piece;
      }
    }
    try {
      const target = createWriteStream(path, { mode: 0o600 });
      await pipeline(counted, target, signal === undefined ? {} : { signal });
    } catch (cause) {
      await rm(folder, { recursive: true, force: true });
      if ((cause as NodeJS.ErrnoException).code !== 'ENOSPC') throw cause;
      throw new ClewError('unavailable', 'intake.upload-disk', 'The disk of the casebook is full.', { cause });
    }
    const upload: Upload = { id, name, bytes, by, at: this.#clock(), path };
    this.#held.set(id, upload);
    return upload;
  }

  /** A file that this person handed in. */
  get(id: string, by: string): Upload {
    const upload = this.#held.get(id);
    if (upload?.by === by) return upload;
    throw new ClewError('missing', 'intake.no-upload', 'There is no such file waiting to be imported.', {
      hint: 'Hand it in again; files wait for a day at most, and not beyond a restart.',
    });
  }

  async remove(id: string, by: string): Promise<void> {
    const { path } = this.get(id, by);
    this.#held.delete(id);
    await rm(join(path, '..'), { recursive: true, force: true });
  }

  async #giveUpOld(): Promise<void> {
    for (const { id, by, at } of this.#held.values()) if (this.#clock() - at > mostWaiting) await this.remove(id, by);
  }
}

/** Looks at a file in a thread of its own: nothing that is handed in may hold up everybody else, nor take their memory. */
export async function lookAt({ path }: Upload, options: PlanOptions, most: number, signal?: AbortSignal): Promise<Look> {
  const source = new URL(import.meta.url.endsWith('.ts') ? './look-worker.ts' : './look-worker.js', import.meta.url);
  const worker = new Worker(source, {
    workerData: { path, options, most } satisfies LookTask,
    resourceLimits: { maxOldGenerationSizeMb: 2048 },
  });
  const stop = (): void => void worker.terminate();
  signal?.addEventListener('abort', stop);
  const timer = setTimeout(stop, patience);
  try {
    const answer = await new Promise<LookAnswer>((resolve) => {
      worker.once('message', resolve);
      worker.once('error', ({ name }: Error) => resolve({ error: { name } }));
      worker.once('exit', () => resolve({ error: { name: 'Exit' } }));
    });
    signal?.throwIfAborted();
    if ('look' in answer) return answer.look;
    const { error } = answer;
    if ('name' in error)
      throw new ClewError('input', 'intake.look', `${basename(path)} takes too long or too much memory to look at.`, {
        hint: 'Save it as CSV, which streams.',
      });
    throw withoutFolder(
      new ClewError(error.kind, error.code, error.message, error.hint === undefined ? {} : { hint: error.hint }),
      path,
    );
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', stop);
    await worker.terminate();
  }
}

/** An error about a file handed in, which names it as its sender does and not by where it lies on this machine. */
export function withoutFolder(error: unknown, path: string): unknown {
  if (!(error instanceof ClewError) || !error.message.includes(path)) return error;
  const { kind, code, hint, cause } = error;
  const folder = path.slice(0, -basename(path).length);
  return new ClewError(kind, code, error.message.replaceAll(folder, ''), {
    cause,
    ...(hint === undefined ? {} : { hint: hint.replaceAll(folder, '') }),
  });
}

/** A name as one file of one folder, whatever the sender calls it. */
function plainName(sent: string): string {
  const last = sent.replaceAll('\\', '/').split('/').at(-1) ?? '';
  const plain = last.replaceAll(/[\p{Cc}\p{Cf}]/gu, '').trim();
  // 255 bytes is what file systems take; the end has the format in it.
  const characters = Array.from(plain);
  while (Buffer.byteLength(characters.join('')) > 200) characters.shift();
  const name = characters.join('');
  return /^\.*$/u.test(name) ? 'upload' : name;
}
