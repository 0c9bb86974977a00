import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type CustodyLog,
  decodeBundle,
  encodeBundle,
  formatCheckpoint,
  formatProof,
  formatVkey,
  hashBytes,
  type HashReader,
  inclusionProof,
  isQuorum,
  openCheckpoint,
  parseNote,
  parsePolicy,
  readTile,
  replaceFile,
  rootOf,
  signCheckpoint,
  type Tile,
  tilePath,
  tileReader,
  tilesOf,
  tileWidth,
} from '../../custody/index.ts';
import type { BagWriter } from './bag-writer.ts';

/** Parts of the log that stand before the act of sending: its key, whom it trusts, keys before, time stamps up to `before` acts. */
export async function writeLogBefore(bag: BagWriter, log: CustodyLog, before: number): Promise<void> {
  await bag.put('log/log.vkey', `${formatVkey(log.vkey)}\n`);
  const policy = await readFile(join(log.folders.keys, 'policy')).catch(absent);
  if (policy !== undefined) await bag.put('log/policy', policy);
  for (const folder of ['rotations', 'timestamps'] as const) {
    for (const name of (await readdir(join(log.folders.log, folder)).catch(absent)) ?? []) {
      // A stamp that came after the package was sent must not make it another one.
      if (folder === 'timestamps' && !(Number.parseInt(name, 10) < before)) continue;
      await bag.put(`log/${folder}/${name}`, await readFile(join(log.folders.log, folder, name)));
    }
  }
}

/**
 * The signed checkpoint of the log's first `size` acts, with the cosignatures that witnesses gave it. Kept, so that the same
 * package has the same one however often it is made; one with more cosignatures takes its place.
 */
export async function checkpointAt(
  log: CustodyLog,
  size: number,
  keep: string,
): Promise<{ readonly note: string; readonly witnessed?: boolean }> {
  const published = await log.published();
  const there = openCheckpoint(published, log.vkey).size;
  const checkpoint = { origin: log.origin, size, root: rootOf(size, tileReader(log.folders.log, there)) };
  const text = formatCheckpoint(checkpoint);
  const kept = await readFile(keep, 'utf8').catch(absent);
  const witnessed = await readFile(join(log.folders.state, 'witnessed'), 'utf8').catch(absent);
  let best = '';
  for (const note of [kept, published, witnessed]) {
    if (note === undefined || parseNote(note).text !== text) continue;
    if (!parseNote(note).signatures.some(({ name, id }) => name === log.vkey.name && id === log.vkey.id)) continue;
    if (best === '' || parseNote(note).signatures.length > parseNote(best).signatures.length) best = note;
  }
  if (best === '') best = signCheckpoint(checkpoint, await log.unlock());
  if (best !== kept) await replaceFile(keep, Buffer.from(best), log.folders.aside, 0o600);
  const policy = await readFile(join(log.folders.keys, 'policy')).catch(absent);
  const { witnesses, ...rest } =
    policy === undefined ? { witnesses: [], groups: [], logs: [], quorum: 'none' } : parsePolicy(policy);
  if (witnesses.length === 0) return { note: best };
  const { verified } = openCheckpoint(
    best,
    log.vkey,
    witnesses.map(({ key }) => key),
  ).note;
  return {
    note: best,
    witnessed: isQuorum(
      { witnesses, ...rest },
      verified.map(({ key }) => key),
    ),
  };
}

/** A proof for each act, all under one checkpoint. */
export async function writeProofs(
  bag: BagWriter,
  log: CustodyLog,
  seqs: readonly number[],
  checkpoint: string,
  signal: AbortSignal,
): Promise<void> {
  const { size } = openCheckpoint(checkpoint, log.vkey);
  // Subtrees are the same in every longer log, and a log need not have tiles of each size it once had.
  const read = remembered(tileReader(log.folders.log, openCheckpoint(await log.published(), log.vkey).size));
  const proofs = function* (): Generator<readonly [string, string]> {
    for (const seq of seqs) {
      const hashes = inclusionProof(seq - 1, size, read);
      yield [`log/proofs/${seq}.tlog-proof`, formatProof({ index: seq - 1, hashes, checkpoint })];
    }
  };
  await bag.putAll(proofs(), signal);
}

/** Neighbouring proofs share all but one of their subtrees, and most of these are joined from many hashes. */
function remembered(read: HashReader): HashReader {
  const known = new Map<string, Uint8Array>();
  return (subtree) => {
    const key = `${subtree.level} ${subtree.index}`;
    const hash = known.get(key) ?? Buffer.from(read(subtree));
    known.set(key, hash);
    return hash;
  };
}

/** All tiles and bundles that a log of just this size consists of: a log by itself, for whoever checks whole logs. */
export async function writeTiles(bag: BagWriter, log: CustodyLog, size: number, signal: AbortSignal): Promise<void> {
  const there = openCheckpoint(await log.published(), log.vkey).size;
  const tiles = function* (): Generator<readonly [string, Buffer]> {
    for (const tile of tilesOf(size)) yield [`log/${tilePath(tile)}`, tileOf(log.folders.log, there, tile)];
  };
  await bag.putAll(tiles(), signal);
}

/** A tile as it was, from the log as it is. */
function tileOf(dir: string, there: number, tile: Tile): Buffer {
  const { level, index, width } = tile;
  const all = level === 'entries' ? there : Math.floor(there / tileWidth ** level);
  const now = Math.min(tileWidth, all - index * tileWidth);
  const bytes = readTile(dir, { level, index, width: now });
  if (level !== 'entries') return bytes.subarray(0, width * hashBytes);
  return now === width ? bytes : encodeBundle(decodeBundle(bytes, now).slice(0, width));
}

function absent(cause: NodeJS.ErrnoException): undefined {
  if (cause.code !== 'ENOENT') throw cause;
}
