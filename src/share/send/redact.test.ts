import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type MadeCase, madeVictims, makeCase, owner } from '../../../test/support/made-case.ts';
import { addTransfers } from '../../../test/support/made-ledger.ts';
import { Dossier, PackageOptions, TraceParameters } from '../../model/index.ts';
import { reportsOf, runTrace } from '../../money/index.ts';
import { exportCase } from '../index.ts';
import { redact } from './redact.ts';
import { Secrets } from './secrets.ts';

let made: MadeCase;
/** Accounts of victims that only statements tell of, and somebody a statement calls by name alone. */
const paidFrom = '6230580000012345678';
const caller = '欧阳静怡';
beforeAll(async () => {
  made = await makeCase();
  const { workbench, ring } = made;
  const mule = '6228480402564890018';
  const next = '6217009999000011117';
  const at = Date.UTC(2026, 0, 30, 4);
  const minor = 8_800_000;
  const alone = `name:${mule} ${caller}`;
  await addTransfers(
    workbench,
    [
      { at, from: paidFrom, to: mule, minor, report: 'ZA-002', note: '李建国 投资款', side: 'paid', ref: 'B1' },
      { at: at + 1, from: paidFrom, to: mule, minor, side: 'got', ref: 'B1', balance: 1 },
      { at: at + 2, from: mule, to: next, minor: 8_000_000, ref: 'B2', note: '张美丽' },
      { at: at + 3, from: mule, to: paidFrom, minor: 1000, ref: 'B3' },
      { at: at + 4, from: mule, to: alone, minor: 2000, ref: 'B4' },
      // Another victim is paid out of what this one lost: their account stands in the trace.
      { at: at + 5, from: next, to: '6222021234567890128', minor: 3000, ref: 'B5' },
    ],
    {
      facts: [
        { kind: 'bank', value: paidFrom, fact: 'holder', text: '李建国', row: 1 },
        { kind: 'bank', value: next, fact: 'holder', text: '周不知情', row: 2 },
      ],
    },
  );
  const from = await reportsOf(workbench.ctx.read, { ring });
  await runTrace(workbench.ctx, TraceParameters.parse({ from: [...from, `bank:${paidFrom}`] }), { ring });
});
afterAll(async () => await made.close());

const others = ['赵小红', '13600000004', 'Peter Vance', '7700 900456', 'Ann Doyle', '7700 900789'];
const words = [...madeVictims.flatMap(({ name, phone, account }) => [name, phone, account]), ...others].filter(
  (word) => word !== '',
);
const ofMoney = [paidFrom, '投资款', caller, '周不知情'];

const options = PackageOptions.parse({ recipient: 'Partner', reason: 'indicators', redact: 'victims', wholeLog: true });

describe('a dossier without the victims', () => {
  it('names none of them, and all that is the other side’s', async () => {
    const whole = await made.dossier();
    const { dossier, withheld, secrets } = redact(whole);
    const text = JSON.stringify(dossier);
    expect(whole.money.transfers.length).toBeGreaterThan(4);
    for (const word of [...words, ...ofMoney]) expect(text, word).not.toContain(word);
    expect(text).toContain('6217009999000011117');
    for (const word of ['+8615487720001', 'golden_fx88', 'goldenfx-vip.example', 'TQn9Y2khEsLJW1ChVWFMSMeRDow5KcbLSE'])
      expect(text).toContain(word);
    expect(text).toContain('6228480402564890018');
    expect(withheld).toBeGreaterThanOrEqual(whole.reports.length);
    for (const { name } of madeVictims) expect(secrets).toContain(name);
    expect(Dossier.parse(dossier)).toEqual(dossier);
  });

  it('keeps mentions and reasons of links on the words they mean', async () => {
    const { dossier } = redact(await made.dossier());
    const byId = new Map(dossier.reports.map((report) => [report.id, report]));
    let spans = 0;
    for (const { id, text, fields, mentions } of dossier.reports) {
      expect(mentions.length, id).toBeGreaterThan(0);
      for (const { field, start, end, raw } of mentions) {
        expect((field === undefined ? text : fields[field]!).slice(start, end)).toBe(raw);
      }
    }
    for (const { because } of dossier.links) {
      for (const span of because.flatMap((each) => each.spans)) {
        const { text, fields } = byId.get(span.report)!;
        const words = (span.field === undefined ? text : fields[span.field]!).slice(span.start, span.end);
        if (span.raw !== undefined) expect(words).toBe(span.raw);
        spans++;
      }
    }
    expect(spans).toBeGreaterThan(0);
  });
});

describe('an indicator whose owner is not sure', () => {
  it('leaves neither when the victim paid from it, nor when it may be how they sign', async () => {
    const whole = await made.dossier();
    const [first, ...rest] = whole.reports;
    const own = { iban: 'GB33BUKB20201555555555', email: 'mei.li@post.example' };
    const text = `I sent 24000 dollars from ${own.iban} to the coach. E-mail: ${own.email}`;
    const mentions = Object.entries(own).map(([kind, value]) => ({
      kind: kind as 'iban' | 'email',
      value,
      raw: value,
      role: 'suspect' as const,
      masked: false,
      earlier: false,
      start: text.indexOf(value),
      end: text.indexOf(value) + value.length,
    }));
    const { dossier, secrets } = redact({ ...whole, reports: [{ ...first!, text, mentions }, ...rest] });
    for (const value of Object.values(own)) {
      expect(JSON.stringify(dossier)).not.toContain(value);
      expect(secrets).toContain(value);
    }
  });
});

describe('a package without the victims', () => {
  it('is made also for victims whose names are plain words', async () => {
    const { ctx, casebook } = made.workbench;
    const whole = await made.dossier();
    const [first, ...rest] = whole.reports;
    const fields = { ...first!.fields, 'Victim last name': 'Case', 'Victim first name': 'Harrow' };
    const dossier = {
      ...whole,
      reports: [{ ...first!, fields }, ...rest],
      suspects: [
        {
          id: 'S9',
          category: 'suspect' as const,
          basis: 'fact' as const,
          name: 'X',
          aliases: [],
          indicators: [],
          papers: {},
          note: 'knew Case',
        },
      ],
    };
    const out = join(made.home, 'plain-words');
    await exportCase({ ctx, log: casebook.log }, dossier, { ...options, recipient: 'Harrow Bay' }, out);
    const { suspects } = Dossier.parse(JSON.parse(await readFile(join(out, 'data/dossier.json'), 'utf8')));
    expect(suspects[0]!.note).toBe('knew ■■■');
    const opened = (await readFile(join(out, 'log/acts.jsonl'), 'utf8')).split('\n').find((line) => line.includes('case.open'));
    expect(JSON.parse(opened!)).toHaveProperty('body');
  });

  it('names none of them in any byte, also where officers wrote of them', async () => {
    const { ctx, casebook } = made.workbench;
    const [zhang, joan] = madeVictims;
    const [a, b] = (await made.dossier()).reports;
    await made.workbench.judge({ verdict: 'same', a: a!.id, b: b!.id, reason: `${zhang.name} confirmed, tel. 139-1234-0001` });
    const set = {
      'suspect:S1': { name: '王某', note: `${joan.name} met him; her number is +44 (7700) 900-123`, category: 'suspect' },
      'suspect:S2': { name: '阮氏花', papers: { passport: 'C1234567' }, category: 'trafficking' },
    };
    await ctx.commit([{ kind: 'case.edit', body: { case: made.id, set, reason: `told by ${joan.name}` } }]);
    const out = join(made.home, 'redacted');
    const { info } = await exportCase({ ctx, log: casebook.log }, await made.dossier(), options, out);
    expect(info.redact).toBe('victims');
    const paths = (await readdir(out, { recursive: true, withFileTypes: true })).filter((each) => each.isFile());
    for (const each of paths) {
      const bytes = await readFile(join(each.parentPath, each.name));
      for (const word of [...words, ...ofMoney, '阮氏花', 'C1234567', '139-1234-0001', '900-123']) {
        expect(bytes.includes(word), `${each.name} ${word}`).toBe(false);
        const escaped = JSON.stringify(word).replaceAll(
          /[^\0-\u007F]/gu,
          (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`,
        );
        expect(bytes.includes(escaped.slice(1, -1)), `${each.name} ${word}`).toBe(false);
      }
    }
    const dossier = Dossier.parse(JSON.parse(await readFile(join(out, 'data/dossier.json'), 'utf8')));
    expect(dossier.suspects.map(({ id, name }) => [id, name])).toEqual([
      ['S1', '王某'],
      ['S2', undefined],
    ]);
    // What happened is shown all the same, with the hash of the details alone.
    const lines = (await readFile(join(out, 'log/acts.jsonl'), 'utf8')).trimEnd().split('\n');
    const bare = lines
      .map((line) => JSON.parse(line) as { act: string; body?: object })
      .filter((line) => line.body === undefined);
    expect(bare.map(({ act }) => act)).toEqual(expect.arrayContaining(['judge', 'case.edit']));
  });

  it('is refused when the operator’s own words name one, or when originals are asked for', async () => {
    const { ctx, casebook } = made.workbench;
    const dossier = await made.workbench.dossier(made.id, owner);
    const send = async (more: object): Promise<unknown> =>
      await exportCase({ ctx, log: casebook.log }, dossier, { ...options, ...more }, join(made.home, 'refused'));
    await expect(send({ reason: `for ${madeVictims[1].name}` })).rejects.toMatchObject({ code: 'share.reason', kind: 'input' });
    await expect(send({ originals: true })).rejects.toMatchObject({ code: 'share.originals', kind: 'input' });
  });
});

describe('words that must not leave', () => {
  it('are found as names and numbers are written, and not inside other words', () => {
    const secrets = new Secrets(['Ann Lee', '张伟', '+86 139 1234 0001', '123456', 'unknown', 'x']);
    expect(secrets.blanked('ask ANN LEE, not Joann Leeds')).toBe('ask ■■■, not Joann Leeds');
    expect(secrets.blanked('我叫张伟的')).toBe('我叫■■■的');
    for (const number of ['+86 139 1234 0001', '13912340001', '8613912340001', '139-1234-0001', '(139) 1234 0001'])
      expect(secrets.blanked(`call ${number}!`), number).not.toMatch(/\d{3}/u);
    expect(secrets.blanked('123456 and 91234567 and unknown')).toBe('■■■ and 91234567 and unknown');
  });

  it('are found in every order, spacing and width in which people write them', () => {
    const secrets = new Secrets();
    for (const name of ["O'Malley-Żak, Siobhán", '司马  光远', '张伟、李娜', '李明(化名)', 'Joan Whitfield & Ann Doyle', '未知'])
      secrets.addName(name);
    for (const cell of ['１３９１２３４５６７８', '11010519491231002X']) secrets.add(cell);
    const written =
      "Siobhan O'Malley-Zak, 司马光远, 张 伟, 李娜, 李明, ann doyle, JOAN WHITFIELD, ＋８６ 139 1234 5678, １１０１０５１９４９１２３１００２Ｘ";
    expect(secrets.blanked(written).replaceAll(/■■■|[\s,]/gu, '')).toMatch(/^[＋８６Ｘx]*$/u);
    expect(secrets.blanked('化名 and siobhan alone')).toBe('化名 and siobhan alone');
  });
});
