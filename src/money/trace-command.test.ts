import { tmpdir } from 'node:os';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeLedger, type MadeLedger } from '../../test/support/made-ledger.ts';
import { perform } from '../cli/perform.ts';

const hour = 3_600_000;
let ledger: MadeLedger;
beforeAll(async () => {
  ledger = await makeLedger([
    { at: hour, from: '6299010000000000018', to: 'M1', minor: 100_000 },
    { at: 2 * hour, from: 'M1', to: 'M2', minor: 90_000 },
  ]);
});
afterAll(() => ledger.close());

async function clew(...argv: string[]): Promise<{ code: number; out: string; err: string }> {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const signal = new AbortController().signal;
  const told = Promise.all([text(stdout), text(stderr)]);
  const code = await perform(
    ['trace', ...argv],
    { stdin: process.stdin, stdout, stderr, locale: 'C', cwd: tmpdir(), signal },
    { open: () => ledger.workbench, rebuild: async () => await Promise.reject(new Error('not asked for')) },
  );
  stdout.end();
  stderr.end();
  const [out, err] = await told;
  return { code, out, err };
}
const from = ['--from', '6299 0100 0000 0000 018'];

test('prints a trace in both languages', async () => {
  const english = await clew(...from);
  expect(english).toMatchObject({ code: 0 });
  expect(english.out).toContain('CNY 900.00');
  expect(english.err).toContain('recorded as act');
  expect((await clew(...from, '--lang', 'zh')).out).toContain('后续无记录');
});

test('compares the rules and records nothing', async () => {
  const before = await ledger.workbench.ctx.read.traces();
  const { out } = await clew(...from, '--compare');
  expect(out).toContain('pro rata');
  expect(await ledger.workbench.ctx.read.traces()).toHaveLength(before.length);
});

test('writes a table for a spreadsheet, and JSON', async () => {
  expect((await clew(...from, '--csv')).out).toContain('"unseen","2"');
  expect(JSON.parse((await clew(...from, '--json')).out)).toMatchObject({ lost: { CNY: 100_000 } });
});

test('goes back, stops at a time, and takes rates', async () => {
  const back = JSON.parse((await clew('--from', 'M2', '--back', '--json')).out) as { stops: { account: string }[] };
  expect(back.stops.map(({ account }) => account)).toEqual(['bank:6299010000000000018']);
  const early = await clew(...from, '--until', '1970-01-01T01:30Z', '--rate', 'CNY:USDT=0.14', '--json');
  expect(JSON.parse(early.out)).toMatchObject({ accounts: [{ name: 'bank:M1', held: { CNY: 100_000 } }] });
});

test('says what is wrong with what was typed', async () => {
  for (const argv of [
    [],
    [...from, '--method', 'lifo'],
    [...from, '--rate', 'CNY=1'],
    [...from, '--hops', '0'],
    [...from, '--until', 'now'],
  ]) {
    expect(await clew(...argv)).toMatchObject({ code: 2, err: expect.stringContaining('money.arguments') as string });
  }
  expect(await clew('--from', 'nobody')).toMatchObject({ code: 3 });
});
