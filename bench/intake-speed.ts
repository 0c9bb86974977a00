import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { blocks, parse, plan } from '../src/intake/index.ts';

// How fast files become reports: cutting alone, and cutting with parsing in one thread, beside DuckDB's read_csv of the
// same file with one and with two threads. `npm run bench -- intake-speed [FILE | ROWS]`; 300,000 made rows by default.
const wanted = process.argv[2] ?? '300000';
const folder = await mkdtemp(join(tmpdir(), 'clew-bench-'));
const file = /^\d+$/.test(wanted) ? await made(Number(wanted)) : wanted;
const { size } = await stat(file);
const table: Record<string, string | number>[] = [];

/** Runs a step; CPU time tells more than the clock on a machine with other work. */
async function step(name: string, work: () => Promise<string>): Promise<void> {
  const begin = performance.now();
  const cpu = process.cpuUsage();
  const note = await work();
  const seconds = (performance.now() - begin) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  table.push({
    step: name,
    seconds: seconds.toFixed(2),
    'CPU s': ((user + system) / 1e6).toFixed(2),
    'MB/s': Math.round(size / 1e6 / seconds),
    note,
  });
}

/** Rows of about 370 bytes with seven empty or filled indicator columns and a Chinese or English narrative. */
async function made(rows: number): Promise<string> {
  const path = join(folder, 'reports.csv');
  const out = createWriteStream(path);
  out.write(
    'report_id,reported_at,incident_date,agency,language,channel,category,amount,currency,suspect_phone,suspect_url,suspect_account,victim_ref,text\n',
  );
  const zh =
    '在朋友圈看到投资广告，加了对方的微信，被拉进一个群里，按指导在平台上充值，开始能提现，后来客服说要交税才能提款，我才发现被骗了，平台打不开。';
  const en =
    '"He said his name was Mark, and that he worked offshore. After three weeks he asked me to invest; I could not withdraw, and then the site was gone."';
  for (let at = 0; at < rows; at++) {
    const day = `2024-${String(1 + (at % 12)).padStart(2, '0')}-${String(1 + (at % 28)).padStart(2, '0')}`;
    const cells = [
      `R${at}`,
      `${day}T10:00:00Z`,
      day,
      `AGENCY-${at % 9}`,
      at % 3 === 0 ? 'en' : 'zh',
      'web form',
      'investment',
      100 + (at % 50_000),
      'CNY',
    ];
    const indicators = [
      at % 2 === 0 ? `1540000${at % 10_000}` : '',
      at % 3 === 0 ? `https://site${at % 7000}.example/login` : '',
      at % 5 === 0 ? `629955${at}` : '不详',
    ];
    if (!out.write(`${[...cells, ...indicators, `V${at % 90_000}`, at % 3 === 0 ? en : zh + zh].join(',')}\n`))
      await once(out, 'drain');
  }
  out.end();
  await once(out, 'finish');
  return path;
}

try {
  const found = await plan(file);
  let rows = 0;
  await step('cut into blocks', async () => {
    let pieces = 0;
    for await (const block of blocks(file, found)) pieces += block.kind === 'bytes' ? 1 : 0;
    return `${pieces} blocks`;
  });
  await step('cut and parse, one thread', async () => {
    let peak = 0;
    for await (const block of blocks(file, found)) {
      rows += parse(found, block).records;
      peak = Math.max(peak, process.memoryUsage().rss);
    }
    return `peak ${Math.round(peak / 1e6)} MB`;
  });
  const instance = await DuckDBInstance.create(':memory:');
  const duck = await instance.connect();
  for (const threads of [1, 2]) {
    await duck.run(`SET threads = ${threads}`);
    await step(`DuckDB read_csv into a table, threads: ${threads}`, async () => {
      await duck.run(`CREATE OR REPLACE TABLE t AS SELECT * FROM read_csv('${file.replaceAll("'", "''")}', all_varchar = true)`);
      return 'cells as text: no dates, amounts, ids';
    });
  }
  console.log(
    `${Math.round(size / 1e6)} MB, ${rows.toLocaleString('en')} rows, Node ${process.version}, ${availableParallelism()} processors`,
  );
  console.table(table);
} finally {
  await rm(folder, { recursive: true });
}
