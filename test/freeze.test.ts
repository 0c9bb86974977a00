import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { perform } from '../src/cli/perform.ts';

// From the files of victims and bank to a letter that was sent, and to its lapse; then all of it again from exhibits and acts.
const reports = [
  '报案编号,报案时间,案发日期,受理单位,案件类别,涉案金额（元）,报案人姓名,报案人电话,嫌疑人电话,涉案网址,收款账户,简要案情',
  'ZA-001,2026-02-01 10:00,2026-01-28,临澜市公安局,虚假投资理财,52000,张美丽,13912340001,15487720001,https://goldenfx-vip.example/login,6228480402564890018,我叫张美丽，在https://goldenfx-vip.example/login充值，用自己的卡6222021234567890128转到6228480402564890018。',
  'ZA-002,2026-02-03 09:30,2026-01-30,临澜市公安局,虚假投资理财,88000,李建国,13700000003,15487720001,https://goldenfx-vip.example/login,6228480402564890018,李建国报称：在https://goldenfx-vip.example/login投资，转入6228480402564890018。',
];
const statement = [
  '交易卡号,交易户名,交易时间,交易金额,交易余额,收付标志,对手卡号,对手户名,交易流水号,摘要说明',
  '6228480402564890018,王某,2026-01-28 10:00:00,52000.00,52000.00,进,6222021234567890128,张美丽,T1,转账',
  '6228480402564890018,王某,2026-01-30 11:00:00,88000.00,140000.00,进,6217000010001234567,李建国,T2,转账',
  '6228480402564890018,王某,2026-01-30 11:20:00,100000.00,40000.00,出,6230520010002345678,周某,T3,转账',
];

let home: string;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'clew-freeze-'));
  await writeFile(join(home, 'reports.csv'), `${reports.join('\n')}\n`);
  await writeFile(join(home, 'flow.csv'), `${statement.join('\n')}\n`);
});
afterAll(async () => await rm(home, { recursive: true, force: true }));

async function clew(...argv: string[]): Promise<string> {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const { signal } = new AbortController();
  const told = Promise.all([text(stdout), text(stderr)]);
  const code = await perform(argv, { stdin: process.stdin, stdout, stderr, locale: 'C', cwd: home, signal });
  stdout.end();
  stderr.end();
  const [out, err] = await told;
  expect(code, err).toBe(0);
  return out;
}
const at = ['-C', 'book'];

it('from the files of victims and bank to a letter that was sent, and its lapse; and again from exhibits and acts', async () => {
  await clew('init', join(home, 'book'), '--region', 'CN', '--agency', '临澜市公安局', '--quiet');
  for (const file of ['reports.csv', 'flow.csv']) await clew('import', file, '--zone', '+08:00', ...at);
  await clew('link', ...at);
  const whose = ['--from', 'ZA-001', '--from', 'ZA-002'];
  const candidates = async (): Promise<unknown> =>
    (
      JSON.parse(await clew('freeze', ...whose, '--json', ...at)) as {
        account: { name: string };
        disputed: unknown;
        balance: unknown;
      }[]
    ).map(({ account, disputed, balance }) => ({ account, disputed, balance }));
  const before = await candidates();
  // Both long ago: the larger amount first.
  expect(before).toMatchObject([
    { account: { name: 'bank:6230520010002345678', holder: '周某' }, disputed: [{ minor: 100_000_00 }] },
    {
      account: { name: 'bank:6228480402564890018', holder: '王某' },
      disputed: [{ minor: 40_000_00 }],
      balance: { source: { row: 3 } },
    },
  ]);
  const asked = ['freeze', 'propose', '6230520010002345678', ...whose, '--to', '临澜银行', '--reason', '张美丽等人报案'];
  const id = (await clew(...asked, ...at)).trim();
  const letter = await clew('freeze', 'letter', id, '--lang', 'zh', ...at);
  expect(letter).toContain('100,000.00元（大写：人民币壹拾万元整）');
  expect(letter).toContain('2026-01-30 11:20（北京时间），转入100,000.00元，流水号T3');
  for (const victim of ['张美丽', '李建国', '6222021234567890128', '13912340001']) expect(letter).not.toContain(victim);
  await clew('freeze', 'sent', id, '--when', '2026-01-30T12:00+08:00', ...at);
  await clew('freeze', 'confirmed', id, '--when', '2026-01-30T12:30+08:00', '--stopped', '81000', '--reference', 'YH-7', ...at);
  const list = await clew('freeze', 'list', '--json', ...at);
  expect(JSON.parse(list)).toMatchObject([
    {
      id,
      state: 'expired',
      until: Date.parse('2026-02-01T12:30+08:00'),
      next: 'stop.again',
      steps: [{ stopped: { minor: 81_000_00 } }],
    },
  ]);
  expect(await clew('freeze', 'list', ...at)).toMatch(/EXPIRED +lapsed \d+ days ago +second stop/u);
  await clew('rebuild', '--quiet', ...at);
  expect(await clew('freeze', 'list', '--json', ...at)).toBe(list);
  expect(await candidates()).toEqual(before);
});
