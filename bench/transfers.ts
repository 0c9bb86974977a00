import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, readFileSync } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DuckDBInstance } from '@duckdb/node-api';
import { type Block, blocks, parseTransfers, plan } from '../src/intake/index.ts';
import { gbk } from '../test/support/gbk.ts';

// How fast files of transfers are read and go into a casebook: parsing a plain list and a bank's return of 34 columns in GBK in one
// thread; `clew import` of the list with its memory over time, beside DuckDB's own read_csv of the same file into a sorted table.
// `npm run bench -- transfers [ROWS]`, 1,000,000 by default; `--csv GB` for a list of that many gigabytes, which needs about five
// times that on the disk. In the current folder, as /tmp may be memory.
const words = process.argv.slice(2);
const gigabytes = words.includes('--csv') ? Number(words[words.indexOf('--csv') + 1]) : undefined;
const rows = gigabytes === undefined ? Number(words[0] ?? 1_000_000) : Number.POSITIVE_INFINITY;
const parsedRows = 100_000;
const clew = fileURLToPath(new URL('../bin/clew', import.meta.url));
const table: Record<string, string | number>[] = [];

/** Two years of payments between a million accounts, in no order; no account ends in zeros, as one that a spreadsheet cut would. About 95 bytes a row. */
async function makeList(path: string, most: number, mostBytes: number): Promise<number> {
  const out = createWriteStream(path, { highWaterMark: 1 << 22 });
  out.write('transaction_id,time,from_account,to_account,amount,currency,note\n');
  let [n, bytes] = [0, 0];
  for (; n < most && bytes < mostBytes;) {
    const lines: string[] = [];
    for (let i = 0; i < 10_000 && n < most; i++, n++) {
      const dice = Math.imul(n + 1, 0x9e3779b1) >>> 0;
      const at = new Date(1_704_067_200_000 + (dice % 63_072_000) * 1000).toISOString();
      const account = (of: number): string => `629901${String((of % 1_000_000) * 10 + 7).padStart(12, '0')}`;
      const [from, to] = [account(Math.imul(dice, 0x85ebca6b) >>> 0), account(Math.imul(dice, 0xc2b2ae35) >>> 0)];
      lines.push(`T${String(n).padStart(10, '0')},${at},${from},${to},${((dice % 900_000) / 100 + 1).toFixed(2)},CNY,transfer\n`);
    }
    const text = lines.join('');
    bytes += text.length;
    if (!out.write(text)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'finish');
  return n;
}

/** The columns of the return of a police query (资金查控). */
const header =
  '交易卡号,交易账号,账户开户名称,开户人证件号码,交易时间,交易金额,交易余额,收付标志,交易对手账卡号,现金标志,对手户名,对手身份证号,对手开户银行,摘要说明,交易币种,交易网点名称,交易网点代码,交易发生地,交易是否成功,传票号,终端号,IP地址,MAC地址,对手交易余额,交易流水号,日志号,凭证种类,凭证号,交易柜员号,商户名称,商户号,备注,交易类型,查询反馈结果原因';

async function makeStatement(path: string, count: number): Promise<void> {
  const out = createWriteStream(path);
  const names = header.split(',');
  out.write(gbk(`${header}\r\n`));
  for (let n = 0; n < count; n++) {
    const cells: Record<string, string> = {
      交易卡号: '6217000010009990018',
      账户开户名称: '张某甲',
      交易时间: new Date(1_767_225_600_000 + n * 60_000).toISOString().slice(0, 19).replace('T', ' '),
      交易金额: '20000.00',
      交易余额: `${(n + 1) * 20_000}.00`,
      收付标志: '进',
      交易对手账卡号: `62220210001${String((n % 90_000) * 10 + 7).padStart(8, '0')}`,
      对手户名: '李某乙',
      对手开户银行: '样例银行',
      摘要说明: '网银转账',
      交易币种: '人民币',
      交易是否成功: '成功',
      现金标志: '转账',
      交易流水号: `IN${n}`,
    };
    if (!out.write(gbk(`${names.map((name) => `${cells[name] ?? ''}\t`).join(',')}\r\n`))) await once(out, 'drain');
  }
  out.end();
  await once(out, 'finish');
}

const cpuSeconds = ({ user, system }: NodeJS.CpuUsage): number => (user + system) / 1e6;

/** Rows of a file parsed in this thread, for each second of a core. */
async function parsing(what: string, path: string): Promise<void> {
  const found = await plan(path, { region: 'CN', as: 'transfers' });
  const cut: Block[] = [];
  for await (const block of blocks(path, found)) cut.push(block);
  let count = 0;
  const before = process.cpuUsage();
  for (const block of cut) {
    const { transfers, rejected } = parseTransfers(found, block);
    if (rejected.length > 0) throw new Error(`${rejected.length} rows of ${path} are set aside`);
    count += transfers.count;
  }
  const seconds = cpuSeconds(process.cpuUsage(before));
  const each = `${Math.round(count / seconds).toLocaleString('en')} rows for each second of a core`;
  table.push({ step: `parse ${what}`, 'CPU s': seconds.toFixed(2), note: each });
}

/** `clew import`, and the resident memory of its process as time goes, MB. */
async function importing(file: string, dir: string, count: number): Promise<number> {
  await run(['init', dir, '--region', 'CN']);
  const begin = performance.now();
  const child = spawn(clew, ['import', file, '-C', dir, '--as', 'transfers'], { stdio: ['ignore', 'ignore', 'inherit'] });
  const status = (): string => readFileSync(`/proc/${child.pid}/status`, 'utf8');
  const over: number[] = [];
  let [peak, cpu] = [0, 0];
  const watch = setInterval(() => {
    try {
      over.push(Math.round(Number(/VmRSS:\s+(\d+)/.exec(status())![1]) / 1000));
      peak = Number(/VmHWM:\s+(\d+)/.exec(status())![1]) / 1e6;
      const [user, system] = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(' ').slice(13, 15);
      cpu = (Number(user) + Number(system)) / 100;
    } catch {
      // The process has just ended.
    }
  }, 500);
  const [code] = (await once(child, 'close')) as [number];
  clearInterval(watch);
  if (code !== 0) throw new Error(`clew import ended with ${code}`);
  const seconds = (performance.now() - begin) / 1000;
  const tenths = Array.from({ length: 11 }, (_, i) => over[Math.min(over.length - 1, Math.floor((i * over.length) / 10))]);
  table.push({
    step: `clew import ${count.toLocaleString('en')} rows`,
    seconds: seconds.toFixed(1),
    'CPU s': cpu.toFixed(1),
    note: `peak ${peak.toFixed(2)} GB; MB at each tenth of the time ${tenths.join(' ')}`,
  });
  return cpu;
}

async function run(args: readonly string[]): Promise<void> {
  const [code] = (await once(spawn(clew, args, { stdio: ['ignore', 'ignore', 'inherit'] }), 'close')) as [number];
  if (code !== 0) throw new Error(`clew ${args.join(' ')} ended with ${code}`);
}

/** The same rows by DuckDB alone into a sorted table of a file, with two threads and the memory that a casebook may use. */
async function byDuck(file: string, folder: string, ours: number): Promise<void> {
  const instance = await DuckDBInstance.create(join(folder, 'floor.duckdb'), { threads: '2', memory_limit: '2560MiB' });
  const db = await instance.connect();
  const [begin, before] = [performance.now(), process.cpuUsage()];
  await db.run(`CREATE TABLE t AS SELECT * FROM read_csv('${file.replaceAll("'", "''")}') ORDER BY time`);
  const cpu = cpuSeconds(process.cpuUsage(before));
  table.push({
    step: 'DuckDB: CREATE TABLE AS … read_csv … ORDER BY time',
    seconds: ((performance.now() - begin) / 1000).toFixed(1),
    'CPU s': cpu.toFixed(1),
    note: `clew import ${(ours / cpu).toFixed(1)} × its CPU: also seals, ids, exact amounts, accounts by number, transfers by account`,
  });
  instance.closeSync();
}

const folder = await mkdtemp(join(process.cwd(), 'clew-bench-'));
try {
  const [small, statement, list] = ['small.csv', 'statement.csv', 'list.csv'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  await makeList(small, parsedRows, Number.POSITIVE_INFINITY);
  await makeStatement(statement, parsedRows);
  await parsing('a plain list', small);
  await parsing('a statement of 34 columns, GBK', statement);
  const count = await makeList(list, rows, (gigabytes ?? Number.POSITIVE_INFINITY) * 1e9);
  const cpu = await importing(list, join(folder, 'book'), count);
  await byDuck(list, folder, cpu);
  const { size } = await stat(list);
  console.log(`${(size / 1e9).toFixed(2)} GB, Node ${process.version}, ${availableParallelism()} processors`);
  console.table(table);
} finally {
  await rm(folder, { recursive: true });
}
