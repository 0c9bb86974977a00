import { open, rename, rm } from 'node:fs/promises';
import { ClewError } from '../errors.ts';

/** Characters gathered before a write: large enough that system calls do not count, small enough to stay in the cache. */
const chunk = 1 << 18;

/** One cell by RFC 4180 §2.5-2.7: quoted when it holds a comma, a quote or a line break, or has blanks at its ends. */
export function cell(value: string): string {
  let plain = true;
  for (let i = 0; i < value.length; i++) {
    const code = value.charCodeAt(i);
    if (code === 44 || code === 34 || code === 10 || code === 13) {
      plain = false;
      break;
    }
  }
  if (plain && !value.startsWith(' ') && !value.endsWith(' ')) return value;
  return `"${value.replaceAll('"', '""')}"`;
}

/**
 * A cell of words that came from a victim's text. A spreadsheet runs a cell that begins with = + - @ or a tab as a
 * formula, in East Asian locales also with the full-width signs, so such a cell gets a leading apostrophe. Ids and exact indicators must not go through here: scripts join on them.
 */
export function wordsCell(value: string): string {
  return /^[=+\-@\t\r＝＋－＠]/.test(value) ? cell(`'${value}`) : cell(value);
}

/**
 * Writes a file from pieces of text as they come, waiting for the disk, under a temporary name that is renamed only when
 * all is durable: a reader never sees half a file, and a failed run leaves the previous one in place.
 */
export async function writeWhole(path: string, pieces: Iterable<string>, signal?: AbortSignal): Promise<void> {
  const partial = `${path}.${process.pid}.part`;
  try {
    const file = await open(partial, 'w');
    try {
      let text = '';
      for (const piece of pieces) {
        text += piece;
        if (text.length >= chunk) {
          await writeAll(file, Buffer.from(text));
          signal?.throwIfAborted();
          text = '';
        }
      }
      await writeAll(file, Buffer.from(text));
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(partial, path);
  } catch (cause) {
    await rm(partial, { force: true });
    if (cause instanceof ClewError || !isSystemError(cause)) throw cause;
    throw new ClewError('unavailable', 'link.unwritable', `Cannot write ${path}: ${cause.code ?? 'input/output error'}`, {
      hint: 'Free space on the disk or choose another folder, then run the command again.',
      cause,
    });
  }
}

/** `write` may take fewer bytes than given, for one when the disk fills. */
async function writeAll(file: Awaited<ReturnType<typeof open>>, bytes: Buffer): Promise<void> {
  for (let done = 0; done < bytes.length;) done += (await file.write(bytes, done)).bytesWritten;
}

function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  // The code of an AbortError is a number.
  return error instanceof Error && typeof (error as NodeJS.ErrnoException).code === 'string';
}
