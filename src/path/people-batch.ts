import { type Block, type FilePlan, parsePeople } from '../intake/index.ts';
import type { Rejected } from '../model/index.ts';

/** What one block of a roster or a wanted list gave, as its rows are stored: by position. */
export interface PeopleBatch {
  readonly order: number;
  /** Records read, those set aside with them, blank ones without. */
  readonly records: number;
  readonly id: string[];
  /** Id by content of a person whose id is by number, else empty. */
  readonly other: string[];
  readonly row: number[];
  /** What the row says, as JSON: made in the thread, for a million of them would keep the main one busy. */
  readonly body: string[];
  readonly rejected: readonly Rejected[];
}

interface PeopleTask {
  readonly order: number;
  readonly plan: FilePlan;
  readonly block: Block;
}

/** Parses one block of people. */
export function workPeople({ order, plan, block }: PeopleTask): PeopleBatch {
  const { people, rejected, records, blank } = parsePeople(plan, block);
  return {
    order,
    records: records - blank,
    id: people.map(({ person }) => person.id),
    other: people.map(({ other }) => other ?? ''),
    row: people.map(({ person }) => person.source.row),
    body: people.map(({ person }) => JSON.stringify({ ...person, id: undefined, source: undefined })),
    rejected,
  };
}
