import { tmpdir } from 'node:os';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type MadeCase, makeCase } from '../../test/support/made-case.ts';
import { addTransfers } from '../../test/support/made-ledger.ts';
import { perform } from '../cli/perform.ts';
import type { FreezeCandidate, FreezeLetter, FreezeProposal } from '../model/index.ts';

const hour = 3_600_000;
const mule = '6228480402564890018';
let made: MadeCase;
beforeAll(async () => {
  made = await makeCase();
  const now = Date.now();
  await addTransfers(made.workbench, [
    { at: now - 9 * hour, from: '6222021234567890128', to: mule, minor: 52_000_00, report: 'ZA-001', ref: 'T1' },
    { at: now - 8 * hour, from: mule, to: '6230520010002345678', minor: 30_000_00, ref: 'T2' },
  ]);
});
afterAll(async () => await made.close());

async function clew(...argv: string[]): Promise<{ code: number; out: string; err: string }> {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const { signal } = new AbortController();
  const told = Promise.all([text(stdout), text(stderr)]);
  const code = await perform(
    ['freeze', ...argv],
    { stdin: process.stdin, stdout, stderr, locale: 'C', cwd: tmpdir(), signal },
    { open: () => made.workbench, rebuild: async () => await Promise.reject(new Error('not asked for')) },
  );
  stdout.end();
  stderr.end();
  const [out, err] = await told;
  return { code, out, err };
}
const queue = async (): Promise<FreezeProposal[]> => JSON.parse((await clew('list', '--json')).out) as FreezeProposal[];

test('lists what can still be frozen, in both languages and as JSON', async () => {
  const english = await clew('--from', 'ZA-001');
  expect(english).toMatchObject({ code: 0 });
  expect(english.out).toContain(`1. bank:6230520010002345678  CNY 30,000.00  hop 2  8 h  chance 57 %`);
  expect(english.out).toContain('The holder may know nothing of the offence');
  expect((await clew('--from', 'ZA-001', '--lang', 'zh')).out).toContain('涉案金额30,000.00元');
  const list = JSON.parse((await clew('--from', 'ZA-001', '--json')).out) as FreezeCandidate[];
  expect(list.map(({ disputed }) => disputed)).toEqual([
    [{ minor: 30_000_00, currency: 'CNY' }],
    [{ minor: 22_000_00, currency: 'CNY' }],
  ]);
  expect((await clew('--from', 'ZA-001', '--most', '1')).err).toContain('1 more');
  // What another report says of the same card counts, and is said to be no more than that.
  const ring = await clew('--ring', made.ring);
  expect(ring.out).toContain('CNY 88,000.00 of what came in is told by');
  expect((await clew('--case', 'Golden FX')).out).toBe(ring.out);
});

test('takes a proposal from its letter to its answer, its renewals and its release', async () => {
  const asked = ['propose', mule, '--to', 'A bank', '--from', 'ZA-001', '--reason', 'first hours'];
  expect(await clew(...asked, '--amount', '22000.01')).toMatchObject({
    code: 4,
    err: expect.stringContaining('CNY 22,000.00') as string,
  });
  const { code, out } = await clew(...asked, '--amount', '20000 CNY');
  expect(code).toBe(0);
  const id = out.trim();
  expect(id).toMatch(/^F[0-9a-f]{12}$/u);
  expect((await clew(...asked)).err).toContain(id);
  expect((await clew('list')).out).toMatch(/proposed, not sent +waiting 0 min/u);
  expect((await clew('letter', id, '--lang', 'zh')).out).toContain('大写：人民币贰万元整');
  const letter = JSON.parse((await clew('letter', id, '--json')).out) as FreezeLetter;
  expect(letter.body.en).toContain('Amount in dispute: CNY 20,000.00');

  expect((await clew('confirmed', id)).err).toContain('money.freeze.state');
  expect(await clew('sent', id)).toMatchObject({ code: 0 });
  expect(await clew('confirmed', id, '--stopped', '12000', '--reference', 'YH-7')).toMatchObject({ code: 0 });
  expect(await queue()).toMatchObject([
    { id, state: 'confirmed', next: 'stop.again', steps: [{ stopped: { minor: 12_000_00 }, reference: 'YH-7' }] },
  ]);
  expect((await clew('list')).out).toMatch(/confirmed +lapses in 47 h 59 min +second stop/u);
  expect((await clew('list', '--today', '--lang', 'zh')).out).toMatch(/47小时59分钟后届满 +22,000.00元 +再次止付/u);

  expect(await clew('renew', id, '--reason', 'statement is awaited')).toMatchObject({ code: 0 });
  await clew('sent', id);
  await clew('confirmed', id);
  expect(await clew('renew', id, '--reason', 'the charge is prepared', '--freeze')).toMatchObject({ code: 0 });
  expect((await clew('letter', id)).out).toContain('Six months from the day it is carried out.');
  expect((await clew('letter', id, '--kind', 'stop')).out).toContain('48 hours from when it is carried out.');
  expect((await clew('released', id)).err).toContain('money.freeze.reason');
  expect(await clew('released', id, '--reason', 'paid back')).toMatchObject({ code: 0 });
  expect(await clew('released', id, '--reason', 'paid back')).toMatchObject({
    code: 4,
    err: expect.stringContaining('money.freeze.state') as string,
  });
  // Proposed anew, the money was stopped twice already.
  expect(await clew(...asked)).toMatchObject({ code: 4, err: expect.stringContaining('money.freeze.third') as string });
  expect((await clew(...asked, '--lang', 'zh')).err).toContain('银发〔2016〕86号');
  expect(await queue()).toMatchObject([
    { state: 'released', steps: [{ step: 'stop' }, { step: 'stop.again' }, { step: 'freeze' }] },
  ]);
});

test('a time without its zone is refused, as is a verb or a word that is none', async () => {
  for (const argv of [
    ['sent', 'F0', '--when', '2026-03-01 10:30'],
    ['sent'],
    ['thaw'],
    ['propose', mule, '--reason', 'r'],
    ['propose', mule, '--to', 'A bank'],
    ['propose', mule, '--to', 'A bank', '--reason', 'r', '--from', 'ZA-001', '--amount', 'much'],
    ['--from', 'ZA-001', '--law', 'XX'],
    [],
  ]) {
    expect((await clew(...argv)).code, argv.join(' ')).toBe(argv[0] === 'sent' && argv.length > 1 ? 3 : 2);
  }
  const [{ id } = { id: '' }] = await queue();
  expect((await clew('sent', id, '--when', '2026-03-01 10:30')).err).toContain('time with its zone');
});
