import { createHash, randomFillSync } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Act } from '../../src/casebook/index.ts';
import type { MadeCase } from '../../test/support/made-case.ts';

/** Seals so many originals of random bytes into a made case, each written to a folder first; returns the bytes of each. */
export async function sealOriginals(made: MadeCase, place: string, exhibits: number, megabytes: number): Promise<number> {
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
  return bytes;
}
