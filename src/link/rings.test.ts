import { describe, expect, it } from 'vitest';
import { type Groups, nameRings } from './rings.ts';

const ids = ['r1', 'r2', 'r3', 'r4', 'r5', 'r6', 'r7', 'r8'];
function groups(...members: number[][]): Groups {
  const ringOf = new Int32Array(ids.length).fill(-1);
  members.forEach((list, g) => list.forEach((r) => (ringOf[r] = g)));
  return { ringOf, members: members.map((list) => Int32Array.from(list)) };
}
const previous = (rings: Record<string, number[]>): { report: string[]; ring: string[] } => {
  const pairs = Object.entries(rings).flatMap(([ring, list]) => list.map((r) => [ids[r]!, ring] as const));
  return { report: pairs.map(([report]) => report), ring: pairs.map(([, ring]) => ring) };
};

describe('nameRings', () => {
  it('names a new ring after its earliest report', () => {
    const long = ['r0123456789abcdef0123', 'rfedcba98765432100000'];
    const { ids: named } = nameRings({ ringOf: Int32Array.of(0, 0), members: [Int32Array.of(0, 1)] }, long, undefined);
    expect(named).toEqual(['G0123456789ab']);
    expect(nameRings(groups([0, 1]), ids, undefined).ids[0]).toMatch(/^G[0-9a-f]{12}$/);
  });

  it('keeps an id through growth and the loss of a report', () => {
    const { ids: named, moved } = nameRings(groups([0, 2, 3, 4]), ids, previous({ Gold: [1, 2, 3] }));
    expect(named).toEqual(['Gold']);
    expect(moved).toEqual([]);
  });

  it('keeps the older id of a merger and records the younger', () => {
    const { ids: named, moved } = nameRings(groups([0, 1, 2, 3, 4]), ids, previous({ Gyoung: [2, 3, 4], Gold: [0, 1] }));
    expect(named).toEqual(['Gold']);
    expect(moved).toEqual([{ ring: 'Gyoung', into: ['Gold'], how: 'merged' }]);
  });

  it('keeps the id of the ring that the other split off from, whichever has the earliest report', () => {
    const before = { ...previous({ Gpart: [0, 1], Gwhole: [2, 3, 4] }), parents: new Map([['Gpart', 'Gwhole']]) };
    const { ids: named, moved } = nameRings(groups([0, 1, 2, 3, 4]), ids, before);
    expect(named).toEqual(['Gwhole']);
    expect(moved).toEqual([{ ring: 'Gpart', into: ['Gwhole'], how: 'merged' }]);
  });

  it('keeps the id with the larger part of a split and records both', () => {
    const { ids: named, moved } = nameRings(groups([0, 1], [2, 3, 4]), ids, previous({ Gall: [0, 1, 2, 3, 4] }));
    expect(named[1]).toBe('Gall');
    expect(named[0]).not.toBe('Gall');
    expect(moved).toEqual([{ ring: 'Gall', into: ['Gall', named[0]], how: 'split' }]);
  });

  it('records a ring that dissolved and claims no id twice', () => {
    const { ids: named, moved } = nameRings(groups([5, 6]), ids, previous({ Ggone: [0, 1] }));
    expect(moved).toEqual([{ ring: 'Ggone', into: [], how: 'dissolved' }]);
    expect(new Set([...named, 'Ggone']).size).toBe(2);
    const again = nameRings(
      groups([0, 1], [2, 3]),
      ids,
      previous({ [nameRings(groups([0, 1]), ids, undefined).ids[0]!]: [2, 3] }),
    );
    expect(new Set(again.ids).size).toBe(2);
  });
});
