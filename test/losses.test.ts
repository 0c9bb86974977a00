import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canonicalJson } from '../src/model/index.ts';
import { refund } from '../src/money/index.ts';
import { addSuspect } from '../src/review/index.ts';
import { type MadeCase, makeCase, owner } from './support/made-case.ts';
import { addTransfers, type MadeTransfer } from './support/made-ledger.ts';

const mule = '6228480402564890018';
const second = '6217001234567890123';
const zhang = '6222021234567890128';
const li = '6217000010001234567';
const wallet = 'wallet:tron:TQn9Y2khEsLJW1ChVWFMSMeRDow5KcbLSE';
const at = (day: string, hour = 4): number => Date.parse(`2026-${day}T${String(hour).padStart(2, '0')}:00:00Z`);

/** Statements of both sides: what Zhang paid twice, what Li paid, two small withdrawals that kept them believing, and more. */
const transfers: MadeTransfer[] = [
  { at: at('01-28'), from: zhang, to: mule, minor: 20_000_00, side: 'paid', ref: 'B1', report: 'ZA-001', balance: 1 },
  { at: at('01-28') + 30_000, from: zhang, to: mule, minor: 20_000_00, side: 'got', ref: 'B1', balance: 20_000_00 },
  { at: at('01-29'), from: zhang, to: mule, minor: 32_000_00, side: 'paid', ref: 'B2', report: 'ZA-001', balance: 2 },
  // Before they paid, and from an account that is nobody's of the ring: neither is a return.
  { at: at('01-20'), from: mule, to: zhang, minor: 7_00, side: 'neither', ref: 'B0' },
  { at: at('02-02'), from: '6230999988887777666', to: zhang, minor: 9_00, side: 'neither', ref: 'B9' },
  // The ring's second card is known because another report names it.
  { at: at('01-31'), from: second, to: zhang, minor: 1_500_00, side: 'got', ref: 'B3', balance: 3 },
  { at: at('01-30'), from: li, to: mule, minor: 88_000_00, side: 'neither', ref: 'B4' },
  { at: at('02-03'), from: mule, to: li, minor: 800_00, side: 'neither', ref: 'B5' },
  { at: at('02-03'), from: mule, to: second, minor: 50_000_00, side: 'neither', ref: 'B6', report: 'ZA-003' },
  {
    at: at('01-29'),
    from: 'wallet:tron:TVictim',
    to: wallet,
    minor: 24_000_000_000,
    currency: 'USDT',
    ref: 'T1',
    report: 'HB-11',
  },
];

let made: MadeCase;
beforeAll(async () => {
  made = await makeCase();
  await addTransfers(made.workbench, transfers);
  await made.workbench.ctx.commit(
    [
      {
        kind: 'import',
        body: {
          sha256: '1'.repeat(64),
          name: 'rates',
          parameters: {},
          content: 'rates',
          reports: 0,
          added: 0,
          rejected: 0,
          duplicates: 0,
        },
      },
    ],
    async (write) => {
      const rate = { from: 'USD', to: 'CNY', source: 'SAFE', row: 1 };
      await write.rates(
        [
          { ...rate, rate: 7, day: '2026-01-30' },
          { ...rate, rate: 7.2, day: '2026-02-03', row: 2 },
        ],
        '1'.repeat(64),
      );
      return undefined;
    },
  );
});
afterAll(async () => await made.close());

describe('losses of a case with statements of both sides', () => {
  it('follow the transfers where there are any, else what the report states, never both', async () => {
    const { lines, whole } = await made.workbench.losses({ by: 'report', case: made.id }, owner);
    const by = new Map(lines.map((line) => [line.name, line]));
    expect(by.get('ZA-001')).toMatchObject({
      gross: { CNY: 52_000_00 },
      returned: { CNY: 1_500_00 },
      net: { CNY: 50_500_00 },
      stated: { CNY: 52_000_00 },
      how: { transfers: 1, stated: 0 },
    });
    // Two transfers, a return; the first has a row on either side.
    expect(by.get('ZA-001')!.transfers).toHaveLength(3);
    expect(by.get('ZA-001')!.rows).toHaveLength(4);
    expect(by.get('ZA-002')).toMatchObject({
      gross: { CNY: 88_000_00 },
      returned: { CNY: 800_00 },
      how: { transfers: 1, stated: 0 },
    });
    expect(by.get('HB-11')).toMatchObject({ gross: { USDT: 24_000_000_000 }, stated: { USD: 24_000_00 } });
    expect(by.get('HB-12')).toMatchObject({ gross: { USD: 9_000_00 }, transfers: [], how: { transfers: 0, stated: 1 } });
    expect(by.get('HB-12')!.rows).toHaveLength(1);
    expect(whole.reports).toBe(lines.length);
  });

  it('are told in one currency at the rate of each day, and say what has no rate', async () => {
    const { lines, whole } = await made.workbench.losses({ by: 'report', ring: made.ring, currency: 'CNY' }, owner);
    const by = new Map(lines.map((line) => [line.name, line]));
    // HB-12 of 1 February at the rate of 30 January, HB-13 of 3 February at that of the day.
    expect(by.get('HB-12')!.in).toMatchObject({ gross: 63_000_00, left: {} });
    expect(by.get('HB-12')!.in!.rates).toEqual([
      { from: 'USD', to: 'CNY', rate: 7, day: '2026-01-30', source: 'SAFE', row: { exhibit: '1'.repeat(64), row: 1 } },
    ]);
    expect(by.get('HB-13')!.in).toMatchObject({ gross: 108_000_00 });
    expect(whole.in!.left).toEqual({ USDT: 24_000_000_000 });
    expect(whole.in!.net).toBe(lines.reduce((sum, line) => sum + line.in!.net, 0));
  });

  it('are by suspect those of the reports that name what is theirs', async () => {
    const card = { kind: 'card' as const, value: mule };
    const site = { kind: 'phone' as const, value: '+8615487720001' };
    for (const indicators of [[card], [site]]) {
      const suspect = { aliases: [], indicators, category: 'suspect' as const, basis: 'assessment' as const, papers: {} };
      await addSuspect(made.workbench.ctx, made.id, suspect, undefined, owner);
    }
    const { lines, whole } = await made.workbench.losses({ by: 'suspect', case: made.id }, owner);
    expect(lines.map(({ of, reports }) => [of, reports])).toEqual([
      ['', 3],
      ['S1+S2', 2],
      ['S2', 1],
    ]);
    expect(lines.reduce((sum, { gross }) => sum + (gross['CNY'] ?? 0), 0)).toBe(whole.gross['CNY']);
  });

  it('are by day when each payment was made and each return came', async () => {
    const { lines } = await made.workbench.losses({ by: 'day', ring: made.ring }, owner);
    const day = (of: string) => lines.find((line) => line.of === of);
    expect(day('2026-01-28')).toMatchObject({ gross: { CNY: 20_000_00 }, reports: 1 });
    expect(day('2026-01-29')).toMatchObject({ gross: { CNY: 32_000_00, USDT: 24_000_000_000 } });
    expect(day('2026-01-31')).toMatchObject({ gross: {}, net: { CNY: -1_500_00 }, reports: 0 });
    const { whole } = await made.workbench.losses(
      { by: 'month', ring: made.ring, from: at('01-29', 0), to: at('01-30', 0) },
      owner,
    );
    expect(whole.gross).toEqual({ CNY: 32_000_00, USDT: 24_000_000_000 });
  });

  it('cannot be asked of a ring or a case that is closed to the reader, and leave its reports out of all', async () => {
    const outsider = { name: 'li', supervises: false, local: false, closedRings: new Set([made.ring]) };
    await expect(made.workbench.losses({ by: 'report', ring: made.ring }, outsider)).rejects.toMatchObject({
      code: 'workbench.ring',
    });
    await expect(made.workbench.losses({ by: 'report', case: made.id }, outsider)).rejects.toMatchObject({ code: 'review.case' });
    const { lines } = await made.workbench.losses({ by: 'report' }, outsider);
    expect(lines.map(({ name }) => name)).toEqual(['ZA-004', 'HB-14']);
  });

  it('are shared out of a recovered sum to the unit', async () => {
    const { lines } = await made.workbench.losses({ by: 'report', ring: made.ring, currency: 'CNY' }, owner);
    const shared = refund(lines, 120_000_00, 'CNY');
    expect(shared.parts.reduce((sum, { part }) => sum + part, 0)).toBe(120_000_00);
    expect(shared.without).toEqual([lines.find(({ name }) => name === 'HB-11')!.of]);
  });

  it('are the same whenever they are asked', async () => {
    const asked = { by: 'report', case: made.id, currency: 'CNY' } as const;
    const once = canonicalJson(await made.workbench.losses(asked, owner));
    expect(canonicalJson(await made.workbench.losses(asked, owner))).toBe(once);
  });

  it('count a case once that two agencies were told of, and its transfers too', async () => {
    const before = await made.workbench.losses({ by: 'report', case: made.id }, owner);
    const again = [
      '报案编号,报案时间,案发日期,受理单位,案件类别,涉案金额（元）,报案人姓名,报案人电话,嫌疑人电话,涉案网址,收款账户,简要案情',
      `QY-901,2026-02-09 10:00,2026-01-28,青屿市公安局,虚假投资理财,52000,张美丽,13912340001,15487720001,https://goldenfx-vip.example/login,${mule},我再次报案：在https://goldenfx-vip.example/login充值被骗，转到${mule}。`,
    ];
    await writeFile(join(made.home, 'again.csv'), `${again.join('\n')}\n`);
    await made.workbench.importFile(join(made.home, 'again.csv'));
    await made.workbench.link();
    const { lines, whole } = await made.workbench.losses({ by: 'report', case: made.id }, owner);
    expect(whole).toEqual({ ...before.whole, again: 1 });
    expect(lines.find(({ name }) => name === 'ZA-001')!.again).toBe(1);
    expect(lines.some(({ name }) => name === 'QY-901')).toBe(false);
  });
});
