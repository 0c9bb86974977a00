import type { Engine, RunOptions } from '../engine/index.ts';
import { countOn } from './counts/count-on.ts';
import { begin, ringsFrom } from './link.ts';
import { type Model, model as current } from './model.ts';
import type { LinkOptions, LinkResult, LinkTable } from './types.ts';

/**
 * As `link`, with what is counted over all reports counted by an engine: pairs that may be one case, and candidate pairs with what they
 * have in common. The same table and options give the same result on every engine, to the last bit. Numbers alone go to the engine, and
 * none of its tables is left. Throws what `link` throws, and the engine's errors.
 */
export async function linkOn(
  engine: Engine,
  table: LinkTable,
  options: LinkOptions & { readonly tasks?: RunOptions['tasks'] } = {},
  model: Model = current,
): Promise<LinkResult> {
  const begun = begin(table, options, model);
  return ringsFrom(begun, await countOn(engine, begun, options.tasks));
}
