import { mkdtemp, rm, writeFile, stat } from 'node:fs/promises';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { createCasebook } from '../src/casebook/index.ts';
import type { ReportColumns } from '../src/model/index.ts';
import { madeColumns } from '../test/support/report-columns.ts';

// Rows of a casebook: how fast reports go in, come back as columns, and are looked up; beside DuckDB alone reading the same
// reports and mentions from CSV into tables (the floor). `npm run bench -- casebook [REPORTS]`, 1,000,000 by default.
const count = Number(process.argv[2] ?? 1_000_000);
const batchSize = 5_000;
const table: { step: string; seconds: string; 'reports/s': string; note: string }[] = [];

function line(step: string, ms: number, note = ''): void {
  table.push({ step, seconds: (ms / 1000).toFixed(2), 'reports/s': Math.round((count / ms) * 1000).toLocaleString('en'), note });
}

/** Batches and the time spent making them, which is not the casebook's. */
function* batches(): Generator<ReportColumns> {
  for (let from = 0; from < count; from += batchSize) yield madeColumns({ from, count: Math.min(batchSize, count - from) });
}

const dir = await mkdtemp(join(tmpdir(), 'clew-bench-'));
const original = join(dir, 'original.csv');
await writeFile(original, 'stands for the file\n');
const casebook = await createCasebook(join(dir, 'casebook'), { region: 'CN', language: 'zh' });
const { ctx } = casebook;
const sealed = await ctx.exhibits.seal(original);

async function importAll(name: string): Promise<{ added: number; duplicates: number }> {
  let making = 0;
  let peak = 0;
  const start = performance.now();
  const { result } = await ctx.commit(
    (figures: { added: number; duplicates: number }) => [
      {
        kind: 'import',
        body: { sha256: sealed.sha256, name: sealed.name, parameters: {}, reports: count, rejected: 0, ...figures },
      },
    ],
    async (write) => {
      const source = batches();
      for (;;) {
        const before = performance.now();
        const { value: batch } = source.next();
        making += performance.now() - before;
        if (batch === undefined) break;
        await write.reports(batch, sealed.sha256);
        peak = Math.max(peak, process.memoryUsage().rss);
      }
      return await write.figures();
    },
  );
  line(
    name,
    performance.now() - start - making,
    `${result.added} added, ${result.duplicates} known, ${Math.round(peak / 1e6)} MB`,
  );
  return result;
}

await importAll('import');
await importAll('the same again');

let start = performance.now();
let mentions = 0;
let reports = 0;
for await (const columns of ctx.read.columns()) {
  reports += columns.count;
  mentions += columns.mentions.count;
}
line('load columns', performance.now() - start, `${reports} reports, ${mentions} mentions`);

async function lookUps(step: string, ask: (n: number) => Promise<unknown>): Promise<void> {
  const times: number[] = [];
  for (let i = 0; i < 300; i++) {
    const n = (i * 7_919) % count;
    const before = performance.now();
    await ask(n);
    times.push(performance.now() - before);
  }
  times.sort((a, b) => a - b);
  table.push({ step, seconds: '', 'reports/s': '', note: `p50 ${times[150]!.toFixed(2)} ms, p95 ${times[285]!.toFixed(2)} ms` });
}
const some = madeColumns({ count: Math.min(count, 8_000), words: false });
await lookUps('report by id', async (n) => await ctx.read.report(some.id[n % some.count]!));
await lookUps('report by ref', async (n) => await ctx.read.report(`R${String(n - (n % 10)).padStart(7, '0')}`));
await lookUps('mentions of a report', async (n) => await ctx.read.mentions(n));
await lookUps('reports by indicator', async (n) => await ctx.read.reportsByIndicator('phone', `own-${n}-0.example`));

start = performance.now();
const one = madeColumns({ from: count, count: 1 });
await ctx.commit(
  (figures: { added: number; duplicates: number }) => [
    { kind: 'import', body: { sha256: sealed.sha256, name: 'one', parameters: {}, reports: 1, rejected: 0, ...figures } },
  ],
  async (write) => {
    await write.reports(one, sealed.sha256);
    return await write.figures();
  },
);
table.push({ step: 'one more report', seconds: '', 'reports/s': '', note: `${(performance.now() - start).toFixed(1)} ms` });
await casebook.close();

// The floor: the same rows, written as CSV before the clock starts.
const reportCsv = join(dir, 'reports.csv');
const mentionCsv = join(dir, 'mentions.csv');
await writeCsv();
const instance = await DuckDBInstance.create(join(dir, 'floor.duckdb'));
const floor = await instance.connect();
start = performance.now();
await floor.run(`CREATE TABLE reports AS FROM read_csv('${reportCsv}', header = true)`);
await floor.run(`CREATE TABLE mentions AS FROM read_csv('${mentionCsv}', header = true)`);
line(
  'floor: DuckDB reads both CSV',
  performance.now() - start,
  `${Math.round(((await stat(reportCsv)).size + (await stat(mentionCsv)).size) / 1e6)} MB`,
);
start = performance.now();
await floor.run(
  'CREATE TABLE indicators AS SELECT row_number() OVER () AS number, * FROM (SELECT DISTINCT kind, value FROM mentions)',
);
await floor.run(
  `CREATE TABLE resolved AS SELECT m.report, i.number, m.role, m.start_offset FROM mentions AS m JOIN indicators AS i USING (kind, value)`,
);
line('floor: and numbers indicators', performance.now() - start);
floor.closeSync();
instance.closeSync();
console.table(table);
await rm(dir, { recursive: true });

async function writeCsv(): Promise<void> {
  const reportFile = createWriteStream(reportCsv);
  const mentionFile = createWriteStream(mentionCsv);
  reportFile.write('id,ref,row,agency,victim,category,language,channel,amount,currency,reported,loss,text,fields\n');
  mentionFile.write('report,kind,value,role,flags,confidence,start_offset,end_offset,field\n');
  let first = 0;
  for (const b of batches()) {
    const rows: string[] = [];
    for (let i = 0; i < b.count; i++) {
      rows.push(
        [
          b.id[i],
          b.ref[i],
          b.row[i],
          b.agency[i],
          b.victim[i],
          b.category[i],
          b.language[i],
          b.channel[i],
          b.amountMinor[i],
          b.currency[i],
          b.reportedAt[i],
          b.lossAt[i],
          b.text![i],
          `"${b.fields![i]!.replaceAll('"', '""')}"`,
        ].join(','),
      );
    }
    const { report, value, role, flags, confidence, start: from, end, field } = b.mentions;
    const found: string[] = [];
    for (let m = 0; m < b.mentions.count; m++) {
      found.push(
        [
          first + report[m]!,
          b.valueKind[value[m]!],
          b.values[value[m]!],
          role[m],
          flags[m],
          confidence[m],
          from[m],
          end[m],
          field[m],
        ].join(','),
      );
    }
    first += b.count;
    if (!reportFile.write(`${rows.join('\n')}\n`)) await once(reportFile, 'drain');
    if (!mentionFile.write(`${found.join('\n')}\n`)) await once(mentionFile, 'drain');
  }
  for (const file of [reportFile, mentionFile]) {
    file.end();
    await once(file, 'finish');
  }
}
