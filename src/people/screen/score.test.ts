import { describe, expect, it } from 'vitest';
import { cnId } from '../../../test/support/made-people.ts';
import { listedPerson } from '../../../test/support/made-screen.ts';
import type { ListedPerson, MatchPart, Paper, PartView } from '../../model/index.ts';
import { scorePersons } from './score.ts';
import { thresholds } from './setting.ts';

const million = { entries: 1_000_000 };
const id = (day: string, order = 17): Paper => ({ kind: 'cn-id', value: cnId('350524', day, order), country: 'CN', valid: true });

function part(name: MatchPart, a: Partial<ListedPerson>, b: Partial<ListedPerson>): PartView {
  const { parts } = scorePersons(listedPerson('a', '张伟强', a), listedPerson('b', '张伟强', b));
  return parts.find((each) => each.part === name)!;
}
const born = (from: string, to = from): Pick<ListedPerson, 'born'> => ({
  born: [{ text: from, from, to, calendar: 'gregorian' }],
});

describe('days of birth', () => {
  it.each([
    ['the same day', born('1990-03-12'), born('1990-03-12'), 'agrees'],
    ['day and month changed over', born('1990-03-12'), born('1990-12-03'), 'close'],
    ['one digit off', born('1990-03-12'), born('1990-03-17'), 'close'],
    ['two neighbouring digits changed over', born('1989-03-12'), born('1998-03-12'), 'close'],
    ['a year and a day in it', born('1990-01-01', '1990-12-31'), born('1990-03-12'), 'agrees'],
    ['1 January, written for the year alone', born('1990-01-01'), born('1990-03-12'), 'close'],
    ['two years that differ by ten', born('1990-01-01', '1990-12-31'), born('2001-03-12'), 'differs'],
    ['thirty years apart', born('1990-03-12'), born('1961-07-25'), 'differs'],
  ] as const)('%s', (_what, a, b, says) => {
    const found = part('born', a, b);
    expect(found.says).toBe(says);
    if (says === 'differs') expect(found.weight).toBeLessThan(0);
    else expect(found.weight).toBeGreaterThan(0);
  });

  it('weigh the less the less is told, and the more against the further apart', () => {
    const weigh = (a: Pick<ListedPerson, 'born'>, b: Pick<ListedPerson, 'born'>): number => part('born', a, b).weight;
    const day = born('1990-03-12');
    expect(weigh(day, day)).toBeGreaterThan(weigh(day, born('1990-03-01', '1990-03-31')));
    expect(weigh(day, born('1990-03-01', '1990-03-31'))).toBeGreaterThan(weigh(day, born('1990-01-01', '1990-12-31')));
    expect(weigh(day, born('1993-08-25'))).toBeGreaterThan(weigh(day, born('1961-07-25')));
    expect(part('born', {}, day)).toMatchObject({ says: 'silent', weight: 0 });
  });
});

describe('papers', () => {
  it('that are equal and valid decide, also against a name that differs', () => {
    const papers = [id('1990-03-12')];
    const [a, b] = [listedPerson('a', '张伟强', { papers }), listedPerson('b', '欧阳震华', { papers })];
    expect(scorePersons(a, b, million).score).toBeGreaterThan(0.5);
    expect(scorePersons({ ...a, names: b.names }, b, million).score).toBeGreaterThan(thresholds.strong);
  });

  it('of one kind and country that differ speak against; passports are renewed', () => {
    expect(part('paper', { papers: [id('1990-03-12')] }, { papers: [id('1990-03-12', 251)] })).toMatchObject({ says: 'differs' });
    const passport = (value: string): Pick<ListedPerson, 'papers'> => ({ papers: [{ kind: 'passport', value, country: 'CN' }] });
    expect(part('paper', passport('E12345678'), passport('G87654321'))).toMatchObject({ says: 'silent', weight: 0 });
    expect(part('paper', passport('E12345678'), passport('E12345678'))).toMatchObject({ says: 'agrees' });
    const other: Pick<ListedPerson, 'papers'> = { papers: [{ kind: 'passport', value: 'E12345678', country: 'MM' }] };
    expect(part('paper', passport('E12345678'), other).weight).toBeLessThan(2);
  });

  it('of 15 and of 18 digits are one number, and say birth and sex themselves', () => {
    const long = id('1985-07-01');
    const short: Paper = { kind: 'cn-id', value: long.value.slice(0, 6) + long.value.slice(8, 17), country: 'CN' };
    expect(part('paper', { papers: [long] }, { papers: [short] })).toMatchObject({ says: 'agrees' });
    expect(part('born', { papers: [long] }, born('1985-07-01'))).toMatchObject({ says: 'agrees' });
    expect(part('sex', { papers: [long] }, { sex: 'f' })).toMatchObject({ says: 'differs' });
    // What the equal paper tells of both is not counted again.
    expect(part('born', { papers: [long] }, { papers: [long] })).toMatchObject({ says: 'silent', weight: 0 });
  });
});

describe('names', () => {
  it('that are common weigh less', () => {
    const [a, b] = [listedPerson('a', '王伟', { day: '1990-03-12' }), listedPerson('b', '王伟', { day: '1990-03-12' })];
    const common = { ...million, names: { same: 1e-3, spelled: 1e-3, possible: 2e-3 } };
    const rare = { ...million, names: { same: 1e-7, spelled: 1e-7, possible: 1e-7 } };
    expect(scorePersons(a, b, common).score).toBeLessThan(scorePersons(a, b, rare).score);
  });

  it('of all aliases the best counts, a weak one less', () => {
    const a = listedPerson('a', '张伟强');
    const alias = (role: 'alias' | 'weak') => ({
      names: [
        { text: '李四', role: 'full' as const },
        { text: '张伟强', role },
      ],
    });
    const [strong, weak] = [
      scorePersons(a, listedPerson('b', '李四', alias('alias'))),
      scorePersons(a, listedPerson('b', '李四', alias('weak'))),
    ];
    expect(strong.nameScore).toBe(1);
    expect(weak.score).toBeLessThan(strong.score);
    expect(weak.score).toBeGreaterThan(scorePersons(a, listedPerson('b', '李四')).score);
  });
});

it('a victim is not taken for a fugitive by a name alone', () => {
  const [victim, fugitive] = [
    listedPerson('a', '王伟', { day: '1999-02-14', sex: 'f' }),
    listedPerson('b', '王伟', { day: '1971-10-30', sex: 'm' }),
  ];
  expect(scorePersons(victim, fugitive, million).score).toBeLessThan(thresholds.review);
});

it('records that say nothing give no ground', () => {
  const nothing = listedPerson('a', '');
  expect(scorePersons(nothing, nothing)).toMatchObject({ nameScore: 0, sentence: { en: 'nothing speaks for or against' } });
});
