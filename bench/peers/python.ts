import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A Python with what a peer needs, made once beside the system's temporary files; undefined where that cannot be. */
export function python(requirements: string): string | undefined {
  const home = join(tmpdir(), `clew-bench-python-${requirements}`);
  const program = join(home, 'bin', 'python');
  const list = join(import.meta.dirname, `${requirements}.txt`);
  try {
    if (!existsSync(program)) execFileSync('python3', ['-m', 'venv', home]);
    execFileSync(program, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '-r', list]);
    return program;
  } catch {
    return undefined;
  }
}
