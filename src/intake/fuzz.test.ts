import { expect, test } from 'vitest';
import { fuzzCase, runCase } from '../../test/support/intake-fuzz.ts';

// A short run of bench/fuzz-intake.ts, and every case that once broke something: 135 and 307 hung on patterns and on rows
// of a million cells, 1396 read a file with one long quoted record again from each of its lines.
const found = [135, 307, 1396];
const fresh = Array.from({ length: 150 }, (_, at) => 5_000_000 + at);

test('damaged files are refused or read, every record accounted for', async () => {
  let reports = 0;
  let refused = 0;
  for (const seed of [...found, ...fresh]) {
    const outcome = await runCase(fuzzCase(seed));
    reports += outcome.reports;
    if (outcome.refused !== undefined) refused++;
  }
  expect(reports).toBeGreaterThan(100);
  expect(refused).toBeGreaterThan(10);
});
