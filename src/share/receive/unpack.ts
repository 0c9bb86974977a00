import { createReadStream } from 'node:fs';
import { constants, copyFile, lstat, mkdir, open, readdir, readFile, stat, statfs } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { ClewError } from '../../errors.ts';
import { type MemberSink, readTar } from '../tar.ts';

/** Bounds for what comes from outside: a package of 10,000 exhibits and a log of 100,000 acts stays below them. */
const mostFiles = 500_000;
const longestName = 1000;
const deepest = 20;
/** Bytes that stay free on the disk whatever an archive claims to hold. */
const keptFree = 256 * 1024 * 1024;

export interface UnpackOptions {
  /** age identities (`AGE-SECRET-KEY-1…`), one a line, as age-keygen writes them. */
  readonly identities?: string;
  readonly signal?: AbortSignal;
  readonly progress?: (bytes: number) => void;
}

/** What a file or folder that came is, by its first bytes. */
export type Wrapping = 'folder' | 'tar' | 'age' | 'file';

/** Throws `missing` `share.path` where there is nothing. */
export async function wrappingOf(path: string): Promise<Wrapping> {
  const found = await stat(path).catch(() => undefined);
  if (found === undefined) {
    throw new ClewError('missing', 'share.path', 'There is no such file or folder.', { hint: 'Check the path.' });
  }
  if (found.isDirectory()) return 'folder';
  if (!found.isFile()) throw new ClewError('input', 'share.archive', 'A pipe or a device cannot be received.');
  const head = Buffer.alloc(512);
  const file = await open(path, 'r');
  try {
    await file.read(head, 0, head.length, 0);
  } finally {
    await file.close();
  }
  if (head.toString('latin1', 0, 22) === 'age-encryption.org/v1\n') return 'age';
  return head.toString('latin1', 257, 262) === 'ustar' ? 'tar' : 'file';
}

/**
 * Lays out a folder, a `.tar` or a `.tar.age` in `target`, which must not be there, and resolves to the folder in it that the
 * package is: itself, or the one folder that everything lies in. Nothing is written outside, no link is followed or made, and what would not fit on
 * the disk is refused. Throws `input` `share.archive`, `share.name`, `share.large`, `share.sealed`.
 */
export async function unpack(path: string, target: string, options: UnpackOptions = {}): Promise<string> {
  const wrapping = await wrappingOf(path);
  await mkdir(target, { recursive: true, mode: 0o700 });
  const laying = new Laying(target, await roomOn(target), options);
  if (wrapping === 'folder') await laying.folder(path, '');
  else if (wrapping === 'tar') await laying.tar(createReadStream(path, { highWaterMark: 1 << 20 }));
  else if (wrapping === 'age') await laying.tar(await opened(path, options.identities));
  else {
    throw new ClewError('input', 'share.archive', 'The file is neither a package nor an archive of one.', {
      hint: 'A package is a folder, a .tar, or a .tar.age.',
    });
  }
  return await rootOf(target);
}

/** Free bytes that may be used. */
async function roomOn(dir: string): Promise<number> {
  const { bavail, bsize } = await statfs(dir);
  return bavail * bsize - keptFree;
}

/** The decrypted bytes of an age file. Throws `input` `share.sealed` when no identity opens it. */
async function opened(path: string, identities = ''): Promise<AsyncIterable<Uint8Array>> {
  const { Decrypter } = await import('age-encryption');
  const age = new Decrypter();
  try {
    const lines = identities.split(/\r?\n/u).map((line) => line.trim());
    for (const line of lines) if (line !== '' && !line.startsWith('#')) age.addIdentity(line);
    const source = createReadStream(path, { highWaterMark: 1 << 20 });
    return Readable.fromWeb((await age.decrypt(Readable.toWeb(source) as ReadableStream<Uint8Array>)) as never);
  } catch (cause) {
    throw new ClewError('input', 'share.sealed', 'The package is encrypted, and none of the keys given opens it.', {
      hint: 'Name the file with your age key: --identity FILE.',
      cause,
    });
  }
}

/** age files of identities. Throws `missing` `share.path`. */
export async function readIdentities(path: string): Promise<string> {
  return await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new ClewError('missing', 'share.path', 'The file with the age key cannot be read.', { cause });
  });
}

class Laying {
  readonly #target: string;
  readonly #options: UnpackOptions;
  #room: number;
  #files = 0;
  #bytes = 0;

  constructor(target: string, room: number, options: UnpackOptions) {
    this.#target = target;
    this.#room = room;
    this.#options = options;
  }

  /** Takes a member into account before anything of it is written. */
  #count(name: string, bytes: number): string {
    const parts = partsOf(name);
    if (++this.#files > mostFiles) throw large(`it holds more than ${mostFiles} files`);
    this.#room -= bytes + 4096;
    if (this.#room < 0) throw large('it would fill the disk');
    return join(this.#target, ...parts);
  }

  #wrote(bytes: number): void {
    this.#bytes += bytes;
    this.#options.progress?.(this.#bytes);
  }

  async tar(source: AsyncIterable<Uint8Array>): Promise<void> {
    const { signal } = this.#options;
    await readTar(
      source,
      async ({ name, kind, bytes }): Promise<MemberSink | undefined> => {
        if (kind === 'folder' && /^(?:\.?\/?)*$/u.test(name)) return undefined;
        const path = this.#count(name, bytes);
        if (kind === 'folder') {
          await mkdir(path, { recursive: true, mode: 0o700 }).catch(twice);
          return undefined;
        }
        await mkdir(dirname(path), { recursive: true, mode: 0o700 }).catch(twice);
        const file = await open(path, 'wx', 0o600).catch(twice);
        return {
          write: async (piece) => {
            for (let at = 0; at < piece.length;) at += (await file.write(piece, at)).bytesWritten;
            this.#wrote(piece.length);
          },
          end: async () => await file.close(),
        };
      },
      signal,
    );
  }

  async folder(from: string, below: string): Promise<void> {
    for (const name of (await readdir(join(from, below))).sort()) {
      this.#options.signal?.throwIfAborted();
      const path = below === '' ? name : `${below}/${name}`;
      const found = await lstat(join(from, path));
      if (found.isDirectory()) {
        await mkdir(this.#count(path, 0), { recursive: true, mode: 0o700 });
        await this.folder(from, path);
      } else if (found.isFile()) {
        await copyFile(join(from, path), this.#count(path, found.size), constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE);
        this.#wrote(found.size);
      } else throw unsafe('it holds a link, or something else that is neither a file nor a folder');
    }
  }
}

const large = (why: string): ClewError =>
  new ClewError('input', 'share.large', `The package is too large for this machine: ${why}.`, {
    hint: 'Free some space, or ask the sender for it in parts.',
  });

const unsafe = (why: string): ClewError =>
  new ClewError('input', 'share.name', `The package is not laid out as one: ${why}.`, {
    hint: 'Nothing of it was kept. Ask the sender how it was made.',
  });

function twice(cause: NodeJS.ErrnoException): never {
  if (cause.code === 'EEXIST' || cause.code === 'ENOTDIR') throw unsafe('it holds a name twice');
  throw cause;
}

/** The parts of a name as it may stand below the target. Throws `input` `share.name` for one that leads elsewhere. */
function partsOf(name: string): string[] {
  const parts = name
    .replace(/^(?:\.\/)+/u, '')
    .replace(/\/$/u, '')
    .split('/');
  const isSafe =
    name.length <= longestName &&
    parts.length <= deepest &&
    // A name that another system reads as a drive, a stream or a way up is refused on every system.
    parts.every(
      (part) => part !== '' && part !== '.' && part !== '..' && !/[\\:\p{Cc}]/u.test(part) && Buffer.byteLength(part) <= 255,
    );
  if (!isSafe) throw unsafe('a name in it leads elsewhere');
  return parts;
}

/** Where the package begins: archives often wrap it in one folder. */
async function rootOf(target: string): Promise<string> {
  const names = await readdir(target, { withFileTypes: true });
  const [only] = names;
  return names.length === 1 && only!.isDirectory() ? join(target, only!.name) : target;
}
