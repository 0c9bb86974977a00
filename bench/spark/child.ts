import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { type Engine, openDuckDbEngine, openEngine } from '../../src/engine/index.ts';
import { plan } from '../../src/intake/index.ts';
import { buildTable, link, linkOn, type LinkResult } from '../../src/link/index.ts';
import type { ReportColumns } from '../../src/model/index.ts';
import { read } from '../../src/path/read.ts';
import { peakMegabytes } from '../peak.ts';

// One place of `bench/spark.ts`, in a process of its own so that its memory is its own: reads the reports, then links them three
// times. `node child.ts CSV memory|duckdb|sc://… [STAGE]` prints a `Measured` for each time, one a line.

export interface Measured {
  /** The whole run, and its part until duplicates and exclusivities are known. */
  readonly seconds: number;
  readonly counted: number;
  /** Of loading tables, of each step of the plans by its name, of reading results; empty in memory. */
  readonly parts: Readonly<Record<string, number>>;
  /** Over everything that the run found out. */
  readonly digest: string;
  /** This process at its peak, from when the table was there. */
  readonly peakMb: number;
}

const [csv = '', place = '', stage] = process.argv.slice(2);
const batches: ReportColumns[] = [];
for await (const batch of read(csv, await plan(csv), { keepWords: false })) batches.push(batch.columns);
const table = buildTable(batches);

for (let run = 0; run < 3; run++) {
  globalThis.gc!();
  // The kernel forgets the peak so far.
  writeFileSync('/proc/self/clear_refs', '5');
  const parts: Record<string, number> = {};
  const engine = place === 'memory' ? undefined : timed(await opened(), parts);
  const started = performance.now();
  let joining = started;
  const progress = (_done: number, _total: number, step: string): void => {
    if (step === 'join' && joining === started) joining = performance.now();
  };
  // Another table of the same columns: what is known of a table is kept by it.
  const fresh = { ...table };
  const result = engine === undefined ? link(fresh, { progress }) : await linkOn(engine, fresh, { progress });
  const seconds = (performance.now() - started) / 1000;
  await engine?.close();
  const measured: Measured = {
    seconds,
    counted: (joining - started) / 1000,
    parts,
    digest: digestOf(result),
    peakMb: Math.round(peakMegabytes()),
  };
  console.log(JSON.stringify(measured));
}

async function opened(): Promise<Engine> {
  if (place === 'duckdb') return await openDuckDbEngine();
  return await openEngine(place, stage === undefined ? {} : { stage });
}

/** The same engine, with the seconds of what it does. */
function timed(engine: Engine, parts: Record<string, number>): Engine {
  const add = (name: string, ms: number): void => {
    parts[name] = (parts[name] ?? 0) + ms / 1000;
  };
  const clocked = async <Result>(name: string, work: Promise<Result>): Promise<Result> => {
    const before = performance.now();
    const result = await work;
    add(name, performance.now() - before);
    return result;
  };
  return {
    name: engine.name,
    version: engine.version,
    load: async (name, columns) => await clocked('(load)', engine.load(name, columns)),
    columns: async (name) => await clocked('(read)', engine.columns(name)),
    numbers: async (name, shape, options) => await clocked('(read)', engine.numbers(name, shape, options)),
    drop: async (names) => await clocked('(drop)', engine.drop(names)),
    run: async (of, options) => {
      const results = await engine.run(of, options);
      for (const { name, ms } of results) add(name, ms);
      return results;
    },
    close: async () => await engine.close(),
  };
}

function digestOf({
  table: { id },
  ringOf,
  rings,
  joins,
  leads,
  exclusivity,
  learned,
  duplicates,
  reportConfidence,
}: LinkResult): string {
  const hash = createHash('sha256');
  hash.update(JSON.stringify([id, rings, leads, joins.count]));
  const { a, b, best, score, confidence } = joins;
  const { context, groups, base } = learned;
  const columns = [
    ringOf,
    reportConfidence,
    exclusivity,
    a,
    b,
    best,
    score,
    confidence,
    context,
    groups,
    base,
    duplicates.primary,
  ];
  for (const column of columns) hash.update(new Uint8Array(column.buffer, column.byteOffset, column.byteLength));
  return hash.digest('hex').slice(0, 12);
}
