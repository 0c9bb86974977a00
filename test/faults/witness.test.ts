import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { addWitness, poster, readKey, syncWitnesses, verify, witnessState } from '../../src/custody/index.ts';
import { consultOf, makeLogFolder, openMadeLog, record, recordMany } from '../support/custody-log.ts';
import { faultRow, isLong } from '../support/fault-rows.ts';
import { buildLitewitness, startLitewitness } from '../support/litewitness.ts';
import { SmallWitness } from '../support/witness.ts';

let dir: string;
beforeEach(async () => (dir = await makeLogFolder()));
afterEach(async () => await rm(dir, { recursive: true, force: true }));
const vkey = async (): Promise<string> => (await readFile(join(dir, 'keys', 'log.vkey'), 'utf8')).trimEnd();

test('a witness over HTTP that goes away and comes back', async () => {
  const witness = new SmallWitness('witness.example/small');
  witness.know(await vkey());
  const log = await openMadeLog(dir);
  const first = await witness.serve();
  await addWitness(log, 'small', witness.vkey, first.url);
  await recordMany(log, 3);
  expect(await syncWitnesses(log, poster(10_000))).toMatchObject({ quorum: true, witnessed: 3 });
  await first.close();
  await record(log, [consultOf('while it is away')]);
  const state = await syncWitnesses(log, poster(10_000));
  expect(state).toMatchObject({ quorum: false, witnessed: 3, size: 4 });
  expect(state.witnesses[0]!.error).toMatchObject({ kind: 'unavailable', code: 'custody.away' });
  expect((await witnessState(log)).since).toBeGreaterThan(0);
});

// Only in the long form; skipped, with the reason, where it cannot be built.
describe.runIf(isLong)('litewitness', () => {
  test('cosigns a growing log, and stops one that was restored from a copy', { timeout: 900_000 }, async (context) => {
    const built = buildLitewitness();
    if (!('path' in built)) return context.skip(built.why);
    const place = await mkdtemp(join(tmpdir(), 'clew-litewitness-'));
    const witness = await startLitewitness(built.path, place, await vkey());
    try {
      const log = await openMadeLog(dir);
      await addWitness(log, 'lite', witness.vkey, witness.url);
      const sizes = [1, 255, 256, 257, 1000, 70_000];
      for (const size of sizes) {
        await recordMany(log, size - log.size, 4096);
        const state = await syncWitnesses(log, poster(10_000));
        expect(state.witnesses[0]!.error).toBeUndefined();
        expect(state).toMatchObject({ quorum: true, witnessed: size });
        if (size === 257) await cp(dir, join(place, 'copy'), { recursive: true });
      }
      expect((await verify(join(dir, 'log'), { key: readKey(join(dir, 'keys', 'log.vkey')) })).ok).toBe(true);
      const copy = await openMadeLog(join(place, 'copy'));
      await expect(syncWitnesses(copy, poster(10_000))).rejects.toMatchObject({ code: 'custody.witness.ahead' });
      faultRow({
        fault: 'litewitness asked to cosign a growing log, then a copy restored from before',
        tried: sizes.length + 1,
        result: 'each size cosigned; the copy refused and stopped',
      });
    } finally {
      await witness.stop();
      await rm(place, { recursive: true });
    }
  });
});
