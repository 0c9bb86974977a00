import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { fitIsotonic } from '../src/link/confidence.ts';
import { type Model, model as current } from '../src/link/model.ts';
import { featureCount, featureNames } from '../src/link/merge.ts';
import { type Case, cluster, type Join, prepare, type Sample } from './fit/policy.ts';
import { fitLogistic } from './fit/logistic.ts';

// Fits the merge weights and calibration maps of src/link/weights/v1.json on simulated runs whose truth is known:
//   node scripts/fit-link.ts [--dry]
// Training seeds are 1..60 and belong to this script; evaluation uses others (bench/rings.ts). Deterministic.

const weightsFile = fileURLToPath(new URL('../src/link/weights/v1.json', import.meta.url));
const simulator = fileURLToPath(new URL('../../shared/sim/sim.mjs', import.meta.url));
if (!existsSync(simulator)) {
  console.log('skipped: ../shared/sim is not here');
  process.exit(0);
}

interface Run {
  readonly preset: string;
  readonly seed: number;
  readonly over?: object;
}
const runs: readonly Run[] = [
  ...['small', 'hard', 'drift'].flatMap((preset) => [1, 2, 3].map((seed) => ({ preset, seed }))),
  { preset: 'small', seed: 7, over: { sharing: { level: 0 } } },
  { preset: 'small', seed: 8, over: { sharing: { level: 0.8 } } },
  { preset: 'hard', seed: 7, over: { sharing: { level: 0.3 }, reports: 8000 } },
  { preset: 'drift', seed: 8, over: { reports: 40_000 } },
  // Rings of a thousand reports, whose joins the small runs do not show.
  { preset: 'medium', seed: 9, over: { reports: 120_000 } },
];
/** Runs the calibration maps are fitted on: not those of the weights. */
const calibrationRuns: readonly Run[] = ['small', 'hard', 'drift'].flatMap((preset) =>
  [4, 5, 6].map((seed) => ({ preset, seed })),
);

/** First weights: the direction of each feature, by hand; the rounds below replace them. */
const start: Partial<Record<(typeof featureNames)[number], number>> = {
  bias: 2,
  best: 2,
  others: 1,
  bridges: -0.4,
  missing: -1.5,
  gap: -0.4,
  smaller: -0.6,
  larger: -0.3,
  bestLow: 1.5,
  wordingBest: 1,
  touching: 1,
};
const rounds = 3;
/** A ring joined with its own splinter is no stranger's work, and yet another ring: this much of a positive case. */
const splinterIs = 0.6;
/** Joins of large clusters cost more when wrong. */
const sizePower = 1.3;
const heaviest = 300;
/** Pairs with a single report are sampled one in three (fit/policy.ts). */
const singles = 3;

const scratch = mkdtempSync(join(tmpdir(), 'clew-fit-'));
try {
  const { simulate } = (await import(pathToFileURL(simulator).href)) as { simulate: (options: object) => unknown };
  const load = async ({ preset, seed, over }: Run): Promise<Case> => {
    const out = join(scratch, `${preset}-${seed}`);
    simulate({
      preset,
      seed,
      out,
      over: { ...over, write: { transactions: false, indicators: false, mentions: false } },
      quiet: true,
    });
    const prepared = await prepare(out, current);
    rmSync(out, { recursive: true });
    return prepared;
  };
  const training: Case[] = [];
  for (const each of runs) training.push(await load(each));

  const fitted = structuredClone(current);
  fitted.merge = Object.fromEntries(featureNames.map((name) => [name, start[name] ?? 0])) as Model['merge'];
  const samples: Sample[] = [];
  for (let round = 0; round < rounds; round++) {
    // Each round looks at the pairs the weights of the last one lead to (Ross, Gordon, Bagnell 2011).
    for (const each of training) {
      cluster(each, fitted, {
        sample: (features, ring, lineage, smaller) => {
          const target = ring ? 1 : lineage ? splinterIs : 0;
          samples.push({ features, target, weight: smaller === 1 ? singles : Math.min(heaviest, smaller ** sizePower) });
        },
      });
    }
    const { weights, loss } = fitLogistic(samples, featureCount);
    fitted.merge = Object.fromEntries(
      featureNames.map((name, i) => [name, Math.round(weights[i]! * 1e4) / 1e4]),
    ) as Model['merge'];
    console.log(`round ${round + 1}: ${samples.length} pairs, loss ${loss.toFixed(4)}`);
  }

  const joins: Join[] = [];
  const rings: { weakest: number; size: number; pure: boolean }[] = [];
  for (const each of calibrationRuns) {
    const done = cluster(await load(each), fitted, { join: (join) => joins.push(join) });
    rings.push(...done.rings);
  }
  const pureOf = (from: number, to: number): [number, number][] =>
    rings.filter((ring) => ring.size >= from && ring.size <= to).map((ring) => [ring.weakest, ring.pure ? 1 : 0]);
  fitted.calibration = {
    look: { x: [-4.5951, -2.1972, 0, 2.1972, 4.5951], y: [0.01, 0.1, 0.5, 0.9, 0.99] },
    join: fitIsotonic(
      joins.map((join): [number, number] => [join.score, join.ring ? 1 : 0]),
      400,
    ),
    ring2: fitIsotonic(pureOf(2, 2), 300),
    ring9: fitIsotonic(pureOf(3, 9), 300),
    ring: fitIsotonic(pureOf(10, Infinity), 100),
  };
  console.log(JSON.stringify(fitted.merge), JSON.stringify(fitted.calibration));
  const unchanged = readFileSync(weightsFile, 'utf8') === `${JSON.stringify(fitted, null, 1)}\n`;
  if (!process.argv.includes('--dry')) writeFileSync(weightsFile, `${JSON.stringify(fitted, null, 1)}\n`);
  console.log(unchanged ? 'weights unchanged' : 'weights differ from those in the repository');
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
