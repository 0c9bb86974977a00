import { readFileSync, statSync } from 'node:fs';
import { entryOf, parseActLine } from './acts.ts';
import type { Checklist } from './checks.ts';
import { isEntry, parseEntry } from './entry.ts';
import { LogKeys } from './log-keys.ts';
import { parseProof, type TlogProof } from './proof.ts';
import { hashOf } from './verify-exhibits.ts';
import { checkQuorum, logOf, readCheckpoint, signerOf } from './verify-log.ts';
import type { VerifyOptions } from './verification.ts';
import { leafHash, verifyInclusion } from './tree.ts';
import { maxEntryBytes } from './tiles.ts';
import { formatVkey } from './vkey.ts';

/** What a proof shows of its entry, besides that it is in the log. */
interface Shown {
  readonly entry: Buffer;
  /** The act's kind, for words to the reader. */
  readonly act: string;
  /** Hash of the exhibit that the act names, when its details are shown and it names one. */
  readonly exhibit?: string;
  readonly hasDetails: boolean;
}

/**
 * Verifies a proof: signature, witnesses, place in the tree. The entry comes from the proof's extra data, which nobody vouches
 * for until its hash is found in the log, or is the file at `path`; else that file must be the exhibit that the entry names.
 */
export async function verifyEntry(
  source: { readonly name: string; readonly bytes: Uint8Array },
  path: string | undefined,
  options: VerifyOptions,
  list: Checklist,
): Promise<void> {
  let proof: TlogProof;
  try {
    proof = parseProof(source.bytes);
  } catch {
    list.fail('proof', { where: source.name, why: 'malformed' });
    return;
  }
  list.pass('proof', proof.index + 1);
  const checkpoint = readCheckpoint(Buffer.from(proof.checkpoint));
  if (checkpoint === undefined) {
    list.fail('checkpoint', { where: source.name, why: 'malformed' });
    return;
  }
  list.pass('checkpoint', checkpoint.size);
  const { policy } = options;
  const key = options.key ?? logOf(policy, checkpoint.origin);
  if (key === undefined) list.fail('key', { where: '--key', why: 'notGiven' });
  else {
    list.pass('key', formatVkey(key));
    if (signerOf(checkpoint, [key]) !== undefined) list.pass('signature');
    else list.fail('signature', { where: source.name, why: checkpoint.origin === key.name ? 'unsigned' : 'foreign' });
  }
  checkQuorum(
    source.name,
    checkpoint,
    key === undefined ? undefined : new LogKeys([{ key, since: -1 }]),
    { given: policy },
    list,
  );
  const file = path === undefined ? undefined : entryFile(path);
  const shown = file === undefined ? shownBy(proof) : { entry: file, act: parseEntry(file)!.act, hasDetails: false };
  if (shown === undefined) {
    list.fail('details', { where: source.name, why: proof.extra === undefined ? 'missing' : 'malformed' });
    return;
  }
  if (verifyInclusion(proof.index, checkpoint.size, leafHash(shown.entry), proof.hashes, checkpoint.root)) list.pass('inclusion');
  else list.fail('inclusion', { where: source.name, why: 'differs', index: proof.index });
  if (shown.hasDetails) list.pass('details', shown.act);
  else list.note('details', { where: source.name, why: 'missing' });
  if (path === undefined || file !== undefined) return;
  if (shown.exhibit === (await hashOf(path, options.signal))) list.pass('exhibit');
  else list.fail('exhibit', { where: path, why: shown.exhibit === undefined ? 'notSealed' : 'differs' });
}

/** The entry that a small file may be. */
function entryFile(path: string): Buffer | undefined {
  if (statSync(path).size > maxEntryBytes) return undefined;
  const bytes = readFileSync(path);
  return isEntry(bytes) ? bytes : undefined;
}

function shownBy({ extra, index }: TlogProof): Shown | undefined {
  if (extra === undefined) return undefined;
  const bare = parseEntry(extra);
  if (bare !== undefined) return { entry: extra, act: bare.act, hasDetails: false };
  try {
    const line = parseActLine(extra.toString(), index + 1);
    const { sha256 } = (line.details?.body ?? {}) as { readonly sha256?: string };
    const names = line.act === 'exhibit.seal' || line.act === 'import' ? sha256 : undefined;
    return {
      entry: entryOf(line),
      act: line.act,
      hasDetails: line.details !== undefined,
      ...(names === undefined ? {} : { exhibit: names }),
    };
  } catch {
    return undefined;
  }
}
