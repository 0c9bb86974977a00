import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseCsv } from '../test/support/csv.ts';

// Rings against the simulator's truth: makes runs the weights never saw, runs `clew run reports.csv` on each and scores
// rings.csv with the simulator's own score.mjs, against rings and against lineages.
//   npm run bench -- rings [--presets small,hard,drift] [--seeds 201,202,203,204,205] [--set a.b=JSON]…
// The ceiling rows join reports of one true ring that share a readable indicator and nothing else: what indicators alone,
// judged without error, can find.

const sim = fileURLToPath(new URL('../../shared/sim/', import.meta.url));
const clew = fileURLToPath(new URL('../bin/clew', import.meta.url));
if (!existsSync(sim)) {
  console.log('skipped: ../shared/sim is not here');
  process.exit(0);
}

const option = (name: string, otherwise: string): string => {
  const at = process.argv.indexOf(`--${name}`);
  return at === -1 ? otherwise : (process.argv[at + 1] ?? otherwise);
};
const presets = option('presets', 'small,hard,drift').split(',');
const seeds = option('seeds', '201,202,203,204,205').split(',').map(Number);
const over: Record<string, unknown> = { write: { transactions: false, indicators: false, mentions: true } };
process.argv.forEach((word, i) => {
  if (word !== '--set') return;
  const [path = '', value = ''] = (process.argv[i + 1] ?? '').split('=');
  const keys = path.split('.');
  let at = over;
  for (const key of keys.slice(0, -1)) at = (at[key] ??= {}) as Record<string, unknown>;
  at[keys.at(-1)!] = JSON.parse(value);
});

interface Score {
  readonly pairP: number;
  readonly pairR: number;
  readonly pairF: number;
  readonly b3P: number;
  readonly b3R: number;
  readonly b3F: number;
  readonly worstFalseMerge: number;
  readonly pureRings: number;
  readonly ringsOf5Found: number;
}

function scored(rings: string, truth: string, ...flags: string[]): Score {
  const { stdout } = spawnSync(process.execPath, [join(sim, 'score.mjs'), rings, truth, '--json', ...flags], {
    encoding: 'utf8',
  });
  return JSON.parse(stdout) as Score;
}

/** Connected components over readable suspects' indicators, inside each true ring. */
function ceiling(folder: string, into: string): void {
  const rows = (file: string): Record<string, string>[] => parseCsv(readFileSync(join(folder, file), 'utf8'));
  const truth = new Map(rows('truth.csv').map((row) => [row['report_id']!, row['ring_id']!]));
  const root = new Map<string, string>();
  const find = (x: string): string => {
    let r = x;
    while (root.get(r) !== undefined && root.get(r) !== r) r = root.get(r)!;
    root.set(x, r);
    return r;
  };
  const first = new Map<string, string>();
  for (const row of rows('truth_mentions.csv')) {
    const id = row['report_id']!;
    const ring = truth.get(id)!;
    const value = `${row['kind']} ${row['value']}`;
    if (ring === '' || row['role'] !== 'suspect' || Number(row['surface']) > 2) continue;
    const key = `${value} ${ring}`;
    if (first.has(key)) root.set(find(id), find(first.get(key)!));
    else first.set(key, id);
  }
  const lines = [...truth.keys()].map((id) => `${id},${root.has(id) ? find(id) : ''}`);
  writeFileSync(into, `report_id,ring_id\n${lines.join('\n')}\n`);
}

const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;
const spread = (values: readonly number[]): number => {
  const m = mean(values);
  return Math.sqrt(mean(values.map((v) => (v - m) ** 2)));
};
const cell = (values: readonly number[]): string => `${mean(values).toFixed(3)}±${spread(values).toFixed(3)}`;

const scratch = mkdtempSync(join(tmpdir(), 'clew-rings-'));
try {
  const { simulate } = (await import(pathToFileURL(join(sim, 'sim.mjs')).href)) as { simulate: (options: object) => unknown };
  console.log('preset          P            R            F            b3 P         b3 F         worst  | lineage P    worst | s');
  const print = (name: string, own: readonly Score[], lineage: readonly Score[], seconds: string): void => {
    const of = (key: keyof Score): string => cell(own.map((s) => s[key]));
    const worst = (scores: readonly Score[]): string => `${Math.max(...scores.map((s) => s.worstFalseMerge))}`.padEnd(6);
    console.log(
      `${name.padEnd(15)} ${of('pairP')}  ${of('pairR')}  ${of('pairF')}  ${of('b3P')}  ${of('b3F')}  ${worst(own)} | ${cell(lineage.map((s) => s.pairP))}  ${worst(lineage)}| ${seconds}`,
    );
  };
  for (const preset of presets) {
    const own: Score[] = [];
    const lineage: Score[] = [];
    const top: Score[] = [];
    const topLineage: Score[] = [];
    const seconds: number[] = [];
    for (const seed of seeds) {
      const folder = join(scratch, `${preset}-${seed}`);
      simulate({ preset, seed, out: folder, over, quiet: true });
      const out = join(folder, 'out');
      const began = performance.now();
      const ran = spawnSync(clew, ['run', join(folder, 'reports.csv'), '--out', out, '--quiet'], { encoding: 'utf8' });
      if (ran.status !== 0) throw new Error(`clew run ended with ${ran.status}: ${ran.stderr}`);
      seconds.push((performance.now() - began) / 1000);
      const truth = join(folder, 'truth.csv');
      own.push(scored(join(out, 'rings.csv'), truth));
      lineage.push(scored(join(out, 'rings.csv'), truth, '--lineage'));
      const oracle = join(folder, 'oracle.csv');
      ceiling(folder, oracle);
      top.push(scored(oracle, truth));
      topLineage.push(scored(oracle, truth, '--lineage'));
      rmSync(folder, { recursive: true });
    }
    print(preset, own, lineage, mean(seconds).toFixed(1));
    print('  ceiling', top, topLineage, '');
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
