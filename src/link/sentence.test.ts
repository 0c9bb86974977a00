import { describe, expect, it } from 'vitest';
import { againstSentences, linkSentences, type Tie } from './sentence.ts';

const account: Tie = { kind: 'account', value: '6222021234567891234', reports: 3, inRing: 3, asSuspect: 2, weight: 4 };
const site: Tie = { kind: 'domain', value: 'foo.example', reports: 41, inRing: 37, asSuspect: 2, weight: 1 };

describe('linkSentences', () => {
  it('one shared account', () => {
    expect(linkSentences({ ties: [account], days: 4, dates: 'reported' })).toEqual({
      en: 'Both reports name bank account 6222…1234 as the suspect’s (3 reports name it, all in this ring), reported 4 days apart.',
      zh: '两份报案都指认对方使用的银行账户 6222…1234（共3份报案提及，均在本团伙），报案时间相隔4天。',
    });
  });

  it('several, told together', () => {
    expect(linkSentences({ ties: [account, site], days: 0, dates: 'reported' })).toEqual({
      en:
        'Both reports name as the suspect’s bank account 6222…1234 (3 reports name it, all in this ring) and website foo.example ' +
        '(41 reports name it, 37 of them in this ring). They were reported on the same day.',
      zh: '两份报案都指认对方使用的银行账户 6222…1234（共3份报案提及，均在本团伙）、网站 foo.example（共41份报案提及，其中37份在本团伙），报案时间在同一天。',
    });
  });

  it('says no more than the reports say of whose it is', () => {
    const half = linkSentences({ ties: [{ ...account, asSuspect: 1 }] });
    expect(half.en).toBe(
      'Both reports mention bank account 6222…1234 (3 reports name it, all in this ring), one of them as the suspect’s.',
    );
    expect(half.zh).toContain('都提到银行账户 6222…1234（共3份报案提及，均在本团伙），其中一份指认为对方使用');
    const unsaid = linkSentences({ ties: [{ ...account, asSuspect: 0 }] });
    expect(unsaid.en).toBe('Both reports mention bank account 6222…1234 (3 reports name it, all in this ring).');
    expect(unsaid.en).not.toContain('suspect');
    expect(unsaid.zh).not.toContain('对方');
  });

  it('outside a ring it speaks of no ring, and of rarity when only the two show it', () => {
    const { inRing: _, ...loose } = site;
    expect(linkSentences({ ties: [loose] }).en).toContain('(41 reports name it)');
    expect(linkSentences({ ties: [{ ...loose, reports: 2 }] })).toEqual({
      en: 'Both reports name website foo.example as the suspect’s (no other report names it).',
      zh: '两份报案都指认对方使用的网站 foo.example（其他报案均未提及）。',
    });
  });

  it('a likeness is called a likeness', () => {
    const stem: Tie = {
      kind: 'stem',
      value: 'hage',
      reports: 5,
      asSuspect: 2,
      weight: 1,
      examples: ['hagecoin.test', 'hagefx.test'],
    };
    const text: Tie = { kind: 'text', value: '13/24', reports: 2, asSuspect: 0, weight: 1 };
    expect(linkSentences({ ties: [stem, text], days: 1, dates: 'incident' })).toEqual({
      en: 'Both reports name websites called alike (hagecoin.test, hagefx.test) and tell it in similar words (13 of 24 samples of the wording agree). The losses happened 1 day apart.',
      zh: '两份报案提到名称相近的网站（hagecoin.test、hagefx.test），文字表述相近（24处抽样中13处相同），案发时间相隔1天。',
    });
    const name = linkSentences({ ties: [{ ...text, value: '1/24', sameName: true }] });
    expect(name.en).toBe('Both reports seem to name the same contact person.');
    expect(name.zh).toBe('两份报案似提到同一名联系人。');
  });

  it('counts what it does not tell, and owns up to nothing shared', () => {
    const many = Array.from({ length: 6 }, (_, i) => ({ ...site, value: `s${i}.example` }));
    expect(linkSentences({ ties: many }).en).toContain('share 2 more');
    expect(linkSentences({ ties: [] })).toEqual({
      en: 'The two reports share no indicator that ties.',
      zh: '两份报案没有可作串并依据的相同标识。',
    });
  });
});

it('owns up to a weak pair', () => {
  expect(linkSentences({ ties: [account], weak: 'others' })).toEqual({
    en: 'Both reports name bank account 6222…1234 as the suspect’s (3 reports name it, all in this ring). The pair by itself is weak; it rests on the other reports of the ring.',
    zh: '两份报案都指认对方使用的银行账户 6222…1234（共3份报案提及，均在本团伙）。仅看这两份报案依据较弱，归入本团伙还依据其他报案。',
  });
  expect(linkSentences({ ties: [account], weak: 'alone' }).zh).toMatch(/。依据较弱。$/u);
});

it('againstSentences tells differences of type and language, and long pauses only', () => {
  expect(againstSentences({ ties: [], days: 60 })).toEqual([]);
  const all = againstSentences({ ties: [], days: 61, categories: ['loan', 'romance'], languages: ['zh', 'en'] });
  expect(all.map(({ en }) => en)).toEqual([
    'They are filed as different types of scam (loan and romance).',
    'They are written in different languages (zh and en).',
    'They lie 61 days apart.',
  ]);
  expect(all.every(({ zh }) => zh.endsWith('。'))).toBe(true);
});
