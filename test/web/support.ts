import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { vi } from 'vitest';

export const webDir = join(import.meta.dirname, '../../web');

/** Files of the page, by path, without what is built or only tests. */
export function webFiles(end: RegExp): string[] {
  return readdirSync(webDir, { recursive: true, encoding: 'utf8' })
    .filter((name) => end.test(name) && !/(?:^|\/)dist\/|\.test\.tsx?$/u.test(name))
    .map((name) => join(webDir, name));
}

/** What the page's modules look for when they are read: as much of a browser as words need. */
export function standIn(): void {
  vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => undefined });
  vi.stubGlobal('document', { documentElement: {} });
}
