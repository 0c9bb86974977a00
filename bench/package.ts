import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { PackageOptions } from '../src/model/index.ts';
import { exportCase, verifierBytes } from '../src/share/index.ts';
import { openWorkbench } from '../src/workbench.ts';
import { makeCase, owner } from '../test/support/made-case.ts';
import { watched } from './peers/memory.ts';
import { sealOriginals } from './peers/originals.ts';

// `npm run bench -- package [EXHIBITS] [MB]`: a case of that many originals handed over, against `cp` and `sha256sum` of the
// same bytes. In the current folder, as /tmp may be memory. The package is made in a process of its own; told is the most memory
// that it and those it starts (the typesetter) held at one time, pages that they share counted in each (Linux alone).
const [exhibits = 10_000, megabytes = 2000] = process.argv.slice(2, 4).map(Number);
const options = PackageOptions.parse({ recipient: 'bench', reason: 'bench', originals: true });
const place = mkdtempSync(join(process.cwd(), '.bench-package-'));
process.env['TMPDIR'] = place;
const seconds = (since: number): number => (performance.now() - since) / 1000;

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
    console.log(`sealing ${exhibits} originals of ${Math.round((megabytes * 1e6) / exhibits)} bytes …`);
    await sealOriginals(made, place, exhibits, megabytes);
    await made.workbench.close();

    // In a process of its own, as a command is: nothing of what was prepared here counts.
    const out = join(place, 'package');
    const { stdout: said, peak } = await watched(process.execPath, [import.meta.filename, 'export', made.dir, made.id, out]);
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
