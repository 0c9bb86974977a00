import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { MadeReport } from './support/made-reports.ts';
import { madeFile, madeWorld } from './support/made-world.ts';
import { createCasebook, openCasebook } from '../src/casebook/index.ts';
import { linkCasebook } from '../src/path/index.ts';
import { openWorkbench, rebuildWorkbench, type Workbench } from '../src/workbench.ts';

let dir = '';
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'clew-workbench-'));
});
afterEach(async () => {
  await rm(dir, { recursive: true });
});

const file = (name: string, made: readonly MadeReport[]): Promise<string> => madeFile(join(dir, `${name}.csv`), made);

async function open(name: string): Promise<Workbench> {
  await (await createCasebook(join(dir, name), { region: 'CN', language: 'en' })).close();
  return await openWorkbench(join(dir, name));
}

/** Rings as sets of reports, without their ids. */
async function grouping(workbench: Workbench): Promise<string[]> {
  const rings = new Map<string, string[]>();
  for await (const { ring, id } of workbench.casebook.ctx.read.memberships()) {
    if (ring !== undefined) rings.set(ring, [...(rings.get(ring) ?? []), id]);
  }
  return [...rings.values()].map((ids) => ids.sort().join(' ')).sort();
}

describe('a casebook that grows', { timeout: 60_000 }, () => {
  const world = madeWorld(21, 400);

  it('links import after import, keeps ids, and comes to the one-run rings with full', async () => {
    const workbench = await open('growing');
    const modes: boolean[] = [];
    for (let i = 0; i < 10; i++) {
      const [from, to] = [i === 0 ? 0 : 300 + i * 10, 310 + i * 10];
      await workbench.importFile(await file(`part${i}`, world.slice(from, to)));
      modes.push((await workbench.link()).full);
    }
    expect(modes[0]).toBe(true);
    expect(modes).toContain(false);
    const known = new Set((await workbench.rings('en')).map(({ ring }) => ring.id));
    const { moved } = await workbench.link({ full: true });
    const now = new Set((await workbench.rings('en')).map(({ ring }) => ring.id));
    for (const id of known) if (!now.has(id)) expect(moved.map(({ ring }) => ring)).toContain(id);
    const once = await open('once');
    await once.importFile(await file('all', world));
    await once.link();
    expect(await grouping(workbench)).toEqual(await grouping(once));
    await once.close();
    await workbench.close();
  });

  it('shows rings, reasons and reports right after an increment as after opening again, and rebuilds them the same', async () => {
    const workbench = await open('rebuilt');
    await workbench.importFile(await file('base', world.slice(0, 360)));
    await workbench.link();
    for (const [i, report] of world.slice(360, 364).entries()) {
      await workbench.importFile(await file(`one${i}`, [report]));
      expect(await workbench.link()).toMatchObject({ full: false, reports: 361 + i });
    }
    await workbench.importFile(await file('rest', world.slice(364, 384)));
    await workbench.link();
    const seen = async (of: Workbench): Promise<string> => {
      const lines = await of.rings('en');
      const ring = await of.ring(lines[0]!.ring.id);
      const [first, last] = [ring.reports[0]!, ring.reports.at(-1)!];
      return JSON.stringify([lines, ring, await of.report(last.id), await of.why(first.id, last.id)]);
    };
    const before = await seen(workbench);
    await workbench.close();
    const again = await openWorkbench(join(dir, 'rebuilt'));
    expect(await seen(again)).toBe(before);
    await again.close();
    await rebuildWorkbench(join(dir, 'rebuilt'));
    const rebuilt = await openWorkbench(join(dir, 'rebuilt'));
    expect(await seen(rebuilt)).toBe(before);
    await rebuilt.close();
  });

  it('changes nothing when the same file comes again', async () => {
    const workbench = await open('twice');
    const path = await file('all', world.slice(0, 200));
    await workbench.importFile(path);
    await workbench.link();
    const before = JSON.stringify(await workbench.rings('en'));
    expect((await workbench.importFile(path)).added).toBe(0);
    expect(await workbench.link()).toMatchObject({ full: false, moved: [] });
    expect(JSON.stringify(await workbench.rings('en'))).toBe(before);
    await workbench.close();
  });

  it('makes the rows of an increment again when a crash came between act and rows', async () => {
    const [whole, torn] = [await open('whole'), await open('torn')];
    const [base, more] = [await file('base', world.slice(0, 360)), await file('more', world.slice(360, 400))];
    for (const workbench of [whole, torn]) {
      await workbench.importFile(base);
      await workbench.link();
      await workbench.importFile(more);
    }
    await whole.link();
    await torn.close();
    const crashing = await openCasebook(join(dir, 'torn'), {
      onPoint: (point) => {
        if (point === 'acts.durable') throw new Error('crash');
      },
    });
    await expect(linkCasebook(crashing.ctx, false)).rejects.toThrow();
    await crashing.close();
    const healed = await openWorkbench(join(dir, 'torn'));
    expect((await healed.casebook.ctx.read.counts()).rings).toBe((await whole.casebook.ctx.read.counts()).rings);
    expect(await healed.rings('en')).toEqual(await whole.rings('en'));
    await healed.close();
    await whole.close();
  });

  it('weighs only the rings a judgement names, and all when it bears on more', async () => {
    const workbench = await open('judged');
    await workbench.importFile(await file('all', world.slice(0, 200)));
    await workbench.link();
    const { ring } = (await workbench.rings('en'))[0]!;
    const { reports } = await workbench.ring(ring.id);
    const [a, b] = [reports[0]!.id, reports[1]!.id];
    await workbench.judge({ verdict: 'different', a, b });
    expect((await workbench.link()).full).toBe(false);
    const ringOf = async (id: string): Promise<string | undefined> => (await workbench.report(id)).ring?.id;
    expect((await ringOf(a)) ?? 'none').not.toBe((await ringOf(b)) ?? 'alone');
    await workbench.judge({ verdict: 'confirm', ring: ((await ringOf(a)) ?? (await ringOf(b)))! });
    expect((await workbench.link()).full).toBe(false);
    expect((await workbench.rings('en')).filter((line) => line.ring.status === 'confirmed')).toHaveLength(1);
    await workbench.judge({ verdict: 'service', kind: 'email', value: 'desk0@service.example' });
    expect((await workbench.link()).full).toBe(true);
    expect((await ringOf(a)) ?? 'none').not.toBe((await ringOf(b)) ?? 'alone');
    await workbench.close();
  });
});
