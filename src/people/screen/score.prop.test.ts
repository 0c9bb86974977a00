import fc from 'fast-check';
import { expect, it } from 'vitest';
import { listedPerson } from '../../../test/support/made-screen.ts';
import { cnId, madePeople } from '../../../test/support/made-people.ts';
import { type ListedPerson, matchParts } from '../../model/index.ts';
import { nameWeight } from './name-part.ts';
import { scorePersons } from './score.ts';
import { ordinaryName, sharesOf } from './setting.ts';

const crowd = madePeople(3, 60, 60, 2);
const everybody: readonly ListedPerson[] = [...crowd.roster, ...[...crowd.list()].flat()];
const anybody = fc.constantFrom(...everybody);

it('is the same whichever record comes first, and the weights add up', () => {
  fc.assert(
    fc.property(anybody, anybody, fc.integer({ min: 1, max: 2_000_000 }), (a, b, entries) => {
      const [one, other] = [scorePersons(a, b, { entries }), scorePersons(b, a, { entries })];
      expect(other.score).toBe(one.score);
      expect(other.parts.map(({ weight, says }) => [weight, says])).toEqual(one.parts.map(({ weight, says }) => [weight, says]));
      expect(one.parts.map(({ part }) => part)).toEqual([...matchParts]);
      const sum = one.parts.reduce((total, { weight }) => total + weight, Math.log10(0.05 / Math.max(1000, entries)));
      expect(sum).toBeCloseTo(one.weight, 2);
      for (const { says, weight } of one.parts) if (says === 'silent') expect(weight).toBe(0);
    }),
  );
});

/** Parts of a record that, told alike on both sides, can only speak for one person. */
const agreements: readonly Partial<ListedPerson>[] = [
  { sex: 'm' },
  { nationality: ['MM'] },
  { origins: ['福建省安溪县'] },
  { born: [{ text: '1990-03-12', from: '1990-03-12', to: '1990-03-12', calendar: 'gregorian' }] },
  { papers: [{ kind: 'cn-id', value: cnId('350524', '1990-03-12', 17), country: 'CN', valid: true }] },
  { indicators: [{ kind: 'phone', value: '+8613800000000' }] },
  { kin: [{ relation: '父亲', name: '张建国' }] },
];

it('more agreement never lowers it, more of a list never raises it', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray([...agreements]), fc.nat(1_000_000), fc.nat(1_000_000), (parts, size, more) => {
      let before = scorePersons(listedPerson('a', '张伟强'), listedPerson('b', '张伟强'), { entries: size });
      let told: Partial<ListedPerson> = {};
      for (const part of parts) {
        told = { ...told, ...part };
        const [a, b] = [listedPerson('a', '张伟强', told), listedPerson('b', '张伟强', told)];
        const now = scorePersons(a, b, { entries: size });
        expect(now.score).toBeGreaterThanOrEqual(before.score);
        expect(scorePersons(a, b, { entries: size + more }).score).toBeLessThanOrEqual(now.score);
        before = now;
      }
    }),
  );
});

it('names that are more alike never weigh less, however common they are', () => {
  const count = fc.nat(5000);
  fc.assert(
    fc.property(
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      count,
      count,
      count,
      (x, y, a, b, c) => {
        const shares = sharesOf({ same: a, spelled: a + b, possible: a + b + c }, 10_000);
        const [less, more] = [Math.min(x, y), Math.max(x, y)];
        expect(nameWeight(more, shares)).toBeGreaterThanOrEqual(nameWeight(less, shares) - 1e-9);
        expect(nameWeight(more, ordinaryName)).toBeGreaterThanOrEqual(nameWeight(less, ordinaryName) - 1e-9);
      },
    ),
  );
});
