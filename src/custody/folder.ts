import { createHash, type Hash } from 'node:crypto';
import { closeSync, type Dirent, fstatSync, readdirSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { openPlain } from './plain-file.ts';

/** Hashes that a bag may be listed by (RFC 8493 §2.4), by the name that a manifest bears. */
export const bagHashes = ['md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512'] as const;
export type BagHash = (typeof bagHashes)[number];

/** Longest file that is read whole: lists, acts and the case file itself. */
const mostBytes = 512 * 2 ** 20;
/** Bytes that are hashed before others get their turn. */
const turn = 64 * 2 ** 20;

export interface FolderReading {
  readonly signal?: AbortSignal | undefined;
}

/**
 * The files of a folder that nobody vouches for yet. Links are not followed, and each file is read once: whoever parses one
 * parses the bytes that were hashed, also if somebody changes the file meanwhile.
 */
export class Folder {
  readonly dir: string;
  /** Paths below the folder, with `/`, in the order of their UTF-16 units. */
  readonly files: readonly string[];
  /** What is neither file nor folder, and folders with nothing in them. */
  readonly strange: readonly string[];
  readonly #known: ReadonlySet<string>;
  readonly #bytes = new Map<string, Buffer | undefined>();
  readonly #digests = new Map<string, string | undefined>();
  readonly #sizes = new Map<string, number>();
  readonly #block = Buffer.allocUnsafe(1 << 20);
  #since = 0;

  constructor(dir: string) {
    this.dir = dir;
    const files: string[] = [];
    const strange: string[] = [];
    walk(dir, '', files, strange);
    this.files = files.sort();
    this.strange = strange.sort();
    this.#known = new Set(files);
  }

  has(path: string): boolean {
    return this.#known.has(path);
  }

  /** Whole bytes of a file; undefined when it is not there, cannot be read, or is longer than any file that is read whole. */
  read(path: string): Buffer | undefined {
    if (!this.#known.has(path)) return undefined;
    if (this.#bytes.has(path)) return this.#bytes.get(path);
    const parts: Buffer[] = [];
    const size = this.#each(path, (block) => void parts.push(Buffer.from(block)), mostBytes);
    const bytes = size === undefined ? undefined : Buffer.concat(parts);
    this.#bytes.set(path, bytes);
    return bytes;
  }

  /** Lower-case hex hash of a file; undefined when it is not there or cannot be read to its end. */
  async digest(path: string, kind: BagHash = 'sha256', { signal }: FolderReading = {}): Promise<string | undefined> {
    return (await this.digests(path, [kind], { signal })).get(kind);
  }

  /** Several hashes of a file in one reading. */
  async digests(
    path: string,
    kinds: readonly BagHash[],
    { signal }: FolderReading = {},
  ): Promise<ReadonlyMap<BagHash, string | undefined>> {
    const wanted = kinds.filter((kind) => !this.#digests.has(`${kind} ${path}`));
    if (wanted.length > 0) {
      const hashes: readonly [BagHash, Hash][] = wanted.map((kind) => [kind, createHash(kind)]);
      const isRead = await this.#hash(path, hashes, signal);
      for (const [kind, hash] of hashes) this.#digests.set(`${kind} ${path}`, isRead ? hash.digest('hex') : undefined);
    }
    return new Map(kinds.map((kind) => [kind, this.#digests.get(`${kind} ${path}`)]));
  }

  /** SHA-256 of a file that was hashed already. */
  known(path: string): string | undefined {
    return this.#digests.get(`sha256 ${path}`);
  }

  /** Bytes of a file that was read or hashed. */
  size(path: string): number | undefined {
    return this.#sizes.get(path);
  }

  async #hash(path: string, hashes: readonly [BagHash, Hash][], signal: AbortSignal | undefined): Promise<boolean> {
    if (!this.#known.has(path)) return false;
    const bytes = this.#bytes.get(path);
    if (bytes !== undefined) {
      for (const [, hash] of hashes) hash.update(bytes);
      return true;
    }
    let fd;
    try {
      fd = openPlain(join(this.dir, path));
    } catch {
      return false;
    }
    let size = 0;
    try {
      for (;;) {
        const read = readSync(fd, this.#block, 0, this.#block.length, null);
        if (read === 0) break;
        for (const [, hash] of hashes) hash.update(this.#block.subarray(0, read));
        size += read;
        this.#since += read;
        if (this.#since < turn) continue;
        this.#since = 0;
        await setImmediate();
        signal?.throwIfAborted();
      }
    } catch (cause) {
      if (signal?.aborted === true) throw cause;
      return false;
    } finally {
      closeSync(fd);
    }
    this.#sizes.set(path, size);
    return true;
  }

  #each(path: string, look: (block: Buffer) => void, most: number): number | undefined {
    let fd;
    try {
      fd = openPlain(join(this.dir, path));
    } catch {
      return undefined;
    }
    try {
      if (fstatSync(fd).size > most) return undefined;
      let size = 0;
      for (;;) {
        const read = readSync(fd, this.#block, 0, this.#block.length, null);
        if (read === 0) break;
        look(this.#block.subarray(0, read));
        size += read;
        if (size > most) return undefined;
      }
      this.#sizes.set(path, size);
      return size;
    } catch {
      return undefined;
    } finally {
      closeSync(fd);
    }
  }
}

/** Folders below one another; nothing that is packed has as many. */
const deepest = 64;

function walk(dir: string, below: string, files: string[], strange: string[], depth = 0): void {
  let found: Dirent[];
  try {
    found = depth > deepest ? [] : readdirSync(join(dir, below), { withFileTypes: true });
  } catch {
    found = [];
  }
  if (found.length === 0 && below !== '') strange.push(below.slice(0, -1));
  for (const each of found) {
    const path = `${below}${each.name}`;
    if (each.isFile()) files.push(path);
    else if (each.isDirectory()) walk(dir, `${path}/`, files, strange, depth + 1);
    else strange.push(path);
  }
}
