import { tmpdir } from 'node:os';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type MadeLedger, makeLedger } from '../../test/support/made-ledger.ts';
import { perform } from '../cli/perform.ts';

const day = 86_400_000;
const march = Date.UTC(2026, 2, 1);
let ledger: MadeLedger;

beforeAll(async () => {
  ledger = await makeLedger(
    [
      ...['A', 'B', 'C', 'D'].map((from, i) => ({ at: march + i * day, from, to: 'X1', minor: 5_000_00, report: `R${i}` })),
      {
        at: march + 5 * day,
        from: 'X1',
        to: 'wallet:tron:T1',
        minor: 700_00,
        received: { minor: 98_000_000, currency: 'USDT' },
        note: 'desk',
      },
      { at: march + 9 * day, to: 'X1', minor: 5, form: 'cash' },
    ],
    {
      facts: [
        { kind: 'bank', value: 'X1', fact: 'holder', text: '王某', row: 3 },
        { kind: 'wallet', value: 'tron:T1', fact: 'label', text: 'Binance 9', row: 4, source: 'tags' },
      ],
      statements: [
        {
          kind: 'bank',
          value: 'X1',
          currency: 'CNY',
          rows: 6,
          from: march,
          to: march + 9 * day,
          broken: { row: 5, expected: 100, found: 200 },
        },
      ],
    },
  );
});
afterAll(() => ledger.close());

async function clew(...argv: string[]): Promise<{ code: number; out: string; err: string }> {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const signal = new AbortController().signal;
  const told = Promise.all([text(stdout), text(stderr)]);
  const code = await perform(
    argv,
    { stdin: process.stdin, stdout, stderr, locale: 'C', cwd: tmpdir(), signal },
    { open: () => ledger.workbench, rebuild: async () => await Promise.reject(new Error('not asked for')) },
  );
  stdout.end();
  stderr.end();
  const [out, err] = await told;
  return { code, out, err };
}

describe('clew account', () => {
  test('shows all of an account, with the rows it stands in', async () => {
    const { code, out } = await clew('account', '王某');
    expect(code).toBe(0);
    expect(out).toContain('bank:X1');
    expect(out).toContain('holder  王某  [000000000000:3]');
    expect(out).toContain('row 5 does not add up: CNY 1.00 expected, CNY 2.00 found');
    expect(out).toContain('in CNY 20,000.05 (5)  out CNY 700.00 (1)');
    expect(out).toContain('CNY 700.00 → USDT 98.00');
    const chinese = await clew('account', 'X1', '--lang', 'zh', '--limit', '2');
    expect(chinese.out).toContain('第5行余额不符');
    expect(chinese.err).toContain('另有4笔转账');
  });

  test('names the service of a wallet; JSON has everything', async () => {
    const { out } = await clew('account', 'tron:T1', '--json');
    expect(JSON.parse(out)).toMatchObject({
      account: { service: { category: 'exchange' }, label: { source: 'tags' } },
      sums: [{ currency: 'USDT', in: 98_000_000 }],
      count: 1,
    });
  });

  test('says when there is none, and what was typed wrongly', async () => {
    expect(await clew('account', 'nobody')).toMatchObject({ code: 3, err: expect.stringContaining('money.account') });
    expect(await clew('account', 'X1', '--limit', 'many')).toMatchObject({ code: 2 });
  });
});

describe('clew patterns', () => {
  test('tells each with its sentence, in both languages', async () => {
    const { code, out } = await clew('patterns');
    expect(code).toBe(0);
    expect(out).toContain('fan-in  0.80');
    expect(out).toContain('4 accounts paid CNY 20,000.00 into it');
    expect((await clew('patterns', '--lang', 'zh')).out).toContain('4个账户共向其转入20,000.00元');
  });

  test('of an account, a kind, a period', async () => {
    const json = async (...argv: string[]): Promise<unknown> => JSON.parse((await clew('patterns', '--json', ...argv)).out);
    expect(await json('--account', 'X1', '--kind', 'fan-in')).toMatchObject([
      { kind: 'fan-in', accounts: ['bank:X1', 'bank:A', 'bank:B', 'bank:C', 'bank:D'] },
    ]);
    expect(await json('--kind', 'cycle')).toEqual([]);
    expect(await json('--to', '2026-03-02')).toEqual([]);
    expect((await clew('patterns', '--to', '2026-03-02')).err).toContain('no pattern');
  });

  test('says what was typed wrongly', async () => {
    expect(await clew('patterns', '--kind', 'circle')).toMatchObject({ code: 2, err: expect.stringContaining('fan-in') });
    expect(await clew('patterns', '--from', 'yesterday')).toMatchObject({ code: 2 });
    expect(await clew('patterns', '--ring', 'G404')).toMatchObject({ code: 3 });
    expect(await clew('patterns', '--case', 'C404')).toMatchObject({ code: 3 });
  });
});
