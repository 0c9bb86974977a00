import { createHash } from 'node:crypto';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { diskError, formatNote, type Signer, signNote, syncDir } from '../../../custody/index.ts';
import { ClewError } from '../../../errors.ts';
import { type Header, headerText, otherVersion } from './header.ts';
import { layout, type Sections } from './layout.ts';

/** First bytes of every file: a name and, last, the version of the form. */
const magic = Buffer.from('clewovl\u0001');
/** Most bytes of the signed header. */
const maxHeaderBytes = 65_536;
/** Bytes hashed, written or read at a time. */
const stretch = 1 << 20;

/** A header as it is before the body is known. */
export type Draft = Omit<Header, 'body' | 'from'>;

/** A file as it was written: its header, and its SHA-256, which the next file of the run names. */
export interface Written {
  readonly header: Header;
  readonly sha256: string;
  readonly bytes: number;
}

/**
 * Writes a file of a run, mode 0600, whole or not at all: `magic ‖ u32 length ‖ signed header ‖ sections`. Throws `input` `overlap.text`,
 * `unavailable` `custody.disk`, what `signal` was aborted with.
 */
export async function writeFile(
  path: string,
  draft: Draft,
  sections: Sections,
  signer: Signer,
  signal?: AbortSignal,
): Promise<Written> {
  const parts = layout(draft.step, draft.variant, draft.size, draft.ofSize).map(([name, bytes]) => {
    const section = sections[name];
    if (section?.length !== bytes) throw new ClewError('bug', 'overlap.section', `The section ${name} has not ${bytes} bytes.`);
    return section;
  });
  const body = createHash('sha256');
  for (const piece of pieces(parts)) body.update(piece);
  const header: Header = {
    ...draft,
    from: signer.verifier,
    body: { sha256: body.digest('hex'), bytes: parts.reduce((sum, { length }) => sum + length, 0) },
  };
  const text = headerText(header);
  const note = Buffer.from(formatNote({ text, signatures: [signNote(text, signer)] }));
  if (note.length > maxHeaderBytes) throw new ClewError('input', 'overlap.text', 'The head of the file would be too long.');
  const start = Buffer.concat([magic, u32(note.length), note]);
  const aside = `${path}.part`;
  const digest = createHash('sha256');
  try {
    const handle = await open(aside, 'w', 0o600);
    try {
      for (const piece of pieces([start, ...parts])) {
        signal?.throwIfAborted();
        digest.update(piece);
        await writeAll(handle, piece);
      }
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(aside, path);
    await syncDir(dirname(path));
  } catch (cause) {
    await rm(aside, { force: true }).catch(() => undefined);
    throw diskError(cause, 'The file of the comparison cannot be written.');
  }
  return { header, sha256: digest.digest('hex'), bytes: start.length + header.body.bytes };
}

async function writeAll(handle: FileHandle, piece: Uint8Array): Promise<void> {
  for (let at = 0; at < piece.length;) at += (await handle.write(piece, at)).bytesWritten;
}

function* pieces(parts: readonly Uint8Array[]): Generator<Uint8Array> {
  for (const part of parts) for (let at = 0; at < part.length; at += stretch) yield part.subarray(at, at + stretch);
}

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

/** A file that is open, up to where its body begins. Nothing of it is verified. */
export interface Opened {
  readonly handle: FileHandle;
  readonly start: Uint8Array;
  readonly note: Uint8Array;
  /** Bytes of the whole file. */
  readonly bytes: number;
}

/**
 * Opens a file and reads its signed header. The caller closes the handle. Throws `missing` `overlap.path`, `untrusted` `overlap.magic`,
 * `overlap.version`, `overlap.truncated`, `overlap.header`.
 */
export async function openFile(path: string): Promise<Opened> {
  const handle = await open(path, 'r').catch((cause: unknown) => {
    throw new ClewError('missing', 'overlap.path', 'The file cannot be read.', { hint: 'Check the path.', cause });
  });
  try {
    const stat = await handle.stat();
    if (!stat.isFile()) throw new ClewError('missing', 'overlap.path', 'This is no file.', { hint: 'Check the path.' });
    const head = Buffer.alloc(magic.length + 4);
    await fill(handle, head, 0);
    if (!head.subarray(0, magic.length - 1).equals(magic.subarray(0, -1))) {
      throw new ClewError('untrusted', 'overlap.magic', 'This is no file of a comparison.', {
        hint: 'It begins with the letters clewovl. Check that it is the file that was sent, not an archive of it.',
      });
    }
    if (head[magic.length - 1] !== magic.at(-1)) throw otherVersion();
    const length = head.readUInt32BE(magic.length);
    if (length > maxHeaderBytes) {
      throw new ClewError('untrusted', 'overlap.header', 'The head of the file is not well formed: its length.', {
        hint: 'It must come byte for byte as it was sent. Ask for it again.',
      });
    }
    const note = Buffer.alloc(length);
    await fill(handle, note, head.length);
    return { handle, start: Buffer.concat([head, note]), note, bytes: stat.size };
  } catch (error) {
    await handle.close();
    throw error;
  }
}

/**
 * Reads the body of an open file into its sections. Throws `untrusted` `overlap.truncated`, `overlap.trailing`, `overlap.body`: the sizes
 * that the header tells, which the caller has held against limits, are all the memory that is taken.
 */
export async function readBody(
  { handle, start, bytes }: Opened,
  { step, variant, size, ofSize, body }: Header,
  room: (bytes: number) => Uint8Array,
  signal?: AbortSignal,
): Promise<{ readonly sections: Sections; readonly sha256: string }> {
  if (bytes < start.length + body.bytes) throw truncated();
  if (bytes > start.length + body.bytes) {
    throw new ClewError('untrusted', 'overlap.trailing', 'Something stands behind the end of the file.', {
      hint: 'It must come byte for byte as it was sent. Ask for it again.',
    });
  }
  const whole = createHash('sha256').update(start);
  const inner = createHash('sha256');
  const sections: Partial<Record<keyof Sections, Uint8Array>> = {};
  let at = start.length;
  for (const [name, length] of layout(step, variant, size, ofSize)) {
    const section = room(length);
    for (const piece of pieces([section])) {
      signal?.throwIfAborted();
      await fill(handle, piece, at);
      whole.update(piece);
      inner.update(piece);
      at += piece.length;
    }
    sections[name] = section;
  }
  if (inner.digest('hex') !== body.sha256) {
    throw new ClewError('untrusted', 'overlap.body', 'The file was changed after it was signed.', {
      hint: 'It must come byte for byte as it was sent. Ask for it again.',
    });
  }
  return { sections, sha256: whole.digest('hex') };
}

async function fill(handle: FileHandle, to: Uint8Array, at: number): Promise<void> {
  for (let done = 0; done < to.length;) {
    const { bytesRead } = await handle.read(to, done, to.length - done, at + done);
    if (bytesRead === 0) throw truncated();
    done += bytesRead;
  }
}

const truncated = (): ClewError =>
  new ClewError('untrusted', 'overlap.truncated', 'The file is cut short.', { hint: 'Ask for it again.' });
