import type { Ctx, RowWriter } from '../casebook/index.ts';
import { type FilePlan, isPeople } from '../intake/index.ts';
import { readPeople } from './read.ts';

/** What became of a roster or a wanted list. */
interface PeopleFigures {
  readonly reports: number;
  readonly added: number;
  readonly duplicates: number;
  readonly rejected: number;
}

/**
 * Reads a sealed list of people into rows of one transaction. The same plan and exhibit give the same rows again. A list that was read
 * before is read anew: its rows replace those of the last time, for the columns may be understood otherwise now.
 */
export async function fillPeople(
  path: string,
  plan: FilePlan,
  write: RowWriter,
  ctx: Omit<Ctx, 'commit'>,
): Promise<PeopleFigures> {
  const { signal, progress } = ctx;
  const { exhibit, content, name, constants } = plan;
  if (!isPeople(content)) throw new Error('not a list of people');
  const before = new Set(await write.forgetList(exhibit));
  /** Id by content of the first person of each number, empty where the id is by content itself. */
  const seen = new Map<string, string>();
  let [reports, known, repeated, rejected] = [0, 0, 0, 0];
  for await (const batch of readPeople(path, plan, { signal, progress })) {
    reports += batch.records - batch.rejected.length;
    rejected += batch.rejected.length;
    const rows: { id: string[]; row: number[]; body: string[] } = { id: [], row: [], body: [] };
    for (let i = 0; i < batch.id.length; i++) {
      let id = batch.id[i]!;
      const other = batch.other[i]!;
      const first = seen.get(id);
      // Two people of one number and name, of whom the list says different things, are kept both.
      if (first !== undefined && other !== '' && first !== other) id = other;
      if (seen.has(id)) {
        repeated++;
        continue;
      }
      seen.set(id, id === other ? '' : other);
      if (before.has(id)) known++;
      rows.id.push(id);
      rows.row.push(batch.row[i]!);
      rows.body.push(batch.body[i]!);
    }
    await write.persons(rows, exhibit);
    if (batch.rejected.length > 0) await write.rejected(batch.rejected, exhibit);
  }
  const { listVersion: version } = constants;
  const persons = seen.size;
  await write.personList({ exhibit, name, side: content, ...(version === undefined ? {} : { version }), persons, rejected });
  return { reports, added: persons - known, duplicates: known + repeated, rejected };
}
