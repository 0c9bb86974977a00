import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ClewError } from '../../errors.ts';

const run = promisify(execFile);

let made: Promise<Uint8Array> | undefined;

/**
 * The one-file verifier that goes into each package as `verify.mjs`: the same bytes for the same version of Clew. An installed
 * Clew brings it along; in a clone it is made from the sources, once for each process, in a process of its own. Throws
 * `unavailable` `share.verifier` when it cannot be made.
 */
export async function verifierBytes(): Promise<Uint8Array> {
  try {
    return await (made ??= import.meta.url.endsWith('.ts')
      ? make()
      : readFile(join(import.meta.dirname, '..', '..', 'verify.mjs')));
  } catch (cause) {
    made = undefined;
    throw new ClewError('unavailable', 'share.verifier', 'The verifier that goes into a package could not be made.', {
      hint: 'In a clone it is made by a development tool: run `npm ci` without leaving any out.',
      cause,
    });
  }
}

async function make(): Promise<Uint8Array> {
  const script = join(import.meta.dirname, '..', '..', '..', 'scripts', 'verifier.ts');
  const { stdout } = await run(process.execPath, [script, '-'], { encoding: 'buffer', maxBuffer: 2 ** 20 });
  return stdout;
}
