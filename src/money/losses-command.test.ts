import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type MadeCase, makeCase } from '../../test/support/made-case.ts';
import { addTransfers } from '../../test/support/made-ledger.ts';
import { perform } from '../cli/perform.ts';
import { LossLine, Refund } from '../model/index.ts';

let made: MadeCase;
beforeAll(async () => {
  made = await makeCase();
  const at = Date.UTC(2026, 0, 30, 4);
  const [victim, mule] = ['6230580000022220001', '6228480402564890018'];
  await addTransfers(made.workbench, [
    { at, from: victim, to: mule, minor: 80_000_00, report: 'ZA-002' },
    { at: at + 1000, from: mule, to: victim, minor: 500_00 },
  ]);
});
afterAll(async () => await made.close());

async function clew(...argv: string[]): Promise<{ code: number; out: string; err: string }> {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const told = Promise.all([text(stdout), text(stderr)]);
  const code = await perform(
    ['losses', ...argv],
    { stdin: process.stdin, stdout, stderr, locale: 'C', cwd: made.home, signal: new AbortController().signal },
    { open: () => made.workbench, rebuild: async () => await Promise.reject(new Error('not asked for')) },
  );
  stdout.end();
  stderr.end();
  const [out, err] = await told;
  return { code, out, err };
}

test('prints a line for each case and the whole, in both languages', async () => {
  const english = await clew('--ring', made.ring);
  expect(english.code).toBe(0);
  expect(english.out).toMatch(/ZA-002 +CNY 80,000\.00 +CNY 500\.00 +CNY 79,500\.00 +1/u);
  expect(english.out).toMatch(/all +USD 48,000\.00 \+ CNY 163,000\.00|all +CNY 163,000\.00 \+ USD 48,000\.00/u);
  expect(english.err).toContain('By transfers: 1 cases; as reported only: 5; without an amount: 0; told again: 0.');
  const chinese = await clew('--case', 'Golden FX', '--lang', 'zh');
  expect(chinese.out).toMatch(/ZA-002 +80,000\.00元 +500\.00元 +79,500\.00元/u);
  expect(chinese.err).toContain('以转账记录为准 1 案');
});

test('names the rows of every figure as JSON, and writes minor units as CSV', async () => {
  const { lines, whole } = JSON.parse((await clew('--ring', made.ring, '--json')).out) as { lines: LossLine[]; whole: LossLine };
  for (const line of [...lines, whole]) expect(LossLine.parse(line).rows.length).toBeGreaterThan(0);
  const csv = (await clew('--ring', made.ring, '--csv')).out.split('\n');
  expect(csv[0]).toBe('of,name,kind,currency,gross_minor,returned_minor,net_minor,stated_minor,cases,told_again,without_amount');
  expect(csv.find((row) => row.includes(',ZA-002,'))).toContain(',own,CNY,8000000,50000,7950000,8800000,1,0,0');
});

test('shares a recovered sum, and says who is left out', async () => {
  const { out } = await clew('--case', made.id, '--refund', '120000', 'CNY', '--json');
  const { refund } = JSON.parse(out) as { refund: Refund };
  expect(Refund.parse(refund)).toMatchObject({ currency: 'CNY', sum: 120_000_00, lost: 162_500_00, rest: 0 });
  expect(refund.parts.reduce((sum, { part }) => sum + part, 0)).toBe(120_000_00);
  expect(refund.without).toHaveLength(3);
  expect((await clew('--case', made.id, '--refund', '120000 CNY', '--lang', 'zh')).out).toContain('3名被害人的损失无法以CNY计');
  expect((await clew('--case', made.id, '--refund', '200000.00', '--currency', 'CNY')).out).toContain(
    'CNY 37,500.00 is left when everybody has their loss back.',
  );
});

test.each([
  [['--refund', '5']],
  [['--refund', '5.001 CNY', '--ring', 'x']],
  [['--refund', '5 CNY']],
  [['--by', 'moon']],
  [['--from', '2026-13-01']],
  [['CNY']],
  [['--ring', 'x', '--case', 'y']],
])('refuses %j', async (argv) => {
  const { code, err } = await clew(...argv);
  expect([code, err.includes('[cli.arguments]')]).toEqual([2, true]);
});
