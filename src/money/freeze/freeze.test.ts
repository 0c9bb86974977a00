import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type MadeCase, madeVictims, makeCase } from '../../../test/support/made-case.ts';
import { addTransfers, madeExhibit } from '../../../test/support/made-ledger.ts';
import { FreezeLetter, FreezeProposal, FreezeCandidate } from '../../model/index.ts';

import { candidatesOf, disputedToday, freezeLetter, proposals, propose, recordState, renew } from './index.ts';

const hour = 3_600_000;
const at = (text: string): number => Date.parse(`${text}+08:00`);
const mule = 'bank:6228480402564890018';
const second = 'bank:6230520010002345678';
const [zhang, , li] = madeVictims;

/** Two victims pay the card that their reports name; most of it goes on; a statement of the second card shows what is left. */
const transfers = [
  {
    at: at('2026-01-28T10:00'),
    from: `bank:${zhang.account}`,
    to: mule,
    minor: 52_000_00,
    report: 'ZA-001',
    ref: 'T1',
    note: `${zhang.name}投资款`,
  },
  {
    at: at('2026-01-30T11:00'),
    from: `bank:${li.account}`,
    to: mule,
    minor: 88_000_00,
    report: 'ZA-002',
    ref: 'T2',
    note: li.name,
  },
  { at: at('2026-01-30T11:20'), from: mule, to: second, minor: 100_000_00, ref: 'T3' },
  {
    at: at('2026-01-30T12:00'),
    from: second,
    minor: 30_000_00,
    form: 'cash' as const,
    ref: 'T4',
    side: 'paid' as const,
    balance: 61_000_00,
  },
];
const statements = [
  {
    kind: 'bank' as const,
    value: '6230520010002345678',
    currency: 'CNY',
    rows: 2,
    from: at('2026-01-30T11:20'),
    to: at('2026-01-30T12:00'),
    closing: 61_000_00,
  },
];
const facts = [{ kind: 'bank' as const, value: '6230520010002345678', fact: 'holder' as const, text: '周某', row: 1 }];

let made: MadeCase;
beforeAll(async () => {
  made = await makeCase();
  await addTransfers(made.workbench, transfers, { statements, facts });
});
afterAll(async () => await made.close());

const now = at('2026-01-31T08:00');
const candidates = async (law?: 'CN' | 'US') => await candidatesOf(made.workbench.ctx.read, { case: made.id }, { now, law });

describe('candidates', () => {
  it('are what FIFO and pro rata agree on at least, cut to the balance, with the row that shows it', async () => {
    const found = await candidates('US');
    for (const each of found) expect(() => FreezeCandidate.parse(each)).not.toThrow();
    const [first, next] = found;
    expect(first).toMatchObject({
      account: { name: second, holder: '周某' },
      hop: 2,
      // 70 000 by either method; the statement ends with 61 000.
      disputed: [{ minor: 61_000_00, currency: 'CNY' }],
      byMethod: { fifo: { CNY: 70_000_00 }, 'pro-rata': { CNY: 70_000_00 } },
      agree: true,
      balance: { minor: 61_000_00, at: at('2026-01-30T12:00'), source: { exhibit: madeExhibit, row: 4 } },
      hours: 20,
      holder: 'unknown',
      hoursLeft: 51.3,
    });
    expect(Object.keys(first!.byMethod).sort()).toEqual(['fifo', 'first-in-balance', 'poison', 'pro-rata']);
    expect(first!.why.en).toContain('no more is asked for than that');
    expect(next).toMatchObject({ account: { name: mule }, hop: 1, disputed: [{ minor: 40_000_00, currency: 'CNY' }] });
    // Nothing shows that it is there still.
    expect(next!.chance).toBeLessThan(first!.chance);
    expect(first!.rank).toBeGreaterThan(next!.rank);
  });

  it('are the same list at the same moment, and fall with the hours', async () => {
    expect(await candidates()).toEqual(await candidates());
    const later = await candidatesOf(made.workbench.ctx.read, { case: made.id }, { now: now + 24 * hour });
    for (const each of await candidates()) {
      const then = later.find(({ account }) => account.name === each.account.name)!;
      expect(then.chance).toBeLessThan(each.chance);
      expect(then.disputed).toEqual(each.disputed);
    }
  });

  it('of a victim say so first, whatever a person says of the holder', async () => {
    const { read } = made.workbench.ctx;
    // Somebody sends money on to the card of another victim of the casebook.
    await addTransfers(made.workbench, [
      { at: at('2026-01-30T11:30'), from: mule, to: `bank:${li.account}`, minor: 5_000_00, ref: 'T5' },
    ]);
    const from = [(await read.report('ZA-001'))!.id];
    const found = await candidatesOf(read, { from }, { now, holders: { [`bank:${li.account}`]: 'mule' } });
    const theirs = found.find(({ account }) => account.name === `bank:${li.account}`);
    if (theirs !== undefined) expect(theirs).toMatchObject({ holder: 'victim' });
  });
});

describe('a proposal', () => {
  it('is refused for more than is in dispute, and while another runs', async () => {
    const { ctx } = made.workbench;
    const asked = { account: second, to: '临澜银行', law: 'CN', case: made.id, reason: `${zhang.name}报案` } as const;
    const whole = { minor: 61_000_01, currency: 'CNY' };
    await expect(propose(ctx, { ...asked, disputed: whole })).rejects.toMatchObject({ code: 'money.freeze.amount' });
    await expect(propose(ctx, { ...asked, account: 'bank:1' })).rejects.toMatchObject({ code: 'money.freeze.nothing' });
    await expect(propose(ctx, { ...asked, case: 'C0' })).rejects.toMatchObject({ code: 'money.case' });
    const [one, two] = await Promise.allSettled([propose(ctx, asked), propose(ctx, asked)]);
    expect(one.status).toBe('fulfilled');
    const { proposal } = (one as PromiseFulfilledResult<{ proposal: string }>).value;
    expect(proposal).toMatch(/^F[0-9a-f]{12}$/u);
    expect((two as PromiseRejectedResult).reason).toMatchObject({
      code: 'money.freeze.running',
      message: expect.stringContaining(proposal) as string,
    });
    const list = await proposals(ctx.read, ctx.clock());
    for (const each of list) expect(() => FreezeProposal.parse(each)).not.toThrow();
    expect(list).toMatchObject([
      { id: proposal, state: 'proposed', disputed: { minor: 61_000_00 }, account: { holder: '周某' } },
    ]);
  });

  it('is closed with its case and with its reports', async () => {
    const { ctx } = made.workbench;
    const stranger = { name: 'somebody', local: false, closedRings: new Set<string>() };
    expect(await proposals(ctx.read, ctx.clock(), { asker: stranger })).toEqual([]);
    const [{ id } = { id: '' }] = await proposals(ctx.read, ctx.clock());
    await expect(recordState(ctx, { proposal: id, state: 'sent' }, stranger)).rejects.toMatchObject({ code: 'money.freeze' });
    await expect(freezeLetter(ctx.read, id, { now, asker: stranger })).rejects.toMatchObject({ code: 'money.freeze' });
    const asked = { account: second, to: 'A bank', law: 'CN', reason: 'r', from: ['bank:6228480402564890018'] } as const;
    const told = propose(ctx, asked, { asker: stranger });
    await expect(told).rejects.toMatchObject({
      code: 'money.freeze.running',
      message: expect.not.stringContaining(id) as string,
    });
  });

  it('follows the money: what has left since is no longer in dispute', async () => {
    const { ctx } = made.workbench;
    const [{ id } = { id: '' }] = await proposals(ctx.read, ctx.clock());
    expect((await disputedToday(ctx.read, now)).get(id)).toEqual([{ minor: 61_000_00, currency: 'CNY' }]);
    await addTransfers(made.workbench, [{ at: at('2026-01-30T12:30'), from: second, to: 'bank:X', minor: 61_000_00, ref: 'T6' }]);
    const today = await disputedToday(ctx.read, now);
    expect(today.get(id)?.[0]?.minor ?? 0).toBeLessThan(61_000_00);
    expect((await proposals(ctx.read, ctx.clock(), { today }))[0]!.now).toEqual(today.get(id));
  });
});

describe('letters', () => {
  it('are complete in both languages, at every step, and name no victim', async () => {
    const { ctx } = made.workbench;
    const members = { agency: '临澜市公安局刑侦支队', officers: [{ name: '陈警官', role: '主办', number: '045117' }] };
    await ctx.commit([{ kind: 'case.edit', body: { case: made.id, set: members } }]);
    const [{ id } = { id: '' }] = await proposals(ctx.read, ctx.clock());
    const told: FreezeLetter[] = [];
    const write = async (kind?: 'release'): Promise<void> => {
      const letter = await freezeLetter(ctx.read, id, { now, kind });
      expect(() => FreezeLetter.parse(letter)).not.toThrow();
      told.push(letter);
    };
    await write();
    const confirm = async (): Promise<void> => {
      await recordState(ctx, { proposal: id, state: 'sent' });
      await recordState(ctx, {
        proposal: id,
        state: 'confirmed',
        stopped: { minor: 40_000_00, currency: 'CNY' },
        reference: 'YH-7',
      });
    };
    await confirm();
    await renew(ctx, { proposal: id, reason: 'r' });
    await write();
    await confirm();
    await renew(ctx, { proposal: id, reason: 'r' });
    await write();
    await write('release');
    expect(told.map(({ kind }) => kind)).toEqual(['stop', 'stop.again', 'freeze', 'release']);
    for (const { subject, body } of told) {
      const text = JSON.stringify([subject, body]);
      for (const { name, phone, account } of madeVictims) {
        for (const secret of [name, phone, account]) if (secret !== '') expect(text).not.toContain(secret);
      }
      expect(text).not.toMatch(/undefined|NaN|\[object/u);
      for (const part of ['临澜市公安局刑侦支队', '陈警官', '045117', made.id, '6230520010002345678', '（印章）'])
        expect(body.zh).toContain(part);
    }
    // The hour at which this runs stands in what went before.
    const fixed = (text: string): string =>
      text
        .replaceAll(id, 'F0')
        .replaceAll(made.id, 'C0')
        .replaceAll(/20(?!26-01)\d\d-\d\d-\d\d \d\d:\d\d/gu, 'TIME');
    expect(fixed(told[0]!.body.zh)).toMatchSnapshot();
    expect(fixed(told[0]!.body.en)).toMatchSnapshot();
    expect(fixed(told[2]!.body.zh)).toMatchSnapshot();
    expect(fixed(told[3]!.body.en)).toMatchSnapshot();
    await recordState(ctx, { proposal: id, state: 'released', reason: 'paid back' });
  });
});
