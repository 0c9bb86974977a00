import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { child, type Step } from './overlap/child.ts';
import { multiplications } from './overlap/floor.ts';
import { npmPeer } from './peers/node.ts';

// Private set intersection of two made sets, both sides on this machine, one after the other: seconds of the four steps with their
// files, signatures, checks and commitments; against the multiplications alone that the protocol cannot do without (two for each item
// of each side) on all cores, and against OpenMined's library.
//   npm run bench -- overlap [--sizes 100000,1000000] [--shares 0,1,100] [--peer no]
// Shares are per cent of a set that is common; above 100,000 items only the middle one is run unless --shares is given.

const option = (name: string): string | undefined => {
  const at = process.argv.indexOf(`--${name}`);
  return at === -1 ? undefined : process.argv[at + 1];
};
const numbers = (text: string): number[] => text.split(',').map(Number);
const sizes = numbers(option('sizes') ?? '100000,1000000');
const given = option('shares');
const folder = option('peer') === 'no' ? undefined : npmPeer('@openmined/psi.js', '2.0.6');
const threads = availableParallelism();

const line = (...cells: readonly (string | number)[]): void =>
  console.log(cells.map((cell, at) => (at === 0 ? String(cell).padEnd(34) : String(cell).padStart(10))).join(''));

for (const size of sizes) {
  const shares = given !== undefined || size <= 100_000 ? numbers(given ?? '0,1,100') : [1];
  for (const share of shares) {
    const common = Math.round((size * share) / 100);
    console.log(`\n${size} × ${size} items, ${common} in common, ${threads} threads`);
    line('', 'seconds', 'of cores', 'MB', 'found', 'right');
    const before = await multiplications(threads, 5000);
    const dir = mkdtempSync(join(tmpdir(), 'clew-overlap-'));
    const steps: Step[] = [];
    try {
      for (const what of ['offer', 'answer', 'result', 'end']) {
        const step = await child('party.ts', [what, dir, String(size), String(common)]);
        steps.push(step);
        line(
          `  ${what === 'end' ? 'reading the result' : what}`,
          step.seconds.toFixed(1),
          step.megabytes,
          step.count ?? '',
          String(step.right),
        );
      }
      const files = ['offer', 'answer', 'result'].map((name) => (statSync(join(dir, `${name}.overlap`)).size / 1e6).toFixed(1));
      console.log(`  files of ${files.join(', ')} MB`);
    } finally {
      rmSync(dir, { recursive: true, force: true });
    }
    const after = await multiplications(threads, 5000);
    const rate = Math.max(before.perSecond, after.perSecond);
    const [floor, floorCpu] = [(4 * size) / rate, (4 * size * Math.min(before.cpu, after.cpu)) / 1e6];
    const ours = steps.reduce((sum, { seconds }) => sum + seconds, 0);
    const cpu = steps.reduce((sum, step) => sum + step.cpu, 0);
    line('both sides, end to end', ours.toFixed(1), cpu.toFixed(1), Math.max(...steps.map(({ megabytes }) => megabytes)));
    line('multiplications alone', floor.toFixed(1), floorCpu.toFixed(1));
    console.log(
      `  ${(ours / floor).toFixed(2)} times the floor by the clock, ${(cpu / floorCpu).toFixed(2)} by processor; ${[before, after].map(({ perSecond, cpu: each }) => `${Math.round(perSecond)}/s at ${each.toFixed(0)} µs`).join(' before, ')} after`,
    );
    if (folder === undefined || share !== shares.at(-1)) continue;
    try {
      const peer = await child('openmined.ts', [folder, String(size), String(common)]);
      line(
        '@openmined/psi.js 2.0.6',
        peer.seconds.toFixed(1),
        peer.cpu.toFixed(1),
        peer.megabytes,
        peer.count ?? '',
        String(peer.right),
      );
      console.log(`  ${(peer.seconds / ours).toFixed(1)} times ours, with one side learning`);
    } catch (error) {
      console.log(
        `@openmined/psi.js 2.0.6 did not end: ${error instanceof Error ? error.message.split('\n').slice(0, 3).join(' ') : ''}`,
      );
    }
  }
}
if (folder === undefined && option('peer') !== 'no') console.log('\n@openmined/psi.js could not be installed: not compared.');
