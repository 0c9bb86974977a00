import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { faultRow, isLong } from '../support/fault-rows.ts';
import { makeLogFolder, openMadeLog, recordMany } from '../support/custody-log.ts';
import { random } from '../support/flips.ts';
import { calls, canTrace, countCalls, injected, judge, killed, Reader } from '../support/log-faults.ts';

let dir: string;
beforeEach(async () => (dir = await makeLogFolder()));
afterEach(async () => await rm(dir, { recursive: true, force: true }));

async function sizeOf(): Promise<number> {
  return (await openMadeLog(dir, { readOnly: true })).size;
}

// Needs strace, and leave to attach it to a process of one's own; skipped otherwise.
describe.runIf(canTrace)(
  'a writer whose calls to the system fail or kill it (skipped without strace, or leave to attach it)',
  () => {
    test.each(['EIO', 'SIGKILL'] as const)(
      '%s: nothing acknowledged is lost, nothing half is seen',
      { timeout: 3_600_000 },
      async (how) => {
        // Across the border of a tile: full and partial tiles, of two levels.
        const run = { commits: 3, most: 5 };
        await recordMany(await openMadeLog(dir), 250);
        const fresh = `${dir}-fresh`;
        await cp(dir, fresh, { recursive: true });
        const again = async (): Promise<void> => {
          await rm(dir, { recursive: true });
          await cp(fresh, dir, { recursive: true });
        };
        const counts = await countCalls(dir, run, join(fresh, 'trace'));
        await rm(join(fresh, 'trace'));
        const all = calls.flatMap((call) => Array.from({ length: counts.get(call) ?? 0 }, (_, i) => ({ call, nth: i + 1 })));
        const wanted = isLong ? all.length : 50;
        const chosen = all.filter(
          (_, i) => Math.floor((i * wanted) / all.length) !== Math.floor(((i - 1) * wanted) / all.length),
        );
        const wrong: string[] = [];
        let hit = 0;
        for (const { call, nth } of chosen) {
          await again();
          const told = await injected(dir, run, call, nth, how);
          if (told.signal !== null || told.errors.length > 0) hit++;
          for (const each of await judge(dir, 250, told)) wrong.push(`${call} ${nth}: ${each}`);
        }
        await rm(fresh, { recursive: true });
        expect(wrong).toEqual([]);
        expect(chosen.length).toBeGreaterThanOrEqual(isLong ? 100 : 50);
        // Most of them must have reached the writer, else nothing was tried.
        expect(hit).toBeGreaterThan(chosen.length / 2);
        const where = calls.filter((call) => chosen.some((each) => each.call === call)).join(', ');
        faultRow({
          fault: `${how} at each ${where} of the writer (strace)`,
          tried: chosen.length,
          result: `${hit} ended or failed the writer; 0 acknowledged acts lost, 0 inconsistent checkpoints`,
        });
      },
    );
  },
);

test('kill -9 at random moments under load, while a reader polls the checkpoint', { timeout: 3_600_000 }, async () => {
  const kills = isLong ? 1000 : 50;
  const next = random(7);
  const wrong: string[] = [];
  let [acked, died, seen] = [0, 0, 0];
  // A new log after every hundred: a long one takes most of the time to open, and is killed there.
  for (let from = 0; from < kills; from += 100) {
    await rm(dir, { recursive: true });
    dir = await makeLogFolder();
    const reader = new Reader(dir);
    for (let i = from; i < Math.min(kills, from + 100); i++) {
      const before = await sizeOf();
      const told = await killed(dir, { commits: 1000, most: 300 }, 10 + next(200));
      if (told.signal === 'SIGKILL') died++;
      acked += Math.max(0, told.acked - before);
      for (const each of await judge(dir, before, told)) wrong.push(`kill ${i}: ${each}`);
    }
    wrong.push(...(await reader.stop()));
    seen += reader.seen.size;
  }
  expect(wrong).toEqual([]);
  expect(died).toBeGreaterThan(kills / 2);
  expect(acked).toBeGreaterThan(kills);
  faultRow({
    fault: 'kill -9 at random moments under load, a reader polling the checkpoint',
    tried: died,
    result: `${acked} acts acknowledged, 0 lost; ${seen} checkpoints seen, 0 inconsistent`,
  });
});
