import { basename } from 'node:path';
import type { Act, Ctx, StoredCase } from '../casebook/index.ts';
import { ClewError } from '../errors.ts';
import { ExhibitFacts } from '../model/index.ts';
import { type Done, insideCase, type Reader } from './cases.ts';
import type { Recheck } from './checks.ts';
import { setMembers } from './edit.ts';
import { exhibitIdsOf } from './holdings.ts';
import { type Rechecked, recheckedOf } from './members.ts';

/** Bytes of a case's exhibits, and how many, up to which they are read again whenever the case is put together. */
const readAtOnce = 64 << 20;
const mostAtOnce = 1000;
/** Hashes that one recheck may write into the log. */
const mostRechecked = 100_000;

export interface Described {
  readonly name?: string | undefined;
  readonly facts: ExhibitFacts;
  readonly reason?: string | undefined;
}

/** Seals a file and puts it to the case, with what is known of it. `id` is its SHA-256. */
export async function addExhibit(ctx: Ctx, caseId: string, file: string, described: Described, reader: Reader): Promise<Done> {
  await insideCase(ctx, caseId, reader);
  const { name: given = basename(file), reason } = described;
  const facts = ExhibitFacts.parse(described.facts);
  const onBytes = (done: number): void => ctx.progress({ step: 'seal', done, unit: 'bytes' });
  const { sha256, name, bytes } = await ctx.exhibits.seal(file, { name: given, onBytes, signal: ctx.signal });
  const isKnown = (await ctx.read.exhibits()).some((each) => each.sha256 === sha256);
  const seal: Act[] = isKnown ? [] : [{ kind: 'exhibit.seal', body: { sha256, name, bytes } }];
  const set = { [`exhibit:${sha256}`]: facts };
  const body = { case: caseId, set, ...(reason === undefined ? {} : { reason }) };
  const { acts } = await ctx.commit([...seal, { kind: 'case.edit', body }]);
  return { id: sha256, act: acts.at(-1)!.seq };
}

/** Writes down what people know of an exhibit; one that is sealed and not the case's yet becomes so. */
export async function describeExhibit(
  ctx: Ctx,
  caseId: string,
  sha256: string,
  { facts, reason }: Described,
  reader: Reader,
): Promise<Done> {
  const stored = await insideCase(ctx, caseId, reader);
  const isOwn = (await exhibitIdsOf(ctx, stored)).includes(sha256);
  const isSealed = isOwn || (await ctx.read.exhibits()).some((each) => each.sha256 === sha256);
  // One that holds reports which are closed to the reader is as missing as one that never was.
  if (!isSealed || (!isOwn && (await ctx.read.exhibitHolds(sha256, [...reader.closedRings])))) throw noExhibit();
  const { act } = await setMembers(ctx, caseId, { [`exhibit:${sha256}`]: ExhibitFacts.parse(facts) }, reason);
  return { id: sha256, act };
}

/** Takes an exhibit that was put to the case out again, and what was said of it; it stays sealed. */
export async function removeExhibit(ctx: Ctx, caseId: string, sha256: string, reason: string, reader: Reader): Promise<Done> {
  const { members } = await insideCase(ctx, caseId, reader);
  if (!(`exhibit:${sha256}` in members)) throw noExhibit();
  const { act } = await setMembers(ctx, caseId, { [`exhibit:${sha256}`]: null }, reason);
  return { id: sha256, act };
}

/** What came of reading all sealed copies of a case again. */
export interface RecheckDone {
  readonly act: number;
  readonly exhibits: number;
  /** SHA-256 of those that are not what was sealed, or gone. */
  readonly changed: readonly string[];
}

/** Reads the sealed copies of a case again, all of them, and records what came of it. */
export async function recheckExhibits(ctx: Ctx, caseId: string, reader: Reader): Promise<RecheckDone> {
  const ids = await exhibitIdsOf(ctx, await insideCase(ctx, caseId, reader));
  if (ids.length > mostRechecked) {
    throw new ClewError(
      'input',
      'review.recheck',
      `A case of more than ${mostRechecked} exhibits is rechecked with clew verify.`,
    );
  }
  const changed: string[] = [];
  for (const [done, sha256] of ids.entries()) {
    ctx.signal.throwIfAborted();
    ctx.progress({ step: 'exhibits', done, total: ids.length, unit: 'rows' });
    if (!(await isIntact(ctx, sha256))) changed.push(sha256);
  }
  const bad = new Set(changed);
  const rechecked: Rechecked = { at: ctx.clock(), by: ctx.actor, intact: ids.filter((id) => !bad.has(id)), changed };
  const { act } = await setMembers(ctx, caseId, { recheck: rechecked }, undefined);
  return { act, exhibits: ids.length, changed };
}

/**
 * What is known of the sealed copies: of a small case they are read now, of a large one it is as somebody had it rechecked
 * last, as gigabytes are not read for a page.
 */
export async function rechecksOf(
  ctx: Pick<Ctx, 'exhibits' | 'signal'>,
  stored: StoredCase,
  exhibits: readonly { readonly sha256: string; readonly bytes: number }[],
): Promise<(sha256: string) => Recheck | undefined> {
  const { at, by, intact, changed } = recheckedOf(stored);
  const found = new Map<string, Recheck>();
  for (const sha256 of intact) found.set(sha256, { intact: true, at, by });
  for (const sha256 of changed) found.set(sha256, { intact: false, at, by });
  if (exhibits.length <= mostAtOnce && exhibits.reduce((sum, { bytes }) => sum + bytes, 0) <= readAtOnce) {
    for (const { sha256 } of exhibits) {
      ctx.signal.throwIfAborted();
      found.set(sha256, { intact: await isIntact(ctx, sha256) });
    }
  }
  return (sha256) => found.get(sha256);
}

/** A copy that is gone is not intact. */
async function isIntact({ exhibits }: Pick<Ctx, 'exhibits'>, sha256: string): Promise<boolean> {
  return (await exhibits.has(sha256)) && (await exhibits.isIntact(sha256));
}

const noExhibit = (): ClewError =>
  new ClewError('missing', 'review.exhibit', 'There is no such exhibit.', { hint: 'Or it holds what you may not see.' });
