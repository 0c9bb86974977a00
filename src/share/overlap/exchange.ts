import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type CustodyLog, parseVkey, type VerifierKey } from '../../custody/index.ts';
import type { OverlapStep, OverlapVariant } from '../../model/index.ts';
import { successor } from '../receive/partners.ts';
import { rotationsIn } from '../receive/statement.ts';
import type { OverlapHouse } from './house.ts';
import { type Limits, limitsOf } from './limits.ts';
import type { Doing, Limits as Sizes, Variant } from './protocol/index.ts';

/** How a variant runs: of what is shown as yes or no only the number is compared. */
const runs: Readonly<Record<OverlapVariant, Variant>> = { common: 'items', size: 'count', labels: 'labels', deconflict: 'count' };
export const runsAs = (variant: OverlapVariant): Variant => runs[variant];

/** In the terms of an offer: of the number only yes or no is shown. */
const both = 'both';
export const tellsOf = (variant: OverlapVariant, fields: readonly string[]): string[] =>
  variant === 'deconflict' ? [both] : [...fields];

export function variantOf(variant: Variant, tells: readonly string[]): OverlapVariant {
  if (variant === 'count') return tells.includes(both) ? 'deconflict' : 'size';
  return variant === 'labels' ? 'labels' : 'common';
}

/** The keys of our own log, the first first: who pinned one before it changed addresses that one. */
export async function ownKeys(log: CustodyLog): Promise<VerifierKey[]> {
  const first = await readFile(join(log.folders.log, 'rotations', 'first.vkey'), 'utf8').catch(() => undefined);
  const keys = first === undefined ? [] : [parseVkey(first.trim())];
  for (const note of await rotationsIn(log.folders.log)) {
    const next = keys.length === 0 ? undefined : successor(note, keys.at(-1)!);
    if (next !== undefined) keys.push(next);
  }
  return keys.some(({ id }) => id === log.vkey.id) ? keys : [...keys, log.vkey];
}

/** The limits as the protocol takes them: what is not recorded here yet is held against size alone. */
export async function sizesOf(house: OverlapHouse): Promise<{ readonly limits: Limits; readonly sizes: Sizes }> {
  const limits = await limitsOf(house);
  // The ratio is held against both sets by `requireWithin`, which knows from which size on it counts.
  return { limits, sizes: { least: 1, most: limits.size, ratio: limits.size } };
}

/** Work of the protocol under the signal and progress of a verb. */
export function doingOf({ ctx: { signal, progress } }: OverlapHouse, resume?: string): Doing {
  return {
    signal,
    progress: (done, total) => progress({ step: 'blind', done, total, unit: 'rows' }),
    ...(resume === undefined ? {} : { resume }),
  };
}

/** Records one step of a run and says by which act. */
export async function record({ ctx }: OverlapHouse, body: OverlapStep): Promise<number> {
  const { acts } = await ctx.commit([{ kind: 'overlap.run', body }]);
  return acts[0]!.seq;
}
