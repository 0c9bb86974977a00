import { expect, it } from 'vitest';
import type { JudgementRow } from '../../../src/model/index.ts';
import { unlike } from './unlike.ts';

const row = (act: number, by: string, verdict: JudgementRow['verdict'], body: object, stands = true): JudgementRow => ({
  act,
  at: act,
  by,
  verdict,
  body: { verdict, ...body },
  stands,
});

it('two people who decide unlike on one pair, indicator or ring stand together, each with their newest word', () => {
  const rows = [
    row(1, 'wang', 'same', { a: 'r1', b: 'r2' }),
    row(2, 'li', 'same', { a: 'r2', b: 'r1' }),
    row(3, 'li', 'different', { a: 'r2', b: 'r1' }),
    row(4, 'wang', 'service', { kind: 'phone', value: '+86' }),
    row(5, 'li', 'identity', { kind: 'phone', value: '+86' }),
    row(6, 'wang', 'confirm', { ring: 'G1' }),
    row(7, 'wang', 'dismiss', { ring: 'G1' }),
    row(8, 'wang', 'same', { a: 'r3', b: 'r4' }),
    row(9, 'li', 'different', { a: 'r3', b: 'r4' }, false),
  ];
  const acts = (those: readonly JudgementRow[][]): number[][] => those.map((each) => each.map(({ act }) => act));
  expect(acts(unlike(rows))).toEqual([
    [1, 3],
    [4, 5],
  ]);
  expect(acts(unlike(rows.toReversed()))).toEqual(acts(unlike(rows)));
  expect(unlike([])).toEqual([]);
});
