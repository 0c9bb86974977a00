import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { createHash, randomFillSync } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { Act } from '../src/casebook/index.ts';
import { PackageOptions } from '../src/model/index.ts';
import { exportCase, verifierBytes } from '../src/share/index.ts';
import { openWorkbench } from '../src/workbench.ts';
import { makeCase, owner } from '../test/support/made-case.ts';

// `npm run bench -- package [EXHIBITS] [MB]`: a case of that many originals handed over, against `cp` and `sha256sum` of the
// same bytes. In the current folder, as /tmp may be memory. The package is made in a process of its own; told is the most memory
// that it and those it starts (the typesetter) held at one time, pages that they share counted in each (Linux alone).
const [exhibits = 10_000, megabytes = 2000] = process.argv.slice(2, 4).map(Number);
const options = PackageOptions.parse({ recipient: 'bench', reason: 'bench', originals: true });
const place = mkdtempSync(join(process.cwd(), '.bench-package-'));
process.env['TMPDIR'] = place;
const seconds = (since: number): number => (performance.now() - since) / 1000;

const lookMilliseconds = 5;

/** Resident bytes of a process and all below it; those that end meanwhile count nothing. */
function residentOf(pid: number): number {
  try {
    const own = Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]) * 4096;
    const threads = readdirSync(`/proc/${pid}/task`).map((thread) => `/proc/${pid}/task/${thread}/children`);
    const children = threads.flatMap((file) => readFileSync(file, 'utf8').trim().split(' '));
    return own + children.reduce((sum, child) => sum + (child === '' ? 0 : residentOf(Number(child))), 0);
  } catch {
    return 0;
  }
}

/** Makes the package and tells of it on stdout. */
async function handOver(dir: string, id: string, out: string): Promise<void> {
  // An installed Clew brings its verifier along; what makes it in a clone has no part in a package.
  await verifierBytes();
  const workbench = await openWorkbench(dir);
  const since = performance.now();
  const dossier = await workbench.dossier(id, owner);
  const dossierSeconds = seconds(since);
  const before = performance.now();
  const sender = { ctx: workbench.ctx, log: workbench.casebook.log };
  const { files } = await exportCase(sender, dossier, options, out);
  const told = { dossier: dossierSeconds, package: seconds(before), files };
  await workbench.close();
  console.log(JSON.stringify(told));
}

async function main(): Promise<void> {
  const made = await makeCase();
  try {
    const { ctx } = made.workbench;
    const bytes = Math.round((megabytes * 1e6) / exhibits);
    const block = Buffer.allocUnsafe(bytes);
    mkdirSync(join(place, 'in'));
    let acts: Act[] = [];
    const flush = async (): Promise<void> => {
      if (acts.length > 0) await ctx.commit(acts);
      acts = [];
    };
    const hashes = new Set<string>();
    console.log(`sealing ${exhibits} originals of ${bytes} bytes …`);
    for (let n = 0; n < exhibits; n++) {
      const file = join(place, 'in', `original-${n}.bin`);
      writeFileSync(file, randomFillSync(block));
      const { sha256, name } = await ctx.exhibits.seal(file);
      rmSync(file);
      hashes.add(createHash('sha256').update(block).digest('hex'));
      acts.push({ kind: 'exhibit.seal', body: { sha256, name, bytes } });
      if (acts.length === 1000) await flush();
    }
    await flush();
    const set = Object.fromEntries(Array.from(hashes, (hash) => [`exhibit:${hash}`, { signatures: [] }]));
    await ctx.commit([{ kind: 'case.edit', body: { case: made.id, set } }]);

    await made.workbench.close();

    // In a process of its own, as a command is: nothing of what was prepared here counts.
    const out = join(place, 'package');
    const child = spawn(process.execPath, [import.meta.filename, 'export', made.dir, made.id, out], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let peak = 0;
    const looking = setInterval(() => (peak = Math.max(peak, residentOf(child.pid!))), lookMilliseconds);
    const [said] = await Promise.all([text(child.stdout), once(child, 'exit')]);
    clearInterval(looking);
    const told = JSON.parse(said) as { dossier: number; package: number; files: number };

    // The same bytes as they lie: copied, then hashed.
    const from = join(made.dir, 'exhibits');
    const cp = performance.now();
    execFileSync('cp', ['-r', from, join(place, 'copied')]);
    const cpSeconds = seconds(cp);
    const sum = performance.now();
    spawnSync('sh', ['-c', `find '${join(place, 'copied')}' -type f -print0 | xargs -0 sha256sum > '${join(place, 'sums')}'`]);
    const sumSeconds = seconds(sum);
    const theirs = cpSeconds + sumSeconds;
    const row = (...cells: readonly (string | number)[]): void => console.log(`| ${cells.join(' | ')} |`);
    row('originals', 'MB', 'dossier s', 'package s', 'cp s', 'sha256sum s', 'of cp + sha256sum', 'peak MB', 'files');
    row('--:', '--:', '--:', '--:', '--:', '--:', '--:', '--:', '--:');
    const share = `${Math.round((theirs / told.package) * 100)} %`;
    const figures = [told.dossier, told.package, cpSeconds, sumSeconds].map((each) => each.toFixed(1));
    row(exhibits, megabytes, ...figures, share, Math.round(peak / 1e6), told.files);
    console.log(`originals in the package: ${readdirSync(join(out, 'data', 'exhibits')).length}`);
    const verified = performance.now();
    const { status, stderr } = spawnSync(process.execPath, [join(out, 'verify.mjs'), out], { encoding: 'utf8' });
    console.log(`verify.mjs: exit code ${status}, ${seconds(verified).toFixed(1)} s ${stderr}`);
  } finally {
    rmSync(made.home, { recursive: true, force: true });
  }
}

const [verb, dir = '', id = '', out = ''] = process.argv.slice(2);
try {
  if (verb === 'export') await handOver(dir, id, out);
  else await main();
} finally {
  rmSync(place, { recursive: true, force: true });
}
