import { expect, it } from 'vitest';
import type { Judgement } from '../model/index.ts';
import { disagreementsOf, unlikeIn, unlikeLines } from './decisions.ts';

const at = Date.UTC(2026, 1, 3);
const made = (act: number, by: string, judgement: Judgement, stands = true) => ({ act, at, by, judgement, stands }) as const;

it('people who decide unlike on a pair, an indicator, a ring or a mention stand side by side', () => {
  const mention = { verdict: 'mention', report: 'r1', kind: 'phone', value: '+86', start: 3, end: 9 } as const;
  const all = [
    made(1, 'wang', { verdict: 'same', a: 'r1', b: 'r2', reason: 'one site' }),
    made(2, 'li', { verdict: 'different', a: 'r2', b: 'r1' }),
    made(3, 'wang', { verdict: 'service', kind: 'phone', value: '+86' }),
    made(4, 'li', { verdict: 'identity', kind: 'phone', value: '+86' }),
    made(5, 'wang', { verdict: 'confirm', ring: 'G1' }),
    made(6, 'li', { verdict: 'dismiss', ring: 'G1' }),
    made(7, 'wang', { ...mention, role: 'victim' }),
    made(8, 'li', { ...mention, role: null }),
    // One who changes their mind disagrees with nobody, and neither does what was taken back.
    made(9, 'wang', { verdict: 'same', a: 'r3', b: 'r4' }),
    made(10, 'wang', { verdict: 'different', a: 'r3', b: 'r4' }),
    made(11, 'wang', { verdict: 'same', a: 'r5', b: 'r6' }),
    made(12, 'li', { verdict: 'different', a: 'r5', b: 'r6' }, false),
    made(13, 'li', { verdict: 'undo', act: 12 }),
  ];
  expect(disagreementsOf(all).map(({ acts }) => acts)).toEqual([
    [1, 2],
    [3, 4],
    [5, 6],
    [7, 8],
  ]);
  const [pair] = unlikeIn(all, (id) => id.toUpperCase());
  expect(unlikeLines([pair!], 'en')).toEqual([
    '  R1 – R2',
    '    wang (2026-02-03, act 1): one ring; one site',
    '    li (2026-02-03, act 2): not one ring',
  ]);
  expect(unlikeLines([pair!], 'zh')[1]).toBe('    wang（2026-02-03，第 1 号操作）：同一团伙。理由：one site');
});
