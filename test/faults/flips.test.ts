import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { parsePolicy, parseVkey, verify } from '../../src/custody/index.ts';
import { faultRow, isLong } from '../support/fault-rows.ts';
import { type Damage, damaged, filesOf, isNamed, random } from '../support/flips.ts';
import { logKey, makeCasebook, policyText } from '../support/made-log.ts';

const runs = isLong ? 10_000 : 600;

it(`detects and names each of ${runs} random bit flips and truncations`, { timeout: 1_800_000 }, async () => {
  const dir = mkdtempSync(join(tmpdir(), 'clew-flips-'));
  try {
    makeCasebook(dir, 300);
    const files = filesOf(dir);
    const next = random(20_260_101);
    const policy = parsePolicy(policyText);
    const missed: Damage[] = [];
    for (let run = 0; run < runs; run++) {
      await damaged(dir, files, next, async (damage) => {
        // Every other time the only key is the folder's own, so that damage to it must show as a bad signature.
        const found = await verify(dir, run % 2 === 0 ? { policy } : { policy, key: parseVkey(logKey) });
        const isKey = damage.file === 'keys/log.vkey';
        if (found.ok || !(isNamed(found, damage.file) || isKey)) missed.push(damage);
      });
    }
    faultRow({
      fault: 'a random bit flipped, or the end cut off, in any file',
      tried: runs,
      result: `${runs - missed.length} detected and named`,
    });
    expect(missed).toEqual([]);
    expect(new Set(files.map((file) => file.split('/')[0]))).toEqual(
      new Set(['acts', 'casebook.json', 'exhibits', 'keys', 'log', 'state']),
    );
    expect((await verify(dir, { policy })).ok).toBe(true);
  } finally {
    rmSync(dir, { recursive: true });
  }
});
