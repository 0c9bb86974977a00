import { randomUUID } from 'node:crypto';
import { mkdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { diskError, formatVkey, type VerifierKey } from '../../custody/index.ts';
import { ClewError } from '../../errors.ts';
import { canonicalJson } from '../../model/index.ts';
import { foreignBag, foreignFile } from './foreign-arrived.ts';
import type { House } from './house.ts';
import { packageRows, receivedAct } from './packages.ts';
import { knownKeys, trust, type Trusted, trustSentence } from './partners.ts';
import { type Arrived, contentsOfPackage, type Reading } from './reading.ts';
import { rotationsIn } from './statement.ts';
import { unpack, wrappingOf } from './unpack.ts';
import { claimedKey, requireSame, vouched } from './vouched.ts';

export interface ReceiveOptions {
  /** The sender's key, from elsewhere than the package. */
  readonly key?: VerifierKey;
  /** age identities that open an encrypted package. */
  readonly identities?: string;
  /** What a file handed in is called. */
  readonly name?: string;
}

export interface Received {
  readonly id: string;
  readonly act: number;
  readonly reading: Reading;
  /** How its key is trusted; nothing vouches for what is not of Clew. */
  readonly trusted: Trusted | undefined;
}

/**
 * Takes a package, or a file of somebody else, into quarantine: verified first, so that nothing stays of what does not hold.
 * Nothing of it counts until somebody decides (`decide`). Throws `Unverified`; `conflict` `share.own`, `share.received`; what
 * `unpack`, `trust` and the readers throw.
 */
export async function receive(house: House, path: string, options: ReceiveOptions = {}): Promise<Received> {
  const { ctx, log, quarantine } = house;
  const staged = join(log.folders.aside, randomUUID());
  await mkdir(staged, { recursive: true, mode: 0o700 });
  try {
    const { reading, key, sha256, bytes, trusted } = await arrive(house, path, staged, options);
    const { package: id, sender, agency, format, label } = reading;
    await requireNew(house, id, sha256);
    await writeFile(join(staged, 'reading.json'), canonicalJson(reading), { mode: 0o600 });
    await quarantine.keep(id, staged);
    try {
      const { acts } = await ctx.commit([
        {
          kind: 'package.receive',
          body: {
            package: id,
            sender,
            ...(agency === undefined || agency === '' ? {} : { agency: agency.slice(0, 1000) }),
            ...(key === undefined ? {} : { key }),
            format,
            ...(label === undefined ? {} : { label }),
            sha256,
            bytes,
            verified: key !== undefined,
          },
        },
      ]);
      return { id, act: acts[0]!.seq, reading, trusted };
    } catch (error) {
      await quarantine.drop(id);
      throw error;
    }
  } catch (cause) {
    throw diskError(cause, 'What came could not be laid aside.');
  } finally {
    await rm(staged, { recursive: true, force: true });
  }
}

/** What was refused, or was lost with a disk, may come again; what was accepted, when it holds something else now. */
async function requireNew({ ctx, quarantine }: House, id: string, sha256: string): Promise<void> {
  const row = (await packageRows(ctx, quarantine)).find((each) => each.id === id && each.side === 'received');
  if (row === undefined || row.state === 'refused' || row.state === 'lost') return;
  if (row.decision !== undefined && (await receivedAct(ctx, id)).sha256 !== sha256) return;
  throw new ClewError('conflict', 'share.received', `Package ${id} has been received already.`, {
    hint: row.decision === undefined ? 'It waits for a decision: clew packages.' : 'It was accepted: clew packages shows it.',
  });
}

/** Files by which a folder shows itself a package of Clew, also when one of them was taken away. */
const marks = ['seal.note', 'contents.sha256', join('log', 'send.json'), join('log', 'log.vkey')];

async function arrive(house: House, path: string, staged: string, options: ReceiveOptions): Promise<Arrived> {
  const { ctx } = house;
  const { signal } = ctx;
  const { identities, name = basename(path) } = options;
  if ((await wrappingOf(path)) === 'file') return await foreignFile(path, staged, { name, signal });
  const progress = (done: number): void => ctx.progress({ step: 'unpack', done, unit: 'bytes' });
  const laid = await unpack(path, join(staged, 'in'), { signal, progress, ...(identities === undefined ? {} : { identities }) });
  const bag = join(staged, 'bag');
  await rename(laid, bag);
  await rm(join(staged, 'in'), { recursive: true, force: true });
  const has = async (file: string): Promise<boolean> => (await stat(join(bag, file)).catch(() => undefined)) !== undefined;
  for (const mark of marks) if (await has(mark)) return await sentPackage(house, bag, options);
  if (await has('bagit.txt')) return await foreignBag(staged, { name, signal });
  throw new ClewError('input', 'share.archive', 'The folder or archive is neither a package of Clew nor a bag.', {
    hint: 'Files of other programs are received one by one.',
  });
}

async function sentPackage(house: House, bag: string, options: ReceiveOptions): Promise<Arrived> {
  const { ctx, log } = house;
  const claimed = await claimedKey(bag);
  if (claimed.name === log.origin) {
    throw new ClewError('conflict', 'share.own', 'The package was sent from this casebook.', {
      hint: 'The recipient receives it; their receipt comes back: clew receipt FILE.',
    });
  }
  const known = (await knownKeys(ctx)).get(claimed.name);
  const trusted = trust(claimed, await rotationsIn(join(bag, 'log')), { given: options.key, known });
  const { checks, facts } = await vouched(house, bag, options.key ?? known);
  const { id, ...contents } = await contentsOfPackage(bag);
  requireSame(facts, { id, ...contents });
  const notes = [trustSentence(trusted, claimed), ...contents.notes];
  const reading: Reading = { version: 1, package: id, sender: claimed.name, ...contents, notes, checks };
  return { reading, key: formatVkey(claimed), sha256: facts.contents, bytes: facts.bytes, trusted };
}
