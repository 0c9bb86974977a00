import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { buildTable } from '../src/link/index.ts';
import { createCasebook, type Read } from '../src/casebook/index.ts';
import { openWorkbench, rebuildWorkbench } from '../src/workbench.ts';
import { type MadeReport, madeReports } from './support/made-reports.ts';
import { madeFile, madeWorld } from './support/made-world.ts';

let root = '';
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'clew-untouched-'));
});
afterEach(async () => {
  await rm(root, { recursive: true });
});

/** All that is stored of each ring, by id, as text. */
async function stored(read: Read): Promise<Map<string, string>> {
  const rings = new Map<string, string>();
  for (const sql of [
    'SELECT * FROM rings',
    'SELECT g.id, m.* FROM ring_members AS m JOIN rings AS g ON g.number = m.ring ORDER BY m.report',
    'SELECT g.id, l.* FROM links AS l JOIN rings AS g ON g.number = l.ring ORDER BY l.a, l.b',
  ]) {
    for (const row of await read.sql<{ id: string }>(sql))
      rings.set(row.id, `${rings.get(row.id) ?? ''}${JSON.stringify(row)}\n`);
  }
  return rings;
}

/** Of the first reports, those that show an indicator that one of the others shows, by position. */
function sharing(first: readonly MadeReport[], others: readonly MadeReport[]): Set<number> {
  const { offset, indicator, postOffset, post, position, reports } = buildTable([madeReports([...first, ...others])]);
  const near = new Set<number>();
  for (let r = 0; r < reports; r++) {
    if (position[r]! < first.length) continue;
    for (const x of indicator.subarray(offset[r], offset[r + 1]))
      for (const other of post.subarray(postOffset[x], postOffset[x + 1])) near.add(position[other]!);
  }
  return near;
}

it.each([31, 32, 33])(
  'new reports leave rings alone that share nothing with them, one by one and many (world %i)',
  { timeout: 120_000 },
  async (seed) => {
    // Made domains are all alike: by their stem each report would share something with every other.
    const world = madeWorld(seed, 420).map((report) => ({
      ...report,
      mentions: report.mentions!.filter(({ kind }) => kind === 'email'),
    }));
    const base = world.slice(0, 400);
    // What everybody uses would tie them to most rings.
    const added = world.slice(400).map((report) => ({
      ...report,
      mentions: report.mentions.filter(({ value }) => !value.endsWith('@service.example')),
    }));
    const dir = join(root, 'book');
    await (await createCasebook(dir, { region: 'CN', language: 'en' })).close();
    const workbench = await openWorkbench(dir);
    const { read } = workbench.casebook.ctx;
    const hand = async (name: string, reports: readonly MadeReport[]): Promise<readonly string[]> => {
      await workbench.importFile(await madeFile(join(root, `${name}.csv`), reports));
      const { full, changed } = await workbench.link();
      expect(full).toBe(name === 'base');
      return changed;
    };
    await hand('base', base);
    let known: readonly MadeReport[] = base;
    for (const [name, reports] of [
      ['one', added.slice(0, 1)],
      ['many', added.slice(1)],
    ] as const) {
      const before = await stored(read);
      const members = await read.sql<{ report: number; ring: string }>(
        'SELECT m.report, g.id AS ring FROM ring_members AS m JOIN rings AS g ON g.number = m.ring',
      );
      const changed = await hand(name, reports);
      const after = await stored(read);
      const near = sharing(known, reports);
      const touched = new Set(members.flatMap(({ report, ring }) => (near.has(report) ? [ring] : [])));
      const untouched = [...before.keys()].filter((id) => !touched.has(id));
      expect(untouched.length).toBeGreaterThan(before.size / 4);
      for (const id of untouched) expect(after.get(id)).toBe(before.get(id));
      expect(changed.filter((id) => before.has(id) && !touched.has(id))).toEqual([]);
      for (const [id, rows] of after) if (!changed.includes(id)) expect(rows).toBe(before.get(id));
      known = [...known, ...reports];
    }
    const told = await stored(read);
    await workbench.close();
    await rebuildWorkbench(dir);
    const rebuilt = await openWorkbench(dir);
    expect(await stored(rebuilt.casebook.ctx.read)).toEqual(told);
    await rebuilt.close();
  },
);
