import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type MadeCase, madeVictims, makeCase } from '../../../test/support/made-case.ts';
import { addTransfers, madeExhibit } from '../../../test/support/made-ledger.ts';
import { madeTraces } from '../../../test/support/made-traces.ts';
import { FreezeLetter, FreezeProposal, FreezeCandidate } from '../../model/index.ts';

import { candidatesOf, disputedToday, freezeCandidates, freezeLetter, proposals, propose, recordState, renew } from './index.ts';

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

  it('of a victim say so first, whatever a person says of the holder, and are proposed only by who says it too', async () => {
    const { ctx } = made.workbench;
    // Both are named as the victim’s own card by a report of the casebook.
    for (const { account } of [zhang, li]) {
      const name = `bank:${account}`;
      const traces = madeTraces([{ account: name, minor: 5_000_00, at: now - hour }]);
      const [found] = await freezeCandidates(ctx.read, { traces, now, holders: { [name]: 'mule' } });
      expect(found).toMatchObject({
        holder: 'victim',
        warning: { en: expect.stringMatching(/^A report of this casebook/u) as string },
      });
      const asked = { account: name, to: 'A bank', law: 'CN', reason: 'r' } as const;
      const refused = { kind: 'conflict', code: 'money.freeze.victim' };
      await expect(propose(ctx, asked, { traces })).rejects.toMatchObject(refused);
      await expect(propose(ctx, { ...asked, holder: 'mule' }, { traces })).rejects.toMatchObject(refused);
    }
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

it('a renewal asks for more only if more has come', async () => {
  const { ctx } = made.workbench;
  const { proposal } = await propose(ctx, { account: 'bank:X', to: 'B bank', law: 'CN', case: made.id, reason: 'r' });
  await recordState(ctx, { proposal, state: 'sent' });
  await recordState(ctx, { proposal, state: 'confirmed' });
  const [{ disputed } = { disputed: { minor: 0 } }] = await proposals(ctx.read, ctx.clock(), { id: proposal });
  const asked = (more: number) => ({
    proposal,
    reason: 'more came',
    disputed: { minor: disputed.minor + more, currency: 'CNY' },
  });
  await expect(renew(ctx, asked(1))).rejects.toMatchObject({ code: 'money.freeze.amount' });
  await addTransfers(made.workbench, [{ at: at('2026-01-30T13:00'), from: mule, to: 'bank:X', minor: 5_000_00, ref: 'T7' }]);
  await expect(renew(ctx, asked(5_000_01))).rejects.toMatchObject({ code: 'money.freeze.amount' });
  expect(await renew(ctx, asked(5_000_00))).toMatchObject({ proposal, step: 'stop.again' });
});

it('a letter to an exchange names chain, address and transactions, in the clock of its law', async () => {
  const { ctx } = made.workbench;
  const wallet = 'wallet:tron:TQn9Y2khEsLJW1ChVWFMSMeRDow5KcbLSE';
  const paid = {
    at: at('2026-01-29T20:00'),
    to: wallet,
    minor: 24_000_000_000,
    currency: 'USDT',
    ref: 'a'.repeat(64),
    report: 'HB-11',
  };
  await addTransfers(made.workbench, [{ ...paid, from: 'wallet:tron:TVictim' }], {
    facts: [{ kind: 'wallet', value: wallet.slice(7), fact: 'label', text: 'Example Exchange', category: 'exchange', row: 1 }],
  });
  const from = [(await ctx.read.report('HB-11'))!.id];
  const [found] = await candidatesOf(ctx.read, { from }, { now, law: 'US' });
  expect(found).toMatchObject({
    account: { name: wallet },
    holder: 'exchange',
    disputed: [{ minor: 24_000_000_000, currency: 'USDT' }],
  });
  const { proposal } = await propose(ctx, {
    account: wallet,
    to: 'Example Exchange',
    law: 'US',
    from,
    reason: 'r',
    until: ctx.clock() + hour,
  });
  const { body, attachments } = await freezeLetter(ctx.read, proposal, {
    now: ctx.clock(),
    agency: 'Harrow Bay Police',
    synthetic: true,
  });
  for (const part of [
    'Chain: Tron',
    'Address: TQn9',
    'Kept by: Example Exchange',
    'USDT 24,000.00',
    `transaction ${'a'.repeat(64)}`,
    '12:00 UTC',
    'Harrow Bay Police',
    'Not to be sent',
  ]) {
    expect(body.en).toContain(part);
  }
  for (const part of ['链：波场链（TRON）', '入账客户', '不得寄发', '交易哈希']) expect(body.zh).toContain(part);
  expect(body.zh).not.toContain('大写');
  for (const secret of ['TVictim', 'Joan', 'HB-11']) expect(body.en + body.zh).not.toContain(secret);
  expect(attachments).toEqual([madeExhibit]);
});

it('no letter lifts what was not sent, or what was refused', async () => {
  const { ctx } = made.workbench;
  const name = 'bank:Lift';
  const traces = madeTraces([{ account: name, minor: 5_000_00, at: now - hour }]);
  const { proposal } = await propose(ctx, { account: name, to: 'A bank', law: 'CN', reason: 'r' }, { traces });
  const release = async () => await freezeLetter(ctx.read, proposal, { now: ctx.clock(), kind: 'release' });
  const none = { kind: 'conflict', code: 'money.freeze.letter' };
  await expect(release()).rejects.toMatchObject(none);
  await recordState(ctx, { proposal, state: 'sent' });
  expect((await release()).body.zh).toContain('解除金额：5,000.00元');
  await recordState(ctx, { proposal, state: 'refused', reason: 'no such account' });
  await expect(release()).rejects.toMatchObject(none);
  // What it asked for can still be shown.
  expect((await freezeLetter(ctx.read, proposal, { now: ctx.clock() })).kind).toBe('stop');
});

it('what a bank holds by an earlier step can be lifted after it refused the next', async () => {
  const { ctx } = made.workbench;
  const name = 'bank:LiftTwo';
  const traces = madeTraces([{ account: name, minor: 5_000_00, at: now - hour }]);
  const { proposal } = await propose(ctx, { account: name, to: 'A bank', law: 'CN', reason: 'r' }, { traces });
  await recordState(ctx, { proposal, state: 'sent' });
  await recordState(ctx, { proposal, state: 'confirmed', stopped: { minor: 3_000_00, currency: 'CNY' } });
  await renew(ctx, { proposal, reason: 'r' });
  await recordState(ctx, { proposal, state: 'sent' });
  await recordState(ctx, { proposal, state: 'refused', reason: 'r' });
  const { body } = await freezeLetter(ctx.read, proposal, { now: ctx.clock(), kind: 'release' });
  expect(body.en).toContain('Amount released: CNY 3,000.00');
  await recordState(ctx, { proposal, state: 'released', reason: 'r' });
});

it('a letter shows payments in the currency that is in dispute, and no others', async () => {
  const { ctx } = made.workbench;
  const into = { from: 'bank:Payer', to: 'bank:Two', at: at('2026-01-30T11:10') };
  await addTransfers(made.workbench, [
    { ...into, minor: 800_00, currency: 'CNY', ref: 'T-YUAN' },
    { ...into, minor: 300_00, currency: 'USD', ref: 'T-DOLLAR' },
  ]);
  const asked = { account: 'bank:Two', to: 'B bank', law: 'CN', from: ['bank:Payer'], reason: 'r' } as const;
  const letterOf = async (currency: string, minor: number): Promise<string> => {
    const { proposal } = await propose(ctx, { ...asked, disputed: { currency, minor } });
    return (await freezeLetter(ctx.read, proposal, { now })).body.en;
  };
  const [yuan, dollars] = [await letterOf('CNY', 800_00), await letterOf('USD', 300_00)];
  expect([yuan.includes('T-YUAN'), yuan.includes('T-DOLLAR')]).toEqual([true, false]);
  expect([dollars.includes('T-YUAN'), dollars.includes('T-DOLLAR')]).toEqual([false, true]);
});

it('of a victim’s account the bank is told no more than of any other', async () => {
  const { ctx } = made.workbench;
  const name = `bank:${zhang.account}`;
  const traces = madeTraces([{ account: name, minor: 5_000_00, at: now - hour }]);
  const { proposal } = await propose(ctx, { account: name, to: 'A bank', law: 'CN', reason: 'r', holder: 'victim' }, { traces });
  const { body } = await freezeLetter(ctx.read, proposal, { now });
  // The bank is told nothing of that.
  expect(body.en + body.zh).not.toMatch(/victim|被害|受害/iu);
  await recordState(ctx, { proposal, state: 'released', reason: 'withdrawn' });
});
