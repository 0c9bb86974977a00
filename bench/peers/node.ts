import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * A package of exactly this version, installed once beside the system's temporary files, its scripts not run; the path of its folder,
 * undefined where it cannot be had.
 */
export function npmPeer(name: string, version: string): string | undefined {
  const home = join(tmpdir(), `clew-bench-node-${name.replaceAll(/\W/gu, '-')}-${version}`);
  const folder = join(home, 'node_modules', name);
  try {
    if (!existsSync(join(folder, 'package.json'))) {
      mkdirSync(home, { recursive: true });
      writeFileSync(join(home, 'package.json'), JSON.stringify({ private: true, dependencies: { [name]: version } }));
      execFileSync('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--silent'], { cwd: home });
    }
    return folder;
  } catch {
    return undefined;
  }
}
