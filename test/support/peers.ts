import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/**
 * Tessera's own checker of logs. This release ends with code 0 even when it found a fault; only the line in which it says that it
 * succeeded, and with which root, counts. (The mended command line has no release yet.)
 */
const fsckModule = 'github.com/transparency-dev/tessera/cmd/fsck@v1.0.4';

function hasGo(): boolean {
  return spawnSync('go', ['version']).status === 0;
}

/** The program, built once through the Go module proxy and kept outside the clone; or why it cannot be had. */
export function buildFsck(): { readonly path: string } | { readonly why: string } {
  const cache = join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'clew-peers');
  const path = join(cache, 'tessera-fsck-v1.0.4');
  if (existsSync(path)) return { path };
  if (!hasGo()) return { why: 'Go is not installed, so that Tessera’s fsck cannot be built' };
  const aside = join(cache, `build-${process.pid}`);
  mkdirSync(aside, { recursive: true });
  try {
    execFileSync('go', ['install', fsckModule], {
      env: { ...process.env, GOBIN: aside },
      cwd: aside,
      stdio: 'pipe',
      timeout: 540_000,
    });
    renameSync(join(aside, 'fsck'), path);
    return { path };
  } catch {
    return { why: 'Tessera’s fsck could not be built: the Go module proxy cannot be reached, or Go is too old' };
  }
}

/** Size and root (base64) of the log that Tessera found whole; undefined when it did not say so. */
export function fsck(
  program: string,
  log: string,
  vkeyFile: string,
): { readonly size: number; readonly root: string } | undefined {
  // With one worker it hangs for ever on an early fault; its screen would hide the line that counts.
  const args = [`--storage_url=file://${log}`, `--public_key=${vkeyFile}`, '--ui=false', '--N=4'];
  const { stderr, stdout } = spawnSync(program, args, { encoding: 'utf8', timeout: 600_000, maxBuffer: 64 << 20 });
  const line = /Successfully fsck'd log with size (?<size>\d+) and root (?<root>[A-Za-z0-9+/]{43}=)/u.exec(`${stdout}${stderr}`);
  return line === null ? undefined : { size: Number(line.groups!['size']), root: line.groups!['root']! };
}
