import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gbk } from './support/gbk.ts';

const clew = join(import.meta.dirname, '..', 'bin', 'clew');
let home: string;
let dir: string;

/** The columns of the return of a police query (资金查控), as banks fill them. */
const header =
  '交易卡号,交易账号,账户开户名称,开户人证件号码,交易时间,交易金额,交易余额,收付标志,交易对手账卡号,现金标志,对手户名,对手身份证号,对手开户银行,摘要说明,交易币种,交易网点名称,交易网点代码,交易发生地,交易是否成功,传票号,终端号,IP地址,MAC地址,对手交易余额,交易流水号,日志号,凭证种类,凭证号,交易柜员号,商户名称,商户号,备注,交易类型,查询反馈结果原因'.split(
    ',',
  );

const [mule, boss] = ['6217000010009990018', '6228480402560007771'];

function row(cells: Readonly<Record<string, string>>): string {
  return header.map((name) => (cells[name]?.includes(',') ? `"${cells[name]}"` : `${cells[name] ?? ''}\t`)).join(',');
}

const common = { 交易币种: '人民币', 交易是否成功: '成功', 现金标志: '转账' };

/** A card that collects 5 payments and passes each on half an hour later. */
function muleRows(): string[] {
  let balance = 1000;
  const rows: string[] = [];
  for (let i = 0; i < 5; i++) {
    const hour = String(9 + i).padStart(2, '0');
    const own = { ...common, 交易卡号: mule, 账户开户名称: '张某甲' };
    balance += 20_000;
    rows.push(
      row({
        ...own,
        交易时间: `2026-03-0${i + 1} ${hour}:00:00`,
        交易金额: '２０，０００．００',
        交易余额: balance.toFixed(2),
        收付标志: '进',
        交易对手账卡号: `622202100011122233${i}`,
        对手户名: '被害人',
        交易流水号: `IN${i}`,
      }),
    );
    balance -= 19_900;
    rows.push(
      row({
        ...own,
        交易时间: `2026-03-0${i + 1} ${hour}:30:00`,
        交易金额: '19900.00',
        交易余额: balance.toFixed(2),
        收付标志: '出',
        交易对手账卡号: boss,
        对手户名: '李某乙',
        交易流水号: `OUT${i}`,
      }),
    );
  }
  return rows;
}

/** The card it passes to, whose bank calls the payer by name alone and books two minutes later. */
function bossRows(): string[] {
  let balance = 0;
  return Array.from({ length: 5 }, (_, i) => {
    balance += 19_900;
    return row({
      ...common,
      交易卡号: boss,
      账户开户名称: '李某乙',
      交易时间: `2026-03-0${i + 1} ${String(9 + i).padStart(2, '0')}:32:00`,
      交易金额: '19,900.00',
      交易余额: balance.toFixed(2),
      收付标志: '进',
      对手户名: '张某甲',
      交易流水号: `B${i}`,
    });
  });
}

const table = (rows: readonly string[]): string => `${[header.join(','), ...rows].join('\r\n')}\r\n`;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'clew-statements-'));
  dir = join(home, 'book');
  const rows = muleRows();
  // The second page came twice, and two rows cannot be read.
  const broken = [
    row({ ...common, 交易卡号: mule, 交易时间: '2026-13-45 10:00:00', 交易金额: '5.00', 收付标志: '出', 交易流水号: 'X1' }),
    row({ ...common, 交易卡号: mule, 交易时间: '2026-03-05 15:00:00', 交易金额: 'n/a', 收付标志: '出', 交易流水号: 'X2' }),
  ];
  await writeFile(join(home, 'mule.csv'), gbk(table([...rows.slice(0, 6), ...rows.slice(4, 6), ...rows.slice(6), ...broken])));
  await writeFile(join(home, 'boss.csv'), gbk(table(bossRows())));
  await writeFile(join(home, 'labels.csv'), `account,label,category\n${boss},一级卡,mule-desk\n`);
  run('init', dir);
});
afterAll(async () => await rm(home, { recursive: true }));

function run(...args: readonly string[]): { code: number | null; out: string; said: string } {
  const { status, stdout, stderr } = spawnSync(clew, args, { encoding: 'utf8', cwd: home, env: { ...process.env, LC_ALL: 'C' } });
  return { code: status, out: stdout, said: stderr };
}
const json = (...args: readonly string[]): unknown => JSON.parse(run(...args, '--json').out);

describe('statements', () => {
  it('are no reports for clew run', () => {
    const { code, said } = run('run', 'mule.csv', '--out', 'out');
    expect(code).toBe(2);
    expect(said).toContain('holds transfers, not reports');
  });

  it('go in with their balances checked; a page that came twice counts once, bad rows are set aside', () => {
    const { code, said } = run('import', 'mule.csv', '-C', dir);
    expect(code).toBe(0);
    expect(said).toContain('mule.csv: 10 transfers added, 2 known already, 2 rows set aside');
    expect(said).toContain('…0018 CNY: 10 rows, balances add up from 1,000.00 to 1,500.00');
    expect(said).toContain('next: clew trace');
    expect(run('import', 'mule.csv', '-C', dir).said).toContain('0 transfers added, 12 known already');
  });

  it('of the other side tell the same movements, though their bank knows a name alone', () => {
    expect(json('import', 'boss.csv', '-C', dir)).toMatchObject([
      {
        content: 'transfers',
        added: 5,
        transfers: { twins: 5, named: 5 },
        checks: [{ value: boss, opening: 0, closing: 9_950_000 }],
      },
    ]);
    expect(run('import', 'boss.csv', '-C', dir, '--lang', 'zh').said).toContain('余额衔接一致，期初 0.00，期末 99,500.00');
  });

  it('name the first row that does not add up, in both languages', async () => {
    const rows = bossRows();
    rows[2] = rows[2]!.replace('59700.00', '58700.00').replace('B2', 'C2');
    await writeFile(join(home, 'wrong.csv'), gbk(table(rows)));
    expect(run('import', 'wrong.csv', '-C', dir).said).toContain(
      '…7771 CNY: row 3: balance 58,700.00 does not follow from the row before (expected 59,700.00)',
    );
    expect(run('import', 'wrong.csv', '-C', dir, '--lang', 'zh').said).toContain('第 3 行：余额 58,700.00 与上一行不衔接');
  });

  it('labels go in once, and say what they are', () => {
    expect(run('import', 'labels.csv', '-C', dir).said).toContain('labels.csv: 1 labels or facts added, 0 known already');
    expect(run('import', 'labels.csv', '-C', dir).said).toContain('0 labels or facts added, 1 known already');
  });

  it('rows set aside come back corrected', async () => {
    run('import', 'mule.csv', '-C', dir, '--rejected', 'aside.csv');
    const aside = await readFile(join(home, 'aside.csv'), 'utf8');
    await writeFile(join(home, 'aside.csv'), aside.replaceAll('2026-13-45', '2026-03-05').replaceAll('n/a', '7.00'));
    expect(run('import', 'aside.csv', '-C', dir).said).toContain('aside.csv: 2 transfers added');
  });

  it('are the same rows again after a rebuild', () => {
    const tables = ['transfers', 'accounts', 'account_facts', 'statements', 'transfer_ends', 'rejected'];
    const rows = (): unknown => tables.map((name) => dumped(name));
    const before = rows();
    expect(run('rebuild', '-C', dir).code).toBe(0);
    expect(rows()).toEqual(before);
  });
});

/** All rows of a table as they stand, asked in a process of their own: DuckDB lets one have them. */
function dumped(name: string): string {
  const asked = `
    import { openCasebook } from ${JSON.stringify(join(import.meta.dirname, '..', 'src', 'casebook', 'index.ts'))};
    const book = await openCasebook(${JSON.stringify(dir)}, { readOnly: true });
    process.stdout.write(JSON.stringify(await book.ctx.read.sql('SELECT * FROM ${name} ORDER BY rowid')));
    await book.close();`;
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module-typescript', '-e', asked], { encoding: 'utf8' });
  if (stdout === '') throw new Error(stderr);
  return stdout;
}
