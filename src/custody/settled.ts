import type { ActKind } from '../model/index.ts';
import type { Checkpoint } from './checkpoint.ts';
import type { CustodyLog } from './log.ts';
import { tileReader } from './tiles.ts';
import { rootOf } from './tree.ts';

/** Acts that change nothing of what a case is: who looked, and what went to whom. */
const passing = new Set<ActKind>([
  'consult',
  'disclose',
  'package.send',
  'package.receive',
  'package.recall',
  'receipt',
  'user.edit',
]);

/**
 * The log up to its newest act that changed what there is to show, and when that act was (UTC milliseconds): what is made
 * from these acts is made the same again after it was handed over, looked at or acknowledged.
 */
export function settledHead(log: CustodyLog): Checkpoint & { readonly at: number } {
  let { size } = log;
  // Tiles as they are: a log that was written to by several at once has none of each size between.
  let shown = 0;
  let at = 0;
  for (; size > 0; size--) {
    const { first, entries } = log.entriesAround(size - 1);
    const entry = entries[size - 1 - first];
    // An act that is being published at this moment is not there yet for whoever reads.
    if (entry === undefined) continue;
    shown ||= size;
    at = entry.at;
    if (!passing.has(entry.act)) break;
  }
  return { origin: log.origin, size, root: rootOf(size, tileReader(log.folders.log, shown)), at };
}
