import { randomBytes } from 'node:crypto';
import { normaliser } from '../../extract/index.ts';
import type { OverlapField, OverlapFilter, OverlapGrounds, OverlapStep, OverlapVariant } from '../../model/index.ts';
import { collect } from './collect.ts';
import { doingOf, record } from './exchange.ts';
import type { OverlapHouse } from './house.ts';
import { limitsOf, ratioFor, requireTurn, requireWithin } from './limits.ts';
import { commit, itemSet, newSecrets, wipe, writeSecrets } from './protocol/index.ts';
import { type Plan, runId, storeOf } from './store.ts';

/** What a side commits itself to before any of its elements leave. */
export interface Intent {
  readonly partner: string;
  readonly side: OverlapStep['side'];
  readonly variant: OverlapVariant;
  readonly fields: readonly OverlapField[];
  readonly filter: OverlapFilter;
  readonly grounds: OverlapGrounds;
  readonly contact?: string | undefined;
  /** Why a supervisor allows a run beyond those of a month. */
  readonly over?: string | undefined;
  /** Of who answers: the run, and what the offer says of the other set. */
  readonly answers?: {
    readonly run: string;
    readonly theirs: { readonly size: number; readonly root: string };
    /** Limits that the offer states: what is beyond them would be refused over there, after all the work. */
    readonly most: number;
    readonly ratio: number;
  };
}

/**
 * Fixes the own set of a run: collects it, keeps it with new secrets in `state/`, and records size, root, filter and grounds. Only then
 * may elements of it be made. Until the act is durable nothing of it counts: what lies in `state/` without an act is left over from a
 * crash. Throws what `collect` throws; `conflict` `overlap.often`, `overlap.large`, `overlap.empty`, `overlap.apart`.
 */
export async function commitSet(house: OverlapHouse, intent: Intent): Promise<{ readonly id: string; readonly act: number }> {
  const { partner, side, variant, fields, filter, grounds, contact, over, answers } = intent;
  const limits = await limitsOf(house);
  await requireTurn(house, partner, limits, over);
  const { acts: by } = await collect(house, filter, { variant, side });
  const items = itemSet(by.keys());
  const size = Math.min(limits.size, answers?.most ?? limits.size);
  const ratio = ratioFor(variant, limits, answers?.ratio);
  requireWithin({ ...limits, size, ratio }, items.length, answers?.theirs.size);
  const set = { items, acts: items.map((item) => by.get(item)!) };
  const run = answers?.run ?? randomBytes(16).toString('hex');
  const id = runId(run);
  const store = storeOf(house);
  const secrets = await newSecrets();
  const isOwn = answers === undefined;
  try {
    const { root } = await commit(set.items, set.acts, secrets.salts, doingOf(house));
    await store.make(id);
    // A crash before the act left them: they are no run's.
    await store.forget(id);
    await writeSecrets(store.path(id, 'secrets'), secrets);
    await store.keepSet(id, set);
    const plan: Plan = {
      version: 1,
      run,
      partner,
      side,
      variant,
      fields: [...fields],
      filter,
      grounds,
      ...(contact === undefined ? {} : { contact }),
      time: house.ctx.clock(),
    };
    await store.keepPlan(id, plan);
    const act = await record(house, {
      run: id,
      partner,
      side,
      step: 'commit',
      variant,
      set: { size: items.length, root, filter, normaliser },
      grounds,
      ...(answers === undefined ? {} : { theirs: answers.theirs }),
      ...(fields.length === 0 ? {} : { fields: [...fields] }),
      ...(over === undefined || over === '' ? {} : { reason: over }),
    });
    return { id, act };
  } catch (error) {
    if (isOwn) await store.drop(id);
    else await store.forget(id);
    throw error;
  } finally {
    wipe(secrets);
  }
}
