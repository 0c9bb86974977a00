import type { Ctx, StoredCase } from '../casebook/index.ts';
import { ClewError } from '../errors.ts';
import { type FactsChange, Rate } from '../model/index.ts';
import { type Done, insideCase, type Reader } from './cases.ts';
import { templateOf } from './templates.ts';

/** Currencies by ISO 4217, and symbols of tokens. */
const currency = /^[A-Z][A-Z0-9]{2,19}$/u;

/** Sets members of a case for somebody who works on it: one act. */
export async function setMembers(
  ctx: Ctx,
  id: string,
  set: Readonly<Record<string, unknown>>,
  reason: string | undefined,
): Promise<Done> {
  const body = { case: id, set, ...(reason === undefined ? {} : { reason }) };
  const { acts } = await ctx.commit([{ kind: 'case.edit', body }]);
  return { id, act: acts[0]!.seq };
}

/** Changes what a case says of itself. The legal hold is set and lifted by who supervises, and lifted with a reason only. */
export async function changeFacts(ctx: Ctx, id: string, change: FactsChange, reader: Reader): Promise<Done> {
  const { reason, hold, ...set } = change;
  const stored = await insideCase(ctx, id, reader);
  if (Object.keys(set).length === 0 && hold === undefined) {
    throw new ClewError('input', 'review.nothing', 'There is nothing to change.');
  }
  for (const name of set.templates ?? []) await templateOf(ctx, name);
  const given: Record<string, unknown> = { ...set };
  if (hold !== undefined) given['hold'] = heldBy(ctx, stored, hold, reason, reader);
  return await setMembers(ctx, id, given, reason);
}

function heldBy(
  { actor, clock }: Ctx,
  { members }: StoredCase,
  hold: NonNullable<FactsChange['hold']> | null,
  reason: string | undefined,
  { supervises }: Reader,
): unknown {
  if (!supervises) {
    throw new ClewError('conflict', 'review.hold', 'Only who supervises sets or lifts a legal hold.', {
      hint: 'Ask a supervisor who is on the list of the case.',
    });
  }
  if (hold !== null) return { ...hold, by: actor, at: clock() };
  if (members['hold'] === undefined) throw new ClewError('conflict', 'review.hold', 'The case is under no legal hold.');
  if (reason !== undefined) return null;
  throw new ClewError('input', 'review.reason', 'A legal hold is lifted with a reason.', { hint: 'The reason is recorded.' });
}

/** What one unit of `from` was worth in `to`, by whom and on what day; `undefined` takes the rate away. */
export async function setRate(
  ctx: Ctx,
  id: string,
  pair: { readonly from: string; readonly to: string },
  rate: Rate | undefined,
  reader: Reader,
): Promise<Done> {
  const { members } = await insideCase(ctx, id, reader);
  const { from, to } = pair;
  if (!currency.test(from) || !currency.test(to) || from === to) {
    throw new ClewError('input', 'review.currency', 'A rate is between two currencies by their codes, such as USD and CNY.');
  }
  const name = `rate:${from}:${to}`;
  if (rate === undefined && !(name in members)) {
    throw new ClewError('missing', 'review.rate', 'The case has no rate between these currencies.');
  }
  return await setMembers(ctx, id, { [name]: rate === undefined ? null : Rate.parse(rate) }, undefined);
}
