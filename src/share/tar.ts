import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { extract, type Header, pack } from 'tar-stream';
import { ClewError } from '../errors.ts';

/**
 * Files of a folder as a tar archive (POSIX), in the order given, without anything of this machine: the same files give the
 * same bytes. `under` is put before each, as `NAME/`.
 */
export async function* tarOf(dir: string, paths: readonly string[], under = ''): AsyncGenerator<Buffer> {
  const archive = pack();
  const filled = fill();
  // Its failure is thrown below, when what was packed before has been read.
  filled.catch((cause: unknown) => archive.destroy(cause as Error));
  yield* archive as unknown as AsyncIterable<Buffer>;
  await filled;

  async function fill(): Promise<void> {
    for (const path of paths) {
      const { size } = await stat(join(dir, path));
      const entry = archive.entry({ name: under + path, size, mode: 0o644, mtime: new Date(0), uid: 0, gid: 0 });
      await pipeline(createReadStream(join(dir, path), { highWaterMark: 1 << 20 }), entry);
    }
    archive.finalize();
  }
}

/** What an archive says of one of its members. */
export interface Member {
  /** As it stands in the archive; not yet looked at by anybody. */
  readonly name: string;
  readonly kind: 'file' | 'folder';
  readonly bytes: number;
}

/** What is done with a member's bytes: `undefined` passes over them. */
export interface MemberSink {
  write(piece: Buffer): Promise<void>;
  end(): Promise<void>;
}

const blockBytes = 512;
/** Most bytes that may pass without a member: headers that carry another's long name are kept whole until then. */
const mostBetween = 4 << 20;

const damaged = (why: string, cause?: unknown): ClewError =>
  new ClewError('input', 'share.archive', `The archive is not well formed: ${why}.`, {
    hint: 'Ask the sender for it again, as a folder or a plain .tar file.',
    cause,
  });

/**
 * Reads a tar archive (POSIX ustar, with the long names and sizes of pax and GNU) in flat memory. Each member is shown to `take`
 * first, which says where its bytes go. Throws `input` `share.archive` for whatever is no plain file or folder: links, devices and
 * sparse files are how an archive writes where it should not, or grows on the disk.
 */
export async function readTar(
  source: AsyncIterable<Uint8Array>,
  take: (member: Member) => Promise<MemberSink | undefined>,
  signal?: AbortSignal,
): Promise<void> {
  const members = extract();
  let between = 0;
  let isInside = false;
  let zeros = 0;
  const counted = async function* (pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const piece of pieces) {
      signal?.throwIfAborted();
      if (!isInside && (between += piece.length) > mostBetween) throw damaged('a header is too long');
      const trailing = trailingZeros(piece);
      zeros = trailing === piece.length ? zeros + trailing : trailing;
      yield piece;
    }
    // An archive ends with blocks of nothing: what was cut off between two members is not whole.
    if (zeros < blockBytes) throw damaged('it ends too early');
  };
  const feeding = pipeline(Readable.from(counted(source)), members);
  // A failure of the source comes out of the members as well, but without its kind.
  let failed: unknown;
  feeding.catch((cause: unknown) => (failed = cause));
  try {
    for await (const entry of members) {
      [isInside, between] = [true, 0];
      const sink = await take(memberOf(entry.header));
      try {
        for await (const piece of entry as AsyncIterable<Buffer>) {
          signal?.throwIfAborted();
          await sink?.write(piece);
        }
      } finally {
        await sink?.end();
      }
      isInside = false;
    }
    await feeding;
  } catch (cause) {
    members.destroy();
    const real = failed instanceof ClewError ? failed : cause;
    signal?.throwIfAborted();
    throw isTarError(real) ? damaged('a header is damaged, or it ends too early', real) : real;
  }
}

/** The library's own errors have no number of the system's. */
function isTarError(cause: unknown): boolean {
  return cause instanceof Error && !(cause instanceof ClewError) && (cause as NodeJS.ErrnoException).errno === undefined;
}

function trailingZeros(piece: Uint8Array): number {
  let at = piece.length;
  while (at > 0 && piece[at - 1] === 0) at--;
  return piece.length - at;
}

function memberOf({ name, type, size, pax }: Header): Member {
  const kind = type === 'file' || type === 'contiguous-file' ? 'file' : type === 'directory' ? 'folder' : undefined;
  const isSparse = Object.keys(pax ?? {}).some((key) => key.startsWith('GNU.sparse'));
  if (kind === undefined || isSparse) throw damaged('it holds something that is neither a plain file nor a folder');
  // What is not UTF-8 was read with this sign in its place.
  if (name.includes('\uFFFD')) throw damaged('a name is not UTF-8');
  return { name, kind, bytes: kind === 'folder' ? 0 : size };
}
