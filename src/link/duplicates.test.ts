import { describe, expect, it } from 'vitest';
import { madeReports, type MadeReport } from '../../test/support/made-reports.ts';
import { findDuplicates, grounds, significantDigits } from './duplicates.ts';
import { buildTable } from './table.ts';

const base: MadeReport = {
  id: 'r1',
  agency: 'A',
  day: 10,
  lossDay: 8,
  amount: 3_875_100,
  mentions: [{ kind: 'account', value: '6299550000001' }],
};

/** Ids told again and the id that stands for their case. */
function again(...reports: MadeReport[]): Record<string, string> {
  const table = buildTable([madeReports(reports)]);
  const { primary } = findDuplicates(table);
  return Object.fromEntries([...primary].flatMap((first, r) => (first === r ? [] : [[table.id[r]!, table.id[first]!]])));
}

describe('findDuplicates recognises', () => {
  it('one case told to two agencies: same odd amount, day of loss and account', () => {
    expect(again(base, { ...base, id: 'r2', agency: 'B', day: 15 })).toEqual({ r2: 'r1' });
  });

  it('the victim’s own number with the same amount, though the day is told one off', () => {
    const own = { kind: 'phone', value: '+8615412345678', role: 'victim' } as const;
    const first: MadeReport = { ...base, mentions: [own] };
    expect(again(first, { ...first, id: 'r2', agency: 'B', day: 12, lossDay: 9 })).toEqual({ r2: 'r1' });
  });

  it('one pseudonym of one agency with the same round amount', () => {
    const first: MadeReport = { ...base, amount: 300_000, victim: 'V1', mentions: [] };
    expect(again(first, { ...first, id: 'r2', day: 12 })).toEqual({ r2: 'r1' });
    expect(again(first, { ...first, id: 'r2', day: 12, agency: 'B' })).toEqual({});
  });

  it('three tellings as one case, whatever the order of the rows', () => {
    const two: MadeReport = { ...base, id: 'r2', agency: 'B', day: 15 };
    const three: MadeReport = { ...base, id: 'r3', agency: 'C', day: 20 };
    expect(again(base, two, three)).toEqual({ r2: 'r1', r3: 'r1' });
    expect(again(three, base, two)).toEqual({ r2: 'r1', r3: 'r1' });
  });

  it('a missing amount when the day, two indicators and the wording agree', () => {
    const mentions = [...base.mentions!, { kind: 'domain', value: 'foo.example' } as const];
    const first: MadeReport = { ...base, mentions, story: 7 };
    const { amount: _, ...second } = { ...first, id: 'r2', agency: 'B', day: 12 };
    expect(again(first, second)).toEqual({ r2: 'r1' });
  });
});

describe('findDuplicates leaves apart', () => {
  it('one victim robbed twice', () => {
    const own = { kind: 'phone', value: '+8615412345678', role: 'victim' } as const;
    const first: MadeReport = { ...base, victim: 'V1', mentions: [own] };
    expect(again(first, { ...first, id: 'r2', day: 40, lossDay: 38 })).toEqual({});
    expect(again(first, { ...first, id: 'r2', day: 12, amount: 1_200_000 })).toEqual({});
  });

  it('two victims who paid the same round price to one account on one day', () => {
    const first: MadeReport = { ...base, amount: 398_000 };
    expect(again(first, { ...first, id: 'r2', agency: 'B', day: 11 })).toEqual({});
  });

  it('an odd amount that is a price: paid to the account on other days too', () => {
    const others = [3, 5].map((lossDay, i): MadeReport => ({ ...base, id: `x${i}`, lossDay, day: lossDay + 1 }));
    expect(again(...others, base, { ...base, id: 'r2', agency: 'B', day: 11 })).toEqual({});
  });

  it('two pseudonyms of one agency', () => {
    expect(again({ ...base, victim: 'V1' }, { ...base, id: 'r2', day: 12, victim: 'V2' })).toEqual({});
  });

  it('the same amount and day but another currency, or nothing else in common', () => {
    expect(again(base, { ...base, id: 'r2', day: 12, currency: 'USD' })).toEqual({});
    expect(again(base, { ...base, id: 'r2', day: 12, mentions: [{ kind: 'account', value: '6299550000002' }] })).toEqual({});
  });

  it('reports that all name one number as the victim’s own: it is nobody’s', () => {
    const own = { kind: 'phone', value: '+8615412345678', role: 'victim' } as const;
    const many = Array.from({ length: 9 }, (_, i): MadeReport => ({ ...base, id: `r${i}`, amount: 500_000, mentions: [own] }));
    expect(again(...many)).toEqual({});
  });
});

it('tells by what a case was recognised', () => {
  const table = buildTable([madeReports([base, { ...base, id: 'r2', agency: 'B', day: 15 }])]);
  expect(findDuplicates(table).grounds[1]).toBe(grounds.amount | grounds.day | grounds.indicators);
});

it('significantDigits', () => {
  expect([0, 5, 348_000, 3_875_100, 1_200_000].map(significantDigits)).toEqual([0, 1, 3, 5, 2]);
});
