import { copyFile, rename, rm } from 'node:fs/promises';
import { normaliser } from '../../extract/index.ts';
import { ClewError } from '../../errors.ts';
import { type OverlapField, overlapFields, type OverlapFile } from '../../model/index.ts';
import { doingOf, ownKeys, sizesOf, variantOf } from './exchange.ts';
import type { OverlapHouse } from './house.ts';
import { type Partner, requirePartner } from './partners.ts';
import { claimed, type Expected, type Header, readFile, readOwn, type Received } from './protocol/index.ts';
import { has, type Run, runsOf, toldOf } from './runs.ts';
import { fileName, runId, storeOf, type Waiting } from './store.ts';

/** A file of a partner, verified and laid where its run lies. Nothing was answered and nothing learnt of it yet. */
export interface Taken {
  readonly id: string;
  readonly file: OverlapFile;
  readonly partner: Partner;
}

/**
 * Takes in a file that came: an offer, or what answers a file that we sent. It must be signed by a partner whose key was compared here
 * and addressed to us. It is copied to `state/`; a person decides what becomes of it. Throws `untrusted` `overlap.unknown` and what the
 * reading of files throws; `missing` `overlap.none`; `conflict` `overlap.turn`.
 */
export async function take(house: OverlapHouse, path: string): Promise<Taken> {
  const header = await claimed(path);
  if (header.from.name === house.log.origin) {
    throw new ClewError('untrusted', 'overlap.reflected', 'This file was signed here.', {
      hint: 'Give the file that came from the other side.',
    });
  }
  const partner = await requirePartner(house.ctx, header.from, header.rotations);
  const id = runId(header.run);
  const store = storeOf(house);
  const known = (await runsOf(house)).find((run) => run.id === id);
  if (header.step === 'offer') {
    const { sha256 } = await readOffer(house, path, header, known !== undefined);
    await store.make(id);
    await lay(house, path, id, 'offer');
    await store.keepWaiting(id, waitingOf(house, header, partner, sha256));
  } else {
    requireOurs(known, partner, header);
    await readReply(house, path, known);
    await lay(house, path, id, header.step);
  }
  return { id, file: header.step, partner };
}

/** Copied beside and renamed: what lies under the name is whole. */
async function lay(house: OverlapHouse, from: string, id: string, file: OverlapFile): Promise<void> {
  const to = storeOf(house).path(id, fileName(file));
  if (from === to) return;
  const aside = `${to}.came`;
  try {
    await copyFile(from, aside);
    await rename(aside, to);
  } finally {
    await rm(aside, { force: true });
  }
}

function waitingOf(house: OverlapHouse, header: Header, { partner }: Partner, sha256: string): Waiting {
  const { run, variant, size, commitment, terms } = header;
  const { purpose, basis, supervisor, most, ratio, tells = [] } = terms!;
  const told = variantOf(variant, tells);
  const fields = told === 'labels' ? overlapFields.filter((field): field is OverlapField => tells.includes(field)) : [];
  return {
    version: 1,
    run,
    partner,
    variant: told,
    fields,
    grounds: { purpose, basis, supervisor },
    size,
    root: commitment,
    most,
    ratio,
    sha256,
    at: house.ctx.clock(),
  };
}

async function expected(house: OverlapHouse, header: Pick<Header, 'from'>, step: Expected['step']): Promise<Expected> {
  const { sizes } = await sizesOf(house);
  return { step, us: await ownKeys(house.log), them: [header.from], normaliser, limits: sizes };
}

async function readOffer(house: OverlapHouse, path: string, header: Header, isKnown: boolean): Promise<Received> {
  const seen = (): boolean => isKnown;
  return await readFile(path, { ...(await expected(house, header, 'offer')), seen }, doingOf(house));
}

/** The offer of a run that lies here, read again: whoever can write beside a server could have changed it. */
export async function takenOffer(house: OverlapHouse, id: string): Promise<Received> {
  const path = storeOf(house).path(id, fileName('offer'));
  const header = await claimed(path);
  await requirePartner(house.ctx, header.from, header.rotations);
  return await readOffer(house, path, header, false);
}

function requireOurs(run: Run | undefined, partner: Partner, { step }: Header): asserts run is Run {
  if (run === undefined || run.partner !== partner.partner) {
    throw new ClewError('missing', 'overlap.none', 'The file belongs to no comparison that was begun here.', {
      hint: 'clew overlap list shows them. If it was begun in another casebook, open it there.',
    });
  }
  requireAwaited(run, step === 'answer' ? 'answer' : 'result');
}

/** Throws `untrusted` `overlap.replayed`, `conflict` `overlap.turn` unless a run waits for this file of the partner. */
export function requireAwaited(run: Run, step: 'answer' | 'result'): void {
  const side = step === 'answer' ? 'offers' : 'answers';
  const [before, after] = step === 'answer' ? (['offer', 'result'] as const) : (['answer', 'close'] as const);
  if (run.side === side && has(run, before) && !has(run, after, 'refuse')) return;
  throw new ClewError(
    has(run, after) ? 'untrusted' : 'conflict',
    has(run, after) ? 'overlap.replayed' : 'overlap.turn',
    has(run, after) ? `The ${step} of ${run.id} was opened already.` : `${run.id} does not wait for the ${step}.`,
    { hint: `clew overlap show ${run.id} says what comes next.` },
  );
}

/** Reads what answers the file that was sent last in a run, with that file. */
export async function readReply(
  house: OverlapHouse,
  path: string,
  run: Run,
): Promise<{ readonly reply: Received; readonly sent: Received }> {
  const step = run.side === 'offers' ? 'answer' : 'result';
  const last = run.acts.findLast(({ body }) => body.step === (step === 'answer' ? 'offer' : 'answer'))!;
  const own = storeOf(house).path(run.id, fileName(step === 'answer' ? 'offer' : 'answer'));
  const sent = await readOwn(own, last.body.file!, house.ctx.signal);
  const header = await claimed(path);
  await requirePartner(house.ctx, header.from, header.rotations);
  const { own: set } = sent.sections;
  const reply = await readFile(
    path,
    { ...(await expected(house, header, step)), sent: { header: sent.header, sha256: sent.sha256, own: set! } },
    doingOf(house),
  );
  requireSameRoot(run, reply);
  return { reply, sent };
}

/** Who answered a commitment gives the result on the same one. */
function requireSameRoot(run: Run, { header }: Received): void {
  const theirs = toldOf(run, 'theirs');
  if (theirs === undefined || (theirs.root === header.commitment && theirs.size === header.size)) return;
  throw new ClewError('untrusted', 'overlap.root', 'The file stands by another set than the one they committed to.', {
    hint: 'Keep the file and ask the sender about it.',
  });
}
