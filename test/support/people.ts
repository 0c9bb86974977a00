import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { blocks, type FilePlan, parsePeople, plan, type PlanOptions } from '../../src/intake/index.ts';
import type { ListedPerson, Rejected } from '../../src/model/index.ts';

export interface TakenPeople {
  readonly plan: FilePlan;
  readonly people: ListedPerson[];
  readonly rejected: Rejected[];
  readonly records: number;
  readonly blank: number;
}

/** 1 June 2026: the clock of these tests. */
const now = Date.UTC(2026, 5, 1);

/** Reads a list of people of the given name and content as an import would, in one thread. */
export async function takePeople(name: string, content: string | Uint8Array, options: PlanOptions = {}): Promise<TakenPeople> {
  const folder = await mkdtemp(join(tmpdir(), 'clew-people-'));
  try {
    const path = join(folder, name);
    await writeFile(path, content);
    const filePlan = await plan(path, { now, ...options });
    const taken = { plan: filePlan, people: [] as ListedPerson[], rejected: [] as Rejected[], records: 0, blank: 0 };
    for await (const block of blocks(path, filePlan)) {
      const parsed = parsePeople(filePlan, block);
      taken.people.push(...parsed.people.map(({ person }) => person));
      taken.rejected.push(...parsed.rejected);
      taken.records += parsed.records;
      taken.blank += parsed.blank;
    }
    return taken;
  } finally {
    await rm(folder, { recursive: true });
  }
}
