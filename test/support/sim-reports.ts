import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { plan } from '../../src/intake/index.ts';
import type { ReportColumns } from '../../src/model/index.ts';
import { read } from '../../src/path/read.ts';
import { vectors } from './shared.ts';

const sim = vectors('sim');
/** Whether there is no simulator beside the clone. */
export const isSimAbsent = sim.absent;

/** Reports in a file as the linker gets them. */
export async function batchesOf(csv: string): Promise<ReportColumns[]> {
  const batches: ReportColumns[] = [];
  for await (const { columns } of read(csv, await plan(csv), { keepWords: false })) batches.push(columns);
  return batches;
}

/** Reports of the simulator. */
export async function simReports(preset: string, seed: number): Promise<ReportColumns[]> {
  const out = mkdtempSync(join(tmpdir(), 'clew-sim-'));
  try {
    const off = ['--set', 'write.transactions=false', '--set', 'write.indicators=false'];
    const args = [sim.path('sim.mjs'), '--preset', preset, '--seed', String(seed), '--out', out, ...off];
    execFileSync(process.execPath, args, { stdio: 'ignore' });
    return await batchesOf(join(out, 'reports.csv'));
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}
