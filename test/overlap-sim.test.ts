import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { collect } from '../src/share/overlap/collect.ts';
import { answer, offer, open } from '../src/share/overlap/steps.ts';
import { storeOf } from '../src/share/overlap/store.ts';
import { take } from '../src/share/overlap/take.ts';
import { parseCsv } from './support/csv.ts';
import { vectors } from './support/shared.ts';
import { acquaint, type Agency, dealt, openAgencies } from './support/two-agencies.ts';

const sim = vectors('sim');
const grounds = { purpose: 'one ring in two districts', basis: 'Art. 5 of the agreement', supervisor: 'Captain Ruiz' };

it.skipIf(sim.absent).each([7, 23])(
  `finds all that two agencies of a made economy have in common, and nothing else (seed %i)${sim.absent ? ' (skipped: no ../shared/sim)' : ''}`,
  { timeout: 180_000 },
  async (seed) => {
    const out = mkdtempSync(join(tmpdir(), 'clew-sim-'));
    const args = [sim.path('sim.mjs'), '--preset', 'tiny', '--seed', String(seed), '--out', out];
    execFileSync(process.execPath, args, { stdio: 'ignore' });
    const reports = parseCsv(readFileSync(join(out, 'reports.csv'), 'utf8'));
    // Each agency to one of the two houses, as they would be.
    const houses = new Map([...new Set(reports.map(({ agency }) => agency!))].sort().map((agency, i) => [agency, i % 2]));
    const split = [0, 1].map((house) => reports.filter(({ agency }) => houses.get(agency!) === house));
    expect(split.every((part) => part.length > 200)).toBe(true);
    const agencies = await openAgencies({ east: dealt(['east'], split[0]!)['east']!, west: dealt(['west'], split[1]!)['west']! });
    try {
      const [east, west] = agencies.all as [Agency, Agency];
      await acquaint(east, west);
      const sets = await Promise.all(
        [east, west].map(
          async (each) => new Set((await collect(each.house(), {}, { variant: 'common', side: 'offers' })).acts.keys()),
        ),
      );
      const common = [...sets[0]!].filter((item) => sets[1]!.has(item)).sort();
      expect(common.length).toBeGreaterThan(20);
      const hand = async (from: string, to: Agency): Promise<void> => {
        copyFileSync(from, agencies.path('handed.clew'));
        await take(to.house(), agencies.path('handed.clew'));
      };
      const made = await offer(east.house(), { partner: 'west.example/clew', ...grounds });
      await hand(made.path, west);
      await hand((await answer(west.house(), made.id, grounds)).path, east);
      await hand((await open(east.house(), made.id)).made!.path, west);
      await open(west.house(), made.id);
      for (const each of [east, west]) {
        const found = await storeOf(each.house()).found(made.id);
        expect(found.common.map(({ item }) => item).sort()).toEqual(common);
      }
    } finally {
      await agencies.close();
      rmSync(out, { recursive: true, force: true });
    }
  },
);
