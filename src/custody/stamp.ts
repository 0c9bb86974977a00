import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ClewError } from '../errors.ts';
import { openCheckpoint } from './checkpoint.ts';
import { replaceFile, syncDir } from './disk.ts';
import type { CustodyLog } from './log.ts';
import type { Post } from './post.ts';

/** A time stamp that lies beside the log. */
export interface Stamp {
  /** Entries of the stamped checkpoint. */
  readonly size: number;
  /** UTC milliseconds, by the authority's clock. */
  readonly at: number;
  /** Path below the casebook. */
  readonly file: string;
  /** Subject of the certificate that signed; nobody vouches for it here. */
  readonly signer?: string;
}

/**
 * Has the public checkpoint stamped (RFC 3161). The stamp is over exact bytes, and cosignatures may still come under the
 * checkpoint: so the bytes are frozen in `log/timestamps/<size>.checkpoint`, the answer lies beside them as `.tsr`. Throws
 * `unavailable` when the authority is away or its answer is not good, `conflict` when this checkpoint is stamped already.
 */
export async function stampCheckpoint(log: CustodyLog, url: string, post: Post): Promise<Stamp> {
  const { checkTimestamp, parseTimestamp, timestampRequest } = await import('./timestamp.ts');
  const note = Buffer.from(await log.published());
  const { size } = openCheckpoint(note, log.vkey);
  const folder = join(log.folders.log, 'timestamps');
  const path = join(folder, String(size));
  const stamped = await readFile(`${path}.tsr`).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code !== 'ENOENT') throw cause;
  });
  if (stamped !== undefined) {
    throw new ClewError('conflict', 'custody.timestamp.there', `The checkpoint of ${size} acts has a time stamp already.`);
  }
  const query = timestampRequest(note);
  const { status, body } = await post(url, query.der, 'application/timestamp-query');
  if (status !== 200) {
    throw new ClewError('unavailable', 'custody.timestamp.refused', `The time-stamping authority answered ${status}.`);
  }
  const stamp = parseTimestamp(body);
  const checks = checkTimestamp(stamp, note, { request: query.der });
  if (!checks.imprint || checks.nonce === false || !checks.signature || !checks.purpose) {
    throw new ClewError(
      'unavailable',
      'custody.timestamp.bad',
      'The answer of the time-stamping authority is not a good time stamp.',
      {
        hint: 'It is for other bytes, another request, or not signed by a time-stamping certificate. Nothing was kept.',
      },
    );
  }
  await mkdir(folder, { recursive: true });
  await syncDir(log.folders.log);
  // The bytes first: a stamp without what it stamps would be worth nothing.
  await replaceFile(`${path}.checkpoint`, note, log.folders.aside, 0o444);
  await replaceFile(`${path}.tsr`, body, log.folders.aside, 0o444);
  const { signer } = checks;
  return { size, at: stamp.at, file: `log/timestamps/${size}.tsr`, ...(signer === undefined ? {} : { signer }) };
}
