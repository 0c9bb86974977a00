import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Verification } from '../../src/custody/index.ts';

/** Damage done to one file. */
export interface Damage {
  readonly file: string;
  readonly what: string;
}

/** Numbers from 0 up to `below` that come in the same order for the same seed (xorshift32). */
export function random(seed: number): (below: number) => number {
  let state = seed | 1;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}

export function filesOf(dir: string): string[] {
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((each) => each.isFile())
    .map((each) => relative(dir, join(each.parentPath, each.name)))
    .sort();
}

/**
 * Flips one random bit of a file, or cuts its end off, for as long as `look` looks. A file is chosen first, so that short ones
 * are hit as often as long ones.
 */
export async function damaged(
  dir: string,
  files: readonly string[],
  next: (below: number) => number,
  look: (damage: Damage) => Promise<void>,
): Promise<void> {
  const file = files[next(files.length)]!;
  const path = join(dir, file);
  const whole = readFileSync(path);
  const bent = Buffer.from(whole);
  const cut = next(5) === 0;
  const [at, bit] = [next(whole.length), next(8)];
  if (!cut) bent[at]! ^= 1 << bit;
  try {
    writeFileSync(path, cut ? bent.subarray(0, at) : bent);
    await look({ file, what: cut ? `cut to ${at} of ${whole.length} bytes` : `bit ${bit} of byte ${at}` });
  } finally {
    writeFileSync(path, whole);
  }
}

/** Whether a failed check names the file. */
export function isNamed({ checks }: Verification, file: string): boolean {
  const names = checks.filter(({ outcome }) => outcome === 'failed').flatMap(({ found }) => found.map(({ where }) => where));
  return names.some((where) => where === file || where.startsWith(`${file} (`));
}
