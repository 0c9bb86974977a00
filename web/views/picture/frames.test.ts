import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Picture } from '../../../src/model/index.ts';
import { frameOf, reportsBySpan, spanAfter, spanCount, spanDays, spanOf } from './frames.ts';

const week = 7 * 86_400_000;
const from = Date.UTC(2026, 5, 1);

function move(at: number, verdict?: string): Picture['moves'][number] {
  return {
    key: `m${at}`,
    ring: 'G1',
    from: 'laukkai',
    to: 'myawaddy',
    at,
    between: [at, at],
    confidence: 0.8,
    signs: ['place'],
    because: [],
    reports: [],
    ...(verdict === undefined ? {} : { judged: { verdict, act: 1, by: 'local', at } }),
  };
}

const made: Picture = {
  from,
  to: from + 3 * week,
  spanMs: week,
  reports: 12,
  untimed: 0,
  unread: 0,
  origins: { person: 0, machine: 6, filed: 0, nobody: 6, unknown: [] },
  types: [
    { type: 'investment', counts: [1, 2, 3] },
    { type: 'unsure', counts: [1, 0, 5] },
  ],
  places: [
    { place: 'laukkai', counts: [2, 0, 0] },
    { place: 'myawaddy', counts: [0, 1, 2] },
    { place: 'bavet', counts: [0, 0, 1] },
  ],
  rings: [
    { id: 'G1', size: 9, places: ['laukkai', '', 'myawaddy'] },
    { id: 'G2', size: 3, places: ['', 'muse', 'myawaddy'] },
  ],
  moves: [move(from + week + 1), move(from + week + 2, 'rejected'), move(from + 2 * week)],
  hotspots: [],
};

it('shows of a span its reports, what came before, the rings there and the moves up to it', () => {
  expect(frameOf(made, 1)).toMatchObject({ index: 1, from: from + week, to: from + 2 * week, reports: 2 });
  expect(frameOf(made, 1).places).toEqual([
    { place: 'myawaddy', reports: 1, soFar: 1, rings: 0 },
    { place: 'muse', reports: 0, soFar: 0, rings: 1 },
    { place: 'laukkai', reports: 0, soFar: 2, rings: 0 },
  ]);
  expect(frameOf(made, 1).moves.map(({ move: { key }, isNow }) => [key, isNow])).toEqual([[`m${from + week + 1}`, true]]);
  expect(frameOf(made, 2).moves.map(({ isNow }) => isNow)).toEqual([true, false]);
  expect(frameOf(made, 2).places[0]).toEqual({ place: 'myawaddy', reports: 2, soFar: 3, rings: 2 });
});

it('plays from any span to the last and stops there', () => {
  const played: number[] = [];
  for (let at: number | undefined = 0; at !== undefined; at = spanAfter(at, spanCount(made))) played.push(at);
  expect(played).toEqual([0, 1, 2]);
  expect(spanAfter(0, 0)).toBeUndefined();
});

it('finds the span of a day, the nearest when it lies outside, the last when none is asked for', () => {
  expect([undefined, from - 1, from, from + week, from + 9 * week].map((at) => spanOf(made, at))).toEqual([2, 0, 0, 1, 2]);
  expect(spanOf({ ...made, to: from }, undefined)).toBe(0);
});

it('names the first and the last day of a span', () => {
  expect(spanDays(frameOf(made, 0))).toEqual(['2026-06-01', '2026-06-07']);
  expect(spanDays(frameOf({ ...made, to: from + 2.5 * week }, 2))).toEqual(['2026-06-15', '2026-06-18']);
});

it('counts every report once over all spans, and every place up to the end', () => {
  fc.assert(
    fc.property(fc.array(fc.array(fc.nat(50), { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 5 }), (series) => {
      const picture: Picture = {
        ...made,
        rings: [],
        types: series.map((counts) => ({ type: 'loan', counts })),
        places: series.map((counts, at) => ({ place: `p${at}`, counts })),
      };
      const all = series.flat().reduce((sum, count) => sum + count, 0);
      expect(reportsBySpan(picture).reduce((sum, count) => sum + count, 0)).toBe(all);
      const last = frameOf(picture, 2).places;
      expect(last.reduce((sum, { soFar }) => sum + soFar, 0)).toBe(all);
      for (let at = 0; at < 3; at++) {
        for (const { reports, soFar } of frameOf(picture, at).places) expect(reports).toBeLessThanOrEqual(soFar);
      }
    }),
  );
});
