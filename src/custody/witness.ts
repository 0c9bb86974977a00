import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ClewError } from '../errors.ts';
import { decodeDecimal } from './canonical.ts';
import { openCheckpoint } from './checkpoint.ts';
import { replaceFile } from './disk.ts';
import type { CustodyLog } from './log.ts';
import { formatNote, parseNote, signatureLine, verifySignature } from './note.ts';
import { formatPolicy, isQuorum, parsePolicy, type Policy, type PolicyWitness } from './policy.ts';
import type { Post } from './post.ts';
import { tileReader } from './tiles.ts';
import { consistencyProof } from './tree.ts';
import { type NoteSignature, parseVkey } from './vkey.ts';

/** What came of asking one witness. */
export interface Witnessed {
  readonly name: string;
  /** Unix seconds of its cosignature for the present head. */
  readonly time?: number;
  /** Why it has not cosigned. */
  readonly error?: ClewError;
}

/** Where a log stands with its witnesses. */
export interface WitnessState {
  readonly size: number;
  readonly witnesses: readonly Witnessed[];
  readonly quorum: boolean;
  /** Entries of the last cosigned checkpoint; 0 if there is none. */
  readonly witnessed: number;
  /** UTC milliseconds of the first act that nobody has witnessed; absent when all are. */
  readonly since?: number;
}

export async function logPolicy(log: CustodyLog): Promise<Policy> {
  return parsePolicy(await readFile(join(log.folders.keys, 'policy')));
}

/**
 * Adds a witness to the policy. Without a word on the quorum every witness must cosign: `group all all …`. Throws `input` for a
 * name that is taken or a key that is not a witness's.
 */
export async function addWitness(log: CustodyLog, name: string, vkey: string, url: string): Promise<Policy> {
  if (!/^https?:$/u.test(protocolOf(url))) {
    throw new ClewError('input', 'custody.witness', 'The address of a witness begins with http:// or https://.');
  }
  const policy = await logPolicy(log);
  const witnesses = [...policy.witnesses, { name, key: parseVkey(vkey), url }];
  const others = policy.groups.filter((group) => group.name !== 'witnesses');
  const all = { name: 'witnesses', threshold: witnesses.length, members: witnesses.map((each) => each.name) };
  const text = formatPolicy({ ...policy, witnesses, groups: [...others, all], quorum: 'witnesses' });
  const read = parsePolicy(text);
  await replaceFile(join(log.folders.keys, 'policy'), Buffer.from(text), log.folders.aside);
  return read;
}

function protocolOf(url: string): string {
  try {
    return new URL(url).protocol;
  } catch {
    return '';
  }
}

/** Asks every witness of the policy for its cosignature of the head, and puts those it gets under the public checkpoint. */
export async function syncWitnesses(log: CustodyLog, post: Post): Promise<WitnessState> {
  const policy = await logPolicy(log);
  const note = await log.published();
  const known = await lastCosigned(log, policy);
  const results = await Promise.all(
    policy.witnesses.map(async (witness): Promise<{ readonly told: Witnessed; readonly line?: NoteSignature }> => {
      const old = known !== undefined && known.cosigned.has(witness.name) ? known.size : 0;
      try {
        const { line, time } = await askWitness(log, witness, old, note, post);
        return { told: { name: witness.name, time }, line };
      } catch (error) {
        if (!(error instanceof ClewError)) throw error;
        return { told: { name: witness.name, error } };
      }
    }),
  );
  const lines = results.flatMap(({ line }) => (line === undefined ? [] : [line]));
  if (lines.length > 0) {
    const { text, signatures } = parseNote(note);
    const own = signatures.filter(({ name, id }) => !lines.some((line) => line.name === name && line.id === id));
    const cosigned = formatNote({ text, signatures: [...own, ...lines] });
    await replaceFile(join(log.folders.state, 'witnessed'), Buffer.from(cosigned), log.folders.aside);
    await log.cosigned(cosigned);
  }
  // A witness that knows more than this log, or another one, has seen acts that are gone here.
  const contrary = results.find(({ told }) => told.error?.kind === 'untrusted')?.told.error;
  if (contrary !== undefined) throw log.halt(contrary);
  return { ...(await witnessState(log)), witnesses: results.map(({ told }) => told) };
}

/** Where the log stands, without asking anybody. */
export async function witnessState(log: CustodyLog): Promise<WitnessState> {
  const policy = await logPolicy(log);
  const known = await lastCosigned(log, policy);
  const witnessed = known?.size ?? 0;
  const keys = witnessed === log.size && known !== undefined ? known.keys : [];
  const state = {
    size: log.size,
    witnesses: policy.witnesses.map(({ name }) => ({ name })),
    quorum: isQuorum(policy, keys),
    witnessed,
  };
  for await (const { at } of log.acts(witnessed, Math.min(log.size, witnessed + 1))) return { ...state, since: at };
  return state;
}

async function lastCosigned(log: CustodyLog, { witnesses }: Policy) {
  const bytes = await readFile(join(log.folders.state, 'witnessed')).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code !== 'ENOENT') throw cause;
  });
  if (bytes === undefined) return undefined;
  const text = parseNote(bytes).text;
  const signed = parseNote(bytes).signatures;
  const good = witnesses.filter(({ key }) =>
    signed.some((line) => line.name === key.name && line.id === key.id && verifySignature(key, text, line) !== undefined),
  );
  const size = decodeDecimal(text.split('\n')[1] ?? '') ?? 0;
  return { size, keys: good.map(({ key }) => key), cosigned: new Set(good.map(({ name }) => name)) };
}

/** C2SP tlog-witness, add-checkpoint: `old`, the proof, an empty line, the signed checkpoint. */
async function askWitness(log: CustodyLog, witness: PolicyWitness, old: number, note: string, post: Post) {
  const { size } = openCheckpoint(note, log.vkey);
  const url = `${(witness.url ?? '').replace(/\/$/u, '')}/add-checkpoint`;
  let from = Math.min(old, size);
  for (let attempt = 0; ; attempt++) {
    const proof = consistencyProof(from, size, tileReader(log.folders.log, size));
    const lines = proof.map((hash) => `${hash.toString('base64')}\n`).join('');
    const { status, body } = await post(url, Buffer.from(`old ${from}\n${lines}\n${note}`), 'text/plain; charset=utf-8');
    if (status === 200) return cosignatureOf(witness, note, body);
    const known = status === 409 ? decodeDecimal(body.toString('utf8').trimEnd()) : undefined;
    if (known !== undefined && known > size) {
      throw new ClewError(
        'untrusted',
        'custody.witness.ahead',
        `The witness ${witness.name} has seen ${known} acts of this log, which holds ${size}.`,
        {
          hint: 'This casebook was restored from an older copy. Restore the newest one; nothing is signed until then.',
        },
      );
    }
    // Another size than was thought: the proof must begin there.
    if (known !== undefined && attempt < 2) {
      from = known;
      continue;
    }
    throw refused(witness.name, status);
  }
}

function cosignatureOf({ name, key }: PolicyWitness, note: string, body: Buffer): { line: NoteSignature; time: number } {
  const { text } = parseNote(note);
  // The answer holds signature lines alone; under the text they are a note.
  const { signatures } = parseNote(`${text}\n${body.toString('utf8')}`);
  const line = signatures.find((each) => each.name === key.name && each.id === key.id);
  const good = line === undefined ? undefined : verifySignature(key, text, line);
  if (line !== undefined && good?.time !== undefined && signatureLine(line).length < 1000) return { line, time: good.time };
  throw new ClewError(
    'unavailable',
    'custody.witness.signature',
    `The witness ${name} answered with a signature that is not its own.`,
    {
      hint: 'Check the key it was added with.',
    },
  );
}

function refused(name: string, status: number): ClewError {
  if (status === 422) {
    return new ClewError('untrusted', 'custody.witness.fork', `The witness ${name} has seen this log go on in another way.`, {
      hint: 'The log was changed or forked after it was witnessed. Run `clew verify`; nothing is signed until that is cleared up.',
    });
  }
  const why: Readonly<Record<number, string>> = {
    403: 'does not know the key of this log',
    404: 'does not know this log',
    409: 'keeps naming another size',
  };
  return new ClewError('unavailable', 'custody.witness', `The witness ${name} ${why[status] ?? `answered ${status}`}.`, {
    hint: 'Its operator must be told the origin and the key of the log (keys/log.vkey).',
  });
}
