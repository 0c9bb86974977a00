import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { ForeignIndicator, ReplayAct } from '../../casebook/index.ts';
import { diskError, formatVkey, parseVkey } from '../../custody/index.ts';
import { ClewError } from '../../errors.ts';
import { type Act, canonicalJson } from '../../model/index.ts';
import type { House } from './house.ts';
import { packageRow, receivedAct } from './packages.ts';
import { contentsOfPackage, Reading } from './reading.ts';
import { receiptStatement } from './receipt.ts';
import { signStatement } from './statement.ts';
import { tarOf } from '../tar.ts';
import { Unverified, vouched } from './vouched.ts';

export interface Decided {
  readonly act: number;
  /** The signed receipt, to go back to the sender. */
  readonly receipt: string;
}
interface Decision {
  readonly decision: 'accepted' | 'refused';
  /** Recorded, and told to the sender. */
  readonly reason: string;
}
type Body<K extends Act['kind']> = Extract<Act, { kind: K }>['body'];

/** Acts of sealing in one commit; the log takes some thousands at once. */
const sealsAtOnce = 1000;

/**
 * Decides on what lies apart. Accepted: verified again, its files sealed as exhibits, its indicators known as the sender's from
 * then on; its links and decisions stay what they are, the sender's. Refused: nothing of it is kept but the act. Either way the
 * answer is signed. Throws `conflict` `share.decided`, `share.recalled`; `missing` `share.package`, `share.lost`.
 */
export async function decide(house: House, id: string, decision: Decision): Promise<Decided> {
  const place = house.quarantine.path(id);
  if (underWay.has(place)) {
    throw new ClewError('conflict', 'share.decided', `Somebody is deciding on package ${id} at this moment.`);
  }
  underWay.add(place);
  try {
    return await decideAlone(house, id, decision);
  } finally {
    underWay.delete(place);
  }
}

/** Packages being decided on: two who press at once must not give two answers. */
const underWay = new Set<string>();

async function decideAlone(house: House, id: string, { decision, reason }: Decision): Promise<Decided> {
  const { ctx, log, quarantine } = house;
  const row = await packageRow(ctx, quarantine, id, 'received');
  if (row.decision !== undefined) {
    throw new ClewError('conflict', 'share.decided', `Package ${id} was ${row.decision.decision} already.`, {
      hint: 'A decision that was wrong is told to the sender; they may send it again.',
    });
  }
  if (decision === 'accepted' && row.recalls.some(({ acknowledged }) => !acknowledged)) {
    throw new ClewError(
      'conflict',
      'share.recalled',
      'The sender has withdrawn something of it, and nobody here has read that.',
      {
        hint: 'Read it and say so first: clew recall acknowledge.',
      },
    );
  }
  const { sha256, at: received } = await receivedAct(ctx, id);
  const from = {
    package: id,
    side: 'given' as const,
    decision,
    from: log.origin,
    key: formatVkey((await log.unlock()).verifier),
  };
  const told: Body<'receipt'> = { ...from, sha256, received, reason };
  const act = decision === 'accepted' ? await accept(house, told) : await refuse(house, told);
  await quarantine.drop(id);
  return { act, receipt: await receiptOf(house, id) };
}

async function refuse({ ctx }: House, body: Body<'receipt'>): Promise<number> {
  const { acts } = await ctx.commit([{ kind: 'receipt', body }]);
  return acts[0]!.seq;
}

async function accept(house: House, body: Body<'receipt'>): Promise<number> {
  const { ctx, log } = house;
  const { package: id } = body;
  const staged = join(log.folders.aside, randomUUID());
  await mkdir(staged, { recursive: true, mode: 0o700 });
  try {
    const reading = await readAgain(house, id);
    const files = await filesOf(house, reading, staged);
    const sealed = new Set((await ctx.read.exhibits()).map(({ sha256 }) => sha256));
    const seals: Act[] = [];
    const exhibits: string[] = [];
    for (const [at, { path, name, sha256: expected }] of files.entries()) {
      ctx.signal.throwIfAborted();
      ctx.progress({ step: 'seal', done: at, total: files.length, unit: 'rows' });
      const { sha256, bytes } = await ctx.exhibits.seal(path, { name, signal: ctx.signal });
      // Whoever can write beside a server could have changed it since it was verified.
      if (expected !== undefined && expected !== sha256) throw new Unverified(`${name} was changed`);
      exhibits.push(sha256);
      if (sealed.has(sha256)) continue;
      sealed.add(sha256);
      seals.push({ kind: 'exhibit.seal', body: { sha256, name, bytes } });
    }
    // A crash between two of these leaves exhibits sealed and the package undecided: accepting it goes on from there.
    for (let i = 0; i < seals.length; i += sealsAtOnce) await ctx.commit(seals.slice(i, i + sealsAtOnce));
    const { acts } = await ctx.commit(
      [{ kind: 'receipt', body: { ...body, exhibits: [...new Set(exhibits)] } }],
      async (write) => {
        await write.foreign(foreignRows(reading));
      },
    );
    return acts[0]!.seq;
  } catch (cause) {
    throw diskError(cause, 'The files of the package could not be sealed.');
  } finally {
    await rm(staged, { recursive: true, force: true });
  }
}

/** What lies apart, looked at again: between then and now somebody may have been at it. */
async function readAgain(house: House, id: string): Promise<Reading> {
  const { ctx, quarantine } = house;
  const known = await quarantine.reading(id);
  if (known.format !== 'clew') return known;
  const { key, sha256 } = await receivedAct(ctx, id);
  const bag = quarantine.path(id, 'bag');
  const { checks, facts } = await vouched(house, bag, parseVkey(key!));
  if (facts.contents !== sha256) throw new Unverified('contents.sha256 is another');
  const { id: _same, ...contents } = await contentsOfPackage(bag);
  return { version: 1, package: id, sender: known.sender, ...contents, notes: known.notes, checks };
}

interface File {
  readonly path: string;
  /** Marks it as what came with the package. */
  readonly name: string;
  /** As it was when it was verified. */
  readonly sha256?: string;
}

/**
 * What is sealed, the reading first: rows are made from it. Of a package its exhibits, its case, and everything else in one
 * archive, so that the package can be put together again and verified.
 */
async function filesOf({ quarantine }: House, reading: Reading, staged: string): Promise<File[]> {
  const { package: id, format, exhibits } = reading;
  const own = join(staged, 'reading.json');
  await writeFile(own, `${canonicalJson(reading)}\n`);
  const name = (file: string): string => `${id}/${file}`;
  const found: File[] = [{ path: own, name: name('reading.json') }];
  const folder = format === 'clew' ? quarantine.path(id, 'bag') : quarantine.path(id);
  if (format === 'clew') {
    found.push({ path: join(folder, 'data', 'dossier.json'), name: name('dossier.json') });
    const apart = new Set(exhibits.map(({ path }) => path));
    const rest = (await readdir(folder, { recursive: true, withFileTypes: true }))
      .filter((each) => each.isFile())
      .map((each) => join(each.parentPath, each.name).slice(folder.length + 1))
      .filter((path) => !apart.has(path))
      .sort();
    const tar = join(staged, 'package.tar');
    await pipeline(tarOf(folder, rest), createWriteStream(tar));
    found.push({ path: tar, name: name('package.tar') });
  }
  for (const { path, name: called, sha256 } of exhibits) found.push({ path: join(folder, path), name: name(called), sha256 });
  return found;
}

const foreignRows = ({ package: id, indicators }: Reading): ForeignIndicator[] =>
  indicators.map(({ kind, value, note }) => ({ package: id, kind, value, ...(note === undefined ? {} : { note }) }));

/** Makes the rows of an accepted package again, from what was read then. */
export const replayReceipt: ReplayAct<'receipt'> = async ({ body }, write, { exhibits }) => {
  const [first] = body.exhibits ?? [];
  if (first === undefined) return;
  if (!(await exhibits.isIntact(first))) {
    throw new ClewError('untrusted', 'share.reading', `Exhibit ${first.slice(0, 12)}… was changed after it was sealed.`, {
      hint: 'Restore the folder exhibits/ from a copy; no row is made from a changed exhibit.',
    });
  }
  await write.foreign(foreignRows(await sealedReading(await exhibits.path(first))));
};

/** What was read of a package that was accepted. */
export async function sealedReading(path: string): Promise<Reading> {
  return Reading.parse(JSON.parse(await readFile(path, 'utf8')));
}

/**
 * Our receipt on a package: the one that was signed, or signed again if it is gone. Throws `missing` `share.receipt.none` before
 * a decision.
 */
export async function receiptOf({ ctx, log, quarantine }: House, id: string): Promise<string> {
  const given = (await ctx.read.packages(id)).findLast((act) => act.kind === 'receipt' && act.body.side === 'given');
  if (given?.kind !== 'receipt') {
    throw new ClewError('missing', 'share.receipt.none', 'Nobody here has decided on such a package.', {
      hint: 'There is a receipt once it was accepted or refused.',
    });
  }
  const name = `receipt-${given.seq}`;
  const kept = await quarantine.note(name);
  if (kept !== undefined) return kept;
  const { sha256, decision, received, reason, exhibits = [] } = given.body;
  const statement = receiptStatement({
    package: id,
    sha256,
    decision,
    received,
    exhibits: exhibits.length,
    ...(reason === undefined ? {} : { reason }),
  });
  const signed = await signStatement(log, statement);
  await quarantine.keepNote(name, signed);
  return signed;
}
