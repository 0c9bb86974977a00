/**
 * Makes the package that others install: `npm run pack [-- DIR]` builds into `dist/`, lays out a copy in a temporary
 * folder with `exports` turned from `src/*.ts` to `dist/*.js` (docs/decisions/0003), and packs that copy into DIR.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compressBelow } from './compress.ts';
import { makeVerifier } from './verifier.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

interface Manifest {
  readonly files: readonly string[];
  readonly exports: Readonly<Record<string, string>>;
  readonly scripts?: unknown;
  readonly devDependencies?: unknown;
}

/** The manifest as it is published: no scripts and no tools, entry points in `dist/` with their declarations. */
export function published({ scripts: _scripts, devDependencies: _tools, ...manifest }: Manifest): object {
  const entries = Object.entries(manifest.exports).map(([name, path]) => {
    const source = /^\.\/src\/(.+)\.ts$/u.exec(path)?.[1];
    return [name, source === undefined ? path : { types: `./dist/${source}.d.ts`, default: `./dist/${source}.js` }];
  });
  return { ...manifest, exports: Object.fromEntries(entries) };
}

async function build(): Promise<void> {
  rmSync(join(root, 'dist'), { recursive: true, force: true });
  execFileSync(join(root, 'node_modules/.bin/tsc'), ['-p', 'tsconfig.build.json'], { cwd: root, stdio: 'inherit' });
  execFileSync(join(root, 'node_modules/.bin/vite'), ['build'], { cwd: root, stdio: 'inherit' });
  compressBelow(join(root, 'web', 'dist'));
  writeFileSync(join(root, 'dist', 'verify.mjs'), await makeVerifier());
  // The compiler copies only the data it sees imported.
  for (const name of readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })) {
    if (/(?:\.json|\.bin|\.csv|\.txt|\.typ|NOTICE\.md)$/u.test(name)) cpSync(join(root, 'src', name), join(root, 'dist', name));
  }
}

if (import.meta.main) {
  const target = resolve(process.argv[2] ?? '.');
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Manifest;
  await build();
  const stage = mkdtempSync(join(tmpdir(), 'clew-pack-'));
  try {
    for (const name of manifest.files) cpSync(join(root, name), join(stage, name), { recursive: true });
    writeFileSync(join(stage, 'package.json'), `${JSON.stringify(published(manifest), null, 2)}\n`);
    execFileSync('npm', ['pack', '--pack-destination', target], { cwd: stage, stdio: 'inherit' });
  } finally {
    rmSync(stage, { recursive: true, force: true });
  }
}
