import { open } from 'node:fs/promises';
import { ClewError } from '../errors.ts';
import type { Encoding } from './file-plan.ts';

const chunkBytes = 1024 * 1024;

/** A stretch of the file in UTF-8, and how many bytes of the original have been read to make it. */
export interface Chunk {
  readonly bytes: Uint8Array;
  readonly read: number;
}

/** The file as UTF-8, a few megabytes at a time, without its byte order mark. */
export async function* chunks(path: string, encoding: Encoding, signal?: AbortSignal): AsyncGenerator<Chunk> {
  const file = await open(path, 'r').catch((cause: unknown) => {
    throw unreadable(path, cause);
  });
  try {
    const decoder = encoding === 'utf-8' ? undefined : new TextDecoder(encoding);
    const { size } = await file.stat();
    let read = 0;
    for (;;) {
      signal?.throwIfAborted();
      // No more than what is left, and a little: large buffers for files of a few lines make the collector run at every other one.
      const buffer = Buffer.allocUnsafeSlow(Math.min(chunkBytes, Math.max(0, size - read) + 64));
      const { bytesRead } = await file.read(buffer, 0, buffer.length).catch((cause: unknown) => {
        throw unreadable(path, cause);
      });
      let bytes = buffer.subarray(0, bytesRead);
      if (decoder !== undefined) bytes = Buffer.from(decoder.decode(bytes, { stream: bytesRead > 0 }));
      else if (read === 0 && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) bytes = bytes.subarray(3);
      read += bytesRead;
      if (bytes.length > 0) yield { bytes, read };
      if (bytesRead === 0) return;
    }
  } finally {
    await file.close();
  }
}

function unreadable(path: string, cause: unknown): ClewError {
  return new ClewError('input', 'intake.unreadable', `${path} cannot be read`, {
    hint: 'Check that the disk is in order and that you may read the file.',
    cause,
  });
}
