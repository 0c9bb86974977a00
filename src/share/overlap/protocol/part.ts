import { createHash, createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { diskError } from '../../../custody/index.ts';
import { chunkRecords, type Job } from './chunk.ts';
import { elementBytes } from './group.ts';

const macBytes = 32;

/** What is done of a job, in a file: whose work it is (32 bytes), then a slot for each chunk, its elements and their MAC. */
export interface Part {
  /** Writes chunk `k`, which is done. */
  keep(k: number): Promise<void>;
  close(): Promise<void>;
}

type SecretJob = Extract<Job, { readonly secret: Uint8Array }>;

/**
 * Opens the file of a job, reads what is whole into `job.to` and marks it in `skip`. The MAC, under a key derived from the secret of the
 * job, tells a whole slot from a torn one and from one that somebody else wrote.
 */
export async function openPart(path: string, job: SecretJob, count: number, skip: Uint8Array): Promise<Part> {
  const key = Buffer.from(hkdfSync('sha256', job.secret, Buffer.alloc(0), 'clew/overlap/v1/part', 32));
  const whose = ownerOf(job, key);
  const mac = (k: number, bytes: Uint8Array): Buffer =>
    createHmac('sha256', key).update(whose).update(String(k)).update(bytes).digest();
  const slot = (k: number): { at: number; bytes: Uint8Array } => ({
    at: macBytes + k * (chunkRecords * elementBytes + macBytes),
    bytes: job.to.subarray(k * chunkRecords * elementBytes, Math.min((k + 1) * chunkRecords, count) * elementBytes),
  });
  const handle = await opened(path);
  const read = async (bytes: number, at: number): Promise<Buffer> => {
    const buffer = Buffer.alloc(bytes);
    const { bytesRead } = await handle.read(buffer, 0, bytes, at);
    return buffer.subarray(0, bytesRead);
  };
  try {
    if (equal(await read(macBytes, 0), whose)) {
      for (let k = 0; k < skip.length; k++) {
        const { at, bytes } = slot(k);
        const found = await read(bytes.length + macBytes, at);
        if (found.length < bytes.length + macBytes) continue;
        if (!equal(found.subarray(bytes.length), mac(k, found.subarray(0, bytes.length)))) continue;
        bytes.set(found.subarray(0, bytes.length));
        skip[k] = 1;
      }
    } else {
      await handle.truncate(0);
      await handle.write(whose, 0, macBytes, 0);
    }
  } catch (error) {
    await handle.close();
    throw unwritten(error);
  }
  return {
    async keep(k) {
      const { at, bytes } = slot(k);
      const whole = Buffer.concat([bytes, mac(k, bytes)]);
      await handle.write(whole, 0, whole.length, at).catch((error: unknown) => {
        throw unwritten(error);
      });
    },
    async close() {
      key.fill(0);
      await handle.close();
    },
  };
}

/** The file, made when there is none. */
async function opened(path: string): Promise<FileHandle> {
  try {
    return await open(path, 'r+');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw unwritten(error);
    return await open(path, 'wx+', 0o600).catch((cause: unknown) => {
      throw unwritten(cause);
    });
  }
}

const unwritten = (cause: unknown): unknown => diskError(cause, 'What is done of the comparison cannot be kept.');

/** The work as a MAC: what is done to what, in which order. */
function ownerOf(job: SecretJob, key: Uint8Array): Buffer {
  const digest = createHash('sha256');
  const parts = job.what === 'blind' ? [job.items.bytes, bytesOf(job.items.ends), bytesOf(job.order)] : [job.elements];
  for (const each of parts) digest.update(each);
  return createHmac('sha256', key).update(job.what).update(digest.digest()).digest();
}

const bytesOf = (words: Uint32Array): Uint8Array => new Uint8Array(words.buffer, words.byteOffset, words.byteLength);
const equal = (a: Uint8Array, b: Uint8Array): boolean => a.length === b.length && timingSafeEqual(a, b);
