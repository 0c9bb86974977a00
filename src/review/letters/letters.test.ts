import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type MadeCase, madeVictims, makeCase } from '../../../test/support/made-case.ts';
import { type Board, Letter } from '../../model/index.ts';
import type { Dossier } from '../../model/index.ts';
import { templates } from '../templates.ts';
import { boardsOf } from '../board/index.ts';
import { letterFor, lettersFor } from './index.ts';

let made: MadeCase;
let dossier: Dossier;
let boards: Board[];
let letters: Letter[];

beforeAll(async () => {
  made = await makeCase();
  const members = {
    agency: '临澜市公安局刑侦支队',
    officers: [{ name: '陈警官', role: '主办', number: '045117' }],
    label: 'AMBER+STRICT',
    'suspect:S1': {
      name: '王强',
      aliases: ['强哥'],
      papers: { passport: 'E00000000' },
      indicators: [
        { kind: 'handle', value: 'wechat:golden_fx88' },
        { kind: 'card', value: '6228480402564890018' },
        { kind: 'wallet', value: 'tron:TQn9Y2khEsLJW1ChVWFMSMeRDow5KcbLSE' },
        // Entered by mistake: it is a victim's.
        { kind: 'phone', value: '+8613912340001' },
      ],
    },
    'suspect:S2': { indicators: [{ kind: 'phone', value: '+8615487720001' }] },
  };
  await made.workbench.ctx.commit([{ kind: 'case.edit', body: { case: made.id, set: members } }]);
  dossier = await made.dossier();
  boards = boardsOf(dossier, [], templates());
  letters = boards.flatMap((board) =>
    board.cells.filter(({ letter }) => letter !== undefined).flatMap((cell) => lettersFor(dossier, board, cell)),
  );
});
afterAll(async () => await made.close());

const text = ({ subject, body }: Letter): string => JSON.stringify([subject, body]);
const one = (element: string, suspect: string | undefined, to?: Letter['to']): Letter => {
  const board = boards[0]!;
  const cell = board.cells.find((each) => each.element === element && each.suspect === suspect)!;
  return letterFor(dossier, board, cell, { to });
};

describe('every letter', () => {
  it('is of the schema, complete in both languages, with source, officer, period and deadline', () => {
    expect(letters.length).toBeGreaterThan(20);
    for (const letter of letters) {
      expect(() => Letter.parse(letter)).not.toThrow();
      const { en, zh } = letter.body;
      for (const part of [
        '1. Legal basis',
        '3. Please provide',
        'SHA-256',
        'days of receipt',
        '045117',
        'TLP:AMBER+STRICT',
        dossier.case.id,
      ]) {
        expect(en).toContain(part);
      }
      for (const part of ['一、法律依据', '三、请提供', 'SHA-256', '日内答复', '陈警官', '（印章）', '致：', dossier.case.id]) {
        expect(zh).toContain(part);
      }
      expect(zh.match(/签名：/gu)).toHaveLength(2);
      expect(en + zh).not.toMatch(/undefined|NaN|\[object/u);
    }
  });

  it('goes to everybody who could know', () => {
    expect(new Set(letters.map(({ to }) => to))).toEqual(
      new Set(['bank', 'telecom', 'platform', 'exchange', 'police', 'foreign']),
    );
  });

  it('names no victim and nothing that is a victim’s', () => {
    for (const letter of letters) {
      for (const { name, phone, account } of madeVictims) {
        for (const secret of [name, phone.replaceAll(' ', ''), account])
          if (secret !== '') expect(text(letter)).not.toContain(secret);
      }
      for (const { text: told } of dossier.reports) expect(text(letter)).not.toContain(told.slice(0, 30));
    }
  });

  it('marks a legal basis that was written from memory', () => {
    for (const { body } of letters.filter(({ body: { en } }) => en.includes('Criminal Procedure Law'))) {
      expect(body.en).toContain('[to be checked before signing]');
      expect(body.zh).toContain('【待核】');
    }
  });
});

describe('to a company', () => {
  it('a letter names accounts, and never a suspect, the case’s title or how the case stands', () => {
    const companies = letters.filter(({ to }) => to !== 'police' && to !== 'foreign');
    expect(companies.length).toBeGreaterThan(10);
    for (const letter of companies) {
      for (const word of ['王强', '强哥', 'E00000000', 'Golden FX', 'As it stands', '现状'])
        expect(text(letter)).not.toContain(word);
    }
  });

  it('a letter asks about what that company keeps, and about the suspect’s alone', () => {
    const platform = one('identity', 'S1');
    expect(platform.to).toBe('platform');
    expect(platform.body.en).toContain('1. WeChat account: golden_fx88');
    expect(platform.body.en).not.toContain('6228480402564890018');
    const bank = one('identity', 'S1', 'bank');
    expect(bank.body.zh).toContain('1. 银行卡：6228480402564890018');
    expect(one('identity', 'S1', 'exchange').body.en).toContain('TQn9Y2khEsLJW1ChVWFMSMeRDow5KcbLSE (tron)');
    expect(one('identity', 'S2').to).toBe('telecom');
  });

  it('a letter goes to one house: one service is not told what another is asked', () => {
    const indicators = [
      { kind: 'handle' as const, value: 'wechat:golden_fx88' },
      { kind: 'handle' as const, value: 'telegram:golden_two' },
      { kind: 'email' as const, value: 'coach@golden-mail.example' },
      { kind: 'domain' as const, value: 'goldenfx-vip.example' },
      { kind: 'url' as const, value: 'https://goldenfx-vip.example/login' },
    ];
    const [first, ...others] = dossier.suspects;
    const wide = { ...dossier, suspects: [{ ...first!, indicators }, ...others] };
    const board = boards[0]!;
    const cell = board.cells.find(({ element, suspect }) => element === 'identity' && suspect === 'S1')!;
    const each = lettersFor(wide, board, cell).filter(({ to }) => to === 'platform');
    expect(each.map(({ house }) => house)).toEqual(['wechat', 'telegram', 'golden-mail.example', 'sites']);
    expect(
      each.map((letter) => indicators.filter(({ value }) => text(letter).includes(value.replace(/^\w+:(?!\/)/u, ''))).length),
    ).toEqual([1, 1, 1, 1]);
    expect(each[1]!.body.en).toContain('To: the operator of Telegram: ____');
    const whole = letterFor(wide, board, cell);
    expect(whole.house).toBeUndefined();
    expect(whole.body.zh).toContain('【Telegram经营者】');
    expect(whole.body.zh).toContain('一函一单位');
    const gone = expect.objectContaining({ code: 'review.letter' });
    expect(() => letterFor(wide, board, cell, { house: 'signal' })).toThrow(gone);
  });

  it('a letter on where the money went falls back on the accounts that received it', () => {
    const letter = one('money', 'S2');
    expect(letter.to).toBe('bank');
    expect(letter.body.en).toContain('6228480402564890018');
    expect(letter.body.zh).toContain('以涉案金额为限');
  });
});

describe('to an authority', () => {
  it('a letter names the person, and what the case lacks', () => {
    const letter = one('crossing', 'S1');
    expect(letter.to).toBe('foreign');
    expect(letter.body.zh).toContain('人员：王强，别名：强哥，passport：E00000000');
    expect(letter.body.zh).toContain('现状：');
    expect(letter.body.zh).not.toContain('刑事诉讼法》第五十四条');
    expect(letter.body.en).toContain('Period: 2025-01-28 to 2026-02-07 (UTC)');
    expect(one('den', 'S2').body.en).toContain('S2 (identity not known)');
  });

  it('a letter to stations names their reports by number, each station’s by itself', () => {
    const { body } = one('remote-interviews', undefined);
    expect(body.en).toContain('Harrow Bay Police (3): HB-11, HB-12, HB-13');
    expect(body.zh).toContain('临澜市公安局（3件）：ZA-001、ZA-002、ZA-003');
    expect(body.zh).toContain('致：下列报案的受理单位');
  });
});

it('nobody is written to for what only investigators can find', () => {
  const nobody = expect.objectContaining({ kind: 'missing', code: 'review.letter' });
  expect(() => one('knowledge', 'S1')).toThrow(nobody);
  expect(() => one('crossing', 'S1', 'bank')).toThrow(nobody);
});

it('a letter of the synthetic sample says that it is not to be sent', () => {
  const board = boards[0]!;
  const cell = board.cells.find(({ letter }) => letter !== undefined)!;
  const sample = { ...dossier, casebook: { ...dossier.casebook, synthetic: true } };
  expect(letterFor(sample, board, cell).body.zh).toMatch(/^【合成样例/u);
  expect(letterFor(dossier, board, cell).body.zh).not.toContain('合成样例');
});
