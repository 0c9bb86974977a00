import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ClewError } from '../errors.ts';
import { actFileOf, actsPerFile, damagedAct, entryOf, parseActLine, rawLines, readActLines } from './acts.ts';
import { openCheckpoint, type OpenedCheckpoint } from './checkpoint.ts';
import { readVkey } from './keys.ts';
import { TileEdge } from './tile-edge.ts';
import { decodeBundle, readTile, tileWidth } from './tiles.ts';
import { parseVkey, type VerifierKey } from './vkey.ts';
import type { ActsEnd } from './writer.ts';

/** The folders of a casebook that the log lives in. */
export interface LogFolders {
  readonly acts: string;
  readonly log: string;
  readonly state: string;
  readonly keys: string;
  /** Files on their way; worth nothing once nobody has the casebook open. */
  readonly aside: string;
}

export function logFolders(dir: string): LogFolders {
  return {
    acts: join(dir, 'acts'),
    log: join(dir, 'log'),
    state: join(dir, 'state'),
    keys: join(dir, 'keys'),
    aside: join(dir, 'state', 'staging'),
  };
}

/** What stands on the disk, checked as far as a writer must before it goes on. */
export interface Found {
  readonly vkey: VerifierKey;
  readonly head: OpenedCheckpoint;
  readonly headBytes: Buffer;
  readonly published: OpenedCheckpoint;
  /** At the head: entries that were committed but not yet published are in it, and their files not yet taken. */
  readonly edge: TileEdge;
  readonly end: ActsEnd;
}

/** Most acts of one commit, and so the most that a crash can leave behind the head. */
export const mostActs = 4096;

/**
 * Reads and checks the log's end. Whatever is missing, unreadable or does not fit stops it, and nothing is changed: a log
 * that began anew because its head could not be read would lose what it acknowledged.
 */
export async function findLog(dir: string, origin: string): Promise<Found> {
  const folders = logFolders(dir);
  const vkey = await readVkey(folders.keys);
  if (vkey.name !== origin) throw foreignLog(vkey.name, origin);
  // In this order, so that a reader beside a writer never sees a checkpoint ahead of the head.
  const publishedBytes = await readState(join(folders.log, 'checkpoint'), 'log/checkpoint');
  const headBytes = await readState(join(folders.state, 'head'), 'state/head');
  const keys = await keysAtEnd(folders, vkey, headBytes);
  const head = opened(headBytes, keys, 'state/head');
  const published = opened(publishedBytes, keys, 'log/checkpoint');
  if (published.size > head.size) {
    throw new ClewError(
      'untrusted',
      'custody.ahead',
      `The public checkpoint (${published.size}) is ahead of the log's own head (${head.size}).`,
      {
        hint: 'state/ comes from an older copy than log/. Restore both from the same one.',
      },
    );
  }
  const edge = TileEdge.load(folders.log, published.size);
  if (!edge.root().equals(published.root)) throw wrongRoot('log/checkpoint');
  for await (const line of readActLines(folders.acts, published.size, head.size)) edge.append(entryOf(line));
  if (!edge.root().equals(head.root)) throw wrongRoot('state/head');
  const end = await checkedEnd(folders, published.size, head.size);
  return { vkey, head, headBytes, published, edge, end };
}

async function readState(path: string, name: string): Promise<Buffer> {
  return await readFile(path).catch((cause: NodeJS.ErrnoException) => {
    const gone = cause.code === 'ENOENT';
    throw new ClewError(
      gone ? 'untrusted' : 'unavailable',
      'custody.head',
      `The file ${name} ${gone ? 'is missing' : 'cannot be read'}.`,
      {
        hint: 'Nothing was changed. Check the disk, or restore the casebook from a copy.',
        cause,
      },
    );
  });
}

/** The key in use; right after a rotation the last checkpoint may still bear the one before. */
async function keysAtEnd(folders: LogFolders, vkey: VerifierKey, head: Buffer): Promise<VerifierKey[]> {
  if (head.includes(`— ${vkey.name} `) && signedBy(head, vkey)) return [vkey];
  const size = Number(head.toString('utf8').split('\n')[1]);
  if (!Number.isSafeInteger(size) || size < 1) return [vkey];
  try {
    for await (const { act, details } of readActLines(folders.acts, size - 1, size)) {
      const body = details?.body as { from?: string; to?: string } | undefined;
      if (act === 'key.rotate' && body?.from !== undefined) return [parseVkey(body.from), vkey];
    }
  } catch {
    // A head that nobody signed may name any size: that it is not signed is what is to be said.
  }
  return [vkey];
}

function signedBy(note: Buffer, key: VerifierKey): boolean {
  try {
    openCheckpoint(note, key);
    return true;
  } catch {
    return false;
  }
}

function opened(bytes: Buffer, keys: readonly VerifierKey[], name: string): OpenedCheckpoint {
  const key = keys.find((each) => signedBy(bytes, each)) ?? keys[0]!;
  try {
    return openCheckpoint(bytes, key);
  } catch (cause) {
    if (!(cause instanceof ClewError)) throw cause;
    throw new ClewError('untrusted', cause.code, `${name}: ${cause.message}`, {
      hint: 'It is damaged, or of another log. Restore the casebook from a copy.',
      cause,
    });
  }
}

/**
 * Holds the last acts against the last entries, and finds where the lines end that count. Older ones are checked when they are
 * read, and by `clew verify`.
 */
async function checkedEnd(folders: LogFolders, published: number, size: number): Promise<ActsEnd> {
  const last = Math.max(0, size - 1);
  const from = Math.floor(last / tileWidth) * tileWidth;
  const width = Math.min(tileWidth, published - from);
  const tile = { level: 'entries', index: from / tileWidth, width } as const;
  const entries = width > 0 ? decodeBundle(readTile(folders.log, tile), width) : [];
  if (size === 0) return { file: actFileOf(0), bytes: 0 };
  const file = actFileOf(last);
  let index = Math.floor(last / actsPerFile) * actsPerFile;
  let end = 0;
  for await (const { text, start } of rawLines(join(folders.acts, file))) {
    if (index >= size + mostActs) throw surplus(size);
    if (index === last) end = start + Buffer.byteLength(text) + 1;
    if (index >= from && index < published) {
      const entry = entryOf(parseActLine(text, index + 1));
      if (!entry.equals(entries[index - from]!)) throw damagedAct(index + 1, 'it is not what the log holds');
    }
    index++;
  }
  if (index < size) throw damagedAct(index + 1, 'the file ends too early');
  return size % actsPerFile === 0 ? { file: actFileOf(size), bytes: 0 } : { file, bytes: end };
}

function surplus(size: number): ClewError {
  return new ClewError('untrusted', 'custody.acts', `The acts go on far beyond the ${size} that the log's head counts.`, {
    hint: 'state/ and log/ come from an older copy than acts/. Restore them from the same one.',
  });
}

function wrongRoot(name: string): ClewError {
  return new ClewError('untrusted', 'custody.root', `The entries of the log do not make the root that ${name} states.`, {
    hint: 'A file of the log was changed. Run `clew verify`; restore the casebook from a copy.',
  });
}

function foreignLog(found: string, origin: string): ClewError {
  return new ClewError(
    'untrusted',
    'custody.origin',
    `The key in keys/ is of the log ${found}, the casebook's log is ${origin}.`,
    {
      hint: 'Restore log/, state/ and keys/ of this casebook from a copy.',
    },
  );
}
