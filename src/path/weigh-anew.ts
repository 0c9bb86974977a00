import type { Engine, RunOptions } from '../engine/index.ts';
import {
  begin,
  count,
  countOn,
  currentModel,
  type LinkOptions,
  type LinkResult,
  type LinkTable,
  ringsFrom,
} from '../link/index.ts';
import type { Halfway } from './halfway.ts';
import { interruptible } from './interruptible.ts';

interface Options extends LinkOptions {
  readonly signal: AbortSignal;
  /** Counts over all reports; absent: this thread does, in memory. */
  readonly engine: Engine | undefined;
  /** How far the engine's plans have come. */
  readonly tasks: RunOptions['tasks'];
}

/**
 * Links a whole table, in parts that can be stopped; `halfway`: goes on from what a run before has counted, and leaves what this one
 * counts. Judgements, earlier rings and who counts leave no trace in it.
 */
export async function weighAnew(table: LinkTable, options: Options, halfway: Halfway | undefined): Promise<LinkResult> {
  const { engine, signal, tasks } = options;
  try {
    const known = interruptible(() => halfway?.take());
    const begun = interruptible(() => begin(table, options, currentModel, known === undefined ? 'learn' : 'resume'));
    const counted = known ?? (engine === undefined ? interruptible(() => count(begun)) : await countOn(engine, begun, tasks));
    // Before judgements change it.
    if (known === undefined) halfway?.leave(counted);
    return interruptible(() => ringsFrom(begun, counted));
  } catch (error) {
    signal.throwIfAborted();
    throw error;
  }
}
