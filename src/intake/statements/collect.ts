import type { Rejected } from '../../model/index.ts';
import { isTrouble, type Reading } from '../builder.ts';
import type { Block, FilePlan } from '../file-plan.ts';
import { walk } from '../walk.ts';

/** Walks a block and keeps what could not be read. */
export function collect(
  plan: FilePlan,
  block: Block,
  reading: Reading<true>,
): { rejected: Rejected[]; records: number; blank: number } {
  const rejected: Rejected[] = [];
  let [records, blank] = [0, 0];
  walk(plan, block, reading, (made, row, _place, current) => {
    records++;
    if (made === undefined) blank++;
    else if (isTrouble(made)) rejected.push({ file: plan.name, row, ...made, record: current.record() });
  });
  for (const { row, code, why, record } of block.aside) {
    records++;
    rejected.push({ file: plan.name, row, code, why, record });
  }
  return { rejected, records, blank };
}
