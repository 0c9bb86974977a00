import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type Engine, openDuckDbEngine } from '../../src/engine/index.ts';
import { openSparkEngine } from '../../src/engine/spark/engine.ts';
import { expectParity } from '../support/link-parity.ts';
import { isSimAbsent, simReports } from '../support/sim-reports.ts';
import { type Cluster, installSpark, startSpark } from '../support/spark.ts';

// Whole casebooks through DuckDB and Spark, against this process: `npm run test:spark`.
vi.setConfig({ testTimeout: 3_600_000, hookTimeout: 600_000 });

const isAsked = process.env['CLEW_SPARK'] !== undefined;
const installed = isAsked ? await installSpark() : { why: 'CLEW_SPARK is not set' };
if (isAsked && isSimAbsent) process.stderr.write('Whole casebooks are not tried: no ../shared/sim\n');
const home = 'why' in installed ? '' : installed.home;
const presets = ['tiny', 'small', 'hard', 'medium'];

describe.skipIf(!isAsked || isSimAbsent)('rings of whole casebooks are the same', () => {
  let duckdb: Engine;
  let cluster: Cluster | undefined;
  let spark: Engine | undefined;
  beforeAll(async () => {
    duckdb = await openDuckDbEngine();
    if (home === '') return;
    cluster = await startSpark(home);
    spark = await openSparkEngine(`sc://127.0.0.1:${cluster.port}`, { stage: cluster.stage });
  });
  afterAll(async () => {
    await Promise.all([duckdb.close(), spark?.close()]);
    await cluster?.stop();
  });

  test.each(presets)('from DuckDB: %s', async (preset) => {
    const { rings } = await expectParity(duckdb, { batches: await simReports(preset, 11), options: {} });
    expect(rings).toBeGreaterThan(50);
  });

  test.skipIf(home === '').each(presets)('from Spark: %s', async (preset) => {
    const { rings } = await expectParity(spark!, { batches: await simReports(preset, 11), options: {} });
    expect(rings).toBeGreaterThan(50);
  });
});
