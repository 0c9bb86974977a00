import type { Rejected } from '../../model/index.ts';
import { isTrouble, type Reading } from '../builder.ts';
import type { Block, FilePlan } from '../file-plan.ts';
import { walk } from '../walk.ts';
import { recognisePerson } from './names.ts';
import { personBuilder, type ReadPerson } from './row.ts';

/** What one block of a roster or a wanted list gave. `records` = people + `rejected` + `blank`. */
export interface ParsedPeople {
  readonly people: ReadPerson[];
  readonly rejected: Rejected[];
  readonly records: number;
  readonly blank: number;
}

/** Reads a block of a list of people. Pure and synchronous: the same plan and block give the same result in any thread. */
export function parsePeople(plan: FilePlan, block: Block): ParsedPeople {
  const people: ReadPerson[] = [];
  const rejected: Rejected[] = [];
  let [records, blank] = [0, 0];
  const reading: Reading<ReadPerson> = { recognise: recognisePerson, builder: (columns) => personBuilder(plan, columns) };
  walk(plan, block, reading, (made, row, _place, current) => {
    records++;
    if (made === undefined) blank++;
    else if (isTrouble(made)) rejected.push({ file: plan.name, row, ...made, record: current.record() });
    else people.push(made);
  });
  for (const { row, code, why, record } of block.aside) {
    records++;
    rejected.push({ file: plan.name, row, code, why, record });
  }
  return { people, rejected, records, blank };
}
