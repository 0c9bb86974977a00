import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { mkdir, open, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { sha256 } from '../../model/index.ts';

/** What was written of one file. */
export interface Written {
  readonly sha256: string;
  readonly bytes: number;
}

/** Names that every system keeps apart and nobody has to quote; the issue's `VERIFY.md` is the one exception. */
const plainPath = /^(?:VERIFY\.md|[a-z0-9._-]+(?:\/[a-z0-9._-]+)*)$/u;

/** The files of a package under way, with the hash of each: what manifests and seal are made from. */
export class BagWriter {
  readonly dir: string;
  readonly #files = new Map<string, Written>();
  readonly #folders = new Set<string>();

  constructor(dir: string) {
    this.dir = dir;
  }

  /** Writes a file whose bytes are at hand. */
  async put(path: string, data: string | Uint8Array): Promise<Written> {
    const bytes = typeof data === 'string' ? Buffer.from(data) : data;
    await writeFile(await this.place(path), bytes, { flag: 'wx' });
    return this.note(path, { sha256: sha256(bytes), bytes: bytes.length });
  }

  /** Writes a file piece by piece; `check` is shown each part, of many whole pieces, before it is written. */
  async putPieces(
    path: string,
    pieces: Iterable<string>,
    check: (part: string) => Promise<void>,
    signal: AbortSignal,
  ): Promise<Written> {
    const file = await open(await this.place(path), 'wx');
    try {
      const digest = createHash('sha256');
      let bytes = 0;
      for (const part of parts(pieces)) {
        signal.throwIfAborted();
        await check(part);
        digest.update(part);
        bytes += Buffer.byteLength(part);
        await file.writeFile(part);
      }
      return this.note(path, { sha256: digest.digest('hex'), bytes });
    } finally {
      await file.close();
    }
  }

  /** Writes many little files one after the other: waiting for each would take longer than writing it. */
  async putAll(files: Iterable<readonly [path: string, data: string | Uint8Array]>, signal: AbortSignal): Promise<void> {
    let written = 0;
    for (const [path, data] of files) {
      const bytes = typeof data === 'string' ? Buffer.from(data) : data;
      writeFileSync(await this.place(path), bytes, { flag: 'wx' });
      this.note(path, { sha256: sha256(bytes), bytes: bytes.length });
      if (++written % 100 !== 0) continue;
      await setImmediate();
      signal.throwIfAborted();
    }
  }

  /** Full path of a file that somebody else writes; its folder is there afterwards. */
  async place(path: string): Promise<string> {
    if (!plainPath.test(path)) throw new Error(`a package holds no file of this name: ${path}`);
    const full = join(this.dir, path);
    const folder = dirname(full);
    if (!this.#folders.has(folder)) await mkdir(folder, { recursive: true });
    this.#folders.add(folder);
    return full;
  }

  note(path: string, written: Written): Written {
    if (this.#files.has(path)) throw new Error(`written twice: ${path}`);
    this.#files.set(path, written);
    return written;
  }

  get(path: string): Written | undefined {
    return this.#files.get(path);
  }

  /** Paths in the one order that lists have. */
  paths(): string[] {
    return [...this.#files.keys()].sort();
  }

  /** `<hex>  <path>` lines, as `sha256sum -c` reads them. */
  list(of: (path: string) => boolean): string {
    return this.paths()
      .filter(of)
      .map((path) => `${this.#files.get(path)!.sha256}  ${path}\n`)
      .join('');
  }

  /** Bytes and number of the files. */
  sum(of: (path: string) => boolean): { readonly bytes: number; readonly files: number } {
    const those = [...this.#files].filter(([path]) => of(path));
    return { bytes: those.reduce((sum, [, { bytes }]) => sum + bytes, 0), files: those.length };
  }
}

/** UTF-16 units of text written at once, at least. */
const enough = 1 << 18;

function* parts(pieces: Iterable<string>): Generator<string> {
  let part = '';
  for (const piece of pieces) {
    part += piece;
    if (part.length < enough) continue;
    yield part;
    part = '';
  }
  if (part !== '') yield part;
}

export const isPayload = (path: string): boolean => path.startsWith('data/');
