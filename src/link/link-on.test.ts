import fc from 'fast-check';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectParity, largerWorld, worlds } from '../../test/support/link-parity.ts';
import { madeReports } from '../../test/support/made-reports.ts';
import { madeWorld } from '../../test/support/made-world.ts';
import { batchesOf, isSimAbsent, simReports } from '../../test/support/sim-reports.ts';
import { type Engine, openDuckDbEngine } from '../engine/index.ts';
import { orderOf } from './counts/order.ts';
import { pairsPlan } from './counts/pairs.ts';
import { linkOn } from './link-on.ts';
import { buildTable } from './table.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openDuckDbEngine();
});
afterAll(async () => await engine.close());

describe('linkOn gives what link gives', () => {
  it('for small worlds of all sorts', async () => {
    const met = { rings: 0, duplicates: 0 };
    await fc.assert(
      fc.asyncProperty(worlds, async (world) => {
        const { rings, duplicates } = await expectParity(engine, world);
        met.rings += rings;
        met.duplicates += duplicates;
      }),
      { numRuns: 30 },
    );
    expect(met.rings).toBeGreaterThan(5);
    expect(met.duplicates).toBeGreaterThan(5);
  });

  it('for gangs beside a hub, and cases told twice', async () => {
    const { rings, duplicates } = await expectParity(engine, largerWorld());
    expect(rings).toBeGreaterThan(20);
    expect(duplicates).toBeGreaterThan(20);
  });

  it('for the sample', async () => {
    const files = ['reports-zh.csv', 'reports-en.csv'].map((name) =>
      fileURLToPath(new URL(`../../sample/${name}`, import.meta.url)),
    );
    const batches = (await Promise.all(files.map(batchesOf))).flat();
    const { rings } = await expectParity(engine, { batches, options: {} });
    expect(rings).toBeGreaterThan(3);
  });

  it.skipIf(isSimAbsent).each(['tiny', 'small'])(
    `for a whole casebook of the simulator: %s${isSimAbsent ? ' (skipped: no ../shared/sim)' : ''}`,
    { timeout: 180_000 },
    async (preset) => {
      const { rings } = await expectParity(engine, { batches: await simReports(preset, 5), options: {} });
      expect(rings).toBeGreaterThan(50);
    },
  );

  it('for no report and for one', async () => {
    await expectParity(engine, { batches: [], options: {} });
    await expectParity(engine, { batches: [madeReports([{ id: 'r1' }])], options: {} });
  });
});

/** An engine that records what is loaded and left, and fails when told to. */
function watched(failing?: string, failed?: () => void): { readonly engine: Engine; readonly tables: Set<string> } {
  const tables = new Set<string>();
  return {
    tables,
    engine: {
      name: engine.name,
      version: engine.version,
      load: async (table, columns) => {
        tables.add(table);
        await engine.load(table, columns);
      },
      run: async (plan, options) => {
        const steps = plan.steps.map((step) => {
          if (step.name !== failing) return step;
          failed?.();
          return { ...step, sql: () => 'SELECT nothing FROM nowhere' };
        });
        for (const { name } of steps) tables.add(name);
        return await engine.run({ ...plan, steps }, options);
      },
      columns: async (table) => await engine.columns(table),
      numbers: async (table, shape, options) => await engine.numbers(table, shape, options),
      drop: async (names) => await engine.drop(names),
      close: async () => await engine.close(),
    },
  };
}

describe('linkOn', () => {
  const table = buildTable([madeReports(madeWorld(3, 120))]);
  const left = async (tables: ReadonlySet<string>): Promise<string[]> => {
    const found = await Promise.all(
      [...tables].map(async (name) =>
        engine.columns(name).then(
          () => [name],
          () => [],
        ),
      ),
    );
    return found.flat();
  };

  it('leaves nothing, and says how far it is', async () => {
    const steps: string[] = [];
    const { engine: watching, tables } = watched();
    await linkOn(watching, table, { progress: (_, __, step) => steps.push(step) });
    expect(new Set(steps)).toEqual(new Set(['learn', 'join', 'rings']));
    expect(tables.size).toBeGreaterThan(20);
    expect(await left(tables)).toEqual([]);
  });

  it.each(['link_prices', 'link_several', 'link_best'])('leaves nothing when %s fails', async (failing) => {
    const { engine: watching, tables } = watched(failing);
    await expect(linkOn(watching, table)).rejects.toMatchObject({ code: 'engine.statement' });
    expect(await left(tables)).toEqual([]);
  });

  it('is stopped as link is, and leaves nothing', async () => {
    const stop = new AbortController();
    const { engine: watching, tables } = watched('link_shared', () => stop.abort());
    await expect(linkOn(watching, table, { signal: stop.signal })).rejects.toMatchObject({ code: 'link.aborted' });
    expect(await left(tables)).toEqual([]);
  });
});

it('plans are frozen, and rows are ordered by all their keys', () => {
  expect(Object.isFrozen(pairsPlan) && Object.isFrozen(pairsPlan.steps) && Object.isFrozen(pairsPlan.steps[0])).toBe(true);
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(5), fc.nat(300), fc.nat(5))), (rows) => {
      const keys = [0, 1, 2].map((k) => Int32Array.from(rows, (row) => row[k]!));
      const ordered = rows
        .map((row, i) => [...row, i])
        .sort((p, q) => p[0]! - q[0]! || p[1]! - q[1]! || p[2]! - q[2]! || p[3]! - q[3]!);
      expect([...orderOf(keys)]).toEqual(ordered.map((row) => row[3]));
    }),
  );
});
