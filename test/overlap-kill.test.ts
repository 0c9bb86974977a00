import { spawn } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { makeFile } from '../src/share/overlap/make.ts';
import { rowsOf } from '../src/share/overlap/runs.ts';
import { answer, open } from '../src/share/overlap/steps.ts';
import { fileName, storeOf } from '../src/share/overlap/store.ts';
import { take } from '../src/share/overlap/take.ts';
import { acquaint, type Agency, openAgencies } from './support/two-agencies.ts';

const grounds = { purpose: 'one ring in two districts', basis: 'Art. 5 of the agreement', supervisor: 'Captain Ruiz' };
const launcher = join(import.meta.dirname, '..', 'bin', 'clew');

/** Reports that each name a number of their own, from `first` on. */
function reports(agency: string, first: number, count: number): string {
  const rows = Array.from({ length: count }, (_, i) => {
    const number = `+1240555${String(first + i).padStart(4, '0')}`;
    return `${agency}-${i},2026-02-09,${agency},${100 + i},USD,${number},"Report ${i}. They rang from ${number} and asked for ${100 + i} dollars."`;
  });
  return `Report No.,Date reported,Agency,Amount lost,Currency,Suspect phone,Statement\n${rows.join('\n')}\n`;
}

/** Whether a chunk of the work lies safe below the folder already, and the work is not done. */
function isHalf(dir: string): boolean {
  const folder = join(dir, 'state', 'overlap');
  const parts = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.includes('part.'));
  return parts.some((name) => statSync(join(folder, name)).size > 2048 * 32);
}

it('goes on with a process that was killed in the middle of its work', { timeout: 180_000 }, async () => {
  const agencies = await openAgencies({ east: reports('East', 0, 9000), west: reports('West', 8950, 60) });
  try {
    const [east, west] = agencies.all as [Agency, Agency];
    await acquaint(east, west);
    let killed = false;
    await east.reopen(async (dir) => {
      const words = ['--purpose', grounds.purpose, '--basis', grounds.basis, '--supervisor', grounds.supervisor];
      const child = spawn(launcher, ['overlap', 'offer', '-C', dir, '--to', 'west.example/clew', ...words], { stdio: 'ignore' });
      const over = new Promise((resolve) => child.once('exit', resolve));
      const watch = setInterval(() => {
        try {
          if (!killed && isHalf(dir)) killed = child.kill('SIGKILL');
        } catch {
          // The folder is not there yet.
        }
      }, 2);
      await over;
      clearInterval(watch);
    });
    expect(killed).toBe(true);
    const [row] = await rowsOf(east.house());
    expect(row).toMatchObject({ state: 'committed', own: 9000 });
    const progress: number[] = [];
    const house = east.workbench
      .as({ progress: ({ step, done }) => void (step === 'blind' && progress.push(done)) })
      .overlapHouse();
    const made = await makeFile(house, row!.id);
    // What was done is not done again.
    expect(progress[0]).toBeGreaterThanOrEqual(2048);
    await take(west.house(), made.path);
    await take(east.house(), (await answer(west.house(), made.id, grounds)).path);
    expect((await open(east.house(), made.id)).common).toBe(50);
    expect(storeOf(east.house()).path(made.id, fileName('offer'))).toBe(made.path);
  } finally {
    await agencies.close();
  }
});
