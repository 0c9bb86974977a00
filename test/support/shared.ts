import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Folder of published test data beside the clone: too large, or not ours, to stand in it. */
const shared = fileURLToPath(new URL('../../../shared/', import.meta.url));

/** A folder of published vectors; tests that need it are skipped where it is not, and their titles say so. */
export interface Vectors {
  readonly absent: boolean;
  path(name: string): string;
  /** Parsed; what it holds is the test's to say. */
  json(name: string): unknown;
  bytes(name: string): Buffer;
}

export function vectors(folder: string): Vectors {
  const dir = join(shared, folder);
  const path = (name: string): string => join(dir, name);
  return {
    absent: !existsSync(dir),
    path,
    json: (name) => JSON.parse(readFileSync(path(name), 'utf8')) as unknown,
    bytes: (name) => readFileSync(path(name)),
  };
}
