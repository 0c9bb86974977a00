import { ClewError } from '../../errors.ts';
import type { NewAnswer, NewOffer, OverlapField, OverlapVariant } from '../../model/index.ts';
import { canonicalJson, NewAnswer as AnswerShape, NewOffer as OfferShape } from '../../model/index.ts';
import { commitSet } from './commit.ts';
import { doingOf, record, runsAs } from './exchange.ts';
import type { OverlapHouse } from './house.ts';
import { labelsOf, readLabel } from './labels.ts';
import { limitsOf, ratioFor, requireWithin } from './limits.ts';
import { type Made, makeFile, withOwn, write } from './make.ts';
import { partnerNamed } from './partners.ts';
import { type Found as FoundPlaces, openAnswer, openResult } from './protocol/index.ts';
import { rowOf, type Run, runNamed, runsOf, toldOf } from './runs.ts';
import { fileName, type Found, lost, type OwnSet, type Plan, storeOf } from './store.ts';
import { readReply, requireAwaited } from './take.ts';

/** Why a supervisor allows one more run than a month has. */
interface Over {
  readonly over?: string | undefined;
}

/** Fixes the own set and makes the offer of it to a partner. Throws what `commitSet` and `makeFile` throw. */
export async function offer(house: OverlapHouse, asked: NewOffer, { over }: Over = {}): Promise<Made> {
  const { partner: name, variant, fields, filter, contact, ...grounds } = OfferShape.parse(asked);
  const { partner } = await partnerNamed(house.ctx, name);
  const told = fieldsFor(variant, fields);
  const begun = await interrupted(house, { partner, variant, fields: told, filter, grounds, contact });
  if (begun !== undefined) return await makeFile(house, begun);
  const { id } = await commitSet(house, { partner, side: 'offers', variant, fields: told, filter, grounds, contact, over });
  return await makeFile(house, id);
}

/**
 * Fixes the own set and answers an offer that lies here (`take`). Throws `missing` `overlap.none`; `conflict` `overlap.turn`; what
 * `commitSet` and `makeFile` throw.
 */
export async function answer(house: OverlapHouse, id: string, asked: NewAnswer, { over }: Over = {}): Promise<Made> {
  const { filter, fields, contact, ...grounds } = AnswerShape.parse(asked);
  const begun = (await runsOf(house)).find((run) => run.id === id && run.side === 'answers');
  if (begun !== undefined && (await rowOf(house, begun)).state === 'committed') return await makeFile(house, id);
  const { partner, variant, run, size, root, most, ratio, fields: wanted } = await requireWaiting(house, id);
  await partnerNamed(house.ctx, partner);
  const told = fieldsFor(variant, fields ?? wanted).filter((field) => wanted.includes(field));
  const answers = { run, theirs: { size, root }, most, ratio };
  await commitSet(house, { partner, side: 'answers', variant, fields: told, filter, grounds, contact, over, answers });
  return await makeFile(house, id);
}

/** An offer to the same partner on the same terms whose set is fixed and whose file was not made: the same command goes on with it. */
async function interrupted(
  house: OverlapHouse,
  asked: Pick<Plan, 'partner' | 'variant' | 'filter' | 'grounds'> & {
    fields: readonly OverlapField[];
    contact: string | undefined;
  },
): Promise<string | undefined> {
  for (const run of await runsOf(house)) {
    if (run.side !== 'offers' || run.partner !== asked.partner || (await rowOf(house, run)).state !== 'committed') continue;
    const plan = await storeOf(house).plan(run.id);
    const { partner, variant, fields, filter, grounds, contact } = plan;
    const same = canonicalJson({ partner, variant, fields, filter, grounds, contact: contact ?? '' });
    if (same === canonicalJson({ ...asked, contact: asked.contact ?? '' })) return run.id;
  }
  return undefined;
}

function fieldsFor(variant: NewOffer['variant'], fields: readonly OverlapField[]): readonly OverlapField[] {
  if (variant === 'labels') {
    if (fields.length > 0) return fields;
    throw new ClewError('input', 'overlap.fields', 'Say what is told of common indicators.', {
      hint: 'With --field, as often as need be: ring, reports, first, last, loss, contact.',
    });
  }
  if (fields.length === 0) return [];
  throw new ClewError('input', 'overlap.fields', 'Only in the variant labels is something told of common indicators.', {
    hint: 'Use --variant labels, or leave out --field.',
  });
}

async function requireWaiting(house: OverlapHouse, id: string) {
  const run = (await runsOf(house)).find((each) => each.id === id);
  const waiting = run === undefined ? await storeOf(house).waiting(id) : undefined;
  if (waiting !== undefined) return waiting;
  if (run === undefined)
    throw new ClewError('missing', 'overlap.none', 'There is no such comparison.', { hint: 'clew overlap list shows them.' });
  throw new ClewError('conflict', 'overlap.turn', `${id} waits for no answer from here.`, {
    hint: `clew overlap show ${id} says what comes next.`,
  });
}

/** Turns down an offer that waits; nothing is told to the partner but what the person says. Throws as `answer`. */
export async function refuse(house: OverlapHouse, id: string, reason: string): Promise<{ readonly act: number }> {
  const run = (await runsOf(house)).find((each) => each.id === id);
  if (run === undefined) {
    const { partner, variant, size, root, sha256 } = await requireWaiting(house, id);
    const theirs = { size, root };
    return {
      act: await record(house, { run: id, partner, side: 'answers', step: 'refuse', variant, theirs, file: sha256, reason }),
    };
  }
  const isOpen = !run.acts.some(({ body: { step } }) => step === 'result' || step === 'close' || step === 'refuse');
  if (!isOpen) await requireWaiting(house, id);
  const { partner, side, variant } = run;
  return { act: await record(house, { run: id, partner, side, step: 'refuse', variant, reason }) };
}

/** What came of a run, as this side learnt it. */
export interface Opened {
  readonly id: string;
  readonly act: number;
  /** How many are common; in the variant `deconflict` only `both`, whether there is one. */
  readonly common?: number;
  readonly both?: boolean;
  /** The result, which goes to who answered. */
  readonly made?: Made;
}

/**
 * Opens the answer or the result that lies here (`take`): what is common is known from then on, and the act holds how many. Of an answer
 * the result for the other side is made too. Throws `conflict` `overlap.turn`, `overlap.apart`; what the reading of files throws.
 */
export async function open(house: OverlapHouse, id: string): Promise<Opened> {
  const run = await runNamed(house, id);
  const store = storeOf(house);
  const file = run.side === 'offers' ? ('answer' as const) : ('result' as const);
  requireAwaited(run, file);
  if (!(await store.has(run.id, file))) {
    throw new ClewError('conflict', 'overlap.turn', `The ${file} to ${run.id} has not come.`, {
      hint: `When it has: clew overlap open ${file}.clew.`,
    });
  }
  return file === 'answer' ? await openTheirAnswer(house, run) : await openTheirResult(house, run);
}

async function openTheirAnswer(house: OverlapHouse, run: Run): Promise<Opened> {
  const store = storeOf(house);
  const { reply } = await readReply(house, store.path(run.id, fileName('answer')), run);
  const limits = await limitsOf(house);
  const own = toldOf(run, 'set')!;
  // Before anything is learnt: who answered with a set that guesses ours gets no result.
  requireWithin({ ...limits, ratio: ratioFor(run.variant, limits) }, own.size, reply.header.size);
  return await withOwn(house, run, async ({ plan, set, secrets }) => {
    const labels = plan.variant === 'labels' ? await labelsOf(house, set.items, plan.fields, plan.contact) : undefined;
    const { found, result } = await openAnswer(
      { run: plan.run, variant: runsAs(plan.variant) },
      reply.sections,
      { items: set.items, labels },
      secrets,
      doingOf(house),
    );
    await store.keepFound(run.id, foundOf(found, set, plan.fields));
    const path = store.path(run.id, fileName('result'));
    const { sha256, bytes } = await write(house, run, plan, result, path, {
      step: 'result',
      ofSize: reply.header.size,
      answers: reply.sha256,
    });
    const theirs = { size: reply.header.size, root: reply.header.commitment };
    const { partner, side, variant } = run;
    const { count: common } = found;
    const act = await record(house, { run: run.id, partner, side, step: 'result', variant, theirs, file: sha256, common });
    return { id: run.id, act, ...toldAs(variant, common), made: { id: run.id, file: 'result', path, bytes, act } };
  });
}

async function openTheirResult(house: OverlapHouse, run: Run): Promise<Opened> {
  const store = storeOf(house);
  const { reply, sent } = await readReply(house, store.path(run.id, fileName('result')), run);
  return await withOwn(house, run, async ({ plan, set, secrets }) => {
    const found = await openResult(
      { run: plan.run, variant: runsAs(plan.variant) },
      { answer: sent.sections, result: reply.sections },
      { items: set.items },
      secrets,
      doingOf(house),
    );
    // What they may tell is what they offered, whatever less we told.
    const offered = (await store.waiting(run.id))?.fields ?? plan.fields;
    await store.keepFound(run.id, foundOf(found, set, offered));
    const { partner, side, variant } = run;
    const { count: common } = found;
    const act = await record(house, { run: run.id, partner, side, step: 'close', variant, file: reply.sha256, common });
    return { id: run.id, act, ...toldAs(variant, common) };
  });
}

const toldAs = (variant: OverlapVariant, common: number): Pick<Opened, 'common' | 'both'> =>
  variant === 'deconflict' ? { both: common > 0 } : { common };

function foundOf({ count, common = [] }: FoundPlaces, { items }: OwnSet, fields: readonly OverlapField[]): Found {
  return {
    version: 1,
    count,
    common: common.map(({ item, label }) => {
      const theirs = readLabel(label, fields);
      const name = items[item];
      if (name === undefined) throw lost();
      return { item: name, ...(theirs === undefined ? {} : { theirs }) };
    }),
  };
}
