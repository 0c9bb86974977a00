import { createWriteStream } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { ClewError } from '../errors.ts';
import type { OnProgress } from '../casebook/index.ts';
import { contradictions, plan, rejectedCsv } from '../intake/index.ts';
import type { FilePlan, PlanOptions } from '../intake/index.ts';
import { buildTable, findDuplicates, findServices, link, writeOutputs } from '../link/index.ts';
import type { Findings, RunSummary } from '../link/index.ts';
import type { Rejected, ReportColumns } from '../model/index.ts';
import { interruptible } from './interruptible.ts';
import { read } from './read.ts';
import { Seen } from './seen.ts';

export interface RunOptions extends PlanOptions {
  /** Language of the reasons. */
  readonly lang: 'en' | 'zh';
  readonly signal: AbortSignal;
  readonly progress: OnProgress;
  /** Told how each file is read, before it is. */
  readonly onPlan?: (plan: FilePlan) => void;
}

export interface Ran {
  readonly summary: RunSummary;
  readonly findings: Findings;
  readonly rejected: number;
  /** Records that repeat an earlier one word for word. */
  readonly repeated: number;
}

/**
 * One shot: reads the files, links their reports and writes rings.csv, links.csv, services.csv, rejected.csv and
 * summary.json into `out`. Keeps nothing else. Output files are complete or absent.
 */
export async function runFiles(files: readonly string[], out: string, options: RunOptions): Promise<Ran> {
  const { signal, progress } = options;
  const batches: ReportColumns[] = [];
  const rejected: Rejected[] = [];
  const sources: { name: string; reports: number; rejected: number; bytes: number }[] = [];
  const seen = new Seen();
  let repeated = 0;
  for (const file of files) {
    const filePlan = await plan(file, options);
    if (filePlan.content !== undefined) throw notReports(filePlan);
    options.onPlan?.(filePlan);
    const before = rejected.length;
    let reports = 0;
    for await (const batch of read(file, filePlan, { keepWords: false, region: filePlan.region, signal, progress })) {
      const columns = seen.sift(batch.columns);
      batches.push(light(columns));
      for (const each of batch.rejected) rejected.push(each);
      repeated += batch.duplicates;
      reports += columns.count;
    }
    const contrary = await contradictions(file, filePlan, seen.pairs, { signal });
    for (const each of contrary) rejected.push(each);
    repeated -= contrary.length;
    seen.nextFile();
    sources.push({ name: basename(file), reports, rejected: rejected.length - before, bytes: filePlan.bytes });
  }
  repeated += seen.duplicates;
  const table = interruptible(() => buildTable(batches));
  // The table has them.
  batches.forEach((batch, number) => (batches[number] = { ...batch, victim: [], sketch: new Uint16Array(0) }));
  const onRound = (done: number, total: number, step: string): void => progress({ step, done, total, unit: 'rounds' });
  const findings = interruptible((): Findings => {
    const result = link(table, { signal, progress: onRound });
    return { result, batches, duplicates: findDuplicates(table), services: findServices(result) };
  });
  progress({ step: 'explain', done: 0, unit: 'reports' });
  const extra = { files: sources, rejected: rejected.length, repeated };
  const summary = await writeOutputs(out, findings, { lang: options.lang, summary: extra, signal });
  await writeRejected(out, rejected, signal);
  return { summary, findings, rejected: rejected.length, repeated };
}

/** Without what only a casebook tells: where a mention stands, how sure it is, the row. Of ten million reports this is half a gigabyte. */
function light({ mentions, ...columns }: ReportColumns): ReportColumns {
  const { count, report, value, role, flags } = mentions;
  const told = { count, report, value, role, flags };
  const none = { confidence: new Uint8Array(0), start: new Int32Array(0), end: new Int32Array(0), field: new Int16Array(0) };
  return { ...columns, channel: [], row: new Int32Array(0), mentions: { ...told, ...none } };
}

function notReports({ name, content }: FilePlan): ClewError {
  return new ClewError('input', 'path.not-reports', `${name} holds ${content}, not reports`, {
    hint: 'Add it to a casebook with `clew import`; or, if these are reports, say so: --as reports.',
  });
}

async function writeRejected(out: string, rejected: readonly Rejected[], signal: AbortSignal): Promise<void> {
  const path = join(out, 'rejected.csv');
  const partial = `${path}.${process.pid}.part`;
  await mkdir(out, { recursive: true });
  try {
    await pipeline(rejectedCsv(rejected), createWriteStream(partial), { signal });
    await rename(partial, path);
  } finally {
    await rm(partial, { force: true });
  }
}
