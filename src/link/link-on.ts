import type { Engine, RunOptions } from '../engine/index.ts';
import { candidatePairs } from './candidates.ts';
import { findDuplicates } from './duplicates.ts';
import { learning } from './em.ts';
import { begin, ringsFrom } from './link.ts';
import { type Model, model as current } from './model.ts';
import type { LinkOptions, LinkResult, LinkTable } from './types.ts';

/**
 * As `link`, with what is counted over all reports counted by an engine. The same table and options give the same result on every
 * engine, to the last bit.
 */
export async function linkOn(
  engine: Engine,
  table: LinkTable,
  options: LinkOptions & { readonly tasks?: RunOptions['tasks'] } = {},
  model: Model = current,
): Promise<LinkResult> {
  await engine.load('link_indicators', { kind: table.kind, parent: table.parent });
  const begun = begin(table, options, model);
  const duplicates = findDuplicates(table);
  const learner = learning(table, begun.comparer, model);
  let step = learner.next();
  while (step.done !== true) {
    const { exclusivity, every } = step.value;
    step = learner.next(candidatePairs(table, begun.comparer, duplicates.primary, exclusivity, model.em.high, every));
  }
  return ringsFrom(begun, { duplicates, learned: step.value });
}
