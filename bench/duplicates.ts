import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { plan } from '../src/intake/index.ts';
import { buildTable, findDuplicates } from '../src/link/index.ts';
import type { ReportColumns } from '../src/model/index.ts';
import { read } from '../src/path/read.ts';
import { Seen } from '../src/path/seen.ts';

// Duplicates against truth: reports that tell one victim's one case again.
//   node bench/duplicates.ts [FOLDER…]
// A folder holds `reports*.csv` and `truth.csv`, whose column `duplicate_of` (simulator) or `same_loss_as` (sample) names
// the report told again. Without folders: the sample, and fresh simulator runs where the simulator is at hand.
// Precision: of the reports flagged, those counted with the right case. Recall: of the reports told again, those so flagged.

const root = join(import.meta.dirname, '..');
const simulator = join(root, '..', 'shared', 'sim', 'sim.mjs');
const presets = ['small', 'hard', 'drift'];
const seeds = [911, 912, 913];

/** For each report the one its case began with. */
function truthOf(folder: string): Map<string, string> {
  const [head = '', ...lines] = readFileSync(join(folder, 'truth.csv'), 'utf8').trim().split('\n');
  const names = head.split(',');
  const again = Math.max(names.indexOf('duplicate_of'), names.indexOf('same_loss_as'));
  const of = new Map(lines.map((line) => [line.split(',')[0]!, line.split(',')[again]!] as const));
  const first = (report: string): string => (of.get(report) ? first(of.get(report)!) : report);
  return new Map([...of.keys()].map((report) => [report, first(report)]));
}

async function batchesOf(folder: string): Promise<ReportColumns[]> {
  const batches: ReportColumns[] = [];
  const seen = new Seen();
  for (const name of readdirSync(folder)
    .filter((file) => /^reports.*\.csv$/u.test(file))
    .sort()) {
    const path = join(folder, name);
    const filePlan = await plan(path);
    for await (const batch of read(path, filePlan, { keepWords: false })) batches.push(seen.sift(batch.columns));
  }
  return batches;
}

async function score(folder: string, title: string): Promise<void> {
  const truth = truthOf(folder);
  const batches = await batchesOf(folder);
  const table = buildTable(batches);
  const started = performance.now();
  const { primary, count } = findDuplicates(table);
  const ms = performance.now() - started;
  const caseOf = (r: number): string | undefined => truth.get(batches[table.batch[r]!]!.ref[table.position[r]!]!);
  let right = 0;
  for (let r = 0; r < table.reports; r++) if (primary[r] !== r && caseOf(primary[r]!) === caseOf(r)) right++;
  const real = [...truth].filter(([report, first]) => report !== first).length;
  console.log(
    [
      title.padEnd(14),
      String(table.reports).padStart(8),
      String(real).padStart(6),
      String(count).padStart(8),
      (right / count).toFixed(4).padStart(10),
      (right / real).toFixed(4).padStart(8),
      `${ms.toFixed(0)} ms`.padStart(8),
    ].join(' '),
  );
}

console.log('set             reports   real  flagged  precision   recall     time');
const folders = process.argv.slice(2);
for (const folder of folders) await score(folder, folder.split('/').at(-1)!);
if (folders.length === 0) {
  await score(join(root, 'sample'), 'sample');
  if (!existsSync(simulator)) console.log('simulator absent: its presets are skipped');
  else {
    const out = mkdtempSync(join(tmpdir(), 'clew-duplicates-'));
    try {
      for (const preset of presets) {
        for (const seed of seeds) {
          const folder = join(out, `${preset}-${seed}`);
          spawnSync(process.execPath, [simulator, '--preset', preset, '--seed', String(seed), '--out', folder], {
            stdio: 'ignore',
          });
          await score(folder, `${preset}-${seed}`);
        }
      }
    } finally {
      rmSync(out, { recursive: true });
    }
  }
}
