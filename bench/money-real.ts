import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { traceMethods, TraceParameters, type TraceMethod } from '../src/model/index.ts';
import { trace } from '../src/money/index.ts';
import { makeLedger } from '../test/support/made-ledger.ts';
import { foundFlow, mftracerCases, mftracerData, stolenFlow } from '../test/support/mftracer.ts';
import { foundMules, simTransfers } from '../test/support/sim-transfers.ts';

// What traces find of true flows: real thefts, and the simulator's victims. Patterns: `npm run bench -- patterns`.
//   npm run bench -- money-real [SEED…]     seeds of the simulator, 701 to 703 by default

const seeds = process.argv.slice(2).map(Number);
const share = (part: number): string => `${(part * 100).toFixed(1)} %`;

/** Each theft alone, and with the transfers of the others among its own. */
async function thefts(): Promise<void> {
  if (mftracerData.absent) return console.log('skipped: ../shared/data/mftracer_ethereum_cases is not here');
  const table: Record<string, string | number>[] = [];
  for (const name of mftracerCases) {
    const truth = stolenFlow(name);
    const others = mftracerCases.filter((other) => other !== name).flatMap((other) => stolenFlow(other).transfers);
    for (const [ledger, transfers] of [
      ['alone', truth.transfers],
      ['among the others', [...truth.transfers, ...others]],
    ] as const) {
      const made = await makeLedger(transfers);
      try {
        for (const method of traceMethods) {
          const parameters = TraceParameters.parse({ from: truth.sources, method, hops: 20 });
          const { coverage, value, noise, terminals } = foundFlow(await trace(made.workbench.ctx.read, parameters), truth);
          const found = `${terminals} of ${truth.terminals.length}`;
          table.push({
            case: name,
            ledger,
            method,
            coverage: share(coverage),
            'by value': share(value),
            noise: share(noise),
            found,
          });
        }
      } finally {
        await made.close();
      }
    }
  }
  console.table(table);
}

const simulator = join(import.meta.dirname, '../../shared/sim/sim.mjs');

/** Victims whose true mules, at each hop, are all found by their own trace; coins are changed at one for one, as the simulator does. */
async function simulated(preset: string, seed: number, method: TraceMethod): Promise<Record<string, string | number>> {
  const folder = mkdtempSync(join(tmpdir(), 'clew-sim-'));
  try {
    const asked = ['--preset', preset, '--seed', String(seed), '--out', folder];
    const { status, stderr } = spawnSync(process.execPath, [simulator, ...asked], { encoding: 'utf8' });
    if (status !== 0) throw new Error(stderr);
    const { transfers, mules, currencies } = simTransfers(folder);
    const made = await makeLedger(transfers);
    try {
      await made.workbench.importFile(join(folder, 'reports.csv'));
      const { read } = made.workbench.ctx;
      const rates = currencies
        .filter((from) => from !== 'USDT')
        .map((from) => ({ from, to: 'USDT', rate: 1, source: 'simulator' }));
      const found = [0, 0, 0];
      let [traced, all] = [0, 0];
      for (const [ref, its] of mules) {
        const report = await read.report(ref);
        if (report === undefined) continue;
        const told = await trace(read, TraceParameters.parse({ from: [report.id], method, hops: 3, rates }));
        if (told.starts.every(({ how }) => how === 'stated')) continue;
        traced++;
        const hops = foundMules(told, its);
        hops.forEach((isFound, i) => (found[i]! += isFound ? 1 : 0));
        if (hops.every(Boolean)) all++;
      }
      const [one, two, three] = found.map((count) => share(count / traced));
      return {
        preset,
        seed,
        method,
        victims: mules.size,
        traced,
        'hop 1': one!,
        'hop 2': two!,
        'hop 3': three!,
        all: share(all / traced),
      };
    } finally {
      await made.close();
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

await thefts();
if (!existsSync(simulator)) console.log('skipped: the simulator in ../shared/sim is not here');
else {
  const table: Record<string, string | number>[] = [];
  for (const seed of seeds.length > 0 ? seeds : [701, 702, 703]) {
    for (const method of ['fifo', 'pro-rata'] as const) table.push(await simulated('tiny', seed, method));
  }
  console.table(table);
}
