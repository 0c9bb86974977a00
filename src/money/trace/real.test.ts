import { mkdtempSync, rmSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { makeLedger, type MadeLedger } from '../../../test/support/made-ledger.ts';
import { foundFlow, mftracerCases, mftracerData, stolenFlow } from '../../../test/support/mftracer.ts';
import { vectors } from '../../../test/support/shared.ts';
import { foundMules, simTransfers } from '../../../test/support/sim-transfers.ts';
import { TraceParameters } from '../../model/index.ts';
import { trace } from './trace.ts';

let ledger: MadeLedger | undefined;
afterEach(async () => {
  await ledger?.close();
  ledger = undefined;
});

describe.skipIf(mftracerData.absent)(
  'real thefts on Ethereum (mftracer_ethereum_cases, skipped where it is not beside the clone)',
  () => {
    for (const name of mftracerCases) {
      test(`${name}: finds at least 94 % of the value at the listed ends, among the transfers of the other cases`, async () => {
        const truth = stolenFlow(name);
        const others = mftracerCases.filter((each) => each !== name).map(stolenFlow);
        ledger = await makeLedger([...truth.transfers, ...others.flatMap(({ transfers }) => transfers)]);
        const told = await trace(ledger.workbench.ctx.read, TraceParameters.parse({ from: truth.sources, hops: 20 }));
        const found = foundFlow(told, truth);
        expect(found.coverage).toBeGreaterThanOrEqual(0.94);
        expect(found.noise).toBeLessThanOrEqual(0.1);
        // None of another case's ends, unless both cases end there.
        const ends = new Set(told.stops.map(({ account }) => account));
        const own = new Set(truth.transfers.flatMap(({ from, to }) => [from, to]));
        for (const { terminals } of others) for (const each of terminals) if (!own.has(each)) expect(ends).not.toContain(each);
        // Worth in dollars goes up and down from payment to payment, so less is found value for value than by place.
        expect(found.value).toBeGreaterThanOrEqual({ '54m': 0.84, LIFI: 0.99, Atomic: 0.86 }[name]);
        // No payment carries money that had not come.
        const there = new Map<string, number>();
        for (const { source, target, traced } of told.flows) {
          if (!truth.sources.includes(source!)) {
            there.set(source!, (there.get(source!) ?? 0) - traced);
            expect(there.get(source!)).toBeGreaterThanOrEqual(0);
          }
          there.set(target!, (there.get(target!) ?? 0) + traced);
        }
      }, 60_000);
    }
  },
);

const simulator = vectors('sim');
describe.skipIf(simulator.absent)('the simulator (skipped where it is not beside the clone)', () => {
  for (const [preset, seed] of [
    ['tiny', 11],
    ['tiny', 12],
    ['small', 13],
  ] as const) {
    test(`${preset} ${seed}: all true accounts at hops 1 to 3 of 95 % of the victims are in the trace, without a rate for the coins`, async () => {
      const out = mkdtempSync(join(tmpdir(), 'clew-sim-'));
      try {
        execFileSync(process.execPath, [simulator.path('sim.mjs'), '--preset', preset, '--seed', String(seed), '--out', out]);
        const { transfers, mules } = simTransfers(out);
        ledger = await makeLedger(transfers);
        const { read } = ledger.workbench.ctx;
        const payers = new Map(transfers.flatMap(({ report, from }) => (report === undefined ? [] : [[report, from!]])));
        const asked = [...mules].filter((_, i) => i % (preset === 'tiny' ? 4 : 80) === 0);
        let [whole, alone] = [0, 0];
        for (const [report, its] of asked) {
          const told = await trace(read, TraceParameters.parse({ from: [payers.get(report)!] }));
          if (foundMules(told, its).every(Boolean)) whole++;
          const reached = { ...told, accounts: told.accounts.filter(({ only }) => only === undefined) };
          if (foundMules(reached, its).every(Boolean)) alone++;
        }
        const share = (of: number): string => `${((100 * of) / asked.length).toFixed(1)} %`;
        console.info(
          `${preset} ${seed}: ${share(whole)} of ${asked.length} victims; by first in, first out alone ${share(alone)}`,
        );
        expect(asked.length).toBeGreaterThan(100);
        expect(whole / asked.length).toBeGreaterThanOrEqual(0.95);
      } finally {
        rmSync(out, { recursive: true, force: true });
      }
    }, 300_000);
  }
});
