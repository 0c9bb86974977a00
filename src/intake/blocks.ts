import { chunks } from './chunks.ts';
import { cutBlocks } from './cut.ts';
import type { Block, FilePlan } from './file-plan.ts';
import { readers } from './readers.ts';

export interface ReadOptions {
  readonly signal?: AbortSignal | undefined;
}

/**
 * The records of a file in order, in blocks for `parse`. Delimited files and JSON Lines are only cut, not read, and
 * stream with flat memory whatever their size.
 */
export async function* blocks(path: string, plan: FilePlan, options: ReadOptions = {}): AsyncGenerator<Block> {
  if (plan.format === 'csv' || plan.format === 'jsonl') {
    yield* cutBlocks(chunks(path, plan.encoding, options.signal), plan.dialect, plan.tables[0]?.skip ?? 0);
  } else yield* readers[plan.format].read(path, plan, options.signal);
}
