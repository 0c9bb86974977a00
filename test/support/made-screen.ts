import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCasebook } from '../../src/casebook/index.ts';
import type { ListedPerson } from '../../src/model/index.ts';
import { openWorkbench, type Workbench } from '../../src/workbench.ts';

export interface MadeScreen {
  readonly dir: string;
  readonly workbench: Workbench;
  /** Digests of both lists. */
  readonly roster: string;
  readonly wanted: string;
  close(): Promise<void>;
}

const born = (day: string): ListedPerson['born'] => [{ text: day, from: day, to: day, calendar: 'gregorian' }];

/** A record with a name and what else is given. */
export function listedPerson(
  id: string,
  name: string,
  more: Partial<ListedPerson> & { readonly day?: string } = {},
): ListedPerson {
  const { day, ...rest } = more;
  return {
    id,
    source: { exhibit: '0'.repeat(64), row: 1 },
    names: [{ text: name, role: 'full' }],
    born: day === undefined ? [] : born(day),
    nationality: [],
    papers: [],
    origins: [],
    kin: [],
    indicators: [],
    fields: {},
    ...rest,
  };
}

/** A casebook with a roster and a wanted list, imported by the acts that imports have, as JSON lines of nothing but these people. */
export async function makeScreen(roster: readonly ListedPerson[], wanted: readonly ListedPerson[]): Promise<MadeScreen> {
  const home = await mkdtemp(join(tmpdir(), 'clew-screen-'));
  const dir = join(home, 'book');
  await (await createCasebook(dir, { region: 'CN', language: 'en' })).close();
  const workbench = await openWorkbench(dir);
  const digests = { roster: 'a'.repeat(64), wanted: 'b'.repeat(64) };
  for (const [side, persons] of Object.entries({ roster, wanted })) {
    const content = side as 'roster' | 'wanted';
    const sha256 = digests[content];
    const figures = { reports: persons.length, added: persons.length, rejected: 0, duplicates: 0 };
    await workbench.ctx.commit(
      [{ kind: 'import', body: { sha256, name: side, parameters: {}, content, ...figures } }],
      async (write) => {
        await write.persons(
          persons.map((person, i) => ({ ...person, source: { exhibit: sha256, row: i + 1 } })),
          sha256,
        );
        const version = content === 'wanted' ? { version: '2026-11' } : {};
        await write.personList({ exhibit: sha256, name: side, side: content, ...version, persons: persons.length, rejected: 0 });
      },
    );
  }
  return {
    dir,
    workbench,
    ...digests,
    async close() {
      await workbench.close();
      await rm(home, { recursive: true, force: true });
    },
  };
}
