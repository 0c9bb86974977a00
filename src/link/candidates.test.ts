import { describe, expect, it } from 'vitest';
import { madeReports } from '../../test/support/made-reports.ts';
import { groupStates } from './candidates.ts';
import { groupNames } from './kinds.ts';
import { buildTable } from './table.ts';

const wallet = (value: string) => ({ kind: 'wallet', value }) as const;
const phone = (value: string) => ({ kind: 'phone', value }) as const;

describe('what speaks beside the indicator that opens a pair', () => {
  const table = buildTable([
    madeReports([
      { id: 'r1', day: 1, mentions: [wallet('shared'), wallet('one'), phone('+8615400000001')] },
      { id: 'r2', day: 2, mentions: [wallet('shared'), wallet('two'), phone('+8615400000002')] },
    ]),
  ]);
  const state = (opener: string, group: (typeof groupNames)[number]): number => {
    const exclusivity = new Float32Array(table.indicators).fill(0.9);
    const x = opener === '' ? -1 : table.value.indexOf(opener);
    return (groupStates(table, exclusivity, 0, 1, x, 0.6) >>> (2 * groupNames.indexOf(group))) & 3;
  };

  it('is that another kind differs', () => {
    expect(state('shared', 'phone')).toBe(1);
  });

  it('is not that they have more of the kind in which they agree', () => {
    expect(state('shared', 'wallet')).toBe(0);
  });

  it('is that they agree in it once more', () => {
    expect(state('', 'wallet')).toBe(3);
  });
});
