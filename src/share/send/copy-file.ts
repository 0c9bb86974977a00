import { createHash } from 'node:crypto';
import { closeSync, linkSync, openSync, readSync, writeSync } from 'node:fs';
import type { Written } from './bag-writer.ts';

/** A file to be copied. */
export interface CopyTask {
  readonly from: string;
  readonly to: string;
  /** Another name for the same bytes will do, where the disk can: nothing is written, everything is still read and hashed. */
  readonly link: boolean;
}

const blockBytes = 1 << 20;
let block: Buffer | undefined;

/** Copies a file that must not be there yet, hashing it on the way. Waits for the disk: for a thread, or for little files. */
export function copyFile({ from, to, link }: CopyTask): Written {
  block ??= Buffer.allocUnsafe(blockBytes);
  const digest = createHash('sha256');
  const linked = link && tryLink(from, to);
  const source = openSync(from, 'r');
  try {
    const target = linked ? undefined : openSync(to, 'wx', 0o644);
    try {
      let bytes = 0;
      for (;;) {
        const read = readSync(source, block, 0, blockBytes, null);
        if (read === 0) return { sha256: digest.digest('hex'), bytes };
        const part = block.subarray(0, read);
        digest.update(part);
        bytes += read;
        if (target !== undefined) for (let at = 0; at < read;) at += writeSync(target, part, at, read - at);
      }
    } finally {
      if (target !== undefined) closeSync(target);
    }
  } finally {
    closeSync(source);
  }
}

function tryLink(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (cause) {
    // Another disk, or one that knows no second names.
    if (['EXDEV', 'EPERM', 'EMLINK', 'ENOTSUP'].includes((cause as NodeJS.ErrnoException).code ?? '')) return false;
    throw cause;
  }
}
