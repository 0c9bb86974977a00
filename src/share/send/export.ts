import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Ctx } from '../../casebook/index.ts';
import { type CustodyLog, diskError, formatNote, lineText, signNote } from '../../custody/index.ts';
import { ClewError } from '../../errors.ts';
import type { Act, Dossier, PackageInfo, PackageOptions } from '../../model/index.ts';
import { heldPeople, isWithheld } from '../../people/index.ts';
import { BagWriter, isPayload } from './bag-writer.ts';
import { type Disclosed, disclosedActs } from './disclose.ts';
import { copyExhibits, extractOf, planExhibits } from './exhibit-part.ts';
import { writeForms } from './forms.ts';
import { Gate } from './gate.ts';
import { checkpointAt, writeLogBefore, writeProofs, writeTiles } from './log-part.ts';
import { packageInfo } from './package-info.ts';
import { redact } from './redact.ts';
import { verifierBytes } from './verifier.ts';
import { verifyWords } from './verify-words.ts';
import { askWitnesses } from './witnessed.ts';

/** The house that a package leaves. */
export interface Sender {
  readonly ctx: Ctx;
  readonly log: CustodyLog;
}

/** A package that was made. */
export interface Exported {
  readonly info: PackageInfo;
  /** Its folder. */
  readonly dir: string;
  /** The act by which it was sent; `again`: it had been sent before, and this is the same, byte for byte. */
  readonly act: number;
  readonly again: boolean;
  readonly files: number;
  /** Of all files. */
  readonly bytes: number;
  /** Whether enough witnesses vouch for the checkpoint; absent where none is asked for. */
  readonly witnessed?: boolean;
}

/**
 * Writes a case as a package into the folder `out`, which must not be there, and records that it was sent. Nothing half-written
 * stays: the folder gets its name when everything is in it. `link`: originals may be second names of the sealed ones.
 *
 * Throws `conflict` `share.exists`, `input` `share.originals` for options that exclude each other, `untrusted` `share.unredacted`
 * rather than let out what names a victim, `untrusted` `custody.exhibit` for an original that has changed.
 */
export async function exportCase(
  sender: Sender,
  dossier: Dossier,
  options: PackageOptions,
  out: string,
  { link = false }: { readonly link?: boolean } = {},
): Promise<Exported> {
  if (!(await isFreePlace(out))) {
    throw new ClewError('conflict', 'share.exists', `There is something at ${basename(out)} already.`, {
      hint: 'Name a folder that does not exist yet.',
    });
  }
  if (options.redact === 'victims' && options.originals) {
    throw new ClewError('input', 'share.originals', 'Originals hold the victims’ data: they cannot leave without them.', {
      hint: 'Leave out one of the two.',
    });
  }
  const aside = join(dirname(out), `.${basename(out)}.${randomUUID().slice(0, 8)}.part`);
  try {
    await mkdir(aside, { recursive: true });
    const made = await write(sender, dossier, options, new BagWriter(aside), link);
    await rename(aside, out);
    return { ...made, dir: out };
  } catch (cause) {
    await rm(aside, { recursive: true, force: true });
    throw diskError(cause, 'The package could not be written.');
  }
}

/** Nothing there, or a folder with nothing in it: found out before anything is recorded. */
async function isFreePlace(out: string): Promise<boolean> {
  try {
    return (await readdir(out)).length === 0;
  } catch (cause) {
    return (cause as NodeJS.ErrnoException).code === 'ENOENT';
  }
}

async function write(
  { ctx, log }: Sender,
  whole: Dossier,
  options: PackageOptions,
  bag: BagWriter,
  link: boolean,
): Promise<Omit<Exported, 'dir'>> {
  const { signal } = ctx;
  const { dossier, withheld, secrets } =
    options.redact === 'victims' ? redact(whole) : { dossier: whole, withheld: 0, secrets: [] };
  const gate = new Gate(secrets);
  gate.requireFree(options);
  const plan = planExhibits(dossier, options.redact === 'victims', options.originals);
  const held = await heldPeople(ctx.read);
  const acts = await disclosedActs(
    log,
    dossier,
    (text) => gate.isFree(text),
    (act) => isWithheld(held, act),
  );
  const left = plan.extracts.length + plan.apart.length + acts.filter((act) => !act.whole).length;
  const info = packageInfo(dossier, options, withheld + left);
  await writeExhibits(bag, dossier, plan, ctx, link, gate);
  await writeForms(bag, gate, dossier, info, signal);
  const sent = await sentBefore({ ctx, log }, info);
  await bag.put('VERIFY.md', verifyWords(info, dossier));
  await bag.put('verify.mjs', await verifierBytes());
  await bag.put('log/acts.jsonl', acts.map(({ text }) => `${text}\n`).join(''));
  await writeLogBefore(bag, log, sent?.seq ?? Infinity);
  const { act, again } = await send({ ctx, log }, bag, dossier, info, sent);
  return { info, act, again, ...(await finish({ ctx, log }, bag, dossier, info, acts, act)), ...bag.sum(() => true) };
}

async function writeExhibits(
  bag: BagWriter,
  { exhibits, reports }: Dossier,
  { whole, extracts }: ReturnType<typeof planExhibits>,
  { exhibits: sealed, signal, progress }: Ctx,
  link: boolean,
  gate: Gate,
): Promise<void> {
  const total = whole.reduce((sum, { bytes }) => sum + bytes, 0);
  let done = 0;
  const told = (bytes: number): void => {
    done += bytes;
    progress({ step: 'export', done, total, unit: 'bytes' });
  };
  if (exhibits.length > 0) await copyExhibits(bag, sealed, whole, { link, signal, told });
  for (const exhibit of extracts) {
    const [path, rows] = [`data/extracts/${exhibit.sha256}.jsonl`, extractOf(exhibit, reports)];
    await gate.check(path, rows);
    await bag.put(path, rows);
  }
}

type SendAct = Extract<Act, { kind: 'package.send' }>;
interface Sent {
  readonly seq: number;
  readonly body: SendAct['body'];
}

/** The newest act that sent a package of this id. */
async function sentBefore({ ctx }: Sender, { id }: PackageInfo): Promise<Sent | undefined> {
  const acts = await ctx.read.packages(id);
  const found = acts.findLast((each) => each.kind === 'package.send');
  return found === undefined ? undefined : { seq: found.seq, body: found.body };
}

/** Records that it is sent, unless just this was. From here on the package is what its act says. */
async function send(
  { ctx, log }: Sender,
  bag: BagWriter,
  { head, case: facts }: Dossier,
  { id, recipient, label, reason, withheld, redact }: PackageInfo,
  sent: Sent | undefined,
): Promise<{ readonly act: number; readonly again: boolean }> {
  ctx.signal.throwIfAborted();
  const listed = bag.sum(() => true);
  const { sha256 } = await bag.put(
    'contents.sha256',
    bag.list(() => true),
  );
  if (sent?.body.sha256 === sha256 && (await detailsOf(log, sent.seq)) !== undefined) return { act: sent.seq, again: true };
  const told = { package: id, case: facts.id, recipient, label, sha256, bytes: listed.bytes, reason, withheld, redact };
  const { acts } = await ctx.commit([{ kind: 'package.send', body: { ...told, covers: head.size } }]);
  await askWitnesses(log);
  return { act: acts[0]!.seq, again: false };
}

/** Line of an act with its details; `undefined` when these were erased. */
async function detailsOf(log: CustodyLog, seq: number): Promise<string | undefined> {
  for await (const line of log.acts(seq - 1, seq)) return line.details === undefined ? undefined : lineText(line);
  return undefined;
}

/** Everything that is made after the act, the seal over it, and the manifests over all. */
async function finish(
  { ctx, log }: Sender,
  bag: BagWriter,
  dossier: Dossier,
  info: PackageInfo,
  acts: readonly Disclosed[],
  act: number,
): Promise<Pick<Exported, 'witnessed'>> {
  const fixed = new Set([...bag.paths()].filter((path) => path !== 'contents.sha256'));
  await bag.put('log/send.json', `${(await detailsOf(log, act))!}\n`);
  const keep = join(log.folders.state, 'packages');
  await mkdir(keep, { recursive: true, mode: 0o700 });
  const { note, witnessed } = await checkpointAt(log, act, join(keep, `${info.id}.checkpoint`));
  await bag.put('log/checkpoint', note);
  await writeProofs(bag, log, [...acts.map(({ seq }) => seq), act], note, ctx.signal);
  if (info.wholeLog) await writeTiles(bag, log, act, ctx.signal);
  await bag.put('bagit.txt', 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n');
  await bag.put('bag-info.txt', bagInfo(bag, dossier, info));
  await bag.put('manifest-sha256.txt', bag.list(isPayload));
  const text = `clew package v1\n${info.id}\n${bag.list((path) => !fixed.has(path))}`;
  await bag.put('seal.note', formatNote({ text, signatures: [signNote(text, await log.unlock())] }));
  await bag.put(
    'tagmanifest-sha256.txt',
    bag.list((path) => !isPayload(path)),
  );
  return witnessed === undefined ? {} : { witnessed };
}

function bagInfo(bag: BagWriter, { casebook, head, case: facts, software }: Dossier, info: PackageInfo): string {
  const { bytes, files } = bag.sum(isPayload);
  const lines: [string, string][] = [
    ['Source-Organization', casebook.agency ?? head.origin],
    ['External-Identifier', info.id],
    ['External-Description', facts.title],
    ['Internal-Sender-Identifier', facts.id],
    ['Bagging-Date', new Date(info.at).toISOString().slice(0, 10)],
    ['Payload-Oxum', `${bytes}.${files}`],
    ['Bag-Software-Agent', `${software.name} ${software.version}`],
    ['Recipient', info.recipient],
    ['Label', `TLP:${info.label}`],
    ...(casebook.synthetic ? [['Synthetic', 'true'] as [string, string]] : []),
  ];
  return lines.map(([label, value]) => `${label}: ${value.replaceAll(/\s+/gu, ' ').trim()}\n`).join('');
}
