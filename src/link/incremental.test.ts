import { deserialize, serialize } from 'node:v8';
import { describe, expect, it } from 'vitest';
import type { Judgement } from '../model/index.ts';
import { type MadeReport, madeReports } from '../../test/support/made-reports.ts';
import { madeWorld } from '../../test/support/made-world.ts';
import { increment } from './incremental.ts';
import { link } from './link.ts';
import { type Change, Linkage } from './linkage.ts';
import { buildTable } from './table.ts';

function linked(made: readonly MadeReport[]): Linkage {
  const batches = [madeReports(made)];
  return new Linkage(link(buildTable(batches)), batches);
}

function add(state: Linkage, made: readonly MadeReport[], judgements: readonly Judgement[] = []): Change {
  state.growing.add(madeReports(made));
  const change = increment(state, { judgements });
  state.apply(change);
  return change;
}

/** Ring by report id. */
function ringsOf(state: Linkage): Map<string, string> {
  const found = new Map<string, string>();
  for (let r = 0; r < state.covered; r++) {
    if (state.slot(r) !== -1) found.set(state.growing.id(r), state.ring(state.slot(r)).id);
  }
  return found;
}

const pairs = (sizes: Iterable<number>): number => [...sizes].reduce((sum, n) => sum + (n * (n - 1)) / 2, 0);
const tally = (names: Iterable<string>): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
};
/** Pairwise F1 of two groupings. */
function agreement(one: Map<string, string>, two: Map<string, string>): number {
  const both = [...one].filter(([id]) => two.has(id)).map(([id, ring]) => `${ring} ${two.get(id)!}`);
  return (2 * pairs(tally(both).values())) / (pairs(tally(one.values()).values()) + pairs(tally(two.values()).values()));
}

describe('increments', () => {
  it.each([1, 2, 3])('stay close to one run over all (world %i)', (seed) => {
    const world = madeWorld(seed, 800);
    const state = linked(world.slice(0, 600));
    for (let from = 600; from < 800; from += 20) add(state, world.slice(from, from + 20));
    expect(agreement(ringsOf(state), ringsOf(linked(world)))).toBeGreaterThan(0.97);
  });

  it('let no ring id end without saying what became of it, and move no report to another ring unsaid', () => {
    const world = madeWorld(4, 800);
    const state = linked(world.slice(0, 300));
    for (let from = 300; from < 800; from += 25) {
      const before = ringsOf(state);
      const { moved } = add(state, world.slice(from, from + 25));
      const after = ringsOf(state);
      const named = new Map(moved.map((move) => [move.ring, move]));
      const alive = new Set(after.values());
      for (const [report, ring] of before) {
        if (!alive.has(ring)) expect(named.get(ring)?.how).toMatch(/merged|split|dissolved/);
        const now = after.get(report);
        if (now !== undefined && now !== ring) expect(named.get(ring)?.into).toContain(now);
      }
    }
  });

  it('give the same however the new reports are cut into batches', () => {
    const world = madeWorld(5, 500);
    const [one, two] = [linked(world.slice(0, 400)), linked(world.slice(0, 400))];
    one.growing.add(madeReports(world.slice(400)));
    for (let from = 400; from < 500; from += 30) two.growing.add(madeReports(world.slice(from, Math.min(500, from + 30))));
    expect(increment(one)).toEqual(increment(two));
  });

  it('can be kept and applied again, one by one or as one change', () => {
    const world = madeWorld(6, 500);
    const state = linked(world.slice(0, 400));
    const kept: Uint8Array[] = [];
    for (let from = 400; from < 500; from += 25) kept.push(serialize(add(state, world.slice(from, from + 25))));
    const again = linked(world.slice(0, 400));
    again.growing.add(madeReports(world.slice(400)));
    for (const bytes of kept) again.apply(deserialize(bytes) as Change);
    const atOnce = linked(world.slice(0, 400));
    atOnce.growing.add(madeReports(world.slice(400)));
    atOnce.apply(state.changes());
    const all = (of: Linkage): unknown => of.view(Array.from(ringsOf(of).values(), (id) => of.slotById(id))).result.rings;
    expect(all(again)).toEqual(all(state));
    expect(all(atOnce)).toEqual(all(state));
    expect([again.pairs, again.inRings, again.ringCount]).toEqual([state.pairs, state.inRings, state.ringCount]);
    expect([atOnce.pairs, atOnce.inRings, atOnce.ringCount]).toEqual([state.pairs, state.inRings, state.ringCount]);
  });

  it('touch nothing when nothing came', () => {
    const state = linked(madeWorld(7, 300));
    const change = increment(state);
    expect(change).toMatchObject({ reports: 300, rings: [], ended: [], left: [], moved: [], duplicates: [] });
  });

  it('take a report older than all others', () => {
    const world = madeWorld(8, 300);
    const state = linked(world);
    const pattern = world.find((report) => ringsOf(state).has(report.id))!;
    add(state, [{ ...pattern, id: 'r-older', day: -3, story: pattern.story! }]);
    const rings = ringsOf(state);
    expect(rings.get('r-older')).toBe(rings.get(pattern.id));
  });

  it('obey judgements made since', () => {
    const world = madeWorld(9, 300);
    const state = linked(world);
    const before = ringsOf(state);
    const [a, ring] = [...before][0]!;
    const b = [...before].find(([id, other]) => other === ring && id !== a)![0];
    const judgements: Judgement[] = [{ verdict: 'different', a, b }];
    const change = increment(state, { judgements, reopen: [ring] });
    state.apply(change);
    expect(ringsOf(state).get(a) ?? 'none').not.toBe(ringsOf(state).get(b) ?? 'alone');
    const numberOf = (id: string): number =>
      Array.from({ length: state.covered }, (_, r) => r).find((r) => state.growing.id(r) === id)!;
    const again: Judgement[] = [{ verdict: 'same', a, b }];
    state.apply(increment(state, { judgements: again, named: [numberOf(a), numberOf(b)] }));
    expect(ringsOf(state).get(a)).toBe(ringsOf(state).get(b));
  });
});

describe('a growing table', () => {
  it('shows the same reports, indicators and degrees as one built at once', () => {
    const world = madeWorld(10, 200);
    const { growing } = linked(world.slice(0, 120));
    growing.add(madeReports(world.slice(150)));
    growing.add(madeReports(world.slice(120, 150)));
    const { table } = growing.excerpt(Array.from({ length: 200 }, (_, r) => r));
    const whole = buildTable([madeReports(world)]);
    const rows = (of: typeof table): unknown =>
      of.id.map((id, r) => [
        id,
        ...Array.from(of.indicator.subarray(of.offset[r], of.offset[r + 1]), (x) => of.value[x]!).sort(),
      ]);
    expect(rows(table)).toEqual(rows(whole));
    const uses = (of: typeof table): unknown =>
      of.value
        .map((value, x) =>
          [of.kind[x], value, ...Array.from(of.post.subarray(of.postOffset[x], of.postOffset[x + 1]), (r) => of.id[r])].join(),
        )
        .sort();
    expect(uses(table)).toEqual(uses(whole));
    expect(Array.from(table.day)).toEqual(Array.from(whole.day));
  });
});
