import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs';

/** Longest file that is read whole: a bundle of 256 entries, each of 65,535 bytes after its length. */
const mostBytes = 256 * (2 + 65_535);

/**
 * Opens a file of a folder that is not trusted: no link to elsewhere is followed, and nothing that is no file (a pipe would make
 * the reader wait for ever). Throws as `openSync`, with code `EINVAL` for what is no file.
 */
export function openPlain(path: string): number {
  const fd = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  if (fstatSync(fd).isFile()) return fd;
  closeSync(fd);
  throw Object.assign(new Error('not a file'), { code: 'EINVAL' });
}

/** The bytes of a file of a log; of one longer than any file of a log, one byte too many. Throws as `openPlain`. */
export function readPlain(path: string): Buffer {
  const fd = openPlain(path);
  try {
    return fstatSync(fd).size > mostBytes ? Buffer.alloc(mostBytes + 1) : readFileSync(fd);
  } finally {
    closeSync(fd);
  }
}
