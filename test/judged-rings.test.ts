import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createCasebook, type Ctx } from '../src/casebook/index.ts';
import { linkCasebook } from '../src/path/index.ts';
import { openWorkbench, rebuildWorkbench, type Workbench } from '../src/workbench.ts';
import { plainLookup } from './support/made-lookup.ts';
import type { MadeReport } from './support/made-reports.ts';
import { madeFile, madeWorld } from './support/made-world.ts';

let dir = '';
let workbench: Workbench;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'clew-judged-'));
  await (await createCasebook(join(dir, 'book'), { region: 'CN', language: 'en' })).close();
  workbench = await openWorkbench(join(dir, 'book'));
});
afterEach(async () => {
  await workbench.close();
  await rm(dir, { recursive: true });
});

async function linked(made: readonly MadeReport[]): Promise<void> {
  await workbench.importFile(await madeFile(join(dir, 'all.csv'), made));
  await workbench.link();
}

/** Reports by ring id. */
async function rings(): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>();
  for await (const { ring, id } of workbench.ctx.read.memberships())
    if (ring !== undefined) found.set(ring, [...(found.get(ring) ?? []), id].sort());
  return found;
}
const sorted = async (): Promise<[string, string[]][]> => [...(await rings())].sort(([a], [b]) => (a < b ? -1 : 1));
const ringOf = async (id: string): Promise<string | undefined> => (await workbench.report(id)).ring?.id;

interface Bridge {
  readonly ring: string;
  readonly a: string;
  readonly b: string;
  /** Reports on each side of it, by the links shown. */
  readonly sides: readonly [ReadonlySet<string>, ReadonlySet<string>];
}

/** Bridges with at least two reports on each side. */
async function bridges(): Promise<Bridge[]> {
  const found: Bridge[] = [];
  const pages = workbench.pages(plainLookup(workbench.ctx.read), { closedRings: new Set() });
  for (const ring of (await rings()).keys()) {
    const { reports, links } = await pages.graph(ring);
    links.bridge.forEach((isBridge, k) => {
      if (!isBridge) return;
      const side = new Set([links.a[k]!]);
      for (const node of side) {
        links.a.forEach((a, j) => {
          if (j === k) return;
          if (a === node) side.add(links.b[j]!);
          if (links.b[j] === node) side.add(a);
        });
      }
      const mine = reports.id.filter((_, node) => side.has(node));
      const others = reports.id.filter((_, node) => !side.has(node));
      if (mine.length < 2 || others.length < 2) return;
      found.push({ ring, a: reports.id[links.a[k]!]!, b: reports.id[links.b[k]!]!, sides: [new Set(mine), new Set(others)] });
    });
  }
  return found;
}

describe('what a person decides of rings', { timeout: 120_000 }, () => {
  it('splits a ring along a bridge: the sides part, stay apart in a full run, and come back under their id by undo', async () => {
    await linked(madeWorld(21, 300));
    const before = await sorted();
    const all = await bridges();
    expect(all.length).toBeGreaterThan(0);
    for (const { ring, a, b, sides } of all.slice(0, 6)) {
      const { act } = await workbench.judge({ verdict: 'different', a, b, reason: 'two desks' });
      for (const full of [false, true]) {
        expect((await workbench.link({ full })).full).toBe(full);
        expect((await ringOf(a)) ?? 'a').not.toBe((await ringOf(b)) ?? 'b');
        const now = await rings();
        for (const members of now.values()) {
          const [mine, others] = sides.map((side) => members.filter((id) => side.has(id)).length) as [number, number];
          // Of two reports and two, one may have as much in common with either end; larger sides part cleanly.
          if (Math.min(sides[0].size, sides[1].size) > 2) expect(Math.min(mine, others)).toBe(0);
          expect(members.includes(a) && members.includes(b)).toBe(false);
        }
        expect(now.has(ring)).toBe(true);
      }
      await workbench.judge({ verdict: 'undo', act, reason: 'mistaken' });
      await workbench.link();
      expect(await sorted()).toEqual(before);
    }
  });

  it('merges two rings whole, keeps them merged in a full run, and gives both back by undo', async () => {
    await linked(madeWorld(21, 300));
    const before = await sorted();
    const [one, two] = (await workbench.rings('en', 4)).slice(0, 2).map(({ ring }) => ring.id) as [string, string];
    const known = await rings();
    const [a, b] = [known.get(one)![0]!, known.get(two)!.at(-1)!];
    const { act } = await workbench.judge({ verdict: 'same', a, b, reason: 'one boss' });
    for (const full of [false, true]) {
      const { changed } = await workbench.link({ full });
      if (!full) expect(changed.toSorted()).toEqual([one, two].toSorted());
      const ring = await ringOf(a);
      expect((await rings()).get(ring!)).toEqual([...known.get(one)!, ...known.get(two)!].sort());
      expect([one, two]).toContain(ring);
      expect((await workbench.ring(ring === one ? two : one)).summary.ring.id).toBe(ring);
    }
    await workbench.judge({ verdict: 'undo', act, reason: 'mistaken' });
    await workbench.link();
    expect(await sorted()).toEqual(before);
  });

  it('takes a report out for good, also when its ring is merged into another', async () => {
    await linked(madeWorld(21, 300));
    const [first, second] = await workbench.rings('en', 2);
    const known = await rings();
    const report = known.get(second!.ring.id)![0]!;
    const { act } = await workbench.judge({ verdict: 'out', report, ring: second!.ring.id, reason: 'not theirs' });
    await workbench.link();
    expect(await ringOf(report)).not.toBe(second!.ring.id);
    const [a, b] = [known.get(first!.ring.id)![0]!, known.get(second!.ring.id)![1]!];
    await workbench.judge({ verdict: 'same', a, b, reason: 'one boss' });
    for (const full of [false, true]) {
      await workbench.link({ full });
      const merged = await ringOf(a);
      expect(await ringOf(b)).toBe(merged);
      expect(await ringOf(report)).not.toBe(merged);
    }
    await workbench.judge({ verdict: 'undo', act, reason: 'theirs after all' });
    await workbench.link();
    expect(await ringOf(report)).toBe(await ringOf(a));
  });

  it('parts a ring that was confirmed before, and marks and unmarks rings', async () => {
    await linked(madeWorld(21, 300));
    const [bridge] = await bridges();
    const { ring, a, b, sides } = bridge!;
    const status = async (): Promise<string> => (await workbench.ctx.read.ring(ring))!.status;
    const { act } = await workbench.judge({ verdict: 'confirm', ring, reason: 'seen' });
    await workbench.link();
    expect(await status()).toBe('confirmed');
    await workbench.judge({ verdict: 'different', a, b, reason: 'two desks' });
    for (const full of [false, true]) {
      await workbench.link({ full });
      for (const members of (await rings()).values())
        expect(Math.min(...sides.map((side) => members.filter((id) => side.has(id)).length))).toBe(0);
    }
    await workbench.judge({ verdict: 'undo', act, reason: 'x' });
    await workbench.judge({ verdict: 'dismiss', ring, reason: 'not one' });
    await workbench.link();
    expect(await status()).toBe('dismissed');
  });

  it('parts two reports that the machine took for one case told twice', async () => {
    const made = madeWorld(21, 200);
    const twice = { ...made[100]!, id: 'r99999999999999999999', day: made[100]!.day! };
    await linked([...made, { ...twice, amount: 123_456_700 }]);
    const pages = workbench.pages(plainLookup(workbench.ctx.read), { closedRings: new Set() });
    const [a, b] = [(await workbench.report(made[100]!.id)).report.id, (await workbench.report(twice.id)).report.id];
    expect((await pages.why(a, b)).rings[0]).toBe((await pages.why(a, b)).rings[1]);
    await workbench.judge({ verdict: 'different', a, b, reason: 'two victims' });
    for (const full of [false, true]) {
      await workbench.link({ full });
      expect((await ringOf(a)) ?? 'a').not.toBe((await ringOf(b)) ?? 'b');
    }
  });

  it('is made again by a rebuild, act after act', async () => {
    await linked(madeWorld(21, 300));
    const [bridge] = await bridges();
    const { act } = await workbench.judge({ verdict: 'different', a: bridge!.a, b: bridge!.b, reason: 'two desks' });
    await workbench.link();
    const [first] = await workbench.rings('en', 1);
    const report = (await rings()).get(first!.ring.id)![0]!;
    await workbench.judge({ verdict: 'out', report, ring: first!.ring.id, reason: 'not theirs' });
    await workbench.link();
    await workbench.judge({ verdict: 'undo', act, reason: 'mistaken' });
    await workbench.link();
    const before = await sorted();
    await workbench.close();
    await rebuildWorkbench(join(dir, 'book'));
    workbench = await openWorkbench(join(dir, 'book'));
    expect(await sorted()).toEqual(before);
  });

  it('is recorded while a link run is under way, obeyed by the next, and a rebuild tells the two apart', async () => {
    await linked(madeWorld(21, 300));
    const [bridge] = await bridges();
    const { a, b } = bridge!;
    let act = 0;
    const commit: Ctx['commit'] = async (acts, rows) =>
      await workbench.ctx.commit(acts, async (write) => {
        const result = await rows!(write);
        ({ act } = await workbench.as({ actor: 'li' }).judge({ verdict: 'different', a, b, reason: 'two desks' }));
        return result;
      });
    const { linked: run } = await linkCasebook({ ...workbench.ctx, commit }, true);
    expect(act).toBe(run.act - 1);
    expect(await ringOf(a)).toBe(await ringOf(b));
    const before = await sorted();
    await workbench.close();
    await rebuildWorkbench(join(dir, 'book'));
    workbench = await openWorkbench(join(dir, 'book'));
    expect(await sorted()).toEqual(before);
    await workbench.link();
    expect((await ringOf(a)) ?? 'a').not.toBe((await ringOf(b)) ?? 'b');
  });
});
