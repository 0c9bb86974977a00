import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type MadeCase, makeCase, owner } from '../../../test/support/made-case.ts';
import { addTransfers } from '../../../test/support/made-ledger.ts';
import { type BoardCell, canonicalJson, Dossier, TraceParameters } from '../../model/index.ts';
import { reportsOf, runTrace } from '../../money/index.ts';
import { addSupport, addSuspect, lettersFor } from '../index.ts';

const mule = '6228480402564890018';
const boss = '6217009999000011117';
const paidFrom = '6230580000022220001';
const at = Date.UTC(2026, 0, 30, 4);

let made: MadeCase;
beforeAll(async () => {
  made = await makeCase();
  const { workbench, id, ring } = made;
  const suspect = { aliases: [], category: 'suspect' as const, basis: 'assessment' as const, papers: {}, indicators: [] };
  await addSuspect(
    workbench.ctx,
    id,
    { ...suspect, name: '王强', indicators: [{ kind: 'card', value: boss }] },
    undefined,
    owner,
  );
  await addSuspect(workbench.ctx, id, { ...suspect, name: '周 某' }, undefined, owner);
  await addTransfers(
    workbench,
    [
      { at, from: paidFrom, to: mule, minor: 8_800_000, report: 'ZA-002', side: 'paid', ref: 'B1' },
      { at: at + 1, from: paidFrom, to: mule, minor: 8_800_000, side: 'got', ref: 'B1', balance: 8_800_000 },
      { at: at + 60_000, from: mule, to: boss, minor: 8_000_000, side: 'paid', ref: 'B2', balance: 800_000 },
      { at: at + 90_000, from: mule, to: paidFrom, minor: 20_000, side: 'paid', ref: 'B3', balance: 780_000 },
    ],
    {
      facts: [
        { kind: 'bank', value: boss, fact: 'bank', text: '建设银行', row: 1 },
        { kind: 'bank', value: mule, fact: 'holder', text: '周某', row: 2 },
      ],
      statements: [{ kind: 'bank', value: mule, currency: 'CNY', rows: 3, from: at, to: at + 90_000 }],
    },
  );
  await runTrace(workbench.ctx, TraceParameters.parse({ from: await reportsOf(workbench.ctx.read, { ring }) }), { case: id });
});
afterAll(async () => await made.close());

const cell = (dossier: Dossier, element: string, suspect?: string): BoardCell =>
  dossier.boards[0]!.cells.find((each) => each.element === element && each.suspect === suspect)!;

describe('money on the board', () => {
  it('is shown for a suspect whose account traced money came to, with the row of the exhibit', async () => {
    const { sentence, state, grounds } = cell(await made.dossier(), 'money', 'S1');
    expect(state).toBe('supported');
    expect(sentence).toEqual({
      en: 'Transfers show CNY 80,000.00 of the victims’ money coming into accounts of this person (1 transfer).',
      zh: '交易记录显示被害人资金80,000.00元流入该人账户（1笔）。',
    });
    expect(grounds[0]!.ground.kind).toBe('transfer');
    expect(grounds[0]!.sentence).toEqual({
      en: `Transfer of CNY 80,000.00 on 2026-01-30 from ${mule} to ${boss} (000000000000, row 3). Hop 2 from the victim.`,
      zh: `2026-01-30由${mule}向${boss}转账80,000.00元（000000000000第3行）。距被害人第2级。`,
    });
  });

  it('is no more than an assessment where a holder is called as the suspect', async () => {
    const { sentence, state } = cell(await made.dossier(), 'money', 'S2');
    expect(state).toBe('missing');
    expect(sentence.en).toContain(`Assessment, not fact: the holder of ${mule} is called as this person is.`);
    expect(sentence.zh).toContain(`推断，非事实：${mule}的户名与该人姓名相同。`);
  });

  it('says which statement of which bank is missing from when on, and the letter asks that bank for it', async () => {
    const dossier = await made.dossier();
    const open = cell(dossier, 'money', 'S2');
    expect(open.gap!.en).toContain(`Statements to ask for: 建设银行 ${boss} from 2026-01-30 on (CNY 80,000.00 came in).`);
    expect(open.gap!.zh).toContain(`应调取的账户交易明细：建设银行${boss}自2026-01-30起（流入80,000.00元）。`);
    const letters = lettersFor(dossier, dossier.boards[0]!, open).filter(({ to }) => to === 'bank');
    const asked = letters.find(({ body }) => body.zh.includes('建设银行'))!;
    expect(asked.body.zh).toContain(`${boss}，自2026-01-30起的交易明细（含对手账户及余额）`);
    expect(asked.body.en).toContain('statement from 2026-01-30 on, with counterparties and balances');
    for (const { body } of letters) {
      expect(body.en + body.zh).not.toContain(paidFrom);
      if (body !== asked.body) expect(body.en).not.toContain(boss);
    }
  });

  it('tells the amount by transfers, what came back, and where only the report tells it', async () => {
    const { sentence, grounds } = cell(await made.dossier(), 'amount');
    expect(sentence.en).toContain('Net loss, by transfers: CNY 170,800.00.');
    expect(sentence.en).toContain('In 1 case transfers show it');
    expect(sentence.zh).toContain('返还200.00元');
    // Both sides' rows of the one payment.
    expect(grounds[0]!.sentence.en).toContain('(000000000000, row 1; 000000000000, row 2): paid, report ZA-002');
  });
});

describe('a transfer as a ground', () => {
  it('shows its own amount for a loss, and none for anything else; one that is not there is refused', async () => {
    const { ctx } = made.workbench;
    const { transfers } = (await made.dossier()).money;
    const give = async (element: string, ref: string) =>
      await addSupport(
        ctx,
        made.id,
        { template: 'cn-telecom-fraud', element, suspect: 'S1', ground: { kind: 'transfer', ref }, stance: 'for' },
        owner,
      );
    await give('amount', String(transfers[0]!.number));
    await give('role', transfers[1]!.id);
    const supports = await ctx.read.supports(made.id);
    expect(supports.map(({ support: { ground } }) => [ground.ref, ground.figure])).toEqual([
      [transfers[0]!.id, { name: 'amount', value: 8_800_000, currency: 'CNY' }],
      [transfers[1]!.id, undefined],
    ]);
    await expect(give('amount', 'tnone')).rejects.toMatchObject({ code: 'review.ground', kind: 'missing' });
    const given = cell(await made.dossier(), 'role', 'S1').grounds[0]!;
    expect(given.sentence.en).toContain(`from ${mule} to ${boss}`);
  });
});

describe('the money of a dossier', () => {
  it('is of the schema and the same bytes at the same head', async () => {
    const dossier = await made.dossier();
    expect(Dossier.parse(dossier)).toEqual(dossier);
    const once = canonicalJson(dossier.money);
    // Something else that changes nothing of it: what was kept is made anew.
    await made.workbench.ctx.commit([{ kind: 'case.edit', body: { case: made.id, set: { purpose: 'x' } } }]);
    expect(canonicalJson((await made.dossier()).money)).toBe(once);
    expect(dossier.money.traces).toHaveLength(1);
    expect(dossier.money.traces[0]!.isSame).toBe(true);
    expect(dossier.money.victims).toEqual([`bank:${paidFrom}`]);
    expect(dossier.money.transfers.map(({ role, hop }) => [role, hop])).toEqual([
      ['paid', 1],
      ['traced', 2],
      ['returned', 2],
    ]);
  });
});
